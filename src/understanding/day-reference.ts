import type { Token } from '../words/tokens.ts';
import { addDays } from './calendar-days.ts';
import { dateAt, type Named } from './calendar-words.ts';
import { COMES, NEXT } from './day-mention.ts';
import { mondayOf, nextWeekday, weekdayNamed } from './weekdays.ts';

/**
 * The day that another one is reckoned from, named from token `i` on: "next friday", "the fifteenth", "thanksgiving" in "the wednesday after next
 * friday", "the day before the fifteenth". Null where none is named.
 */
export function referredDay(t: readonly Token[], i: number, today: string): Named | null {
  const w = (k: number) => t[k]?.w ?? '';
  let k = i;
  while (/^(the|that|de|del|el|al)$/.test(w(k))) k++;
  // What follows a mark is another thing: "the day after, friday".
  if (k > i && t[k]?.mark === '.') return null;
  const next = NEXT.test(w(k));
  const at = next || /^(this|este|coming)$/.test(w(k)) ? k + 1 : k;
  const n = weekdayNamed(w(at));
  if (n === undefined) return at === k ? dateAt(t, k, today) : null;
  const exact = dateAt(t, at + 1, today);
  if (exact && t[at + 1]!.mark === '') return exact;
  const comes = w(at + 1) === 'que' && COMES.test(w(at + 2)) ? at + 3 : at + 1;
  // "Next friday" is that of the week to come, in Spanish the next one that there is.
  const week = next && /^(next|following)$/.test(w(k));
  return { iso: week ? addDays(mondayOf(addDays(today, 7)), n - 1) : nextWeekday(today, n), to: comes };
}
