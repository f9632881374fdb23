import { createHash } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { ImportPreview } from '../../console/api/schedule-schemas.ts';
import { NightbellError } from '../../errors.ts';
import { type DateOrder, readDate } from '../../oncall/exchange/dates.ts';
import { kindOf } from '../../oncall/exchange/read.ts';
import type { Shift, Source } from '../../oncall/schedule/types.ts';
import type { LiveSchedule } from '../schedule.ts';
import { heldBack, type ScheduleImport } from '../schedule-import.ts';
import type { ScheduleImports } from './schedule.ts';
import { scheduleWords } from './schedule-words.ts';

const KINDS: Record<Source['kind'], string> = {
  icalendar: 'iCalendar',
  caldav: 'CalDAV',
  amion: 'Amion',
  qgenda: 'QGenda',
  spreadsheet: 'spreadsheet',
};

/** Schedules from a file, for the page: what would change, in sentences. */
export function scheduleImports({
  imports,
  live,
  clock,
}: {
  imports: ScheduleImport;
  live: LiveSchedule;
  clock: Clock;
}): ScheduleImports {
  return {
    async preview({ source, service, fileName, bytes, names, tasks, dates }) {
      try {
        const wish = {
          source: sourceId(live, source),
          sourceName: source,
          names,
          tasks: Object.fromEntries(
            Object.entries(tasks).map(([task, seat]) => [task, seat === null ? null : { service, seat }]),
          ),
          ...(service !== null && { service }),
          ...(dates !== null && { dates }),
        };
        const { id, preview } = await imports.preview(wish, bytes, fileName);
        const words = scheduleWords(live.current, clock.now());
        const told = (shift: Shift) =>
          `${words.seat(words.person(shift.person), shift.seat, shift.service)}, ${words.span(shift)}`;
        const shown: ImportPreview = {
          id,
          source: preview.source.name,
          format: KINDS[kindOf(bytes, fileName)],
          version: preview.version,
          added: preview.added.map(told),
          removed: preview.removed.map(told),
          changed: preview.changed.map(
            ({ before, after }) => `${told(after)} (it was ${words.person(before.person)}, ${words.span(before)})`,
          ),
          same: preview.same,
          unknownNames: preview.unknownNames,
          unknownTasks: preview.unknownTasks,
          conflicts: preview.conflicts.map(({ override, outside }) => {
            const ours = live.current.overrides.find((each) => each.id === override);
            const who = ours
              ? `${words.person(ours.person)} is on call by an override made here, ${words.span(ours)}`
              : 'An override made here holds';
            return `${who}; the file names ${words.person(outside.person)}, ${words.span(outside)}. The override holds.`;
          }),
          doubled: preview.doubled.map(({ first, second }) =>
            first.seat === second.seat
              ? `${told(first)}, and ${words.person(second.person)}, ${words.span(second)}. Both are in one seat; ${words.person(second.person)}, who begins later, has it.`
              : `${told(first)}, and ${told(second)}. One person cannot be woken in two seats.`,
          ),
          unclearDates: preview.unclearDates === null ? null : bothDays(preview.unclearDates),
          problems: preview.problems,
          held: heldBack(preview),
        };
        return { ok: true, preview: shown };
      } catch (error) {
        // The readers throw what their libraries throw; a fault of the box itself has a code.
        if (error instanceof NightbellError) throw error;
        return {
          ok: false,
          why: 'refused',
          says: 'That file could not be read as a schedule. See that it is iCalendar, CSV or XLSX.',
        };
      }
    },
    async apply(by, previewId, force) {
      const applied = await imports.apply(by.actor, previewId, force);
      if (applied.ok) return { ok: true, version: applied.version, warnings: { conflicts: [], fatigue: [] } };
      return applied;
    },
  };
}

/** "5/3/2027" as the two days that it may be. */
function bothDays(text: string): NonNullable<ImportPreview['unclearDates']> {
  const said = (order: DateOrder) => readDate(text, order)?.toLocaleString('en-US', { dateStyle: 'long' }) ?? text;
  return { text, monthFirst: said('month-first'), dayFirst: said('day-first') };
}

/** A name that is known is that source; another one gets an id of its own, the same whenever it is typed. */
function sourceId({ current }: LiveSchedule, name: string): string {
  const known = current.sources.find((each) => each.name.toLowerCase() === name.trim().toLowerCase());
  return known?.id ?? `file-${createHash('sha256').update(name.trim().toLowerCase()).digest('hex').slice(0, 12)}`;
}
