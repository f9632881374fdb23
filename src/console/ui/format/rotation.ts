import type { RotationWish } from '../api/client.ts';
import { WEEKDAYS } from './schedule.ts';
import { date } from './time.ts';

export const UNITS: Record<RotationWish['every']['unit'], string> = {
  hours: 'hours',
  days: 'days',
  weeks: 'weeks',
  months: 'months',
};
export const HOLIDAYS: Record<RotationWish['holidays'], string> = {
  any: 'On holidays as on any day',
  only: 'On holidays only',
  never: 'Not on holidays',
};

/** "turns of 2 weeks, handed over Monday at 08:00, since Jan 5, 2026" */
export function turnsInWords({ every: { unit, count }, handOver, from, until, holidays }: RotationWish): string {
  const length = count === 1 ? UNITS[unit].slice(0, -1) : `${count} ${UNITS[unit]}`;
  const day = handOver.weekday ? `${WEEKDAYS[handOver.weekday]} ` : '';
  const parts = [
    `each turn a ${length}`.replace('a hour', 'an hour').replace(/a (\d)/, '$1'),
    `handed over ${day}at ${handOver.time}`,
    `from ${date(from)}`,
    ...(until ? [`until ${date(until)}`] : []),
    ...(holidays === 'any' ? [] : [HOLIDAYS[holidays].toLowerCase()]),
  ];
  return parts.join(', ');
}

/** "Friday 17:00 to Monday 08:00; Tuesday 18:00 to Wednesday 08:00" */
export function windowsInWords(windows: RotationWish['windows']): string {
  return windows
    .map(({ day, from, toDay, to }) => `${WEEKDAYS[day]} ${from} to ${day === toDay ? '' : `${WEEKDAYS[toDay]} `}${to}`)
    .join('; ');
}
