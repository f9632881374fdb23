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

/**
 * "Oh, and it's not the atenolol, it's allopurinol": a fact that is put right. Said in answer to a question of a form, with no sign that any
 * rule knows, it tells of no medicine that was taken wrongly.
 */
export function isPutRight(t: readonly Token[]): boolean {
  const said = t.map(({ w }) => w).join(' ');
  return t.length <= MOST_PUT_RIGHT && PUTS_RIGHT.test(said) && !DONE.test(said);
}

const MOST_PUT_RIGHT = 24;
const PUTS_RIGHT =
  /\b(?:it|that|i said|i meant|thats) (?:is )?not (?:the |my |a )?\w+(?: \w+){0,2} (?:it|but|i said|i meant|thats|that)\b|\bno es (?:la |el |mi |las |los )?\w+(?: \w+){0,2} (?:es|sino|son)\b/;
const DONE =
  /\b(?:took|taken|take|taking|gave|given|swallow\w*|breath\w*|hurt\w*|pain|chest|bleed\w*|dizzy|swell\w*|swollen|feel\w*|tome|tomo|tomaba|di|dieron|duele|siento|mareo|respir\w*|sangr\w*)\b/;
