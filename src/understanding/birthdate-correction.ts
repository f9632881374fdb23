import type { Lang } from '../lang.ts';
import { type Token, tokenise } from '../words/tokens.ts';
import { isoDate, realDate } from './calendar-days.ts';
import { dayAt, monthOf, yearAt } from './dates.ts';
import { spokenDateAt } from './spoken-date.ts';

/**
 * A date of birth after a correction, in part or whole: "no, seventy one", "the fifth, not the fourth", "may, not march", "the year is 1961".
 * `current` and the result are ISO dates. Null where nothing to correct with is said, or it is not clear what it is.
 */
export function correctDob(current: string, heard: string, lang: Lang = 'en'): string | null {
  const t = withoutDenied(tokenise(heard));
  let [year, month, day] = current.split('-').map(Number) as [number, number, number];
  const century = Math.floor(year / 100) * 100;
  let changed = false;
  for (let i = 0; i < t.length; ) {
    const whole = spokenDateAt(t, i, lang);
    if (whole) {
      month = whole.month;
      day = whole.day;
      if (whole.year !== null) year = whole.short ? nearestCentury(century, whole.year, current) : whole.year;
      changed = true;
      i = whole.to;
      continue;
    }
    const w = t[i]!.w;
    const m = monthOf(w);
    if (m !== undefined && !(w === 'may' && /^(i|we|be|have)$/.test(t[i + 1]?.w ?? ''))) {
      month = m;
      changed = true;
      i++;
      continue;
    }
    const cue = cueBefore(t, i);
    const d = dayAt(t, i);
    const y = yearAt(t, i);
    if (cue === 'month' && d && d.day <= 12) {
      month = d.day;
      changed = true;
      i = d.to;
    } else if (
      y &&
      cue !== 'day' &&
      (!y.short || y.year > 31 || cue === 'year' || /^(oh|o|cero)$/.test(w)) &&
      y.to > i
    ) {
      year = y.short ? nearestCentury(century, y.year, current) : y.year;
      changed = true;
      i = y.to;
    } else if (d && (d.ordinal || cue === 'day' || t[i - 1]?.w === 'el')) {
      day = d.day;
      changed = true;
      i = d.to;
    } else i++;
  }
  const value = isoDate(year, month, day);
  return changed && value !== current && realDate(year, month, day) && year >= 1900 ? value : null;
}

/** Two digits stay in the century of what is corrected. */
function nearestCentury(century: number, year: number, current: string): number {
  return year < 100
    ? century === 2000 && 2000 + year > Number(current.slice(0, 4)) + 40
      ? 1900 + year
      : century + year
    : year;
}

function cueBefore(t: readonly Token[], i: number): 'year' | 'month' | 'day' | null {
  for (let k = i - 1; k >= Math.max(0, i - 4); k--) {
    if (/^(year|ano)$/.test(t[k]!.w)) return 'year';
    if (/^(month|mes)$/.test(t[k]!.w)) return 'month';
    if (/^(day|dia)$/.test(t[k]!.w)) return 'day';
  }
  return null;
}

/** "not march", "not the fourteenth", "no el cuatro sino el cinco": what is denied goes. */
function withoutDenied(t: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < t.length; ) {
    const denies =
      t[i]!.w === 'not' ||
      (t[i]!.w === 'no' &&
        i > 0 &&
        t[i]!.mark !== '.' &&
        (/^(el|es|en)$/.test(t[i + 1]?.w ?? '') || monthOf(t[i + 1]?.w ?? '') !== undefined));
    if (!denies) {
      out.push(t[i++]!);
      continue;
    }
    let k = i + 1;
    while (/^(the|el|es|en|in|it|is|del)$/.test(t[k]?.w ?? '')) k++;
    const m = monthOf(t[k]?.w ?? '') !== undefined ? k + 1 : null;
    i = m ?? dayAt(t, k)?.to ?? yearAt(t, k)?.to ?? k;
    if (m !== null) i = dayAt(t, m)?.to ?? m;
  }
  return out;
}
