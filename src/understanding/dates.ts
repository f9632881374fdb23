import { wholeNumber } from '../words/numbers.ts';
import type { Token } from '../words/tokens.ts';
import { digitOf, wordYearAt } from './digit-dates.ts';

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
  // "thirty second" is no second
  if (
    ORDINAL.has(w) &&
    ORDINAL.get(w)! < 10 &&
    /^(twenty|thirty|forty|fifty|20|30)$/.test(t[i - 1]?.w ?? '') &&
    t[i]!.mark === ''
  )
    return null;
  if (ORDINAL.has(w)) return ok(ORDINAL.get(w)!, i + 1, true);
  if (/^(twenty|thirty|20|30)$/.test(w) && ORDINAL.has(next) && ORDINAL.get(next)! < 10 && t[i + 1]!.mark === '')
    return ok((/^(twenty|20)$/.test(w) ? 20 : 30) + ORDINAL.get(next)!, i + 2, true);
  if (w === 'thirtieth') return ok(30, i + 1, true);
  if (/^\d{1,2}$/.test(w)) return ok(Number(w), i + 1, false);
  if (w === 'oh' || w === 'o' || w === 'zero' || w === 'cero') {
    const n = digitOf(t[i + 1]?.w ?? '');
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

/** A year at token `i`: "nineteen fifty two", "sixty eight", "oh five", "two thousand nine", "mil novecientos setenta", "85", "one nine six six". */
export function yearAt(t: readonly Token[], i: number): { year: number; to: number; short: boolean } | null {
  const w = (k: number) => t[k]?.w ?? '';
  if (/^(de|del|of|in|el|year|ano|the)$/.test(w(i))) return yearAt(t, i + 1);
  if (/^(18|19|20)\d\d$/.test(w(i))) return { year: Number(w(i)), to: i + 1, short: false };
  const words = wordYearAt(t, i);
  if (words) return { ...words, short: false };
  // "19 52": what a recogniser makes of "nineteen fifty two"
  const split = /^(19|20)$/.test(w(i)) && t[i + 1]?.mark === '' ? /^\d\d$/.exec(w(i + 1)) : null;
  if (split && (w(i) === '19' || Number(split[0]) < 40))
    return { year: Number(`${w(i)}${split[0]}`), to: i + 2, short: false };
  if (/^'?\d\d$/.test(w(i)) && w(i + 1) !== 'hundred') return { year: Number(w(i)), to: i + 1, short: true };
  if (/^(oh|o|aught|ought|cero|zero)$/.test(w(i))) {
    const n = digitOf(w(i + 1));
    return n !== undefined ? { year: n, to: i + 2, short: true } : null;
  }
  // "one nine six six"
  const single = [0, 1, 2, 3].map((k) => digitOf(w(i + k)));
  if (single.every((n) => n !== undefined)) {
    const year = Number(single.join(''));
    if (year >= 1900 && year < 2100) return { year, to: i + 4, short: false };
  }
  // "nineteen seventy", "nineteen oh seven", "twenty fourteen", a mark between them or not
  const century =
    w(i) === 'nineteen' || w(i) === '19' || w(i) === 'diecinueve'
      ? 1900
      : w(i) === 'twenty' || w(i) === '20'
        ? 2000
        : 0;
  if (century) {
    const late = /^(oh|o)$/.test(w(i + 1)) ? digitOf(w(i + 2)) : undefined;
    if (late !== undefined) return { year: century + late, to: i + 3, short: false };
    const n = wholeNumber(t, i);
    if (n && n.value >= 1900 && n.value < 2100) return withUnit(t, n.value, n.to);
    const rest = n && n.to === i + 1 && t[n.to] ? wholeNumber(t, n.to) : null;
    if (rest && rest.value >= 10 && rest.value < (century === 1900 ? 100 : 40))
      return withUnit(t, century + rest.value, rest.to);
  }
  const n = wholeNumber(t, i);
  return n && n.value >= 10 && n.value < 100 ? { year: n.value, to: n.to, short: true } : null;
}

/** "nineteen, sixty, six.": recognisers part what was said slowly. A last digit that nothing follows is of the year. */
function withUnit(t: readonly Token[], year: number, to: number): { year: number; to: number; short: false } {
  const unit = year % 10 === 0 && year % 100 >= 20 && t[to]?.mark === ',' ? digitOf(t[to]!.w) : undefined;
  const ends = t[to + 1] === undefined || t[to + 1]!.mark === '.';
  return unit && ends ? { year: year + unit, to: to + 1, short: false } : { year, to, short: false };
}
