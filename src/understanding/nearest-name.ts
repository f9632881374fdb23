import { soundDistance, soundKey } from '../words/phonetic.ts';
import { isGiven } from './given-names.ts';
import { editDistance, lettersOf, sameGiven } from './likeness.ts';
import { PARTICLES } from './name-writing.ts';

export interface Nearest {
  /** As it stands in the list. */
  name: string;
  /** 0 to 1; from 0.9 on it is that name written otherwise. */
  sure: number;
}

/** Below this a name is another one. */
const LEAST = 0.72;
/** The next best name must be so much worse, or it could be either. */
const CLEAR = 0.08;

/**
 * The known name that a heard one most likely is, by sound and writing, in any order of its words; a short form counts as the name. Null where none
 * is near, or two are about as near.
 */
export function nearestName(heard: string, known: readonly string[]): Nearest | null {
  const own = wordsOf(heard);
  if (!own.length) return null;
  const scored = known
    .map((name) => ({ name, ...score(own, wordsOf(name)) }))
    .sort((a, b) => b.alike - a.alike || b.sure - a.sure);
  const [best, next] = scored;
  if (!best || best.sure < LEAST) return null;
  // A lone surname that two share is neither's.
  const clear =
    !next || best.alike - next.alike >= CLEAR || (best.sure === 1 && next.sure < 1) || next.name === best.name;
  return clear ? { name: best.name, sure: Math.round(best.sure * 100) / 100 } : null;
}

const wordsOf = (name: string): string[] =>
  name
    .split(/[\s-]+/)
    .map(lettersOf)
    .filter((w) => w.length > 1 && !PARTICLES.has(w) && !/^(dr|doctor|doctora|mr|mrs|ms|md)$/.test(w));

/** The words of the shorter name, each with its nearest of the longer one; for being sure, words left over cost a little. */
function score(a: readonly string[], b: readonly string[]): { alike: number; sure: number } {
  const none = { alike: 0, sure: 0 };
  if (!a.length || !b.length) return none;
  if (a.join('') === b.join('')) return { alike: 1, sure: 1 };
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const left = [...many];
  let total = 0;
  for (const w of few) {
    let best = -1;
    let at = 0;
    for (const [i, x] of left.entries()) {
      const s = word(w, x);
      if (s > best) [best, at] = [s, i];
    }
    if (best < 0.55) return none;
    total += best;
    left.splice(at, 1);
  }
  const alike = total / few.length;
  return { alike, sure: alike * (1 - 0.08 * Math.min(2, left.length)) };
}

function word(a: string, b: string): number {
  if (a === b) return 1;
  if (sameGiven(a, b)) return 0.95;
  const [x, y] = [soundKey(a), soundKey(b)];
  // "sandra" is no "wanda" misheard: two given names that begin otherwise are two people.
  if (isGiven(a) && isGiven(b) && x[0] !== y[0]) return 0;
  const sound = 1 - soundDistance(x, y, 3) / Math.max(3, Math.min(x.length, y.length));
  const writing = 1 - editDistance(a, b) / Math.max(a.length, b.length);
  return Math.max(0, Math.min(0.98, Math.max(sound * 0.97, writing)));
}
