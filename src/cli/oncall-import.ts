import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { systemClock } from '../clock.ts';
import { readSecret } from '../delivery/gateway.ts';
import { NightbellError } from '../errors.ts';
import { silentLog } from '../log.ts';
import { fetchSchedule } from '../oncall/exchange/fetch.ts';
import { readICalendar } from '../oncall/exchange/icalendar.ts';
import { COLUMNS, type Preview, type Tasks } from '../oncall/exchange/types.ts';
import { epochMs, wall } from '../oncall/schedule/clock.ts';
import { SEATS, type Seat, type Shift } from '../oncall/schedule/types.ts';
import { findPerson, type Practice } from '../practice/practice.ts';
import type { Settings } from '../settings/schema.ts';
import { LiveSchedule } from '../wiring/schedule.ts';
import { changesAnything, type Held, heldBack, type ImportWish, ScheduleImport } from '../wiring/schedule-import.ts';
import { type Io, print } from './io.ts';
import { withStore } from './rooms-alone.ts';

export interface ImportValues {
  preview: boolean;
  /** Also where it is empty, or not all of it could be read. */
  force: boolean;
  source?: string | undefined;
  service?: string | undefined;
  seat?: string | undefined;
  /** `NAME=person` */
  name: string[];
  /** `column=HEADING` */
  column: string[];
  dates?: string | undefined;
  /** `TASK=seat`, `TASK=service/seat`, `TASK=none` */
  task: string[];
}

/**
 * `nightbell oncall import`: from a file, or from a schedule that the settings list (its id or its address; nothing else is fetched). Exit
 * status 1 where something of it is not known or could not be read; the rest is taken. Shifts are taken away by a whole schedule only, unless forced.
 */
export async function takeIn(
  io: Io,
  settings: Settings,
  practice: Practice,
  what: string,
  values: ImportValues,
): Promise<number> {
  return withStore(async (store) => {
    const live = await new LiveSchedule({ store, practice, clock: systemClock, log: silentLog }).open();
    try {
      const imports = new ScheduleImport({ store, live, clock: systemClock });
      const { id, preview } = await read(imports, settings, what, values);
      tell(io, preview, practice);
      const held = values.force ? null : heldBack(preview);
      if (held) {
        print(io, `${HELD[held]} Nothing was changed; --force takes it in as it is.`);
        return 1;
      }
      if (!values.preview && changesAnything(preview)) {
        const applied = await imports.apply(`cli:uid-${process.getuid?.() ?? 0}`, id, values.force);
        if (!applied.ok) throw new NightbellError('NB_SCHEDULE_STALE');
      }
      print(
        io,
        values.preview ? 'Nothing was changed.' : changesAnything(preview) ? 'Taken in.' : 'Nothing to change.',
      );
      const { unknownNames, unknownTasks, problems, doubled, unclearDates } = preview;
      const left = [unknownNames, unknownTasks, problems, doubled].flat().length + (unclearDates === null ? 0 : 1);
      return left > 0 ? 1 : 0;
    } finally {
      await live.close();
    }
  });
}

const HELD: Record<Held, string> = {
  emptied: 'No shift is left in it.',
  unread: 'Some of it could not be read, which may be what seems to be gone.',
};

async function read(imports: ScheduleImport, settings: Settings, what: string, values: ImportValues) {
  const listed = settings.schedules.find(({ id, url }) => id === what || url === what);
  const said = wishOf(values);
  if (listed) {
    const { id, name, kind, service, seat, dayBegins } = listed;
    const wish = { source: id, sourceName: name || id, service: service || null, seat, dayBegins, ...said };
    const reading = imports.reading(wish, kind);
    const password = listed.passwordFile === '' ? '' : readSecret(listed.passwordFile, `schedules/${id}`);
    const texts = await fetchSchedule({ ...listed, password }, reading.range);
    return imports.previewOf(readICalendar(texts, reading), reading);
  }
  if (/^[a-z]+:\/\//i.test(what))
    throw new NightbellError('NB_SCHEDULE_REFUSED', 'the settings list no schedule at this address');
  const wish = { source: values.source ?? 'file', ...said };
  return imports.preview(wish, readBytes(what), basename(what));
}

function wishOf({ service, seat, name, column, task, dates }: ImportValues): Omit<ImportWish, 'source'> {
  if (dates !== undefined && dates !== 'day-first' && dates !== 'month-first')
    throw new NightbellError('NB_USAGE', '--dates day-first|month-first');
  if (seat !== undefined && !isSeat(seat)) throw new NightbellError('NB_USAGE', `--seat ${SEATS.join('|')}`);
  const columns = pairs(column, '--column');
  for (const key of Object.keys(columns))
    if (!COLUMNS.some((known) => known === key))
      throw new NightbellError('NB_USAGE', `--column ${COLUMNS.join('|')}=…`);
  const tasks: Tasks = Object.fromEntries(
    Object.entries(pairs(task, '--task')).map(([name, value]) => {
      if (value === 'none') return [name, null];
      const [one = '', other] = value.split('/');
      const held = other ?? one;
      if (!isSeat(held)) throw new NightbellError('NB_USAGE', `--task NAME=[SERVICE/]${SEATS.join('|')}, or =none`);
      return [name, { service: other === undefined ? (service ?? null) : one, seat: held }];
    }),
  );
  return {
    ...(service !== undefined && { service }),
    ...(seat !== undefined && { seat }),
    ...(dates !== undefined && { dates }),
    ...{ names: pairs(name, '--name'), columns, tasks },
  };
}

function isSeat(text: string): text is Seat {
  return SEATS.some((seat) => seat === text);
}

function pairs(list: string[], option: string): Record<string, string> {
  return Object.fromEntries(
    list.map((pair) => {
      const at = pair.lastIndexOf('=');
      if (at < 1 || at === pair.length - 1) throw new NightbellError('NB_USAGE', `${option} WHAT=WHICH`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new NightbellError('NB_SCHEDULE_REFUSED', `${file} cannot be read`, { cause: error });
  }
}

function tell(io: Io, preview: Preview, practice: Practice): void {
  const { source, added, removed, changed, same, unknownNames, unknownTasks, conflicts, problems } = preview;
  const said = (shift: Shift) => saidOf(shift, practice);
  print(
    io,
    `${source.name} (${source.kind}): ${added.length} new, ${changed.length} changed, ${removed.length} gone, ${same} as before`,
  );
  for (const shift of added) print(io, `  + ${said(shift)}`);
  for (const { before, after } of changed) print(io, `  ~ ${said(before)}  ->  ${said(after)}`);
  for (const shift of removed) print(io, `  - ${said(shift)}`);
  for (const { override, outside } of conflicts)
    print(io, `  ! the override ${override} stays, against ${said(outside)}`);
  for (const { first, second } of preview.doubled)
    print(
      io,
      `  ! ${first.seat === second.seat ? 'two in one seat; who begins later has it' : 'one person in two seats'}: ${said(first)}  and  ${said(second)}`,
    );
  for (const name of unknownNames) print(io, `  ? nobody is called "${name}"; say --name "${name}=PERSON"`);
  for (const task of unknownTasks) print(io, `  ? "${task}" is not known; say --task "${task}=SEAT" or "${task}=none"`);
  if (preview.unclearDates !== null)
    print(io, `  ? "${preview.unclearDates}" is one day or another; say --dates day-first or --dates month-first`);
  for (const problem of problems) print(io, `  ? ${problem}`);
}

/** By the clock on the practice's wall. */
function saidOf({ service, seat, person, start, end }: Shift, practice: Practice): string {
  const [from, to] = [start, end].map((at) => wall(epochMs(at), practice.timeZone));
  return [from, to, service, seat, findPerson(practice, person)?.name ?? person].filter(Boolean).join('  ');
}
