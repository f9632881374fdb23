import { Temporal } from 'temporal-polyfill';
import { epochMs, isoOf } from '../schedule/clock.ts';
import { beginsWithDate, type DateOrder, ordersIn, readDate, readSerial, readTime, splitDateTime } from './dates.ts';
import { COLUMNS, type Column, type Outside, type OutsideEntry, type Reading } from './types.ts';

/**
 * Headings by which a column is known, in small letters without marks. QGenda calls its columns staff, task and start date; Amion's reports with
 * headings staff name and assignment; a clinic's own sheet what it likes.
 */
const HEADINGS: Record<Column, string[]> = {
  person: [
    'person',
    'name',
    'staff',
    'staff name',
    'provider',
    'provider name',
    'physician',
    'doctor',
    'who',
    'on call',
  ],
  last: ['last name', 'staff last name', 'staff lname', 'stafflname', 'last'],
  first: ['first name', 'staff first name', 'staff fname', 'stafffname', 'first'],
  task: [
    'task',
    'task name',
    'taskname',
    'assignment',
    'assignment name',
    'shift',
    'shift name',
    'role',
    'seat',
    'type',
  ],
  service: ['service', 'service id', 'department', 'location'],
  start: ['start', 'starts', 'begin', 'begins', 'from', 'start datetime', 'start date time'],
  startDate: ['date', 'start date', 'startdate', 'day', 'date of schedule', 'assignment date'],
  startTime: ['start time', 'starttime', 'start time of shift', 'begin time', 'time in'],
  end: ['end', 'ends', 'to', 'until', 'end datetime', 'end date time'],
  endDate: ['end date', 'enddate'],
  endTime: ['end time', 'endtime', 'end time of shift', 'time out'],
};

/** Amion's report 619 has no headings: staff, two ids, assignment, two ids, then day, start and end, all three in Greenwich time. */
const AMION_619 = ['person', '', '', 'task', '', '', 'startDate', 'startTime', 'endTime'] as const;

/** Reads a table of shifts, whose first rows may be a title. */
export function readRows(rows: readonly string[][], reading: Reading): Outside {
  const problems: string[] = [];
  const bare = isAmion619(rows);
  const head = bare ? -1 : rows.findIndex((row) => isHeading(row, reading));
  if (!bare && head < 0) return nothing(['no row has headings for who and when']);
  const columns = bare ? columnsOfAmion() : columnsOf(rows[head] as string[], reading);
  const zone = bare ? 'UTC' : zoneOf(rows[head] as string[], columns, reading.timeZone);
  if (zone === null) return nothing([UNCLEAR_ZONE]);
  const order = orderOf(rows.slice(head + 1), columns, bare ? 'month-first' : reading.dates);
  if (typeof order === 'object') return order;
  const entries: OutsideEntry[] = [];
  const seen = new Map<string, number>();
  for (const [i, row] of rows.entries()) {
    if (i <= head || (bare && row.length < AMION_619.length)) continue;
    const cell = (column: Column) => {
      const at = columns[column];
      return at === undefined ? '' : (row[at] ?? '');
    };
    const who = cell('person') || [cell('first'), cell('last')].filter(Boolean).join(' ');
    if (who === '') continue;
    const unread = row.flatMap((text, at) => {
      const heading = rows[head]?.[at] ?? '';
      return text === '' || heading === '' || Object.values(columns).includes(at) ? [] : [{ heading, text }];
    });
    const span = spanOf(cell, zone, { ...reading, dates: order }, unread);
    if (typeof span === 'string') {
      problems.push(`row ${i + 1}: ${span}`);
      continue;
    }
    if (epochMs(span.end) <= epochMs(reading.range.start) || epochMs(span.start) >= epochMs(reading.range.end))
      continue;
    const task = cell('task') || null;
    const service = cell('service') || null;
    // The same for the same shift at the next export, whoever has it by then.
    const base = [service ?? '', task ?? '', span.start].join('|');
    const nth = seen.get(base) ?? 0;
    seen.set(base, nth + 1);
    entries.push({ ...span, key: nth === 0 ? base : `${base}|${nth}`, who, task, service });
  }
  entries.sort((a, b) => epochMs(a.start) - epochMs(b.start));
  return { entries, problems, unclearDates: null, whole: false };
}

const UNCLEAR_ZONE =
  'the headings name more than one time zone, or one that changes with the season: say it without, or as GMT';

/** Of the headings of days and times: GMT, UTC, or so many hours from it. null: they do not agree, or it is a zone's name with its winter time. */
function zoneOf(heading: string[], columns: Partial<Record<Column, number>>, otherwise: string): string | null {
  const said = (['start', 'startTime', 'end', 'endTime', 'startDate', 'endDate'] as const).flatMap((column) => {
    const at = columns[column];
    if (at === undefined) return [];
    const [found, sign, hours = '', minutes = '00', rest = ''] =
      /\b(?:gmt|utc)\b(?:\s*([+−-])\s*(\d{1,2})(?::?(\d\d))?)?(.*)$/i.exec(heading[at] ?? '') ?? [];
    // A day alone is read in the zone of its time.
    if (found === undefined) return column.endsWith('Date') ? [] : [otherwise];
    if (sign === undefined) return ['UTC'];
    if (/[a-z]/i.test(rest)) return [null];
    return [`${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`];
  });
  const [first = otherwise, ...more] = new Set(said);
  return more.length > 0 ? null : first;
}

const nothing = (problems: string[], unclearDates: string | null = null): Outside => ({
  ...{ entries: [], problems, unclearDates, whole: false },
});

/** The order of every date of the table: what one of them shows, else what was said. An `Outside` with nothing in it: it is not known. */
function orderOf(
  rows: readonly string[][],
  columns: Partial<Record<Column, number>>,
  said: DateOrder | undefined,
): DateOrder | Outside {
  const dates = (['start', 'startDate', 'end', 'endDate'] as const).flatMap((column) => {
    const at = columns[column];
    return at === undefined ? [] : rows.map((row) => row[at] ?? '');
  });
  const { dayFirst, monthFirst, either } = ordersIn(dates);
  if (dayFirst !== null && monthFirst !== null)
    return nothing([`"${dayFirst}" has its day first and "${monthFirst}" its month: write all dates alike`]);
  const shown = dayFirst !== null ? 'day-first' : monthFirst !== null ? 'month-first' : undefined;
  if (shown && said && shown !== said)
    return nothing([
      `"${dayFirst ?? monthFirst}" has its ${shown.replace('-', ' ')}, against what was said of the dates`,
    ]);
  if (shown || said) return (shown ?? said) as DateOrder;
  return either === null ? 'month-first' : nothing([], either);
}

function spanOf(
  cell: (column: Column) => string,
  zone: string,
  reading: Reading & { dates: DateOrder },
  unread: { heading: string; text: string }[],
): { start: string; end: string } | string {
  const { dates, dayBegins } = reading;
  const starts = { whole: cell('start'), day: cell('startDate'), time: cell('startTime') };
  const start = moment(starts, dayBegins, zone, dates);
  if (start === null) return `"${Object.values(starts).filter(Boolean).join(' ')}" is no day and time`;
  const missing = noEnd(cell, dates, unread);
  if (missing) return missing;
  const day = cell('endDate') || start.toPlainDate().toString();
  const end = moment({ whole: cell('end'), day, time: cell('endTime') }, dayBegins, zone, dates);
  if (end === null) return `"${cell('end') || cell('endTime')}" is no time to end`;
  // A table that names one day means the morning after by a time that is not later.
  const next =
    end.epochMilliseconds <= start.epochMilliseconds && cell('endDate') === '' && !namesDay(cell('end'), dates);
  const last = next ? end.add({ days: 1 }) : end;
  if (last.epochMilliseconds <= start.epochMilliseconds) return 'it does not end after it begins';
  return { start: isoOf(start.epochMilliseconds), end: isoOf(last.epochMilliseconds) };
}

/** Only a day without any time is a whole one; an end that is missing is told and never made up. null: there is one. */
function noEnd(
  cell: (column: Column) => string,
  dates: DateOrder,
  unread: { heading: string; text: string }[],
): string | null {
  if (cell('end') !== '' || cell('endTime') !== '') return null;
  const day = cell('start') || cell('startDate');
  const timed = cell('startTime') !== '' || dayAndTime(day, dates) !== null || !namesDay(day, dates);
  if (cell('endDate') !== '')
    return timed && dayAndTime(cell('endDate'), dates) === null ? 'it begins at a time and has no time to end' : null;
  const other = unread.find(({ text }) => beginsWithDate(text, dates) || (/[:apAP]/.test(text) && readTime(text)));
  if (!timed && !other) return null;
  return `it has no end${other ? `; is that the column "${other.heading}"?` : ''}`;
}

/**
 * In the zone: of a column for day and time, which may hold one of them only, and of one for each. A time of its own column comes before what a day
 * says beside it; `dayBegins` holds where there is none.
 */
function moment(
  { whole, day, time }: { whole: string; day: string; time: string },
  dayBegins: string,
  zone: string,
  dates: DateOrder,
): Temporal.ZonedDateTime | null {
  const both = dayAndTime(whole, dates);
  if (both && 'instant' in both) return Temporal.Instant.from(both.instant).toZonedDateTimeISO(zone);
  if (both) return at(both.date, both.time, zone, dates);
  if (whole !== '')
    return namesDay(whole, dates) ? at(whole, time || dayBegins, zone, dates) : at(day, whole, zone, dates);
  const beside = dayAndTime(day, dates);
  if (beside && 'instant' in beside) return Temporal.Instant.from(beside.instant).toZonedDateTimeISO(zone);
  return at(beside?.date ?? day, time || beside?.time || dayBegins, zone, dates);
}

function at(day: string, clock: string, zone: string, dates: DateOrder): Temporal.ZonedDateTime | null {
  const date = readDate(readSerial(day)?.date ?? day, dates);
  const time = readTime(readSerial(clock)?.time ?? clock);
  if (!date || !time) return null;
  return date.add({ days: time.nextDay ? 1 : 0 }).toZonedDateTime({ timeZone: zone, plainTime: time.time });
}

function namesDay(text: string, dates: DateOrder): boolean {
  return readDate(text, dates) !== null || readSerial(text)?.date != null || dayAndTime(text, dates) !== null;
}

/** A day and a time in one text, or in one number of a spreadsheet. */
function dayAndTime(text: string, dates: DateOrder): ReturnType<typeof splitDateTime> {
  const serial = readSerial(text);
  if (serial?.date != null && serial.time !== null) return { date: serial.date, time: serial.time };
  const parts = splitDateTime(text);
  // "Nov 7 2026" is no time of 20:26.
  return parts && 'date' in parts && readDate(parts.date, dates) === null ? null : parts;
}

function isAmion619(rows: readonly string[][]): boolean {
  const found = rows.filter((row) => row.length >= AMION_619.length);
  return (
    found.length > 0 &&
    found.every(
      (row) =>
        readDate(row[6] ?? '', 'month-first') !== null &&
        /^\d{3,4}$/.test(row[7] ?? '') &&
        /^\d{3,4}$/.test(row[8] ?? ''),
    )
  );
}

function columnsOfAmion(): Partial<Record<Column, number>> {
  return Object.fromEntries(AMION_619.flatMap((column, i) => (column === '' ? [] : [[column, i]])));
}

function columnsOf(heading: string[], { columns }: Reading): Partial<Record<Column, number>> {
  const named = heading.map(plain);
  return Object.fromEntries(
    COLUMNS.flatMap((column) => {
      const wanted = columns[column];
      const at =
        wanted === undefined
          ? named.findIndex((name) => HEADINGS[column].includes(name))
          : named.indexOf(plain(wanted));
      return at < 0 ? [] : [[column, at]];
    }),
  );
}

function isHeading(row: string[], reading: Reading): boolean {
  const columns = columnsOf(row, reading);
  const who = columns.person !== undefined || columns.last !== undefined;
  return who && (columns.start !== undefined || columns.startDate !== undefined);
}

function plain(heading: string): string {
  return heading
    .replace(/\(.*?\)/g, ' ')
    .replace(/\b(?:gmt|utc)\b/gi, ' ')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
}
