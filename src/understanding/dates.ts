import { unitOf, wholeNumber } from '../words/numbers.ts';
import type { Token } from '../words/tokens.ts';

const MONTHS =
  'january/jan/enero february/feb/febrero march/mar/marzo april/apr/abril may/mayo june/jun/junio july/jul/julio august/aug/agosto september/sep/sept/septiembre/setiembre october/oct/octubre november/nov/noviembre december/dec/diciembre';
const MONTH = new Map(MONTHS.split(' ').flatMap((g, i) => g.split('/').map((w) => [w, i + 1] as const)));
const ORDINALS =
  'first/primero/primer second/segundo third/tercero fourth/cuarto fifth/quinto sixth/sexto seventh/septimo eighth/octavo ninth/noveno tenth/decimo eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth';
const ORDINAL = new Map(ORDINALS.split(' ').flatMap((g, i) => g.split('/').map((w) => [w, i + 1] as const)));

export const monthOf = (w: string): number | undefined => MONTH.get(w);

/** A day of the month at token `i`: "third", "twenty ninth", "3rd", "el tres", "fourteen". */
export function dayAt(t: readonly Token[], i: number): { day: number; to: number; ordinal: boolean } | null {
  const w = t[i]?.w ?? '';
  const next = t[i + 1]?.w ?? '';
  const m = /^(\d{1,2})(st|nd|rd|th)$/.exec(w);
  if (m) return ok(Number(m[1]), i + 1, true);
  if (ORDINAL.has(w)) return ok(ORDINAL.get(w)!, i + 1, true);
  if ((w === 'twenty' || w === 'thirty') && ORDINAL.has(next) && ORDINAL.get(next)! < 10)
    return ok((w === 'twenty' ? 20 : 30) + ORDINAL.get(next)!, i + 2, true);
  if (w === 'thirtieth') return ok(30, i + 1, true);
  if (/^\d{1,2}$/.test(w)) return ok(Number(w), i + 1, false);
  if (w === 'oh' || w === 'o' || w === 'zero' || w === 'cero') {
    const n = unitOf(t[i + 1]?.w ?? '');
    return n !== undefined ? ok(n, i + 2, false) : null;
  }
  // Only as much of a number as a day can be: "twenty nineteen fifty" is the 20th of 1950.
  for (const end of [i + 3, i + 2, i + 1]) {
    const n = wholeNumber(t.slice(0, end), i);
    if (n && n.value >= 1 && n.value <= 31) return ok(n.value, n.to, false);
  }
  return null;
}

function ok(day: number, to: number, ordinal: boolean) {
  return day >= 1 && day <= 31 ? { day, to, ordinal } : null;
}

/** A year at token `i`: "nineteen fifty two", "sixty eight", "oh five", "two thousand nine", "mil novecientos setenta", "85". */
export function yearAt(t: readonly Token[], i: number): { year: number; to: number; short: boolean } | null {
  const w = t[i]?.w ?? '';
  const skip = ['de', 'del', 'of', 'in', 'el', 'year', 'ano', 'and'].includes(w) ? 1 : 0;
  if (skip) {
    const y = yearAt(t, i + 1);
    return y ?? null;
  }
  if (/^(18|19|20)\d\d$/.test(w)) return { year: Number(w), to: i + 1, short: false };
  if (/^'?\d\d$/.test(w)) return { year: Number(w), to: i + 1, short: true };
  if (w === 'oh' || w === 'o' || w === 'aught' || w === 'cero' || w === 'zero') {
    const n = wholeNumber(t, i + 1);
    return n && n.value < 10 ? { year: n.value, to: n.to, short: true } : null;
  }
  if (w === 'nineteen' && (t[i + 1]?.w === 'oh' || t[i + 1]?.w === 'o')) {
    const n = wholeNumber(t, i + 2);
    if (n && n.value < 10) return { year: 1900 + n.value, to: n.to, short: false };
  }
  if (w === 'nineteen' && t[i + 1]?.w === 'hundred') {
    const n = wholeNumber(t, i + (t[i + 2]?.w === 'and' ? 3 : 2));
    return n && n.value < 100
      ? { year: 1900 + n.value, to: n.to, short: false }
      : { year: 1900, to: i + 2, short: false };
  }
  const n = wholeNumber(t, i);
  if (!n) return null;
  if (w === 'mil' || w === 'dos' || w === 'two') {
    if (n.value >= 1900 && n.value < 2100) return { year: n.value, to: n.to, short: false };
    if (w === 'mil') {
      const rest = t[n.to] ? wholeNumber(t, n.to) : null;
      if (n.value === 1900 && rest && rest.value < 100) return { year: 1900 + rest.value, to: rest.to, short: false };
    }
  }
  if (n.value >= 1900 && n.value < 2100) return { year: n.value, to: n.to, short: false };
  // "nineteen, seventy" with a mark between
  if (n.value === 19 && t[n.to]) {
    const rest = wholeNumber(t, n.to);
    if (rest && rest.value >= 10 && rest.value < 100) return { year: 1900 + rest.value, to: rest.to, short: false };
  }
  if (n.value === 20 && t[n.to]) {
    const rest = wholeNumber(t, n.to);
    if (rest && rest.value >= 10 && rest.value < 40) return { year: 2000 + rest.value, to: rest.to, short: false };
  }
  return n.value >= 0 && n.value < 100 ? { year: n.value, to: n.to, short: true } : null;
}

/** Is it a day that the calendar has? */
export function realDate(year: number, month: number, day: number): boolean {
  const d = new Date(Date.UTC(year, month - 1, day));
  return d.getUTCFullYear() === year && d.getUTCMonth() === month - 1 && d.getUTCDate() === day;
}

export const isoDate = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** "YYYY-MM-DD" plus days. */
export function addDays(iso: string, days: number): string {
  const d = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  d.setUTCDate(d.getUTCDate() + days);
  return d.toISOString().slice(0, 10);
}

/** Monday 1 to Sunday 7. */
export function weekdayOf(iso: string): number {
  return new Date(`${iso.slice(0, 10)}T00:00:00Z`).getUTCDay() || 7;
}
