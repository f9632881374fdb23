import { wholeNumber } from '../words/numbers.ts';
import type { Token } from '../words/tokens.ts';
import { addDays, realDate, weekdayOf } from './calendar-days.ts';
import { addMonths, dateAt, lastOfMonth } from './calendar-words.ts';
import { dayAt, monthOf } from './dates.ts';
import { COMES, type Day, NEXT, WEEK } from './day-mention.ts';
import { referredDay } from './day-reference.ts';
import { nth } from './holidays.ts';
import { isPlural, mondayOf, nextWeekday, weekdayNamed } from './weekdays.ts';

const NTH = new Map(
  'first/primer/primero second/segundo third/tercer/tercero fourth/cuarto last/ultimo'
    .split(' ')
    .flatMap((g, i) => g.split('/').map((w) => [w, i + 1] as const)),
);
/** The day that weekday `n` at token `i` means, with the words around it; 'past' where it is over. */
export function weekdayAt(
  t: readonly Token[],
  i: number,
  n: number,
  today: string,
  last: Day | undefined,
): Day | 'past' {
  const w = (k: number) => t[k]?.w ?? '';
  const prev = w(i - 1) === 'coming' && /^(this|the)$/.test(w(i - 2)) ? 'this' : w(i - 1);
  const on = (iso: string, to: number, kind: Day['kind'] = 'date', uncertain = false): Day => ({
    from: i,
    to,
    start: iso,
    end: iso,
    kind,
    uncertain,
  });
  const order = NTH.get(prev);
  // "the first monday in december", "el último viernes del mes"
  const inMonth = /^(in|of|de|del)$/.test(w(i + 1)) ? (/^(the|el|this)$/.test(w(i + 2)) ? i + 3 : i + 2) : -1;
  if (order && inMonth > 0) {
    const month = monthOf(w(inMonth)) ?? (/^(month|mes)$/.test(w(inMonth)) ? Number(today.slice(5, 7)) : undefined);
    const found = month && nthOf(today, month, n, order);
    if (found) return on(found, inMonth + 1);
  }
  if (
    /^(last|since|desde|pasado|ultimo)$/.test(prev) ||
    (prev === 'on' && /^(since|back)$/.test(w(i - 2))) ||
    (prev === 'el' && w(i - 2) === 'desde' && !t.some((x) => FREE.test(x.w))) ||
    (/^(pasado|ago|anterior)$/.test(w(i + 1)) && w(i + 2) !== 'manana')
  )
    return 'past';
  // "friday the thirteenth", "lunes dieciséis"
  const at = /^(the|el|dia)$/.test(w(i + 1)) ? i + 2 : i + 1;
  const exact = dateAt(t, at, today);
  if (exact && t[i + 1]!.mark !== '.') return { ...on(exact.iso, exact.to), uncertain: weekdayOf(exact.iso) !== n };
  const reference = /^(after|despues|before|antes)$/.test(w(i + 1)) && t[i + 1]!.mark === '' ? i + 2 : -1;
  const named = reference > 0 && namesWeekday(t, reference) ? referredDay(t, reference, today) : null;
  if (named) {
    const after = /^(after|despues)$/.test(w(i + 1));
    return on(nextWeekday(after ? named.iso : addDays(named.iso, -8), n), named.to);
  }
  const numbered = exact ? null : dayOfMonth(t, i, n, today);
  if (numbered) return numbered;
  const open =
    t[i + 2] === undefined ||
    t[i + 2]!.mark !== '' ||
    /^(that|the|next|if|instead|please|or|and|would|is|works|for|at|in|de|del|thanksgiving|christmas|new|labor|memorial|easter|veterans|halloween|columbus)$/.test(
      w(i + 2),
    );
  if ((open && /^(after|despues|following)$/.test(w(i + 1))) || (w(i + 1) === 'right' && w(i + 2) === 'after')) {
    let m = w(i + 1) === 'right' ? i + 3 : i + 2;
    while (/^(the|de|del|that|el)$/.test(w(m))) m++;
    if (w(m) === 'next') return on(addDays(mondayOf(addDays(today, 14)), n - 1), m + 1);
    const d = dateAt(t, m, today);
    if (d) return on(nextWeekday(d.iso, n), d.to);
    if (last && w(i + 1) !== 'despues') return on(nextWeekday(last.end, n), w(i + 1) === 'right' ? i + 3 : i + 2);
    // "till noon, so tuesday after that": after the hour
    if (!last && w(i + 2) === 'that') return on(nextWeekday(today, n), i + 3, 'weekday');
    if (w(i + 1) !== 'despues') return on(addDays(nextWeekday(today, n), 7), i + 2, 'date', true);
  }
  if (/^(before|antes)$/.test(w(i + 1))) {
    let m = i + 2;
    while (/^(the|de|del|el)$/.test(w(m))) m++;
    const d = dateAt(t, m, today);
    if (d) return on(nextWeekday(addDays(d.iso, -8), n), d.to);
  }
  const comes =
    w(i + 1) === 'que' && COMES.test(w(i + 2)) ? i + 3 : /^(proximo|siguiente|entrante)$/.test(w(i + 1)) ? i + 2 : -1;
  if (prev === 'following' && last) return on(nextWeekday(last.end, n), i + 1);
  if (/^(next|following)$/.test(prev) && !WEEK.test(w(i + 1))) {
    const iso = addDays(mondayOf(addDays(today, 7)), n - 1);
    return on(iso, i + 1, 'date', iso !== nextWeekday(today, n));
  }
  if (comes > 0 || prev === 'proximo') return on(nextWeekday(today, n), comes > 0 ? comes : i + 1, 'date', comes < 0);
  // "el jueves en ocho"
  const later =
    w(i + 1) === 'en' ? ({ ocho: 7, quince: 14, '8': 7, '15': 14 } as Record<string, number>)[w(i + 2)] : undefined;
  if (later !== undefined) return on(addDays(nextWeekday(today, n), later), i + 3, 'date', true);
  const counted = weeksBehind(t, i + 1);
  // "de este lunes en dos semanas" is counted from that day; "monday in two weeks" is of the week that is counted to.
  if (counted && /^(this|este|from|del|coming)$/.test(prev))
    return on(addDays(nextWeekday(today, n), 7 * counted.weeks), counted.to, 'date', true);
  if (counted) return on(addDays(mondayOf(addDays(today, 7 * counted.weeks)), n - 1), counted.to, 'date', true);
  // "friday week" is a week from friday
  if (w(i + 1) === 'week' && t[i + 1]!.mark === '' && (t[i + 2] === undefined || t[i + 2]!.mark !== ''))
    return on(addDays(nextWeekday(today, n), 7), i + 2, 'date', true);
  const several =
    isPlural(w(i)) || /^(any|every|each|cualquier|cada|todos)$/.test(prev) || (prev === 'los' && w(i - 2) !== 'de');
  if (several) return on(nextWeekday(today, n), i + 1, 'every');
  return on(nextWeekday(today, n), i + 1, 'weekday');
}

/** "In two weeks", "en tres semanas" right behind a weekday. */
function weeksBehind(t: readonly Token[], i: number): { weeks: number; to: number } | null {
  if (!/^(in|en)$/.test(t[i]?.w ?? '') || t[i]!.mark !== '') return null;
  const n = /^(a|an)$/.test(t[i + 1]?.w ?? '') ? { value: 1, to: i + 2 } : wholeNumber(t, i + 1);
  return n && n.value > 0 && n.value <= 12 && /^(weeks?|semanas?)$/.test(t[n.to]?.w ?? '')
    ? { weeks: n.value, to: n.to + 1 }
    : null;
}

/** Behind a number it is an hour. */
const OF_HOUR =
  /^(am|pm|a|p|oclock|thirty|fifteen|forty|twenty|ten|sharp|y|en|de|or|to|and|hours?|30|15|45|media|menos|o|works|works)$/;

/** "el martes diez", "tuesday ten": the day of the month where that day is such a weekday; an hour otherwise. */
function dayOfMonth(t: readonly Token[], i: number, n: number, today: string): Day | null {
  const at = t[i + 1];
  const d = at && at.mark === '' && !/^(oh|o|un|una|uno|one|a)$/.test(at.w) ? dayAt(t, i + 1) : null;
  const next = d && t[d.to];
  // "el martes diez en la tarde"; but "a las diez en punto"
  const part = next?.w === 'en' && t[d!.to + 1]?.w !== 'punto';
  if (!d || d.ordinal || (next && next.mark === '' && !part && OF_HOUR.test(next.w))) return null;
  for (const month of [today.slice(0, 8), addMonths(`${today.slice(0, 8)}01`, 1).slice(0, 8)]) {
    const iso = `${month}${String(d.day).padStart(2, '0')}`;
    // So far ahead "las diez en la mañana" without its "a" is likelier.
    if (part && iso > addDays(today, 21)) continue;
    if (iso >= today && realDate(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), d.day) && weekdayOf(iso) === n)
      return { from: i, to: d.to, start: iso, end: iso, kind: 'date', uncertain: true };
  }
  return null;
}

/** "desde el lunes" with one of these is from then on, else since then. */
const FREE = /^(puedo|podria|podemos|libre|disponible|adelante|estare|estaria|cualquier)$/;

/** Whether a weekday is named at token `i`, with what may stand before it. */
function namesWeekday(t: readonly Token[], i: number): boolean {
  let k = i;
  while (k < i + 3 && (/^(the|that|de|del|el|this|este|coming)$/.test(t[k]?.w ?? '') || NEXT.test(t[k]?.w ?? ''))) k++;
  return weekdayNamed(t[k]?.w ?? '') !== undefined && t.slice(i, k + 1).every((x) => x.mark === '');
}

function nthOf(today: string, month: number, weekday: number, order: number): string {
  const of = (year: number): string => {
    if (order <= 4) return nth(year, month, weekday, order);
    const end = lastOfMonth(year, month);
    return addDays(end, -((weekdayOf(end) - weekday + 7) % 7));
  };
  const year = Number(today.slice(0, 4));
  const iso = of(year);
  return iso >= today ? iso : of(year + 1);
}
