import { Temporal } from 'temporal-polyfill';
import { DAYS, type Day } from '../../practice/hours-schema.ts';

/** A stretch of time, epoch ms; start included, end not. */
export interface Segment {
  from: number;
  to: number;
}

const MINUTE_MS = 60_000;

/**
 * When the clock on the wall first shows `time` on a date, epoch ms. A time that is skipped when the clocks go forward is the moment of the
 * change; of one that comes twice it is the first. `24:00` is the midnight after.
 */
export function beginsAt(timeZone: string, date: Temporal.PlainDate, time: string): number {
  return remembered(`${timeZone} ${date} ${time} begins`, () => shown(timeZone, at(date, time), 'compatible').at);
}

/** When a span that ends at `time` is over: after the last minute before it that the clock shows. */
export function endsAt(timeZone: string, date: Temporal.PlainDate, time: string): number {
  return remembered(`${timeZone} ${date} ${time} ends`, () => {
    const last = shown(timeZone, at(date, time).subtract({ minutes: 1 }), 'later');
    return last.skipped ? last.at : last.at + MINUTE_MS;
  });
}

/** The same few times of the same days are asked for by every layer, at every page: what was found stays true. */
const found = new Map<string, number>();
const MOST_FOUND = 20_000;

function remembered(key: string, find: () => number): number {
  const known = found.get(key);
  if (known !== undefined) return known;
  if (found.size >= MOST_FOUND) found.clear();
  const at = find();
  found.set(key, at);
  return at;
}

export function localDate(timeZone: string, epochMs: number): Temporal.PlainDate {
  return zoned(timeZone, epochMs).toPlainDate();
}

export function zoned(timeZone: string, epochMs: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone);
}

/** `2026-12-28 08:00` as the clock on the wall shows it. */
export function wall(epochMs: number, timeZone: string): string {
  return zoned(timeZone, epochMs).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

export function dayOf(date: Temporal.PlainDate): Day {
  return DAYS[date.dayOfWeek - 1] as Day;
}

/** The first date on or after `date` that is this day of the week. */
export function onOrAfter(date: Temporal.PlainDate, day: Day | null): Temporal.PlainDate {
  if (!day) return date;
  return date.add({ days: (DAYS.indexOf(day) + 1 - date.dayOfWeek + 7) % 7 });
}

/** Epoch ms of an instant with an offset. Throws RangeError where it is none. */
export function epochMs(instant: string): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

/** ISO 8601 in UTC, as short as it can be. */
export function isoOf(epochMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toString();
}

/** What two lists have in common; each in order and without overlap. */
export function intersect(one: Segment[], other: Segment[]): Segment[] {
  const common: Segment[] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const a = one[i] as Segment;
    const b = other[j] as Segment;
    const from = Math.max(a.from, b.from);
    const to = Math.min(a.to, b.to);
    if (from < to) common.push({ from, to });
    if (a.to < b.to) i++;
    else j++;
  }
  return common;
}

/** In order, those that touch or overlap made one. */
export function union(segments: Segment[]): Segment[] {
  const joined: Segment[] = [];
  for (const { from, to } of segments.filter((s) => s.from < s.to).sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** What of `range` no segment holds; the segments are in order and without overlap. */
export function without(range: Segment, segments: Segment[]): Segment[] {
  const rest: Segment[] = [];
  let from = range.from;
  for (const hole of segments) {
    if (hole.from > from) rest.push({ from, to: Math.min(hole.from, range.to) });
    from = Math.max(from, hole.to);
  }
  if (from < range.to) rest.push({ from, to: range.to });
  return rest.filter((s) => s.from < s.to);
}

function at(date: Temporal.PlainDate, time: string): Temporal.PlainDateTime {
  if (time === '24:00') return date.add({ days: 1 }).toPlainDateTime();
  return date.toPlainDateTime(Temporal.PlainTime.from(time));
}

function shown(timeZone: string, plain: Temporal.PlainDateTime, disambiguation: 'compatible' | 'later') {
  const found = plain.toZonedDateTime(timeZone, { disambiguation });
  const skipped = !found.toPlainDateTime().equals(plain);
  if (!skipped) return { at: found.epochMilliseconds, skipped };
  // Strictly before: what is skipped by no more than the change itself lands on it.
  const change = found.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  return { at: (change ?? found).epochMilliseconds, skipped };
}
