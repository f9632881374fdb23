import { addDays } from './calendar-days.ts';
import type { Hours } from './hours-said.ts';

/** One day of a wish. */
export interface WishDay {
  /** Local, ISO 8601. */
  date: string;
  /** null: the whole day. */
  hours: Hours | null;
}

/** Nobody's wish goes further than so many days. */
const MOST_DAYS = 90;

/** A wish as in `Slots.when`, or its parts joined by commas, day by day: a span of days is each of its days. What cannot be read is left out. Pure. */
export function wishDays(when: string | readonly string[] | null): WishDay[] {
  return (when === null ? [] : [when].flat()).flatMap((one) => one.split(',')).flatMap(daysOf);
}

function daysOf(one: string): WishDay[] {
  const [from = '', to = from] = one.split('/');
  const [first, last] = [from.slice(0, 10), to.slice(0, 10)];
  if (!/^\d{4}-\d\d-\d\d$/.test(first)) return [];
  if (from.length > 10) return [{ date: first, hours: { from: from.slice(11, 16), to: to.slice(11, 16) } }];
  const days: WishDay[] = [];
  for (let date = first; date <= last && days.length < MOST_DAYS; date = addDays(date, 1))
    days.push({ date, hours: null });
  return days;
}

/** The same as `Slots.when` has it. */
export function wishOfDays(days: readonly WishDay[]): string | string[] {
  const all = days.map(({ date, hours }) => (hours ? `${date}T${hours.from}/${date}T${hours.to}` : date));
  const once = [...new Set(all)];
  return once.length === 1 ? once[0]! : once;
}

/** The hours that a wish names for each of its days alike; null: whole days, or different hours. */
export function hoursOfAll(days: readonly WishDay[]): Hours[] | null {
  const byDate = [...Map.groupBy(days, ({ date }) => date).values()].map((of) => of.map(({ hours }) => hours));
  const [first] = byDate;
  if (!first || byDate.some((one) => JSON.stringify(one) !== JSON.stringify(first))) return null;
  const hours = first.filter((one) => one !== null);
  return hours.length > 0 ? hours : null;
}

/** These days, each with these hours; null: whole days. */
export function daysWith(dates: readonly string[], hours: readonly Hours[] | null): WishDay[] {
  return dates.flatMap((date): WishDay[] =>
    hours ? hours.map((one) => ({ date, hours: one })) : [{ date, hours: null }],
  );
}

/** So many days from a date on, itself included. */
export function datesFrom(date: string, days: number): string[] {
  return Array.from({ length: days }, (_, n) => addDays(date, n));
}

/** The dates of a wish, each once. */
export function datesOf(days: readonly WishDay[]): string[] {
  return [...new Set(days.map(({ date }) => date))];
}
