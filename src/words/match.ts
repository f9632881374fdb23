import type { Pattern, Step } from './pattern.ts';
import type { Span, Utterance } from './utterance.ts';

/** How far the two sides of `&` may be apart, in words. */
const NEAR = 7;

/** One way in which a pattern was found: the spans of its sequences, in the pattern's order. */
export type Found = Span[];

/**
 * The ways in which `pattern` is in the utterance. `usable` says whether a span counts (not denied, not history ...).
 * A word taken by sound counts only beside another word of the same group that was heard as written.
 */
export function match(
  u: Utterance,
  pattern: Pattern,
  body: readonly Step[][],
  usable: (s: Span) => boolean,
): Found | null {
  const all: Found = [];
  for (const group of pattern.groups) {
    // Two conditions are two different things said: the same words can't meet both.
    const free = (s: Span) => !all.some((a) => a.from < s.to && s.from < a.to);
    const found = matchGroup(u, group, body, usable, free);
    if (!found) return null;
    all.push(...found);
  }
  // Last: most patterns are not there, and their exceptions need no looking for.
  for (const never of pattern.never) if (u.find(never).length) return null;
  return all;
}

function matchGroup(
  u: Utterance,
  group: Step[][],
  body: readonly Step[][],
  usable: (s: Span) => boolean,
  free: (s: Span) => boolean,
): Found | null {
  const options: Span[][] = [];
  for (const seq of group) {
    const settled = u.isSettled(seq);
    const spans = u.find(seq).filter((s) => s.to === s.from || ((settled || usable(s)) && free(s)));
    if (!spans.length) return null;
    options.push(spans);
  }
  const pick: Span[] = [];
  const go = (k: number): boolean => {
    if (k === options.length) {
      const fuzzy = pick.reduce((n, s) => n + s.fuzzy, 0);
      return fuzzy === 0 || (fuzzy === 1 && pick.reduce((n, s) => n + s.exact, 0) >= 1);
    }
    for (const s of options[k]!) {
      if (!pick.every((p) => together(u, p, s, body))) continue;
      pick.push(s);
      if (go(k + 1)) return true;
      pick.pop();
    }
    return false;
  };
  return go(0) ? pick : null;
}

/** Two spans belong together: apart, near, and nothing between them that says otherwise. */
function together(u: Utterance, a: Span, b: Span, body: readonly Step[][]): boolean {
  if (a.to === a.from || b.to === b.from) return true; // a fact known from before goes with everything
  const [x, y] = a.from <= b.from ? [a, b] : [b, a];
  if (y.from < x.to) return false;
  let between = 0;
  for (let i = x.to; i < y.from; i++) if (!u.isSmall(i)) between++;
  if (between > NEAR) return false;
  if (u.clause[x.to - 1] === u.clause[y.from]) return true;
  // Over a boundary only if the gap is short and the part without the body part does not speak of another one:
  // "my back hurts, chest is clear" is no chest pain.
  if (between > 5) return false;
  for (let i = x.to; i < y.from; i++) if (u.tokens[i]!.w === 'but' || u.tokens[i]!.w === 'pero') return false;
  const parts = bodyParts(u, body);
  const inX = parts.some((p) => p.from >= x.from && p.to <= x.to);
  const inY = parts.some((p) => p.from >= y.from && p.to <= y.to);
  if (inX === inY) return true;
  const other = inX ? y : x;
  const own = inX ? x : y;
  const clause = u.clause[other.from]!;
  for (const p of parts) {
    if (u.clause[p.from] !== clause || (p.from >= own.from && p.from < own.to)) continue;
    // "my chest and my left arm hurt": a list of body parts shares the sensation.
    if (!listed(u, Math.min(own.to, p.to), Math.max(own.from, p.from))) return false;
  }
  return true;
}

function listed(u: Utterance, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (!u.isSmall(i) && !u.isJoint(i) && !['or', 'o', 'left', 'right', 'in', 'en'].includes(u.tokens[i]!.w))
      return false;
  return true;
}

const PARTS = new WeakMap<Utterance, Span[]>();
function bodyParts(u: Utterance, body: readonly Step[][]): Span[] {
  let parts = PARTS.get(u);
  if (!parts) {
    parts = body.flatMap((b) => u.find(b));
    PARTS.set(u, parts);
  }
  return parts;
}
