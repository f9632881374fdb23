import { createHash } from 'node:crypto';
import { epochMs, wall } from '../schedule/clock.ts';
import { spanOf } from '../schedule/turns.ts';
import type { Override, Schedule, Shift, Span } from '../schedule/types.ts';
import { Names } from './names.ts';
import { seatOf } from './tasks.ts';
import type { Outside, Preview, Reading } from './types.ts';

/** A schedule that doubles more often is read by the wrong columns: nobody looks at each. */
const MOST_DOUBLED = 500;

/**
 * What taking an outside schedule in would change against the shifts that its source gave before. Shifts that are over stay as they were; a table
 * counts for the time between its first and its last entry, a calendar for all that is to come. Nothing is guessed: who or what is not known is
 * listed and left out.
 */
export function previewOf(schedule: Schedule, outside: Outside, reading: Reading, now: string): Preview {
  const names = new Names(schedule.people, reading.names);
  const services = new Map(
    schedule.services.flatMap(({ id, name }) => [
      [id.toLowerCase(), id],
      [name.toLowerCase(), id],
    ]),
  );
  const unknownNames = new Set<string>();
  const unknownTasks = new Set<string>();
  const problems = [...outside.problems];
  const wanted: Shift[] = [];
  for (const entry of outside.entries) {
    const seat = seatOf({ ...entry, service: entry.service ?? serviceIn(entry.task, services) }, reading);
    if (seat === null || epochMs(entry.end) <= epochMs(now)) continue;
    if (seat === 'unknown') {
      unknownTasks.add(entry.task ?? '');
      continue;
    }
    const person = names.find(entry.who);
    if (person === null) unknownNames.add(entry.who);
    const service = seat.service === null ? null : services.get(seat.service.toLowerCase());
    if (service === undefined) {
      problems.push(`${wall(epochMs(entry.start), reading.timeZone)}: ${seat.service} is no service`);
      continue;
    }
    if (person === null) continue;
    const { start, end } = entry;
    wanted.push({
      id: idOf(reading, entry.key),
      service,
      seat: seat.seat,
      person,
      start,
      end,
      source: reading.source.id,
    });
  }
  const covered = rangeOf(outside, now);
  const before = schedule.shifts.filter(
    (shift) =>
      shift.source === reading.source.id && covered !== null && touches(shift, covered) && isToCome(shift, now),
  );
  const known = new Map(before.map((shift) => [shift.id, shift]));
  const kept = new Set(wanted.map(({ id }) => id));
  const changed = wanted.flatMap((after) => {
    const was = known.get(after.id);
    return was && !same(was, after) ? [{ before: was, after }] : [];
  });
  return {
    source: reading.source,
    version: schedule.version,
    added: wanted.filter(({ id }) => !known.has(id)),
    removed: before.filter(({ id }) => !kept.has(id)),
    changed,
    same: wanted.filter((after) => known.has(after.id)).length - changed.length,
    unknownNames: [...unknownNames],
    unknownTasks: [...unknownTasks],
    conflicts: schedule.overrides.flatMap((override) =>
      wanted.filter((shift) => against(override, shift)).map((outside) => ({ override: override.id, outside })),
    ),
    doubled: doubles(wanted),
    unclearDates: outside.unclearDates,
    problems,
  };
}

/** The service that a task names between commas, "On call, Paediatrics"; null: none. */
function serviceIn(task: string | null, services: Map<string, string>): string | null {
  const parts = task?.split(/\s*,\s*/).map((part) => part.toLowerCase()) ?? [];
  return parts.length < 2 ? null : (parts.map((part) => services.get(part)).find((id) => id !== undefined) ?? null);
}

/** Whether an override of ours names another for the same seat at a time of the shift. */
function against(override: Override, shift: Shift): boolean {
  return (
    override.seat === shift.seat &&
    (override.service === null || shift.service === null || override.service === shift.service) &&
    override.person !== shift.person &&
    touches(override, spanOf(shift))
  );
}

function touches(span: Span, { from, to }: { from: number; to: number }): boolean {
  const own = spanOf(span);
  return own.from < to && from < own.to;
}

function isToCome({ end }: Span, now: string): boolean {
  return epochMs(end) > epochMs(now);
}

/** null: a table without a row says nothing of any time. */
function rangeOf({ whole, entries }: Outside, now: string): { from: number; to: number } | null {
  if (whole) return { from: epochMs(now), to: Number.POSITIVE_INFINITY };
  const spans = entries.map(spanOf);
  if (spans.length === 0) return null;
  return { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) };
}

/**
 * Two people in one seat at one time, of whom the one who begins later counts, and one person in two seats of a service: somebody should look at it.
 * A shift of every service and one of a single service are no double, as the second comes before the first.
 */
function doubles(shifts: readonly Shift[]): Preview['doubled'] {
  const doubled: Preview['doubled'] = [];
  const services = new Map<string | null, Shift[]>();
  for (const shift of shifts) services.set(shift.service, [...(services.get(shift.service) ?? []), shift]);
  for (const list of services.values()) {
    list.sort((a, b) => epochMs(a.start) - epochMs(b.start));
    // Those that began and are not over yet: a long shift meets each of the short ones within it.
    let running: Shift[] = [];
    for (const second of list) {
      running = running.filter(({ end }) => epochMs(end) > epochMs(second.start));
      for (const first of running)
        if ((first.seat === second.seat) !== (first.person === second.person)) doubled.push({ first, second });
      if (doubled.length > MOST_DOUBLED) return doubled;
      running.push(second);
    }
  }
  return doubled;
}

function same(a: Shift, b: Shift): boolean {
  return (
    a.person === b.person &&
    a.seat === b.seat &&
    a.service === b.service &&
    epochMs(a.start) === epochMs(b.start) &&
    epochMs(a.end) === epochMs(b.end)
  );
}

function idOf(reading: Reading, key: string): string {
  return `${reading.source.id}-${createHash('sha256').update(key).digest('hex').slice(0, 24)}`;
}
