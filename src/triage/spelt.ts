import { numbersIn } from '../words/numbers.ts';
import type { Token } from '../words/tokens.ts';

/** So many digits, numbers and letters are no figure of a symptom but a telephone, a birthday, a name that is spelt. */
const LEAST = 5;
const SHARE = 0.45;

/**
 * Is this little else than numbers and letters: "no, that's T I E R, five one eight, five five five"? Who learnt from people who say why they
 * call has no opinion of it. Pure.
 */
export function isSpelt(t: readonly Token[]): boolean {
  const counted = new Set<number>();
  for (const n of numbersIn(t)) for (let i = n.from; i < n.to; i++) counted.add(i);
  for (const [i, { w }] of t.entries()) if (/^(?:[b-hj-np-xz]|\d[\d.:/-]*)$/.test(w)) counted.add(i);
  return counted.size >= LEAST && counted.size >= SHARE * t.length;
}
