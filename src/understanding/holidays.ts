import type { Token } from '../words/tokens.ts';
import { addDays, isoDate, weekdayOf } from './calendar-days.ts';

/** US holidays that people name a day by: in words, and their day of a year. */
const HOLIDAYS: [string, (year: number) => string][] = [
  ['thanksgiving day', (y) => nth(y, 11, 4, 4)],
  ['thanksgiving', (y) => nth(y, 11, 4, 4)],
  ['dia de accion de gracias', (y) => nth(y, 11, 4, 4)],
  ['accion de gracias', (y) => nth(y, 11, 4, 4)],
  ['christmas eve', (y) => isoDate(y, 12, 24)],
  ['nochebuena', (y) => isoDate(y, 12, 24)],
  ['christmas day', (y) => isoDate(y, 12, 25)],
  ['christmas', (y) => isoDate(y, 12, 25)],
  ['navidad', (y) => isoDate(y, 12, 25)],
  ['new years eve', (y) => isoDate(y, 12, 31)],
  ['new years day', (y) => isoDate(y, 1, 1)],
  ['new year', (y) => isoDate(y, 1, 1)],
  ['new years', (y) => isoDate(y, 1, 1)],
  ['ano nuevo', (y) => isoDate(y, 1, 1)],
  ['first of the year', (y) => isoDate(y, 1, 1)],
  ['veterans day', (y) => isoDate(y, 11, 11)],
  ['halloween', (y) => isoDate(y, 10, 31)],
  ['labor day', (y) => nth(y, 9, 1, 1)],
  ['memorial day', (y) => addDays(nth(y, 6, 1, 1), -7)],
  ['independence day', (y) => isoDate(y, 7, 4)],
  ['valentines day', (y) => isoDate(y, 2, 14)],
  ['columbus day', (y) => nth(y, 10, 1, 2)],
  ['easter', easter],
  ['pascua', easter],
];

/** The next such holiday, named from token `i` on. */
export function holidayAt(t: readonly Token[], i: number, today: string): { iso: string; to: number } | null {
  for (const [name, of] of HOLIDAYS) {
    const words = name.split(' ');
    if (!words.every((w, k) => t[i + k]?.w === w || (t[i + k]?.w ?? '') === w.replace(/s$/, ''))) continue;
    const year = Number(today.slice(0, 4));
    const iso = of(year);
    return { iso: iso >= today ? iso : of(year + 1), to: i + words.length };
  }
  return null;
}

/** The `n`th weekday (Monday 1) of a month. */
export function nth(year: number, month: number, weekday: number, n: number): string {
  const first = isoDate(year, month, 1);
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (n - 1) * 7);
}

/** Sunday by the Gregorian computus (Meeus, Jones and Butcher). */
function easter(y: number): string {
  const a = y % 19;
  const b = Math.floor(y / 100);
  const c = y % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return isoDate(y, Math.floor(n / 31), (n % 31) + 1);
}
