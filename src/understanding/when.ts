import type { Token } from '../words/tokens.ts';
import { addDays, isoDate, realDate, weekdayOf } from './calendar-days.ts';
import { clockIn } from './clock-words.ts';
import { dayAt, monthOf } from './dates.ts';

const WEEKDAY = new Map(
  'monday/lunes/mondays tuesday/martes/tuesdays wednesday/miercoles/wednesdays thursday/jueves/thursdays friday/viernes/fridays saturday/sabado/saturdays sunday/domingo/sundays'
    .split(' ')
    .flatMap((g, i) => g.split('/').map((w) => [w, i + 1] as const)),
);
const COUNT = new Map(
  'a/one/una/un two/dos three/tres four/cuatro five/cinco six/seis'
    .split(' ')
    .flatMap((g, i) => g.split('/').map((w) => [w, i + 1] as const)),
);
const NTH = new Map(
  'first/primer second/segundo third/tercer fourth/cuarto'
    .split(' ')
    .flatMap((g, i) => g.split('/').map((w) => [w, i + 1] as const)),
);

interface Day {
  from: number;
  to: number;
  start: string;
  /** Last day where a span was said. */
  end: string;
  /** Named without a day of its own ("next week"). */
  span: boolean;
}

/**
 * The time that is wanted, in the practice's local time: a date, `date/date`, or `start/end` (equal for a point in time). Parts of
 * the day as in the practice's time words: morning 08-12, afternoon 12-17, first thing 08-09, end of day 16-17, evening 17-19;
 * "after three" ends at 17:00, "before ten" starts at 08:00. Null where no day is said, or there is no `now` to reckon from.
 */
export function whenIn(t: readonly Token[], now: string | undefined): string | null {
  if (!now) return null;
  const today = now.slice(0, 10);
  const days = daysIn(t, today);
  if (!days.length) return null;
  const said = t.map((x) => x.w).join(' ');
  let day = days[0]!;
  if (days.length > 1) {
    // A move: the wanted day follows "to", "instead" or the correction; otherwise the first that is not the old one.
    const toDay = days.find(
      (d) =>
        /^(to|a|al|para|hasta)$/.test(t[d.from - 1]?.w ?? '') ||
        /^(to|para|al) (the|el)?$/.test(`${t[d.from - 2]?.w} ${t[d.from - 1]?.w}`),
    );
    const fromDay = days.find((d) =>
      t.slice(Math.max(0, d.from - 3), d.from).some((x) => /^(from|del|through|hasta|until|away|not|no)$/.test(x.w)),
    );
    day = toDay && toDay !== fromDay ? toDay : (days.find((d) => d !== fromDay) ?? day);
    if (/\b(no wait|sorry|actually|i mean|perdon|mejor)\b/.test(said)) day = days.at(-1)!;
  }
  if (/\b(from|del) .* (to|al|a) /.test(said) && days.length === 2) day = days[1]!;
  // A time belongs to the wanted day: one said after it, or before it where nothing was said after.
  const others = days.filter((d) => d !== day);
  const clock = clockIn(
    t,
    (i) => days.some((d) => i >= d.from && i < d.to),
    others.length && day.from > others[0]!.from ? day.from : 0,
  );
  if (day.span && !clock) return `${day.start}/${day.end}`;
  if (!clock) return day.start === day.end ? day.start : `${day.start}/${day.end}`;
  if (day.span) return null;
  return `${day.start}T${clock.start}/${day.start}T${clock.end}`;
}

function daysIn(t: readonly Token[], today: string): Day[] {
  const w = (k: number) => t[k]?.w ?? '';
  const out: Day[] = [];
  const add = (from: number, to: number, start: string, end = start, span = false) =>
    out.push({ from, to, start, end, span });
  const monday = (iso: string) => addDays(iso, 1 - weekdayOf(iso));
  for (let i = 0; i < t.length; i++) {
    const x = w(i);
    const prev = w(i - 1);
    if (x === 'day' && w(i + 1) === 'after' && w(i + 2) === 'tomorrow') {
      add(i, i + 3, addDays(today, 2));
      i += 2;
    } else if (x === 'pasado' && w(i + 1) === 'manana') {
      add(i, i + 2, addDays(today, 2));
      i++;
    } else if (x === 'today' || x === 'hoy' || x === 'tonight') {
      if (!/^(from|since|de)$/.test(prev)) add(i, i + 1, today);
    } else if (x === 'tomorrow' || (x === 'manana' && !/^(la|por|en|esta|de|temprano)$/.test(prev)))
      add(i, i + 1, addDays(today, 1));
    else if (
      COUNT.has(x) &&
      /^(weeks?|semanas?|days?|dias?)$/.test(w(i + 1)) &&
      !/^(ago|left|old|of|que)$/.test(w(i + 2))
    ) {
      const n = COUNT.get(x)! * (/^(week|semana)/.test(w(i + 1)) ? 7 : 1);
      if (w(i + 2) === 'from') {
        const base = /^(today|now)$/.test(w(i + 3))
          ? today
          : w(i + 3) === 'tomorrow'
            ? addDays(today, 1)
            : WEEKDAY.has(w(i + 3))
              ? nextWeekday(today, WEEKDAY.get(w(i + 3))!)
              : null;
        if (base) {
          add(i, i + 4, addDays(base, n));
          i += 3;
        }
      } else if (prev === 'in' || prev === 'en' || prev === 'dentro') {
        add(i, i + 2, addDays(today, n));
        i++;
      }
    } else if (
      (x === 'next' || x === 'proxima' || x === 'this' || x === 'esta') &&
      /^(week|semana)$/.test(w(i + 1)) &&
      w(i + 2) !== 'of'
    ) {
      const m = monday(x === 'next' || x === 'proxima' ? addDays(today, 7) : today);
      const later = WEEKDAY.get(w(i + 2)) ?? (w(i + 2) === 'on' ? WEEKDAY.get(w(i + 3)) : undefined);
      if (later) {
        add(i, i + 3, addDays(m, later - 1));
        i += 2;
      } else {
        add(i, i + 2, m < today ? today : m, addDays(m, 4), true);
        i++;
      }
    } else if (/^(week|semana)$/.test(x) && /^(proxima|siguiente|que)$/.test(w(i + 1))) {
      const m = monday(addDays(today, 7));
      add(i, i + 2, m, addDays(m, 4), true);
      i++;
    } else if (x === 'week' && w(i + 1) === 'of') {
      const at = /^(the|el)$/.test(w(i + 2)) ? i + 3 : i + 2;
      const h = holidayAt(t, at, today);
      const d = h ?? dateAt(t, at, today);
      if (d) {
        const m = monday(d.iso);
        const before = h && t.slice(d.to, d.to + 4).some((y) => y.w === 'before');
        add(i, d.to, m, before ? addDays(d.iso, -1) : addDays(m, 4), true);
        i = d.to - 1;
      }
    } else if (WEEKDAY.has(x)) {
      const n = WEEKDAY.get(x)!;
      const last = out.at(-1);
      const nth = NTH.get(prev);
      const month = /^(in|of|de)$/.test(w(i + 1)) ? monthOf(w(i + 2)) : undefined;
      if (nth && month) {
        add(i - 1, i + 3, nthWeekday(today, nth, n, month));
        i += 2;
      } else if (
        /^(after|despues|following|siguiente)$/.test(w(i + 1)) ||
        (w(i + 1) === 'right' && w(i + 2) === 'after')
      ) {
        if (last) {
          out.length = 0;
          add(i, i + 2, nextWeekday(last.end, n));
        } else if (/^(after|following)$/.test(w(i + 1))) add(i, i + 2, addDays(nextWeekday(today, n), 7));
      } else if (
        prev === 'next' ||
        prev === 'proximo' ||
        /^(proximo|siguiente)$/.test(w(i + 1)) ||
        (w(i + 1) === 'next' && w(i + 2) === 'week')
      )
        add(i, i + (w(i + 1) === 'next' ? 3 : 1), addDays(monday(addDays(today, 7)), n - 1));
      else {
        const dated = dayAt(t, /^(the|el)$/.test(w(i + 1)) ? i + 2 : i + 1);
        const explicit = dateAt(t, /^(the|el)$/.test(w(i + 1)) ? i + 2 : i + 1, today);
        if (explicit && (dated?.ordinal || monthOf(w(i + 1)) !== undefined || monthOf(w(i + 2)) !== undefined)) {
          add(i, explicit.to, explicit.iso);
          i = explicit.to - 1;
        } else if (!/^(since|last|until|on since|desde|pasado)$/.test(prev) && w(i + 1) !== 'pasado')
          add(i, i + 1, nextWeekday(today, n));
      }
    } else {
      const h = holidayAt(t, i, today);
      const d = h ?? dateAt(t, i, today);
      const named = h !== null || (d !== null && (monthOf(x) !== undefined || d.ordinal));
      if (d && named && !/^(after|until|before|since)$/.test(h ? prev : '')) {
        add(i, d.to, d.iso);
        i = d.to - 1;
      }
    }
  }
  return out;
}

/** The next such day after `from`; today itself does not count. */
function nextWeekday(from: string, n: number): string {
  const diff = (n - weekdayOf(from) + 7) % 7;
  return addDays(from, diff === 0 ? 7 : diff);
}

function nthWeekday(today: string, nth: number, n: number, month: number): string {
  let year = Number(today.slice(0, 4));
  if (month < Number(today.slice(5, 7))) year++;
  const first = isoDate(year, month, 1);
  return addDays(first, ((n - weekdayOf(first) + 7) % 7) + (nth - 1) * 7);
}

/** "november fifth", "the fifth", "cinco de noviembre", "11/5": the next such date. */
function dateAt(t: readonly Token[], i: number, today: string): { iso: string; to: number; ordinal: boolean } | null {
  const w = (k: number) => t[k]?.w ?? '';
  const future = (month: number, day: number) => {
    let year = Number(today.slice(0, 4));
    if (isoDate(year, month, day) < today) year++;
    return realDate(year, month, day) ? isoDate(year, month, day) : null;
  };
  const m = /^(\d{1,2})\/(\d{1,2})$/.exec(w(i));
  if (m) {
    const iso = Number(m[1]) <= 12 ? future(Number(m[1]), Number(m[2])) : null;
    return iso ? { iso, to: i + 1, ordinal: true } : null;
  }
  const month = monthOf(w(i));
  if (month !== undefined && w(i) !== 'may' && w(i) !== 'march' && w(i) !== 'mar') return monthDay(i, month);
  if (month !== undefined && dayAt(t, w(i + 1) === 'the' ? i + 2 : i + 1)) return monthDay(i, month);
  const d = dayAt(t, i);
  if (!d) return null;
  const of = ['of', 'de'].includes(w(d.to)) ? d.to + 1 : d.to;
  const mo = monthOf(w(of));
  if (mo !== undefined && (d.ordinal || of > d.to)) {
    const iso = future(mo, d.day);
    return iso ? { iso, to: of + 1, ordinal: true } : null;
  }
  if (
    !d.ordinal ||
    !/^(the|el|on|dia)$/.test(w(i - 1)) ||
    /^(time|thing|visit|one|available|appointment|opening|dose|week|floor|of|shot|vez|monday|tuesday|wednesday|thursday|friday)$/.test(
      w(d.to),
    )
  )
    return null;
  let year = Number(today.slice(0, 4));
  let mm = Number(today.slice(5, 7));
  if (d.day < Number(today.slice(8, 10))) mm++;
  if (mm > 12) {
    mm = 1;
    year++;
  }
  return realDate(year, mm, d.day) ? { iso: isoDate(year, mm, d.day), to: d.to, ordinal: true } : null;

  function monthDay(at: number, mon: number) {
    const k = w(at + 1) === 'the' ? at + 2 : at + 1;
    const day = dayAt(t, k);
    if (!day) return null;
    const iso = future(mon, day.day);
    return iso ? { iso, to: day.to, ordinal: true } : null;
  }
}

/** US holidays by name, the next to come. */
function holidayAt(
  t: readonly Token[],
  i: number,
  today: string,
): { iso: string; to: number; ordinal: boolean } | null {
  const two = `${t[i]?.w ?? ''} ${t[i + 1]?.w ?? ''}`;
  const year = Number(today.slice(0, 4));
  const find = (of: (y: number) => string, to: number) => {
    const a = of(year);
    return { iso: a >= today ? a : of(year + 1), to, ordinal: true };
  };
  const nth = (y: number, month: number, n: number, k: number) => {
    const first = isoDate(y, month, 1);
    return addDays(first, ((n - weekdayOf(first) + 7) % 7) + (k - 1) * 7);
  };
  if (t[i]?.w === 'thanksgiving') return find((y) => nth(y, 11, 4, 4), i + 1);
  if (two === 'christmas eve') return find((y) => isoDate(y, 12, 24), i + 2);
  if (t[i]?.w === 'christmas' || t[i]?.w === 'navidad')
    return find((y) => isoDate(y, 12, 25), t[i + 1]?.w === 'day' ? i + 2 : i + 1);
  if (two === 'veterans day') return find((y) => isoDate(y, 11, 11), i + 2);
  if (t[i]?.w === 'halloween') return find((y) => isoDate(y, 10, 31), i + 1);
  if (two === 'labor day') return find((y) => nth(y, 9, 1, 1), i + 2);
  return null;
}
