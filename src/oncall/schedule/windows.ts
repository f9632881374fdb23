import { Temporal } from 'temporal-polyfill';
import { DAYS } from '../../practice/hours-schema.ts';
import { beginsAt, dayOf, endsAt, intersect, localDate, type Segment, union, without } from './clock.ts';
import type { Layer, Window } from './types.ts';

/** When a layer holds within `range` by its weekly windows and by holidays, whoever's turn it is; in order, without overlap. */
export function holdsIn(layer: Layer, holidays: readonly string[], timeZone: string, range: Segment): Segment[] {
  const weekly = layer.windows.length === 0 ? [range] : windowsIn(layer.windows, timeZone, range);
  if (layer.holidays === 'any') return weekly;
  const dates = union(holidays.map((date) => dayLong(timeZone, date)));
  return intersect(weekly, layer.holidays === 'only' ? dates : without(range, intersect([range], dates)));
}

function windowsIn(windows: Window[], timeZone: string, range: Segment): Segment[] {
  const found: Segment[] = [];
  // A window is at most a week long.
  let date = localDate(timeZone, range.from).subtract({ days: 8 });
  const last = localDate(timeZone, range.to);
  for (; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    const day = dayOf(date);
    for (const window of windows) {
      if (window.day !== day) continue;
      const segment = {
        from: beginsAt(timeZone, date, window.from),
        to: endsAt(timeZone, date.add({ days: daysLong(window) }), window.to),
      };
      found.push({ from: Math.max(segment.from, range.from), to: Math.min(segment.to, range.to) });
    }
  }
  return union(found);
}

/** Dates from the day of the start to the day of the end: 0 to 7. */
export function daysLong({ day, from, toDay, to }: Window): number {
  const days = (DAYS.indexOf(toDay) - DAYS.indexOf(day) + 7) % 7;
  return days === 0 && to <= from ? 7 : days;
}

function dayLong(timeZone: string, text: string): Segment {
  const date = Temporal.PlainDate.from(text);
  return { from: beginsAt(timeZone, date, '00:00'), to: beginsAt(timeZone, date.add({ days: 1 }), '00:00') };
}
