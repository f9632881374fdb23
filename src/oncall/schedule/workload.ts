import { Temporal } from 'temporal-polyfill';
import { beginsAt, epochMs, localDate, type Segment, union } from './clock.ts';
import { type Fatigue, type Schedule, SEATS, type Seat, type Workload } from './types.ts';
import { shiftsBetween } from './who.ts';

const HOUR_MS = 3_600_000;
/** A night by the clock on the wall. */
const NIGHT = { from: '22:00', to: '06:00' };

/**
 * When a person's load is shown as much. Duty hours of residents are the only ones that a rule of the field gives (ACGME Common Program
 * Requirements, VI.F: 80 hours a week over four weeks, one day in seven free); on call from home is lighter, so these are for a practice to look
 * at and forbid nothing.
 */
export const LIMITS = {
  /** As primary without a break. */
  stretchHours: 72,
  /** Nights in a row as primary. */
  nightsInARow: 4,
  /** As primary, a week on the average. */
  hoursAWeek: 80,
  /** Pages between ten and six, within a week. */
  nightPagesAWeek: 6,
} as const;

/** One ring of somebody's telephone: for whom and when. */
export interface PageRang {
  person: string;
  at: string;
}

/** What each person carries over `[from, to)`, all services together and planned by anything; an hour as primary of two services is one hour. */
export function workloads(schedule: Schedule, from: string, to: string, pages: readonly PageRang[] = []): Workload[] {
  const held = new Map<string, Record<Seat, Segment[]>>();
  for (const { id } of schedule.services)
    for (const { seat, person, start, end, by } of shiftsBetween(schedule, id, from, to)) {
      // Whom the last resort would wake is not on call: nobody planned it, and it is a gap where one is missed.
      if (by.rule === 'last-resort') continue;
      const seats = held.get(person) ?? { primary: [], backup: [], third: [] };
      seats[seat].push({ from: epochMs(start), to: epochMs(end) });
      held.set(person, seats);
    }
  const range = { from: epochMs(from), to: epochMs(to) };
  const nights = nightsIn(schedule.timeZone, range);
  return schedule.people
    .filter(({ id }) => held.has(id) || pages.some(({ person }) => person === id))
    .map(({ id }) => {
      const seats = held.get(id) ?? { primary: [], backup: [], third: [] };
      const hours = Object.fromEntries(SEATS.map((seat) => [seat, hoursOf(union(seats[seat]))])) as Workload['hours'];
      const primary = union(seats.primary);
      const on = nights.map((night) => primary.some((s) => s.from < night.to && night.from < s.to));
      const rang = pages.map(({ person, at }) => ({ person, at: epochMs(at) })).filter(({ person }) => person === id);
      const nightPages = rang.filter(({ at }) => nights.some((night) => night.from <= at && at < night.to)).length;
      const longest = Math.max(0, ...primary.map((s) => hoursOf([s])));
      const weeks = Math.max(1, (range.to - range.from) / (168 * HOUR_MS));
      const warnings: Fatigue[] = [];
      if (longest > LIMITS.stretchHours) warnings.push('long-stretch');
      if (longestRun(on) > LIMITS.nightsInARow) warnings.push('nights-in-a-row');
      if (hours.primary / weeks > LIMITS.hoursAWeek) warnings.push('many-hours');
      if (nightPages / weeks > LIMITS.nightPagesAWeek) warnings.push('night-pages');
      return { person: id, hours, nights: on.filter(Boolean).length, nightPages, longest, warnings };
    });
}

/** Every night that touches the range. */
function nightsIn(timeZone: string, range: Segment): Segment[] {
  const nights: Segment[] = [];
  let date = localDate(timeZone, range.from).subtract({ days: 1 });
  const last = localDate(timeZone, range.to);
  for (; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    const night = {
      from: beginsAt(timeZone, date, NIGHT.from),
      to: beginsAt(timeZone, date.add({ days: 1 }), NIGHT.to),
    };
    const clipped = { from: Math.max(night.from, range.from), to: Math.min(night.to, range.to) };
    if (clipped.from < clipped.to) nights.push(clipped);
  }
  return nights;
}

function hoursOf(segments: Segment[]): number {
  return segments.reduce((sum, { from, to }) => sum + (to - from), 0) / HOUR_MS;
}

function longestRun(on: boolean[]): number {
  let longest = 0;
  let run = 0;
  for (const night of on) {
    run = night ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
