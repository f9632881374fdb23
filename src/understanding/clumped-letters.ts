import { isGiven } from './given-names.ts';
import { editDistance, lettersOf } from './likeness.ts';

/** Letters that a recogniser ran together are so few; longer ones are words. */
const CLUMP = 4;
/** Letters by their names are parted already. */
const LETTER_NAME =
  /^(?:be|ce|de|efe|ge|ele|elle|eme|ene|e[ñn]e|pe|cu|erre|ere|ese|te|uve|ve|equis|ye|zeta|ka|jota|hache|bee|cee|dee|gee|jay|kay|ell|em|en|pee|cue|ess|tee|vee|ex|wye|zee|zed|are|you|why|see|sea|eff?|ar|as|el|two|dos)$/i;
/** A spelling has so many groups at most. */
const GROUPS = 14;
/** Among them so many letters by themselves, or it is none. */
const SINGLE = 2;
/** A letter that is written over and over, and what little follows it: "Hatch, Hhh set". */
const STUTTER = /[,.]\s*(\p{L})\1{2,}(?:\s+\p{L}{1,4})*(?=[.,]|$)/giu;
/** "S.I., double M.S.": letters with nothing but a stop between them. */
const TIED = /(?<!\p{L})(\p{L})\.(?=\p{L}(?!\p{L}))/gu;
/** What a "no" before a name is heard as. */
const NO = /^(?:(?:though|know|now|nope)[\s,.]+|not[,.]\s*)(?=(\p{L}+))/iu;
/** What "the name" is heard as, before one. */
const CUE =
  /^(?:the|da|that)\s+(?:mean|main|mane|made|aim|lame|game|neighbou?r|knee?m)[\s,.]+(?=\p{L}{2,}\s+\p{L}{2,})/iu;

/**
 * An answer to the question for a name as it would be written if every letter of a spelling stood by itself: "Lindfiss, L. I N. Dqvi, S. T."
 * becomes "Lindfiss, l i n d q v i s t", where what the letters spell resembles the word before them. Nothing else is changed.
 */
export function partedLetters(heard: string): string {
  const named = (lead: string, next: string) => (isGiven(lettersOf(next)) ? '' : lead);
  const text = heard.replace(TIED, '$1. ').replace(STUTTER, '').replace(NO, named).replace(CUE, '');
  const groups = [...text.matchAll(/\p{L}+/gu)].map((m) => ({ w: m[0], from: m.index, to: m.index + m[0].length }));
  for (let i = 1; i < groups.length; i++) {
    const word = lettersOf(groups[i - 1]!.w);
    const end = word.length > CLUMP - 1 ? (endOf(text, groups, i, word) ?? endOfRun(text, groups, i, word)) : null;
    if (end === null) continue;
    const { from } = groups[i]!;
    const { to } = groups[end]!;
    return `${text.slice(0, from)}${[...lettersOf(text.slice(from, to))].join(' ')}${text.slice(to)}`;
  }
  return text;
}

/** The last group of the spelling that begins at group `i` and resembles the word; null: there is none with letters in a clump. */
function endOf(text: string, groups: readonly { w: string; from: number; to: number }[], i: number, word: string) {
  let joined = '';
  let singles = 0;
  let best: { end: number; apart: number; clumped: boolean } | null = null;
  let clumped = false;
  for (let k = i; k < groups.length && k < i + GROUPS; k++) {
    const { w, from } = groups[k]!;
    const parted = k === i || /^[\s.,-]+$/.test(text.slice(groups[k - 1]!.to, from));
    // "b as in boy"
    const likened = /^as$/i.test(w) && /^(?:in|like|for)$/i.test(groups[k + 1]?.w ?? '');
    if (w.length > CLUMP || !parted || likened || LETTER_NAME.test(w)) break;
    joined += lettersOf(w);
    if (w.length === 1) singles++;
    else clumped = true;
    const apart = editDistance(word, joined);
    if (singles >= SINGLE && (best === null || apart <= best.apart)) best = { end: k, apart, clumped };
  }
  if (!best?.clumped || joined[0] !== word[0]) return null;
  return best.apart <= Math.floor(word.length / 2) ? best.end : null;
}

/** Letters at the end of a spelling that was written as a word, and a rest of it without a vowel: "Lenvist, lindqvi, st". */
const REST = /^[bcdfghjklmnpqrstvwxz]{1,3}$/i;
/** Of so many letters one may differ from the word that is spelled. */
const OF_RUN = 2;

/**
 * The last group of a spelling that was written as a word behind the word that it spells, which a rest of letters tells; null: it is another word.
 */
function endOfRun(text: string, groups: readonly { w: string; from: number; to: number }[], i: number, word: string) {
  const [before, run, rest] = [groups[i - 1]!, groups[i]!, groups[i + 1]];
  if (i < 2 || !rest || run.w.length <= CLUMP || !REST.test(rest.w)) return null;
  // "harper, harker, h a r k e r": the letters spell that very word.
  if (rest.w.length === 1 && groups[i + 2]?.w.length === 1) return null;
  if (!/^[,.]\s*$/.test(text.slice(before.to, run.from)) || !/^[\s,.-]+$/.test(text.slice(run.to, rest.from)))
    return null;
  const joined = lettersOf(run.w + rest.w);
  return joined[0] === word[0] && editDistance(word, joined) <= joined.length / OF_RUN ? i + 1 : null;
}
