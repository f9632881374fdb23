import type { Token } from '../words/tokens.ts';
import { addDays, isoDate, weekdayOf } from './calendar-days.ts';
import { dateAt, lastOfMonth } from './calendar-words.ts';
import { monthOf } from './dates.ts';
import { COMES, type Day, NEXT, WEEK } from './day-mention.ts';
import { holidayAt } from './holidays.ts';
import { mondayOf } from './weekdays.ts';

/** "next week", "la semana que viene", "the week of the thirtieth", "this weekend", "early next week". */
export function weekAt(
  t: readonly Token[],
  i: number,
  today: string,
  last: Day | undefined,
): { start: string; end: string; to: number; uncertain: boolean } | null {
  const w = (k: number) => t[k]?.w ?? '';
  const k = /^(the|el|la)$/.test(w(i)) ? i + 1 : i;
  const part = partOf(w, k);
  const at = part ? part.to : k;
  const weekend = weekendAt(w, k, today);
  if (weekend) return weekend;
  // "the first week of december"
  const order =
    ['first', 'second', 'third', 'fourth'].indexOf(w(k)) + 1 ||
    ['primera', 'segunda', 'tercera', 'cuarta'].indexOf(w(k)) + 1 ||
    (/^(last|ultima)$/.test(w(k)) ? 5 : 0);
  const named = order && WEEK.test(w(k + 1)) && /^(of|in|de)$/.test(w(k + 2)) ? monthOf(w(k + 3)) : undefined;
  if (named) {
    const year = Number(today.slice(0, 4)) + (named < Number(today.slice(5, 7)) ? 1 : 0);
    const first = isoDate(year, named, 1);
    const base =
      order === 5
        ? lastOfMonth(year, named)
        : addDays(weekdayOf(first) > 5 ? addDays(first, 3) : first, 7 * (order - 1));
    const start = mondayOf(base) < first ? first : mondayOf(base);
    return { start, end: addDays(mondayOf(base), 4), to: k + 4, uncertain: true };
  }
  let monday: string | null = null;
  let to = at;
  if (NEXT.test(w(at)) && WEEK.test(w(at + 1)) && w(at + 2) !== 'of')
    [monday, to] = [mondayOf(addDays(today, 7)), at + 2];
  else if (/^(this|esta)$/.test(w(at)) && WEEK.test(w(at + 1)) && w(at + 2) !== 'of') {
    to = at + 2;
    monday = COMES.test(w(to)) ? mondayOf(addDays(today, 7)) : mondayOf(today);
  } else if (WEEK.test(w(at)) && w(at + 1) === 'after' && w(at + 2) === 'next')
    [monday, to] = [mondayOf(addDays(today, 14)), at + 3];
  else if (WEEK.test(w(at)) && /^(after|following|despues|before|antes)$/.test(w(at + 1))) {
    const earlier = /^(before|antes)$/.test(w(at + 1));
    let m = at + 2;
    while (/^(the|de|del|el)$/.test(w(m))) m++;
    const d = dateAt(t, m, today);
    if (d) [monday, to] = [mondayOf(addDays(d.iso, earlier ? -7 : 7)), d.to];
    else if (last && !earlier) [monday, to] = [mondayOf(addDays(last.end, 7)), /^that$/.test(w(m)) ? m + 1 : at + 2];
  } else if (WEEK.test(w(at)) && ((w(at + 1) === 'que' && COMES.test(w(at + 2))) || COMES.test(w(at + 1)))) {
    [monday, to] = [mondayOf(addDays(today, 7)), w(at + 1) === 'que' ? at + 3 : at + 2];
  } else if (WEEK.test(w(at)) && /^(of|de|del)$/.test(w(at + 1))) {
    let m = at + 2;
    while (/^(the|el|dia)$/.test(w(m))) m++;
    const h = holidayAt(t, m, today);
    const d = h ?? dateAt(t, m, today);
    if (!d) return null;
    const before = h && t.slice(d.to, d.to + 4).some((y) => /^(before|antes)$/.test(y.w));
    return {
      start: mondayOf(d.iso),
      end: before ? addDays(d.iso, -1) : addDays(mondayOf(d.iso), 4),
      to: d.to,
      uncertain: false,
    };
  }
  if (monday === null && w(at) === 'otra' && WEEK.test(w(at + 1)) && w(at - 1) === 'la')
    return {
      start: mondayOf(addDays(today, 7)),
      end: addDays(mondayOf(addDays(today, 7)), 4),
      to: at + 2,
      uncertain: true,
    };
  if (monday === null) return null;
  if (part) return { start: addDays(monday, part.first), end: addDays(monday, part.last), to, uncertain: true };
  return { start: monday, end: addDays(monday, 4), to, uncertain: false };
}

/** "early", "the end of", "principios de": which days of the week. */
function partOf(w: (k: number) => string, k: number): { first: number; last: number; to: number } | null {
  if (/^(early|earlier)$/.test(w(k))) return { first: 0, last: 2, to: w(k + 1) === 'in' ? k + 2 : k + 1 };
  if (/^(late|later)$/.test(w(k))) return { first: 2, last: 4, to: w(k + 1) === 'in' ? k + 2 : k + 1 };
  const of = /^(of|de)$/.test(w(k + 1)) ? (/^(the|la)$/.test(w(k + 2)) && WEEK.test(w(k + 3)) ? k + 3 : k + 2) : -1;
  if (of < 0) return null;
  if (/^(beginning|start|principios|principio|inicio)$/.test(w(k))) return { first: 0, last: 1, to: of };
  if (/^(middle|mediados)$/.test(w(k))) return { first: 1, last: 3, to: of };
  return /^(end|fines|finales|fin)$/.test(w(k)) ? { first: 3, last: 4, to: of } : null;
}

function weekendAt(
  w: (k: number) => string,
  k: number,
  today: string,
): { start: string; end: string; to: number; uncertain: boolean } | null {
  const next = NEXT.test(w(k));
  const at = next || /^(this|este)$/.test(w(k)) ? k + 1 : k;
  const to =
    w(at) === 'weekend' ? at + 1 : w(at) === 'fin' && w(at + 1) === 'de' && w(at + 2) === 'semana' ? at + 3 : -1;
  if (to < 0 || (at === k && w(k - 1) !== 'the' && w(k) !== 'fin')) return null;
  const comes = w(to) === 'que' && COMES.test(w(to + 1));
  const saturday = addDays(mondayOf(today), next && weekdayOf(today) < 6 ? 12 : weekdayOf(today) === 7 ? 12 : 5);
  return { start: saturday, end: addDays(saturday, 1), to: comes ? to + 2 : to, uncertain: next };
}

/** "in december", "sometime next month", "early january", "the end of the month". */
export function monthSpan(
  t: readonly Token[],
  i: number,
  today: string,
): { start: string; end: string; to: number; uncertain: boolean } | null {
  const w = (k: number) => t[k]?.w ?? '';
  let k = i;
  let part = '';
  const early = /^(early|mid|late|principios|mediados|finales|fines|beginning|middle|end|start)$/.exec(w(k));
  if (early) {
    part = /^(early|principios|beginning|start)$/.test(w(k))
      ? 'early'
      : /^(mid|mediados|middle)$/.test(w(k))
        ? 'mid'
        : 'late';
    k++;
    if (/^(in|of|de|del)$/.test(w(k))) k++;
    if (/^(the|this)$/.test(w(k))) k++;
  } else if (/^(in|en|during|sometime|durante|for|para|of|de|until|hasta)$/.test(w(k))) {
    if (/^(of|de|until|hasta)$/.test(w(k))) return null;
    k++;
    if (w(k) === 'in') k++;
  }
  const year = Number(today.slice(0, 4));
  let month = monthOf(w(k));
  let to = k + 1;
  if (month !== undefined) {
    if (k === i || dateAt(t, k, today)) return null;
  } else if (
    (/^(next|proximo)$/.test(w(k)) && /^(month|mes)$/.test(w(k + 1))) ||
    (w(k) === 'el' &&
      /^(proximo|mes)$/.test(w(k + 1)) &&
      (w(k + 2) === 'mes' || (w(k + 2) === 'que' && COMES.test(w(k + 3)))))
  ) {
    month = (Number(today.slice(5, 7)) % 12) + 1;
    to = w(k) === 'el' ? (w(k + 1) === 'mes' ? k + 4 : k + 3) : k + 2;
  } else if (/^(month|mes)$/.test(w(k)) && part) month = Number(today.slice(5, 7));
  else return null;
  const y = month < Number(today.slice(5, 7)) ? year + 1 : year;
  const first = isoDate(y, month, 1);
  const end = lastOfMonth(y, month);
  if (part === 'early') return { start: first, end: addDays(first, 9), to, uncertain: true };
  if (part === 'mid') return { start: addDays(first, 9), end: addDays(first, 19), to, uncertain: true };
  if (part === 'late') return { start: addDays(end, -9), end, to, uncertain: true };
  return { start: first, end, to, uncertain: false };
}
