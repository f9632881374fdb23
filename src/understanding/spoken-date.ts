import type { Lang } from '../lang.ts';
import { teenOf, tensOf, unitOf } from '../words/numbers.ts';
import type { Token } from '../words/tokens.ts';
import { dayAt, monthOf, yearAt } from './dates.ts';
import { digitDateAt } from './digit-dates.ts';

const TAKES_BACK = /^(no|sorry|wait|actually|perdon|digo|correction|rather|disculpe)$/;

/** A day with its month, the year where it is said beside them. */
export interface SpokenDate {
  year: number | null;
  short: boolean;
  month: number;
  day: number;
  to: number;
  doubtful: boolean;
}

/** Days that people name. */
const NAMED_DAYS: [string, number, number][] = [
  ['christmas eve', 12, 24],
  ['christmas day', 12, 25],
  ['christmas', 12, 25],
  ['navidad', 12, 25],
  ['nochebuena', 12, 24],
  ['new years day', 1, 1],
  ['new year day', 1, 1],
  ['ano nuevo', 1, 1],
  ['new years eve', 12, 31],
  ['new year eve', 12, 31],
  ['halloween', 10, 31],
  ['valentines day', 2, 14],
  ['valentine day', 2, 14],
  ['veterans day', 11, 11],
  ['first of the year', 1, 1],
  ['leap day', 2, 29],
  ['leap year day', 2, 29],
  ['groundhog day', 2, 2],
  ['ground hog day', 2, 2],
  ['saint patricks day', 3, 17],
  ['saint patrick day', 3, 17],
  ['st patricks day', 3, 17],
  ['st patrick day', 3, 17],
  ['april fools day', 4, 1],
  ['april fools', 4, 1],
  ['tax day', 4, 15],
  ['flag day', 6, 14],
  ['juneteenth', 6, 19],
  ['independence day', 7, 4],
  ['boxing day', 12, 26],
  ['pi day', 3, 14],
  ['dia de navidad', 12, 25],
  ['dia de nochebuena', 12, 24],
  ['noche buena', 12, 24],
  ['dia de ano nuevo', 1, 1],
  ['nochevieja', 12, 31],
  ['ano viejo', 12, 31],
  ['fin de ano', 12, 31],
  ['dia de los reyes', 1, 6],
  ['dia de reyes', 1, 6],
  ['reyes magos', 1, 6],
  ['dia de la candelaria', 2, 2],
  ['dia de san valentin', 2, 14],
  ['san valentin', 2, 14],
  ['dia de los muertos', 11, 2],
  ['dia de muertos', 11, 2],
  ['todos los santos', 11, 1],
  ['dia de la raza', 10, 12],
];

NAMED_DAYS.sort(([a], [b]) => b.length - a.length);
const NAMED_FIRST: ReadonlySet<string> = new Set(NAMED_DAYS.map(([name]) => name.split(' ')[0]!));

/** A day of the year that has a name ("christmas day", "leap day", "día de reyes") at token `i`. */
export function namedDayAt(t: readonly Token[], i: number): { month: number; day: number; to: number } | null {
  if (!NAMED_FIRST.has(t[i]?.w ?? '')) return null;
  for (const [name, month, day] of NAMED_DAYS) {
    const words = name.split(' ');
    if (words.every((w, k) => t[i + k]?.w === w)) return { month, day, to: i + words.length };
  }
  return null;
}

/** A day with its month at token `i`, the year where it is said beside them. */
export function spokenDateAt(t: readonly Token[], i: number, lang: Lang): SpokenDate | null {
  const w = (k: number) => t[k]?.w ?? '';
  const iso = /^((?:19|20)\d\d)-(\d\d)-(\d\d)$/.exec(w(i));
  if (iso)
    return {
      year: Number(iso[1]),
      short: false,
      month: Number(iso[2]),
      day: Number(iso[3]),
      to: i + 1,
      doubtful: false,
    };
  const beside = dayBeside(t, i) ?? nounedAt(t, i);
  if (beside) return beside;
  const named = namedDayAt(t, i);
  if (named) return withYear(t, named.month, named.day, named.to);
  const first = yearAt(t, i);
  if (first && (!first.short || first.to > i + 1 || first.year > LAST_DAY)) {
    const inverted = yearFirst(t, first);
    if (inverted) return inverted;
  }
  const month = monthOf(w(i));
  if (month !== undefined) {
    const at = /^(the|el|on)$/.test(w(i + 1)) ? i + 2 : i + 1;
    const d = dayAgain(t, at === i + 2 && w(at) === 'dia' ? at + 1 : at) ?? dayAfterPause(t, i + 1);
    if (d && !/^(of|de|del)$/.test(w(i + 1))) return withYear(t, month, d.day, d.to);
    // "june of eighty eight, the twenty first"
    const y = /^(of|de|del|in)$/.test(w(i + 1)) ? yearAt(t, i + 2) : d ? null : yearAt(t, i + 1);
    const after = y && /^(the|el|on)$/.test(w(y.to)) ? dayAt(t, w(y.to + 1) === 'the' ? y.to + 2 : y.to + 1) : null;
    return y && after && { year: y.year, short: y.short, month, day: after.day, to: after.to, doubtful: false };
  }
  const start = /^(the|el)$/.test(w(i)) ? i + 1 : i;
  // "in fifty nine, december": nine is no day
  const d = inNumber(t, start) ? null : dayAgain(t, start);
  if (d) {
    const at = /^(of|de|del|in)$/.test(w(d.to))
      ? d.to + 1
      : /^(dia|day)$/.test(w(d.to)) && /^(of|de)$/.test(w(d.to + 1))
        ? d.to + 2
        : d.to;
    // "the twenty first of the eighth"
    const numbered = /^(of|de|del)$/.test(w(d.to)) ? dayAt(t, w(at) === 'the' ? at + 1 : at) : null;
    if (numbered && (numbered.ordinal || (d.ordinal && w(numbered.to) === 'del')) && numbered.day <= 12)
      return withYear(t, numbered.day, d.day, numbered.to);
    // "he'll be four in december": an age
    const of = w(d.to) === 'in' && !d.ordinal ? undefined : monthOf(w(at));
    if (of !== undefined) return withYear(t, of, d.day, at + 1);
  }
  return start === i && (i === 0 || !inNumber(t, i)) ? digitDateAt(t, i, lang) : null;
}

/** No day of a month is later: a number above it at the head of a date is its year. */
const LAST_DAY = 31;

/** "nineteen fifty nine, january twelfth", "seventy one, july the tenth", "mil novecientos setenta y dos, el ocho de enero". */
function yearFirst(
  t: readonly Token[],
  { year, short, to }: { year: number; short: boolean; to: number },
): SpokenDate | null {
  const w = (k: number) => t[k]?.w ?? '';
  if (short && year <= LAST_DAY) return null;
  const month = monthOf(w(to));
  if (month !== undefined) {
    const day = dayAt(t, /^(the|el)$/.test(w(to + 1)) ? to + 2 : to + 1);
    return day && !yearAt(t, day.to) ? { year, short, month, day: day.day, to: day.to, doubtful: false } : null;
  }
  const day = dayAt(t, /^(the|el)$/.test(w(to)) ? to + 1 : to);
  const of = day && /^(of|de)$/.test(w(day.to)) ? monthOf(w(day.to + 1)) : undefined;
  return day && of !== undefined && !yearAt(t, day.to + 2)
    ? { year, short, month: of, day: day.day, to: day.to + 2, doubtful: false }
    : null;
}

/** "the day after christmas, nineteen fifty". */
function dayBeside(t: readonly Token[], i: number): SpokenDate | null {
  if (!/^(day|dia)$/.test(t[i]?.w ?? '') || !/^(after|before|despues|antes)$/.test(t[i + 1]?.w ?? '')) return null;
  const named = namedDayAt(t, /^(de|del)$/.test(t[i + 2]?.w ?? '') ? i + 3 : i + 2);
  if (!named) return null;
  const day = named.day + (/^(after|despues)$/.test(t[i + 1]!.w) ? 1 : -1);
  return day >= 1 && day <= 28 ? withYear(t, named.month, day, named.to) : null;
}

/** "sixth month, ninth day, nineteen seventy seven", "month six, day nine, year seventy seven", "día ocho, mes uno, año setenta y dos". */
function nounedAt(t: readonly Token[], i: number): SpokenDate | null {
  const w = (k: number) => t[k]?.w ?? '';
  const noun = (k: number): 'month' | 'day' | null =>
    /^(month|mes)$/.test(w(k)) ? 'month' : /^(day|dia)$/.test(w(k)) ? 'day' : null;
  const part = (k: number): { of: 'month' | 'day'; n: number; to: number } | null => {
    const at = /^(the|el|la|of|de|del|and|y)$/.test(w(k)) ? (/^(the|el)$/.test(w(k + 1)) ? k + 2 : k + 1) : k;
    const before = noun(at);
    const d = before ? dayAt(t, at + 1) : dayAt(t, at);
    const of = before ?? (d ? noun(d.to) : null);
    return d && of ? { of, n: d.day, to: before ? d.to : d.to + 1 } : null;
  };
  const one = noun(i) || dayAt(t, i)?.ordinal ? part(i) : null;
  const two = one && part(one.to);
  if (!one || !two || one.of === two.of) return null;
  const month = one.of === 'month' ? one.n : two.n;
  return month <= 12 ? withYear(t, month, one.of === 'day' ? one.n : two.n, two.to) : null;
}

/** A day, or the one that it is at once corrected to: "april fourth, no, fifth". */
function dayAgain(t: readonly Token[], i: number): { day: number; to: number; ordinal: boolean } | null {
  const d = dayAt(t, i);
  if (!d) return null;
  let k = d.to;
  while (TAKES_BACK.test(t[k]?.w ?? '') && k < d.to + 3) k++;
  const again = k > d.to ? dayAt(t, /^(the|el)$/.test(t[k]?.w ?? '') ? k + 1 : k) : null;
  return again?.ordinal ? again : d;
}

/** "march the, oh it's the fourth": the day after some words of thinking. */
function dayAfterPause(t: readonly Token[], i: number): { day: number; to: number; ordinal: boolean } | null {
  for (let k = i; k < Math.min(t.length, i + 7); k++) {
    const d = /^(the|el)$/.test(t[k]!.w) ? dayAt(t, k + 1) : null;
    if (d?.ordinal) return d;
    if (!/^(the|el|oh|it|its|is|was|let|me|see|no|wait|sorry|what|i|think|a|ver|es|fue)$/.test(t[k]!.w)) return null;
  }
  return null;
}

/** Does the number at `i` go on from one before it? */
const inNumber = (t: readonly Token[], i: number) => {
  const before = t[i - 1]?.w ?? '';
  const number =
    /^(\d+|oh|zero|cero|double|triple|doble)$/.test(before) ||
    unitOf(before) !== undefined ||
    teenOf(before) !== undefined ||
    tensOf(before) !== undefined;
  return t[i]?.mark === '' && number && !/^(un|una)$/.test(before);
};

function withYear(t: readonly Token[], month: number, day: number, at: number): SpokenDate {
  const next = t[at]?.w ?? '';
  const y = /^(i|and|y|at|a)$/.test(next) ? null : yearAt(t, next === 'year' || next === 'ano' ? at + 1 : at);
  return y
    ? { year: y.year, short: y.short, month, day, to: y.to, doubtful: false }
    : { year: null, short: false, month, day, to: at, doubtful: false };
}
