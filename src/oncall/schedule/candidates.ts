import { epochMs, type Segment } from './clock.ts';
import { spanOf, turnsIn } from './turns.ts';
import type { Named, Schedule, Seat } from './types.ts';
import { holdsIn } from './windows.ts';

/** Somebody whom a rule names for a seat over a stretch. The lower rank comes first, compared entry by entry. */
export interface Candidate extends Segment {
  person: string;
  by: Named;
  rank: readonly [level: number, within: number, id: string];
}

/** Entries are never changed: each is read once, however many pages ask. */
const spans = new WeakMap<object, Segment>();

function read(entry: { start: string; end: string }): Segment {
  const known = spans.get(entry);
  if (known) return known;
  const span = spanOf(entry);
  spans.set(entry, span);
  return span;
}

/** What is kept in the practice file. */
export const PRACTICE_FILE = 'practice-file';

/**
 * Levels. What is said for a moment comes first; then, for the service itself and after that for all services, what an outside schedule says,
 * what the practice file says, the layers and the standing rule.
 */
const ALL = 4;
const LEVEL = { moment: 0, outside: 1, file: 2, layer: 3, otherwise: 4 };

/** Everybody whom any rule but the last resort names for a seat of a service within `range`, the first to be taken first. */
export function candidatesIn(schedule: Schedule, service: string, seat: Seat, range: Segment): Candidate[] {
  const found: Candidate[] = [];
  const add = (
    span: Segment,
    person: string,
    by: Named,
    rank: Candidate['rank'],
    clipped: Segment = { from: Math.max(span.from, range.from), to: Math.min(span.to, range.to) },
  ) => {
    if (clipped.from < clipped.to) found.push({ ...clipped, person, by, rank });
  };
  const is = (entry: { service: string | null; seat: Seat }) =>
    entry.seat === seat && (entry.service === null || entry.service === service);
  const level = (entry: { service: string | null }, base: number) => base + (entry.service === null ? ALL : 0);

  for (const override of schedule.overrides.filter(is)) {
    const by: Named = { rule: 'override', id: override.id, source: null };
    add(read(override), override.person, by, [LEVEL.moment, -epochMs(override.at), override.id]);
  }
  for (const swap of schedule.swaps) {
    if (swap.state !== 'accepted' && swap.state !== 'taken') continue;
    const by: Named = { rule: 'swap', id: swap.id, source: null };
    const at = -epochMs(swap.answeredAt ?? swap.askedAt);
    for (const cover of swap.covers.filter(is))
      if (cover.to !== null) add(read(cover), cover.to, by, [LEVEL.moment, at, swap.id]);
  }
  for (const shift of schedule.shifts.filter(is)) {
    const by: Named = { rule: 'shift', id: shift.id, source: shift.source };
    const span = read(shift);
    const base = shift.source === PRACTICE_FILE ? LEVEL.file : LEVEL.outside;
    // Of two that overlap the one that begins later was put in for less time.
    add(span, shift.person, by, [level(shift, base), -span.from, shift.id]);
  }
  const holidays = schedule.holidays.map(({ date }) => date);
  for (const layer of schedule.layers.filter(is)) {
    const by: Named = { rule: 'layer', id: layer.id, source: null };
    const rank = [level(layer, LEVEL.layer), layer.order, layer.id] as const;
    const holds = holdsIn(layer, holidays, schedule.timeZone, range);
    for (const turn of turnsIn(layer, schedule.timeZone, range))
      for (const stretch of within(holds, turn)) add(stretch, turn.person, by, rank, stretch);
  }
  for (const [i, rule] of schedule.otherwise.entries()) {
    if (!is(rule)) continue;
    const by: Named = { rule: 'otherwise', id: null, source: null };
    add(range, rule.person, by, [level(rule, LEVEL.otherwise), i, '']);
  }
  return found.sort((a, b) => byRank(a.rank, b.rank));
}

function within(segments: Segment[], range: Segment): Segment[] {
  return segments
    .map(({ from, to }) => ({ from: Math.max(from, range.from), to: Math.min(to, range.to) }))
    .filter(({ from, to }) => from < to);
}

function byRank(a: Candidate['rank'], b: Candidate['rank']): number {
  return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0);
}
