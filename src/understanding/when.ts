import type { Token } from '../words/tokens.ts';
import { addDays } from './calendar-days.ts';
import { type Clock, clocksIn, hhmm } from './clock-words.ts';
import { type TimeWords, timeWordsOf } from './day-parts.ts';
import { type RoledDay, rolesOf } from './day-roles.ts';
import { daysIn } from './day-words.ts';
import { merge, type Span, share } from './times-of-days.ts';
import { isWorkday, mondayOf, weekdayNamed } from './weekdays.ts';

export interface When {
  /** As `Slots.when`. */
  value: string | string[];
  /** A day or a time that could be another one: to be read back. */
  uncertain: boolean;
}

/** "Any friday" is so many. */
const EVERY = 4;
/** "Any morning" is one of so many days, from tomorrow on. */
const COMING = 7;
const SAME = /\b(same (time|hour)|misma hora|mismo horario)\b/;
const OTHER_DAY =
  /\b(?:(?:any|every|all|whatever|other) (?:other )?(?:day|days|weekday)|cualquier(?: otro)? dia|todos los dias)\b/;
const ANY =
  /\b(any|every|anytime|each|weekdays?|mornings|afternoons|evenings|cualquier|cada|todos|todas|(por )?las (mananas|tardes)|entre semana|whenever|usually|best|prefer|preferably|siempre|prefiero)\b/;

/**
 * The time that is wanted, in the practice's local time: a date, `date/date`, `start/end` (equal for a point in time), or a list of these. "After
 * three" ends when the office closes, "before ten" begins when it opens. Null where no day is said and none can be meant, or there is no `now` to
 * reckon from.
 * @param asked it was asked for, so that a part of the day alone is an answer
 * @param own the practice's words for parts of the day
 * @param moving a visit is to be moved: its old time is not the wanted one
 */
export function whenIn(
  t: readonly Token[],
  now: string | undefined,
  asked = true,
  own?: Readonly<Record<string, readonly [string, string]>>,
  moving = false,
): When | null {
  if (!now) return null;
  const today = now.slice(0, 10);
  const words = timeWordsOf(own);
  const said = daysIn(t, today);
  const clocks = clocksIn(t, (i) => said.some((d) => i >= d.from && i < d.to), words);
  const days = inWeek(t, rolesOf(t, said, today, moving));
  const wanted = pick(
    t,
    days.filter((d) => d.role === 'wanted'),
  );
  const denied = new Set(days.filter((d) => d.role === 'denied' && d.kind !== 'span').map((d) => d.start));
  if (!wanted.days.length) return anyDay(t, clocks, days, denied, today, asked, words);
  const shares = share(t, wanted.days, days, clocks);
  const values: string[] = [];
  let uncertain = wanted.uncertain;
  // "can't make ten on thursday, friday at the same time": the hour of the day that is left
  const points = SAME.test(t.map((x) => x.w).join(' ')) ? clocks.filter((c) => c.kind === 'point') : [];
  for (const d of wanted.days) {
    const own = shares.get(d) ?? [];
    const { spans, doubt } = merge(t, own.length || points.length !== 1 ? own : points, words);
    uncertain ||= d.uncertain || doubt;
    for (const iso of expand(d, spans.length > 0, denied))
      values.push(...(spans.length ? spans.map((s) => stamp(iso, s)) : [iso]));
  }
  const all = [...new Set(values)];
  if (!all.length) return null;
  return { value: all.length === 1 ? all[0]! : all, uncertain };
}

const stamp = (iso: string, s: Span): string => `${iso}T${hhmm(s.start)}/${iso}T${hhmm(s.end)}`;

/** The days or the span that a mention stands for. */
function expand(d: RoledDay, timed: boolean, denied: ReadonlySet<string>): string[] {
  if (d.kind === 'every')
    return Array.from({ length: EVERY }, (_, k) => addDays(d.start, 7 * k)).filter((x) => !denied.has(x));
  if (d.start === d.end) return denied.has(d.start) ? [] : [d.start];
  const all: string[] = [];
  for (let x = d.start; x <= d.end; x = addDays(x, 1)) all.push(x);
  const hit = all.some((x) => denied.has(x));
  if (!timed && !hit) return [`${d.start}/${d.end}`];
  const work = all.filter(isWorkday);
  return (work.length ? work : all).filter((x) => !denied.has(x));
}

/** "in three weeks, on a wednesday": a weekday of the week that was counted to. */
function counts(t: readonly Token[], d: RoledDay, next: RoledDay): boolean {
  if (d.kind !== 'date' || d.role !== 'wanted' || !/^(weekday|every)$/.test(next.kind)) return false;
  const said = t.slice(d.from, d.to).some((x) => /^(weeks?|semanas?)$/.test(x.w));
  const joint = t.slice(d.to, next.from).map((x) => x.w);
  return said && joint.length <= 3 && joint.every((w) => /^(on|a|the|that|maybe|say|un|el|en|one)$/.test(w));
}

/** "monday or tuesday next week", "any day next week but tuesday": bare weekdays lie in the week that was said. */
function inWeek(t: readonly Token[], all: readonly RoledDay[]): RoledDay[] {
  const days = all.flatMap((d, k): RoledDay[] => {
    const next = all[k + 1];
    if (next && counts(t, d, next)) return [];
    const before = all[k - 1];
    const n = before && counts(t, before, d) ? weekdayNamed(t[d.to - 1]?.w ?? '') : undefined;
    if (!before || n === undefined) return [d];
    const iso = addDays(mondayOf(before.start), n - 1);
    return [{ ...d, from: before.from, start: iso, end: iso, kind: 'date', uncertain: true }];
  });
  const week = days.find(
    (d) => d.kind === 'span' && d.role === 'wanted' && t.slice(d.from, d.to).some((x) => /^(week|semana)$/.test(x.w)),
  );
  if (!week) return [...days];
  const monday = mondayOf(week.start);
  const joined = (d: RoledDay) => {
    const [a, b] = d.from < week.from ? [d, week] : [week, d];
    return (
      !/\b(or|o|else)\b/.test(
        t
          .slice(a.to, b.from)
          .map((x) => x.w)
          .join(' '),
      ) || days.length > 2
    );
  };
  const moved = days.map((d): RoledDay => {
    const n =
      (d.kind === 'weekday' || d.kind === 'every') && joined(d)
        ? (weekdayNamed(t[d.to - 1]?.w ?? '') ?? weekdayNamed(t[d.from]?.w ?? ''))
        : undefined;
    if (n === undefined) return d;
    const iso = addDays(monday, n - 1);
    return { ...d, start: iso, end: iso, kind: 'date' };
  });
  const inside = moved.some(
    (d) =>
      d !== week &&
      d.role === 'wanted' &&
      d.kind !== 'span' &&
      joined(d) &&
      d.start >= monday &&
      d.start <= addDays(monday, 6),
  );
  const range = moved.find(
    (d) => d !== week && d.role === 'wanted' && d.kind === 'span' && week.from - d.to <= 2 && week.from >= d.to,
  );
  if (range) {
    const shift =
      mondayOf(range.start) === monday
        ? 0
        : 7 * Math.round((Date.parse(monday) - Date.parse(mondayOf(range.start))) / 604_800_000);
    return moved
      .filter((d) => d !== week)
      .map((d) => (d === range ? { ...d, start: addDays(d.start, shift), end: addDays(d.end, shift) } : d));
  }
  return inside ? moved.filter((d) => d !== week) : moved;
}

/** Of several days that nothing joins, the last is meant. */
function pick(t: readonly Token[], wanted: RoledDay[]): { days: RoledDay[]; uncertain: boolean } {
  let days: RoledDay[] = [];
  let uncertain = false;
  for (const d of wanted) {
    const last = days.at(-1);
    if (!last) {
      days = [d];
      continue;
    }
    const joint = t.slice(last.to, d.from).map((x) => x.w);
    const text = joint.join(' ');
    // "… tomorrow? i've used a whole inhaler today": a story's today is not wanted beside another day.
    if (
      /^(today|hoy|tonight|this|esta)$/.test(t[d.from]?.w ?? '') &&
      joint.length >= 3 &&
      !/\b(or|o|no|wait|actually|mejor|sorry)\b/.test(text)
    )
      continue;
    // "wednesday, wednesday the eighteenth": the day once more, told apart
    if (
      last.kind === 'weekday' &&
      d.kind === 'date' &&
      joint.length === 0 &&
      t[last.to - 1]!.w === t[d.from]!.w &&
      days.length > 0
    ) {
      days[days.length - 1] = d;
      continue;
    }
    if (last.start === d.start && last.end === d.end) {
      if (last.kind === 'weekday') days[days.length - 1] = { ...d, from: last.from };
      // "i'm out at three on mondays, this coming monday": the one day
      else if (last.kind === 'every' && d.kind !== 'every') days[days.length - 1] = d;
    } else if (
      /\b(or|o|either|and|y|else|ni)\b/.test(text) ||
      joint.length === 0 ||
      (joint.length <= 4 && t[d.from]?.mark === ',' && !/\b(so|but|pero)\b/.test(text))
    )
      days.push(d);
    else {
      days = [d];
      uncertain = true;
    }
  }
  return { days, uncertain };
}

/** "any morning but friday", "after three": no day of its own, so any of the coming working days. */
function anyDay(
  t: readonly Token[],
  clocks: readonly Clock[],
  days: readonly RoledDay[],
  denied: ReadonlySet<string>,
  today: string,
  asked: boolean,
  words: TimeWords,
): When | null {
  const said = t.map((x) => x.w).join(' ');
  const any = ANY.test(said);
  const usable = clocks.filter((c) => c.kind !== 'point');
  // "any day but monday": the other working days
  if (asked && any && !clocks.length && denied.size > 0 && OTHER_DAY.test(said)) {
    const free: string[] = [];
    for (let k = 1; k <= COMING; k++) {
      const iso = addDays(today, k);
      if (isWorkday(iso) && !denied.has(iso)) free.push(iso);
    }
    return { value: free, uncertain: false };
  }
  if (!usable.length || !asked || days.some((d) => d.role === 'old' || d.role === 'dropped')) return null;
  const { spans, doubt } = merge(t, usable, words);
  if (!spans.length) return null;
  const values: string[] = [];
  for (let k = 1; k <= COMING; k++) {
    const iso = addDays(today, k);
    if (isWorkday(iso) && !denied.has(iso)) values.push(...spans.map((s) => stamp(iso, s)));
  }
  return { value: values, uncertain: doubt || !any };
}
