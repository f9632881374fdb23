import { wholeNumber } from '../words/numbers.ts';
import type { Token } from '../words/tokens.ts';

/** A time of day: "HH:MM" to "HH:MM", equal for a point in time. */
export interface ClockSpan {
  start: string;
  end: string;
}

const hhmm = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const CLOSE = 17 * 60;
const OPEN = 8 * 60;

/** Parts of the day as the practice means them. */
const PARTS: [RegExp, number, number][] = [
  [/\b(first thing|a primera hora|primera hora|right when you open)\b/, OPEN, OPEN + 60],
  [/\b(end of the day|end of day|ultima hora|al final del dia)\b/, 16 * 60, CLOSE],
  [/\b(in the |this |por la |en la )?(evening|evenings|noche)\b/, CLOSE, 19 * 60],
  [/\b(afternoon|afternoons|tarde|despues de comer)\b/, 12 * 60, CLOSE],
  [/\b(mornings?|in the morning|(por|en|de) la manana|temprano)\b/, OPEN, 12 * 60],
];

interface Point {
  minutes: number;
  from: number;
  to: number;
  /** "after", "before", "between" stood before it. */
  word: string;
}

/**
 * The time of day that was said. Hours 1 to 6 without am or pm are in the afternoon. `taken` tells tokens that belong to a date;
 * times before `least` belong to another day. The last one said wins ("quarter to one, no, quarter to two").
 */
export function clockIn(t: readonly Token[], taken: (i: number) => boolean, least = 0): ClockSpan | null {
  const points = pointsIn(t, taken).filter((p) => p.from >= least);
  const said = t
    .filter((_, i) => !taken(i) && i >= least)
    .map((x) => x.w)
    .join(' ');
  const last = points.at(-1);
  if (last) {
    const first = points.at(-2);
    if (first && (first.word === 'between' || (first.word === 'from' && t[last.from - 1]?.w === 'to')))
      return { start: hhmm(first.minutes), end: hhmm(last.minutes) };
    if (last.word === 'after') return { start: hhmm(last.minutes), end: hhmm(Math.max(CLOSE, last.minutes)) };
    if (last.word === 'before') return { start: hhmm(Math.min(OPEN, last.minutes)), end: hhmm(last.minutes) };
    return { start: hhmm(last.minutes), end: hhmm(last.minutes) };
  }
  for (const [re, start, end] of PARTS) if (re.test(said)) return { start: hhmm(start), end: hhmm(end) };
  return null;
}

function pointsIn(t: readonly Token[], taken: (i: number) => boolean): Point[] {
  const w = (k: number) => t[k]?.w ?? '';
  const out: Point[] = [];
  for (let i = 0; i < t.length; i++) {
    if (taken(i)) continue;
    let found: { minutes: number; to: number; sure: boolean } | null = null;
    const written = /^(\d{1,2}):(\d\d)$/.exec(w(i));
    if (written) found = { minutes: Number(written[1]) * 60 + Number(written[2]), to: i + 1, sure: true };
    else if (w(i) === 'noon' || w(i) === 'mediodia') found = { minutes: 720, to: i + 1, sure: true };
    else if (
      (w(i) === 'quarter' || w(i) === 'half' || w(i) === 'ten' || w(i) === 'five' || w(i) === 'twenty') &&
      /^(to|till|of|past|after)$/.test(w(i + 1))
    ) {
      const h = hourAt(t, i + 2);
      const m = { quarter: 15, half: 30, ten: 10, five: 5, twenty: 20 }[w(i)]!;
      if (h)
        found = { minutes: clockHour(h.hour) * 60 + (/^(past|after)$/.test(w(i + 1)) ? m : -m), to: h.to, sure: true };
    } else {
      const h = hourAt(t, i);
      if (h) {
        let minutes = 0;
        let to = h.to;
        let sure =
          /^(at|after|before|around|about|between|by|until|las|la|noon|and|than|from|make|till)$/.test(w(i - 1)) ||
          w(to) === 'oclock';
        const m = wholeNumber(t, to);
        if (m && t[to]!.mark === '' && m.value >= 10 && m.value < 60 && !taken(to)) {
          minutes = m.value;
          to = m.to;
          sure = true;
        } else if (w(to) === 'y' && (w(to + 1) === 'media' || w(to + 1) === 'cuarto')) {
          minutes = w(to + 1) === 'media' ? 30 : 15;
          to += 2;
          sure = true;
        }
        if (w(to) === 'oclock') to++;
        if (/^(am|pm|a|p)$/.test(w(to)) && (w(to).length === 2 || w(to + 1) === 'm')) sure = true;
        if (sure) found = { minutes: clockHour(h.hour) * 60 + minutes, to, sure };
      }
    }
    if (!found) continue;
    const half = `${w(found.to)}${w(found.to).length === 1 ? w(found.to + 1) : ''}`;
    const hour = Math.floor(found.minutes / 60);
    if (half === 'pm' && hour < 12) found.minutes += 720;
    if (half === 'am' && hour >= 12) found.minutes -= 720;
    if (written && half !== 'am' && half !== 'pm' && hour < 7) found.minutes += 720;
    if (/^(years?|weeks?|days?|months?|hours?|milligrams?|percent|of|people|anos|semanas|dias)$/.test(w(found.to)))
      continue;
    const before = w(i - 1);
    const word =
      /^(after|despues|past)$/.test(before) ||
      (before === 'las' && /^(de|desde)$/.test(w(i - 2)) && w(i - 3) === 'despues')
        ? 'after'
        : /^(before|antes|by)$/.test(before) || (before === 'las' && w(i - 3) === 'antes')
          ? 'before'
          : before === 'between' || (before === 'las' && w(i - 2) === 'entre')
            ? 'between'
            : before === 'from'
              ? 'from'
              : '';
    out.push({ minutes: found.minutes, from: i, to: found.to, word });
    i = found.to - 1;
  }
  return out;
}

function hourAt(t: readonly Token[], i: number): { hour: number; to: number } | null {
  const m = /^(\d{1,2})$/.exec(t[i]?.w ?? '');
  if (m) return Number(m[1]) >= 1 && Number(m[1]) <= 12 ? { hour: Number(m[1]), to: i + 1 } : null;
  const one = wholeNumber(t.slice(0, i + 1), i);
  return one && one.value >= 1 && one.value <= 12 && t[i]!.w !== 'un' && t[i]!.w !== 'uno'
    ? { hour: one.value, to: i + 1 }
    : null;
}

/** Office hours: 7 to 12 as said, 1 to 6 in the afternoon. */
const clockHour = (h: number) => (h >= 7 ? h : h + 12);
