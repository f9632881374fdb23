import type { Token } from '../words/tokens.ts';
import { addDays } from './calendar-days.ts';
import { addMonths, dateAt, spanOfDays } from './calendar-words.ts';
import { type Day, NEXT, WEEK } from './day-mention.ts';
import { referredDay } from './day-reference.ts';
import { holidayAt } from './holidays.ts';
import { monthSpan, weekAt } from './week-words.ts';
import { weekdayAt } from './weekday-words.ts';
import { mondayOf, nextWeekday, weekdayNamed } from './weekdays.ts';

/** The days that were said, in order; `today` is an ISO date. What is plainly past ("last tuesday", "since monday") is left out. */
export function daysIn(t: readonly Token[], today: string): Day[] {
  const out: Day[] = [];
  for (let i = 0; i < t.length; ) {
    const d = dayFrom(t, i, today, out);
    if (d === null) i++;
    else if (d === 'past') i++;
    else {
      out.push(d);
      i = Math.max(d.to, i + 1);
    }
  }
  return out;
}

function dayFrom(t: readonly Token[], i: number, today: string, before: readonly Day[]): Day | 'past' | null {
  const w = (k: number) => t[k]?.w ?? '';
  const x = w(i);
  const prev = w(i - 1);
  const last = before.at(-1);
  const day = (to: number, iso: string, kind: Day['kind'] = 'date', uncertain = false): Day => ({
    from: i,
    to,
    start: iso,
    end: iso,
    kind,
    uncertain,
  });
  const span = (to: number, start: string, end: string, uncertain = false): Day => ({
    from: i,
    to,
    start: start < today ? today : start,
    end,
    kind: 'span',
    uncertain,
  });
  if (x === 'day' && w(i + 1) === 'after' && w(i + 2) === 'tomorrow') return day(i + 3, addDays(today, 2));
  if (x === 'pasado' && w(i + 1) === 'manana') return day(i + 2, addDays(today, 2));
  if (/^(today|hoy)$/.test(x)) {
    if (x === 'hoy' && prev === 'de' && w(i + 1) === 'en') return null;
    if (/^(from|since)$/.test(prev)) return null;
    return day(i + 1, today);
  }
  if (x === 'tonight') return { ...day(i, today), to: i };
  if (/^(this|esta)$/.test(x) && /^(morning|afternoon|evening|manana|tarde|noche)$/.test(w(i + 1)))
    return { ...day(i, today), to: i };
  if (x === 'de' && /^(hoy|manana)$/.test(w(i + 1)) && w(i + 2) === 'en') {
    const n = { ocho: 7, quince: 14, '8': 7, '15': 14 }[w(i + 3)];
    if (n) return day(i + 4, addDays(today, n + (w(i + 1) === 'manana' ? 1 : 0)));
  }
  if (/^(de|del)$/.test(x)) {
    const at = /^(este|el|proximo)$/.test(w(i + 1)) ? i + 2 : i + 1;
    const named = weekdayNamed(w(at));
    const later = w(at + 1) === 'en' ? { ocho: 7, quince: 14, '8': 7, '15': 14 }[w(at + 2)] : undefined;
    if (named && later) return day(at + 3, addDays(nextWeekday(today, named), later));
  }
  // "Any day before thanksgiving" is none of them.
  const any = /^(any|some|every|whatever|cualquier|algun)$/.test(prev);
  if (/^(day|dia)$/.test(x) && !any && /^(after|before|despues|antes)$/.test(w(i + 1)) && t[i + 1]!.mark === '') {
    const d = referredDay(t, i + 2, today);
    if (d) return day(d.to, addDays(d.iso, /^(after|despues)$/.test(w(i + 1)) ? 1 : -1));
  }
  if (x === 'tomorrow') return day(i + 1, addDays(today, 1));
  // "mañana": tomorrow, but not "la mañana", "mañana temprano" is
  if (x === 'manana' && !/^(la|esta|las|a|cualquier|una|cada|toda)$/.test(prev)) return day(i + 1, addDays(today, 1));
  const coming = comingDays(t, i);
  if (coming) return span(coming.to, addDays(today, 1), addDays(addMonths(today, coming.months), coming.days));
  // "this week or next", "esta semana o la otra"
  if (last?.kind === 'span' && /^(or|and|o|y)$/.test(prev) && i - 1 === last.to && WEEK.test(w(last.to - 1))) {
    const to = w(i) === 'next' ? i + 1 : /^(la|el) (otra|proxima|siguiente|que)$/.test(`${x} ${w(i + 1)}`) ? i + 2 : 0;
    const monday = addDays(mondayOf(last.end), 7);
    if (to > 0 && !WEEK.test(w(to)) && weekdayNamed(w(to)) === undefined)
      return span(w(to) === 'viene' ? to + 1 : to, monday, addDays(monday, 4));
  }
  const counted = countedDay(t, i, today, last);
  if (counted) return { ...counted, from: i };
  const week = weekAt(t, i, today, last);
  if (week)
    return { ...span(week.to, week.start, week.end, week.uncertain), kind: week.start === week.end ? 'date' : 'span' };
  // "the day after", "the one after": of what was said before
  if (last && /^(the|el|la|al)$/.test(x)) {
    if (
      /^(day|dia)$/.test(w(i + 1)) &&
      /^(after|siguiente|despues)$/.test(w(i + 2)) &&
      !holidayAt(t, i + 3, today) &&
      w(i + 3) !== 'tomorrow'
    )
      return day(i + 3, addDays(last.end, 1));
    if (/^(one|1|week)$/.test(w(i + 1)) && w(i + 2) === 'after' && last.start === last.end)
      return day(i + 3, addDays(last.end, 7));
    // "not this friday but the next one"
    if (NEXT.test(w(i + 1)) && /^(one|1)$/.test(w(i + 2)) && last.kind === 'weekday')
      return day(i + 3, addDays(last.end, 7));
    if (NEXT.test(w(i + 1)) && t[i + 2] === undefined && last.kind === 'weekday')
      return day(i + 2, addDays(last.end, 7));
    if (/^(siguiente|otro)$/.test(w(i + 1)) && !weekdayNamed(w(i + 2)) && last.kind === 'weekday')
      return day(i + 2, addDays(last.end, 7));
  }
  const n = weekdayNamed(x);
  if (n !== undefined) return weekdayAt(t, i, n, today, last);
  const month = monthSpan(t, i, today);
  if (month) return span(month.to, month.start, month.end, month.uncertain);
  const d = dateAt(t, i, today);
  if (d && !/^(since|desde)$/.test(prev)) return day(d.to, d.iso);
  return null;
}

/** "within two weeks", "in the next couple of weeks", "en los próximos diez días": all the days until then. */
function comingDays(t: readonly Token[], i: number): { days: number; months: number; to: number } | null {
  const w = (k: number) => t[k]?.w ?? '';
  const led = /^(in|within|inside|over|during|en|dentro)$/.test(w(i));
  let k = led ? i + 1 : i;
  while (led && /^(the|las?|los?|el|de|a)$/.test(w(k)) && !/^(few|couple|par)$/.test(w(k + 1))) k++;
  const next = /^(next|coming|proxim[oa]s|siguientes)$/.test(w(k));
  if (next) k++;
  if (!next && !/^(within|inside)$/.test(w(i))) return null;
  const n = spanOfDays(t, k);
  // "next two weeks": without a number it is a week or a month of its own.
  return n && n.to - k > 1 ? n : null;
}

/** "two weeks from monday", "a week from today", "in ten days", "dentro de dos semanas", "una semana después del lunes". */
function countedDay(t: readonly Token[], i: number, today: string, last: Day | undefined): Day | null {
  const w = (k: number) => t[k]?.w ?? '';
  const within = /^(in|en|dentro)$/.test(w(i));
  const at = within ? (w(i + 1) === 'de' ? i + 2 : i + 1) : i;
  const n = spanOfDays(t, at);
  if (!n || /^(ago|left|old|of|que|every|cada|atras|supply|worth)$/.test(w(n.to))) return null;
  const on = (base: string, to: number, uncertain = n.about): Day => {
    const iso = addDays(n.months ? addMonths(base, n.months) : base, n.days);
    return { from: i, to, start: iso, end: iso, kind: 'date', uncertain };
  };
  let k = n.to;
  if (/^(from|after|despues|following|past)$/.test(w(k))) {
    k++;
    while (/^(the|de|del|el|on|this|coming)$/.test(w(k))) k++;
    if (/^(today|now|hoy|ahora)$/.test(w(k))) return on(today, k + 1);
    if (/^(tomorrow|manana)$/.test(w(k))) return on(addDays(today, 1), k + 1);
    const next = NEXT.test(w(k));
    const named = weekdayNamed(w(next ? k + 1 : k));
    if (named) {
      const base = next ? addDays(mondayOf(addDays(today, 7)), named - 1) : nextWeekday(today, named);
      const exact = dateAt(t, next ? k + 2 : k + 1, today);
      return on(exact?.iso ?? base, exact?.to ?? (next ? k + 2 : k + 1));
    }
    const d = dateAt(t, k, today);
    if (d) return on(d.iso, d.to);
    if (/^(that|then|eso)$/.test(w(k)) && last) return on(last.end, k + 1);
    return null;
  }
  if (!within && /^(out|away)$/.test(w(k))) return on(today, k + 1, true);
  if (!within) return null;
  // "en quince días" is a fortnight
  if (w(at) === 'quince' && /^dias/.test(w(k - 1))) return { ...on(addDays(today, -1), k), uncertain: true };
  return on(today, k);
}
