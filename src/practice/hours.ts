import { Temporal } from 'temporal-polyfill';
import type { Holiday, Location } from './facts.ts';
import { type ClockSpan, DAYS } from './hours-schema.ts';
import type { Practice } from './practice.ts';

/** A gap between two spans of one day is lunch when it is no longer than this and lies around noon; any other gap is closed. */
const LUNCH_MS = 2 * 3_600_000;
const LUNCH_FROM = '11:00';
const LUNCH_TO = '15:00';
/** How far ahead an opening is looked for: longer than a summer closure. */
const DAYS_AHEAD = 60;

/** A stretch of time, epoch ms; start included, end not. */
export interface Stretch {
  from: number;
  to: number;
}

/** How the practice stands at a moment, as a caller meets it. */
export interface Hours {
  /** The local date, ISO 8601. */
  today: string;
  /** `holiday`: closed on a holiday, or outside its reduced hours. */
  state: 'open' | 'lunch' | 'closed' | 'holiday';
  /** The name of the holiday on this local date, also while its reduced hours are open. */
  holiday: Holiday['name'] | null;
  /** The next opening, ISO 8601 with offset; null: it is open, or none is known. */
  opensAt: string | null;
  /** When it closes next, lunch included, ISO 8601 with offset; null: it is not open, or never closes. */
  closesAt: string | null;
}

/** How the practice's telephones stand at `now` (epoch ms): they follow the location that the file names. */
export function hoursAt(practice: Practice, now: number): Hours {
  const location = practice.locations.find(({ id }) => id === practice.phonesFollow);
  const today = localDate(practice, now);
  const holiday = holidayOn(practice, today)?.name ?? null;
  const day = { today: today.toString(), holiday };
  if (!location) return { ...day, state: holiday ? 'holiday' : 'closed', opensAt: null, closesAt: null };
  const open = openStretch(practice, location, today, now);
  if (open) return { ...day, state: 'open', opensAt: null, closesAt: open.to === null ? null : iso(practice, open.to) };
  const next = nextOpening(practice, location, today, now);
  return {
    ...day,
    state: isLunch(practice, location, today, now) ? 'lunch' : holiday ? 'holiday' : 'closed',
    opensAt: next === null ? null : iso(practice, next),
    closesAt: null,
  };
}

/** The stretches in which a location is open on a local date, in order. */
export function stretchesOn(practice: Practice, location: Location, date: Temporal.PlainDate): Stretch[] {
  return spansOn(practice, location, date).map(([from, to]) => ({
    from: instantOf(practice, date, from, 'begins'),
    to: instantOf(practice, date, to, 'ends'),
  }));
}

/** Local times in which a location is open on a date: those of the holiday, or else of the day of the week. */
export function spansOn(practice: Practice, location: Location, date: Temporal.PlainDate): ClockSpan[] {
  const holiday = holidayOn(practice, date);
  if (holiday) return holiday.hours[location.id] ?? [];
  return location.week[DAYS[date.dayOfWeek - 1] ?? 'mon'];
}

export function holidayOn(practice: Practice, date: Temporal.PlainDate): Holiday | null {
  return practice.holidays.find((holiday) => holiday.date === date.toString()) ?? null;
}

export function localDate(practice: Practice, now: number): Temporal.PlainDate {
  return zoned(practice, now).toPlainDate();
}

/**
 * When a span of local times begins or ends, epoch ms. When the clocks go back it begins with the first time that the clock shows, and ends
 * after the last minute before its end; what is skipped when they go forward is the moment of the change. `24:00` is midnight.
 */
export function instantOf(
  practice: Practice,
  date: Temporal.PlainDate,
  clock: string,
  edge: 'begins' | 'ends',
): number {
  const day = clock === '24:00' ? date.add({ days: 1 }) : date;
  const plain = day.toPlainDateTime(Temporal.PlainTime.from(clock === '24:00' ? '00:00' : clock));
  if (edge === 'begins') return shown(practice, plain, 'compatible').at;
  const last = shown(practice, plain.subtract({ minutes: 1 }), 'later');
  return last.skipped ? last.at : last.at + 60_000;
}

function shown(practice: Practice, plain: Temporal.PlainDateTime, disambiguation: 'compatible' | 'later') {
  const at = plain.toZonedDateTime(practice.timeZone, { disambiguation });
  const skipped = !at.toPlainDateTime().equals(plain);
  if (!skipped) return { at: at.epochMilliseconds, skipped };
  // Strictly before: what is skipped by no more than the change itself lands on it.
  const change = at.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  return { at: (change ?? at).epochMilliseconds, skipped };
}

/** An instant as ISO 8601 with the practice's offset of that moment. */
export function iso(practice: Practice, at: number): string {
  return zoned(practice, at).toString({ smallestUnit: 'second', timeZoneName: 'never' });
}

export function zoned(practice: Practice, at: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(practice.timeZone);
}

/** The stretch that holds `now`, with those that follow it without a gap; `to` is null where that never ends. */
function openStretch(
  practice: Practice,
  location: Location,
  today: Temporal.PlainDate,
  now: number,
): { to: number | null } | null {
  const current = stretchesOn(practice, location, today).find(({ from, to }) => from <= now && now < to);
  if (!current) return null;
  let { to } = current;
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    const before = to;
    for (const next of stretchesOn(practice, location, today.add({ days: ahead }))) if (next.from === to) to = next.to;
    const dayEnds = instantOf(practice, today.add({ days: ahead }), '24:00', 'begins');
    if (to === before && to < dayEnds) return { to };
  }
  return { to: null };
}

function nextOpening(practice: Practice, location: Location, today: Temporal.PlainDate, now: number): number | null {
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    const next = stretchesOn(practice, location, today.add({ days: ahead })).find(({ from }) => from > now);
    if (next) return next.from;
  }
  return null;
}

function isLunch(practice: Practice, location: Location, today: Temporal.PlainDate, now: number): boolean {
  const day = stretchesOn(practice, location, today);
  const before = day.findLast(({ to }) => to <= now);
  const after = day.find(({ from }) => from > now);
  if (!before || !after) return false;
  const noon = {
    from: instantOf(practice, today, LUNCH_FROM, 'begins'),
    to: instantOf(practice, today, LUNCH_TO, 'ends'),
  };
  return after.from - before.to <= LUNCH_MS && before.to >= noon.from && after.from <= noon.to;
}
