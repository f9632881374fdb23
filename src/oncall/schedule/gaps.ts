import { epochMs, isoOf, zoned } from './clock.ts';
import { type Gap, type Schedule, SEATS, type Seat } from './types.ts';
import { shiftsBetween } from './who.ts';

/** How far ahead gaps are looked for. */
export const HORIZON_WEEKS = 8;

/** The end of the horizon that begins at `at`, by the calendar. */
export function horizon(schedule: Schedule, at: string): string {
  return isoOf(zoned(schedule.timeZone, epochMs(at)).add({ weeks: HORIZON_WEEKS }).epochMilliseconds);
}

/**
 * Where only the last resort names somebody, in order. The backup counts only for a service for which a rule names a backup at all: a practice
 * that has none misses none.
 */
export function gapsBetween(schedule: Schedule, from: string, to: string, only?: string): Gap[] {
  const gaps: Gap[] = [];
  for (const { id } of schedule.services) {
    if (only !== undefined && id !== only) continue;
    for (const { seat, start, end, person, by } of shiftsBetween(schedule, id, from, to)) {
      if (by.rule !== 'last-resort' || !isKept(schedule, id, seat)) continue;
      const last = gaps.findLast((gap) => gap.service === id && gap.seat === seat);
      // Who the last resort would be may change within one gap.
      if (last?.end === start) last.end = end;
      else gaps.push({ service: id, seat, start, end, person });
    }
  }
  const at = (gap: Gap) => epochMs(gap.start);
  return gaps.sort((a, b) => at(a) - at(b) || SEATS.indexOf(a.seat) - SEATS.indexOf(b.seat));
}

/** The primary always; another seat where anything was ever said of it. */
function isKept(schedule: Schedule, service: string, seat: Seat): boolean {
  if (seat === 'primary') return true;
  const is = (entry: { service: string | null; seat: Seat }) =>
    entry.seat === seat && (entry.service === null || entry.service === service);
  const { layers, shifts, otherwise } = schedule;
  return layers.some(is) || shifts.some(is) || otherwise.some(is);
}

/** Days, then hours before an empty shift: when its alarm is due, hours before the start, the longest first. */
export const GAP_ALARMS_H = [14 * 24, 7 * 24, 3 * 24, 24, 12, 4, 1] as const;

/** The alarm that is due for a gap at `at`: hours before its start, or null while it is further away than the first. */
export function alarmDue(gap: Gap, at: string): number | null {
  const hours = (epochMs(gap.start) - epochMs(at)) / 3_600_000;
  return GAP_ALARMS_H.findLast((step) => hours <= step) ?? null;
}
