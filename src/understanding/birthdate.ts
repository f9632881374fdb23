import type { Lang } from '../lang.ts';
import { agesIn } from '../words/ages.ts';
import { wholeNumber } from '../words/numbers.ts';
import type { Token } from '../words/tokens.ts';
import type { Utterance } from '../words/utterance.ts';
import { dayAt, isoDate, monthOf, realDate, yearAt } from './dates.ts';

export interface Birthdate {
  /** ISO date. */
  value: string;
  uncertain: boolean;
  from: number;
  to: number;
}

const CUE = /^(born|birth|birthday|birthdate|dob|nacimiento|naci|nacio|cumpleanos|bday|nacida|nacido)$/;
const CORRECT = /^(no|sorry|wait|actually|perdon|digo|correction)$/;

/**
 * A date of birth as people say it, month first in English, day first in Spanish. Two-digit years are the latest past year, unless
 * nothing else speaks for a small child. Without a cue it is only taken when it was asked for.
 */
export function birthdateIn(
  u: Utterance,
  lang: Lang,
  asked: boolean,
  now: string | undefined,
  child: boolean,
): Birthdate | null {
  const t = u.tokens;
  const today = now?.slice(0, 10) ?? null;
  const thisYear = today ? Number(today.slice(0, 4)) : 2026;
  let best: Birthdate | null = null;
  const cueAt = t.findIndex((x) => CUE.test(x.w));
  for (let i = 0; i < t.length; i++) {
    const d = dateAt(t, i, lang);
    if (!d) continue;
    const cued =
      asked || (cueAt >= 0 && i - cueAt < 8 && i > cueAt) || (!d.short && d.year !== null && d.year < thisYear - 1);
    if (!cued) continue;
    let year = d.year;
    let uncertain = false;
    if (year === null) {
      // "she just turned six on september twelfth"
      const age = agesIn(u).find((a) => a.unit === 'years');
      if (!age || !today || !/^(turned|turning|cumplio)$/.test(t[age.from - 1]?.w ?? '')) continue;
      year = Number(today.slice(0, 4)) - age.n;
      if (isoDate(Number(today.slice(0, 4)), d.month, d.day) > today) year--;
    } else if (d.short) {
      const late = 2000 + year;
      const early = 1900 + year;
      const late_ok = late <= thisYear;
      uncertain = late_ok && !child && year < 8;
      year =
        late_ok && (child || year <= thisYear % 100) ? (late_ok && (child || late <= thisYear) ? late : early) : early;
    }
    if (!realDate(year, d.month, d.day) || year < 1900 || (today && isoDate(year, d.month, d.day) > today)) continue;
    best = { value: isoDate(year, d.month, d.day), uncertain, from: i, to: d.to };
    // "nineteen seventy, no sorry, seventy one": the year alone said again
    for (let k = d.to; k < Math.min(t.length, d.to + 10); k++) {
      if (!CORRECT.test(t[k]!.w)) continue;
      for (let j = k + 1; j < Math.min(t.length, k + 10); j++) {
        const again = dateAt(t, j, lang);
        if (again && again.year !== null) break;
        const y = yearAt(t, j);
        if (!y) continue;
        const fixed = y.short ? Math.floor(year / 100) * 100 + y.year : y.year;
        if (realDate(fixed, d.month, d.day) && fixed >= 1900 && fixed <= thisYear)
          best = { value: isoDate(fixed, d.month, d.day), uncertain: false, from: i, to: y.to };
        break;
      }
      break;
    }
    i = d.to - 1;
  }
  return best;
}

interface Spoken {
  year: number | null;
  short: boolean;
  month: number;
  day: number;
  to: number;
}

function dateAt(t: readonly Token[], i: number, lang: Lang): Spoken | null {
  const w = (k: number) => t[k]?.w ?? '';
  const numeric = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(w(i));
  if (numeric) {
    const [a, b, c] = [Number(numeric[1]), Number(numeric[2]), numeric[3]!];
    const [month, day] = a > 12 || (lang === 'es' && b <= 12 && a <= 31 && b < a && a > 12) ? [b, a] : [a, b];
    return month <= 12 ? { year: Number(c), short: c.length === 2, month, day, to: i + 1 } : null;
  }
  const iso = /^((?:19|20)\d\d)-(\d\d)-(\d\d)$/.exec(w(i));
  if (iso) return { year: Number(iso[1]), short: false, month: Number(iso[2]), day: Number(iso[3]), to: i + 1 };
  // month day year
  const m = monthOf(w(i));
  if (m !== undefined) {
    const at = ['the', 'el', 'on'].includes(w(i + 1)) ? i + 2 : i + 1;
    const d = dayAt(t, at);
    if (!d) return null;
    return withYear(t, m, d.day, d.to);
  }
  // day (of) month year
  const start = w(i) === 'the' || w(i) === 'el' ? i + 1 : i;
  const d = dayAt(t, start);
  if (d) {
    const at = ['of', 'de'].includes(w(d.to)) ? d.to + 1 : d.to;
    const month = monthOf(w(at));
    if (month !== undefined) return withYear(t, month, d.day, at + 1);
    // "oh seven, oh four, ninety one"; "eight twenty two twenty three"
    const second = dayAt(t, d.to);
    if (second && !d.ordinal && start === i) {
      const y = yearAt(t, second.to);
      const [month2, day2] =
        lang === 'es' && d.day > 12 ? [second.day, d.day] : d.day > 12 ? [second.day, d.day] : [d.day, second.day];
      if (y && month2 <= 12 && (!wholeNumber(t, y.to) || t[y.to]?.mark !== ''))
        return { year: y.year, short: y.short, month: month2, day: day2, to: y.to };
    }
    // "eight twenty two" is read as one number: 822
    const n = wholeNumber(t, i);
    if (n && n.value >= 110 && n.value <= 1231 && n.to - i >= 2) {
      const month3 = Math.floor(n.value / 100);
      const day3 = n.value % 100;
      const y = yearAt(t, n.to);
      if (y && month3 <= 12 && day3 >= 1 && day3 <= 31)
        return { year: y.year, short: y.short, month: month3, day: day3, to: y.to };
    }
  }
  return null;
}

function withYear(t: readonly Token[], month: number, day: number, at: number): Spoken {
  const y = yearAt(t, at);
  const bare = t[at] !== undefined && ['i', 'and', 'y', 'at', 'a'].includes(t[at]!.w);
  if (!y || bare) return { year: null, short: false, month, day, to: at };
  return { year: y.year, short: y.short, month, day, to: y.to };
}
