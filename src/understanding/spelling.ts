import type { Token } from '../words/tokens.ts';
import { letterAt, onlyAlphabet } from './letters.ts';
import { lettersOf } from './likeness.ts';

export interface Spelled {
  text: string;
  to: number;
  letters: number;
}

/** From so many code words on they spell something; fewer are as likely a name ("oscar victor"). */
const CODE_WORDS = 3;

/**
 * "hatch, h a t c h": what is spelled from token `i` on, at least `least` letters; null where no letters stand. Knows "double t", "capital l",
 * "s as in sam", "apostrophe", "i griega", code words; `text` tells ñ from n.
 */
export function spelledAt(t: readonly Token[], i: number, least = 2, text?: string): Spelled | null {
  let out = '';
  let letters = 0;
  let named = 0;
  let coded = 0;
  let surelyCoded = 0;
  let commas = 0;
  let upper = false;
  let k = i;
  const whole = wordsBefore(t, i);
  while (k < t.length) {
    const w = t[k]!.w;
    const marked = k > i && t[k]!.mark !== '';
    // "b e a t r i x, o y e ...": a mark after letters said in one go begins another word.
    // "p r u i, two t's": said of letters that are not spelled yet.
    const twice = /^(two|dos)$/.test(w) ? letterAt(t, k, text) : null;
    if (twice && lettersOf(out).includes(twice.letters[0]!)) break;
    if (marked && (twice !== null || /^(double|doble)$/.test(w))) commas++;
    else if (marked) {
      if (letters >= 3 && commas === 0) break;
      // "h. a. n. s. o. n.": a recogniser's way to part letters.
      const dotted = t.slice(i + 1, k).some((x) => x.mark === '.');
      if (t[k]!.mark === '.' && letters >= 3 && !dotted) break;
      commas++;
    }
    // "b-e-r-n h-o-l-l": letters tied by hyphens end where the tie ends.
    if (
      text &&
      k > i + 1 &&
      text.slice(t[k - 1]!.to, t[k]!.from) !== '-' &&
      text.slice(t[k - 2]!.to, t[k - 1]!.from) === '-'
    )
      break;
    const next = t[k + 1]?.w ?? '';
    if (/^(capital|mayuscula|big|upper|uppercase)$/.test(w) || LOWER.test(w)) {
      if (letterAt(t, k + 1, text)?.how !== 'letter') break;
      upper = !LOWER.test(w);
      k++;
      continue;
    }
    const sign = signAt(t, k, letters);
    if (sign) {
      out += sign;
      k++;
      continue;
    }
    // "a l and then h a s h i m i"
    if (w === 'and' && next === 'then' && letters > 0 && letters < 3 && letterAt(t, k + 2, text)?.how === 'letter') {
      k += 2;
      continue;
    }
    if (
      (w === 'then' || w === 'and' || w === 'luego') &&
      letters > 0 &&
      letterAt(t, k + 1, text)?.how === 'letter' &&
      !/^(a|i|y|o)$/.test(next)
    ) {
      if (w === 'then') {
        if (letters >= 3) break;
      }
      k++;
      continue;
    }
    const l = letterAt(t, k, text);
    if (!l) break;
    const said = lettersOf(out);
    if (letters >= LEAST_WHOLE && whole.has(said)) {
      // "benito, b e n i t o y vargas": the word is spelled, and what follows is another.
      if (/^[iy]$/.test(w) && letterAt(t, l.to, text)?.how !== 'letter') break;
      // "paz, p a z, z like zipper": said once more, so that it is not taken for another letter.
      if (l.to > k + 1 && said.endsWith(l.letters)) {
        k = l.to;
        continue;
      }
    }
    const ends = letters > 0 && whole.has(said + l.letters);
    if (!ends && isWord(t, k, l.to, letters, text)) break;
    if (l.how === 'name') named++;
    if (l.how === 'alphabet') {
      coded++;
      if (onlyAlphabet(w)) surelyCoded++;
    }
    out += upper ? l.letters.toUpperCase() : l.letters;
    upper = false;
    letters += l.letters.length;
    k = l.to;
  }
  if (letters < least) return null;
  if (coded > 0 && coded === letters && (coded < CODE_WORDS || surelyCoded === 0)) return null;
  if (named > letters / 2 || (letters < 3 && named > 0)) return null;
  return { text: out.replace(/[-' ]+$/, ''), to: k, letters };
}

/** Before a letter: it is written small. */
const LOWER = /^(small|lower|lowercase|minuscula)$/;

/** From so many letters on a spelling is held against the words before it. */
const LEAST_WHOLE = 3;

/** What stands right before a spelling, so that its end can be told: the last words, and two of them in one. */
function wordsBefore(t: readonly Token[], i: number): Set<string> {
  const near = t.slice(Math.max(0, i - 3), i).map((x) => lettersOf(x.w));
  const joined = near.map((w, k) => (near[k - 1] ?? '') + w);
  return new Set([...near, ...joined].filter((w) => w.length >= LEAST_WHOLE));
}

function signAt(t: readonly Token[], k: number, letters: number): string {
  const w = t[k]!.w;
  if (w === 'apostrophe' || w === 'apostrofe' || w === 'apostrofo') return "'";
  if (letters > 0 && (w === 'dash' || w === 'hyphen' || w === 'guion')) return t[k + 1]?.w === 'bajo' ? '' : '-';
  if (letters > 0 && (w === 'space' || w === 'espacio')) return ' ';
  // "s t period c l a i r e"
  if (letters > 0 && /^(period|punto)$/.test(w) && letterAt(t, k + 1) !== null) return ' ';
  return '';
}

/** Single letters that are words of the sentence around them: "… and i", "a friend", "y quiroga". */
function isWord(t: readonly Token[], k: number, to: number, letters: number, text?: string): boolean {
  const w = t[k]!.w;
  const after = t[to];
  const follows = after !== undefined && after.mark === '';
  const more =
    follows && (letterAt(t, to, text) !== null || /^(apostrophe|dash|hyphen|capital|apostrofe|guion)$/.test(after.w));
  if (to > k + 1) return false;
  if (w === 'i') return follows ? !more : letters === 0;
  if (/^(a|y|o|e|u)$/.test(w)) {
    if (letters === 0)
      return !more && !(after?.mark === ',' && (/^[a-z]$/.test(after.w) || letterAt(t, to, text)?.how === 'letter'));
    return t[k]!.mark !== '' && follows && !more;
  }
  if (/^(de|el|en|es|be|are|you|te|see|why|oh)$/.test(w))
    return letters === 0 ? !more || !/^[a-z]$|^[a-z]{2,4}$/.test(after!.w) : follows && !more;
  return false;
}
