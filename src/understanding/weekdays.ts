import { addDays, weekdayOf } from './calendar-days.ts';

const WEEKDAY = new Map(
  'monday/lunes/mondays/mon tuesday/martes/tuesdays/tues wednesday/miercoles/wednesdays/wed thursday/jueves/thursdays/thurs friday/viernes/fridays/fri saturday/sabado/saturdays/sabados sunday/domingo/sundays/domingos'
    .split(' ')
    .flatMap((g, i) => g.split('/').map((w) => [w, i + 1] as const)),
);

/** Monday 1 to Sunday 7, by its name in either language. */
export const weekdayNamed = (w: string): number | undefined => WEEKDAY.get(w);
export const isPlural = (w: string): boolean => /days$/.test(w) || /^(sabados|domingos)$/.test(w);

/** The Monday of a day's week. */
export const mondayOf = (iso: string): string => addDays(iso, 1 - weekdayOf(iso));

/** The next such weekday after `from`; that day itself does not count. */
export function nextWeekday(from: string, n: number): string {
  const diff = (n - weekdayOf(from) + 7) % 7;
  return addDays(from, diff === 0 ? 7 : diff);
}

/** Monday to Friday. */
export const isWorkday = (iso: string): boolean => weekdayOf(iso) <= 5;
