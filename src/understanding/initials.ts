import type { Token } from '../words/tokens.ts';
import { couldBe } from './name-cues.ts';
import { TITLE } from './name-words.ts';
import { PARTICLES } from './name-writing.ts';

const LETTER = /^[a-z]$/;
/** Two letters written as one word: with stops, in capitals, or such as nobody could say as a word. */
const TIED = /^(?:\p{L}\.\p{L}\.?|\p{Lu}{2}|[bcdfghjklmnpqrstvwxz]{2})$/u;
/** Two letters that are no initials: how a title, a country and the like are written. */
const NONE = /^(?:mc|st|ft|mt|no|ok|id|tv|us|er|hr|rn|md|pt|ot|np|pa|am|pm)$/;

/**
 * Initials in the place of a given name: "j p morrow", "T.J. Alvarez". The letters as they are written, and where the surname begins that stands
 * right behind them; null where token `i` begins none.
 */
export function initialsAt(
  t: readonly Token[],
  i: number,
  to: number,
  text: string,
): { text: string; to: number } | null {
  const one = t[i];
  const two = t[i + 1];
  if (!one) return null;
  // Where all is written in capitals they tell nothing.
  const written = /\p{Ll}/u.test(text) ? text.slice(one.from, one.to) : one.w;
  const tied = one.w.length === 2 && TIED.test(written) && !NONE.test(one.w);
  const parted = LETTER.test(one.w) && two !== undefined && LETTER.test(two.w) && two.w !== 'o' && two.mark !== ',';
  if (!tied && !parted) return null;
  const letters = tied ? one.w : one.w + two!.w;
  const end = tied ? i + 1 : i + 2;
  const surname = end < to ? t[end] : undefined;
  if (!surname || surname.mark === ',' || surname.w.length < 3 || !couldBe(surname.w)) return null;
  if (PARTICLES.has(surname.w) || TITLE.test(surname.w)) return null;
  return { text: `${[...letters.toUpperCase()].join('.')}.`, to: end };
}
