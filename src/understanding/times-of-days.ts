import type { Token } from '../words/tokens.ts';
import type { Clock } from './clock-words.ts';
import type { TimeWords } from './day-parts.ts';
import type { RoledDay } from './day-roles.ts';

/** Which times go with which day: those beside it; one that is said for all goes with all. */
export function share(
  t: readonly Token[],
  wanted: readonly RoledDay[],
  days: readonly RoledDay[],
  clocks: readonly Clock[],
): Map<RoledDay, Clock[]> {
  const out = new Map<RoledDay, Clock[]>();
  const gap = (from: number, to: number) => t.slice(from, to);
  const parts = (x: readonly Token[]) => x.some((y) => /^(or|o)$/.test(y.w) || y.mark === '.');
  const loose: Clock[] = [];
  for (const c of clocks) {
    const before = days.filter((d) => d.to <= c.from).at(-1);
    const after = days.find((d) => d.from >= c.to);
    const near =
      before && !parts(gap(before.to, c.from))
        ? before
        : after && !parts(gap(c.to, after.from))
          ? after
          : (before ?? after);
    // "tomorrow at two, friday at ten": what follows a day at once is its own
    const own =
      near &&
      near === before &&
      after &&
      after.from - c.to <= 1 &&
      c.from - before.to > 2 &&
      after.role === 'wanted' &&
      !clocks.some((x) => x.from >= after.to)
        ? after
        : near;
    // "all week except wednesday afternoon": the afternoon is that day's
    if (own?.role === 'denied' && c.kind === 'part' && c.from >= own.to && c.from - own.to <= 2) continue;
    if (!own || own.role === 'denied' || own.role === 'dropped') {
      // "all week except wednesday afternoon": the afternoon is that day's
      if (own?.role === 'denied' && c.kind === 'part' && c.from >= own.to && c.from - own.to <= 2) continue;
      if (!own || own.role === 'denied' || !wanted.some((w) => clocks.some((x) => x !== c && x.from >= w.to)))
        loose.push(c);
    } else if (own.role === 'wanted') {
      // "friday afternoon, el viernes en la tarde": one day, said twice
      const day = wanted.find((w) => w === own || (w.start === own.start && w.end === own.end)) ?? own;
      out.set(day, [...keyed(out, day), c]);
    }
  }
  const mine = wanted.map((w) => keyed(out, w)).filter((x) => x.length);
  for (const [k, w] of wanted.entries()) {
    if (keyed(out, w).length) continue;
    // "monday or tuesday afternoon", "after three, monday or tuesday"
    const next = wanted.slice(k + 1).find((x) => keyed(out, x).length);
    const shared = loose.length
      ? loose
      : mine.length === 1 && (next ? keyed(out, next) : keyed(out, wanted[0]!).filter((c) => c.to <= wanted[0]!.from));
    if (shared) out.set(w, [...shared]);
  }
  return out;
}

/** Ranges of a week keep the clocks of the mention that they grew from. */
const keyed = (m: Map<RoledDay, Clock[]>, d: RoledDay): Clock[] => m.get(d) ?? [];

/** Minutes since midnight, equal for a point in time. */
export interface Span {
  start: number;
  end: number;
}

const RETAKES = /\b(no|wait|sorry|actually|rather|make (it|that)|perdon|digo|mejor|better)\b/;

/** Several times for one day made one: the last after a correction, "nine or ten" both, "afternoon, after three" the narrower. */
export function merge(
  t: readonly Token[],
  clocks: readonly Clock[],
  words: TimeWords,
): { spans: Span[]; doubt: boolean } {
  let kept: Clock[] = [];
  let doubt = false;
  for (const c of [...clocks].sort((a, b) => a.from - b.from)) {
    const last = kept.at(-1);
    const joint = last
      ? t
          .slice(last.to, c.from)
          .map((x) => x.w)
          .join(' ')
      : '';
    const lead = t
      .slice(Math.max(0, c.from - 2), c.from)
      .map((x) => x.w)
      .join(' ');
    if (c.kind === 'part' && /\b(not|no)( in| en| por)?$/.test(lead)) {
      const other = c.start < words.morning[1] ? words.afternoon : words.morning;
      kept.push({ ...c, start: other[0], end: other[1] });
      doubt = true;
      continue;
    }
    if (last && RETAKES.test(joint) && (last.kind !== 'part' || c.kind === 'part'))
      kept = kept.filter((x) => x.kind === 'part' && c.kind !== 'part');
    kept.push(c);
  }
  doubt ||= kept.some((c) => c.uncertain);
  const parts = kept.filter((c) => c.kind === 'part');
  const times = kept.filter((c) => c.kind !== 'part');
  if (!times.length) {
    const either = parts.length > 1 && t.slice(parts[0]!.to, parts.at(-1)!.from).some((x) => /^(or|o)$/.test(x.w));
    if (either) return { spans: [], doubt };
    const p = parts.at(-1);
    return { spans: p ? [{ start: p.start, end: p.end }] : [], doubt };
  }
  const within = parts.at(-1);
  const spans: Span[] = [];
  for (const c of times) {
    let { start, end } = c;
    const evening =
      within &&
      within.start >= 720 &&
      c.kind === 'point' &&
      start < 720 &&
      start + 720 < 1440 &&
      within.start >= words.close;
    if (evening) [start, end] = [start + 720, end + 720];
    if (within && c.kind === 'after' && start >= within.start && start < within.end) end = within.end;
    if (within && c.kind === 'before' && end > within.start && end <= within.end) start = within.start;
    spans.push({ start, end });
  }
  const [a, b] = [times.at(-2), times.at(-1)!];
  if (a?.kind === 'after' && b.kind === 'before' && b.end > a.start)
    return { spans: [{ start: a.start, end: b.end }], doubt };
  if (times.length > 1) {
    const or = t.slice(a!.to, b.from).some((x) => /^(or|o)$/.test(x.w));
    const same = spans.every((s) => s.start === b.start && s.end === spans.at(-1)!.end);
    return or ? { spans, doubt } : { spans: spans.slice(-1), doubt: doubt || !same };
  }
  return { spans, doubt };
}
