import { table } from '../words/table.ts';
import type { Token } from '../words/tokens.ts';

/** Letters' names that are no other common word, in both languages. */
const SURE_NAMES = table<string>({
  bee: 'b',
  cee: 'c',
  dee: 'd',
  ee: 'e',
  ef: 'f',
  eff: 'f',
  gee: 'g',
  aitch: 'h',
  haitch: 'h',
  jay: 'j',
  kay: 'k',
  ell: 'l',
  em: 'm',
  pee: 'p',
  cue: 'q',
  queue: 'q',
  ar: 'r',
  ess: 's',
  tee: 't',
  vee: 'v',
  ex: 'x',
  wye: 'y',
  zee: 'z',
  zed: 'z',
  ce: 'c',
  efe: 'f',
  hache: 'h',
  jota: 'j',
  ka: 'k',
  ele: 'l',
  elle: 'll',
  eme: 'm',
  ene: 'n',
  enie: 'ñ',
  pe: 'p',
  erre: 'r',
  ere: 'r',
  ese: 's',
  uve: 'v',
  equis: 'x',
  zeta: 'z',
  ceta: 'z',
  cu: 'q',
  ge: 'g',
  ache: 'h',
});
/** Names of letters that sentences are full of: letters only among letters. */
const WORD_NAMES = table<string>({
  ay: 'a',
  be: 'b',
  see: 'c',
  sea: 'c',
  de: 'd',
  el: 'l',
  en: 'n',
  are: 'r',
  es: 's',
  te: 't',
  tea: 't',
  you: 'u',
  ve: 'v',
  why: 'y',
  ye: 'y',
  oh: 'o',
});

/** What a letter's name is heard as behind "double": nobody doubles anything else there. */
const DOUBLED = table<string>({
  them: 'm',
  um: 'm',
  am: 'm',
  hem: 'm',
  and: 'n',
  an: 'n',
  end: 'n',
  in: 'n',
  ass: 's',
  us: 's',
  our: 'r',
  or: 'r',
  owe: 'o',
  he: 'e',
  hell: 'l',
});
/** "Double s", said in one. */
const IN_ONE = table<string>({ doubles: 'ss', doublet: 'tt', doublets: 'tts' });

/** The ICAO spelling alphabet, with the two spellings that recognisers mix. */
const ALPHABET = table<string>(
  Object.fromEntries(
    'alfa alpha bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu'
      .split(' ')
      .map((w) => [w, w[0]!]),
  ),
);
/** Words of the spelling alphabet that are hardly ever names. */
const ALPHABET_ONLY =
  /^(alfa|alpha|bravo|delta|echo|foxtrot|golf|hotel|kilo|lima|november|quebec|sierra|tango|uniform|whiskey|whisky|xray|yankee|zulu)$/;

/** Words after a letter that explain it: "b like boy", "pe de papá". */
const LIKE = /^(like|for|from|de|como)$/;

/** What follows a spelling: a birthday, or more about it. */
const ENDS_SPELLING =
  /^(?:\d+|and|born|date|my|his|her|the|january|february|march|april|may|june|july|august|september|october|november|december)$/;

export interface Letter {
  letters: string;
  to: number;
  /** `letter` as such or by a name that is nothing else; `name`: a word that is also a letter's name; `alphabet`: a code word. */
  how: 'letter' | 'name' | 'alphabet';
}

/**
 * One spelled letter at token `i` with what explains it ("b as in boy", "double t", "i griega", "ve chica"), or null. Whether a word that is
 * also a letter's name stands for the letter is for the caller to judge by its neighbours. `text` tells ñ from n.
 */
export function letterAt(t: readonly Token[], i: number, text?: string): Letter | null {
  const w = t[i]?.w ?? '';
  const next = t[i + 1]?.mark === '' ? t[i + 1]!.w : '';
  const third = next && t[i + 2]?.mark === '' ? t[i + 2]!.w : '';
  if (w === 'doble' || w === 'double') {
    if (/^(u|you|ve|v|uve|yu)$/.test(next)) return explained('w', i + 2, 'letter');
    const one = next ? letterAt(t, i + 1, text) : null;
    if (one && one.letters.length === 1) return { letters: one.letters.repeat(2), to: one.to, how: one.how };
    return DOUBLED[next] ? { letters: DOUBLED[next].repeat(2), to: i + 2, how: 'name' } : null;
  }
  // "two t's"
  if (
    /^(two|dos)$/.test(w) &&
    /^[a-z]$/.test(next) &&
    text &&
    /['’]?s$/i.test(text.slice(t[i + 1]!.from, t[i + 1]!.to)) &&
    next !== 's'
  )
    return { letters: next.repeat(2), to: i + 2, how: 'letter' };
  if (IN_ONE[w]) return { letters: IN_ONE[w], to: i + 1, how: 'name' };
  if (/^(i|y|ye)$/.test(w) && /^(griega|latina)$/.test(next))
    return explained(next === 'griega' ? 'y' : 'i', i + 2, 'letter');
  if (/^(ve|be|uve|v|b)$/.test(w)) {
    if (/^(chica|corta|pequena|baja|chiquita)$/.test(next)) return explained('v', i + 2, 'letter');
    if (/^(larga|grande|alta)$/.test(next)) return explained('b', i + 2, 'letter');
    if (w !== 'b' && next === 'doble') return explained('w', i + 2, 'letter');
    if (next === 'de' && /^(vaca|burro)$/.test(third)) return { letters: third[0]!, to: i + 3, how: 'letter' };
  }
  if (/^(u|v)$/.test(w) && next === 'doble' && !doubles(t, i)) return explained('w', i + 2, 'letter');
  if (w === 'ene' || w === 'n' || w === 'enie')
    return explained(hasTilde(t, i, text) || w === 'enie' ? 'ñ' : 'n', i + 1, 'letter');
  if (/^[a-z]$/.test(w)) return explained(w, i + 1, 'letter');
  if (SURE_NAMES[w]) return explained(SURE_NAMES[w]!, i + 1, 'letter');
  // What an s is heard as at the end of a spelling; "as far as I know" goes on.
  if (w === 'as' && (next === '' || ENDS_SPELLING.test(next))) return { letters: 's', to: i + 1, how: 'name' };
  if (WORD_NAMES[w]) return explained(WORD_NAMES[w]!, i + 1, 'name');
  return ALPHABET[w] ? { letters: ALPHABET[w]!, to: i + 1, how: 'alphabet' } : null;

  /** Past the words that explain the letter. */
  function explained(letters: string, to: number, how: Letter['how']): Letter {
    const [x, y, z] = [t[to]?.w ?? '', t[to + 1]?.w ?? '', t[to + 2]?.w ?? ''];
    if ((x === 'as' || x === 'is') && y === 'in' && z)
      return { letters, to: z === 'x' && t[to + 3]?.w === 'ray' ? to + 4 : to + 3, how: 'letter' };
    if (LIKE.test(x) && y.length > 1 && y[0] === plain(letters)) return { letters, to: to + 2, how: 'letter' };
    if (LIKE.test(x) && /^(in|the|la|el)$/.test(y) && z.length > 1 && z[0] === plain(letters))
      return { letters, to: to + 3, how: 'letter' };
    return { letters, to, how };
  }
}

/** "u doble ele o a": a u and two l, but in a word that begins with w. */
function doubles(t: readonly Token[], i: number): boolean {
  const third = t[i + 2]?.mark === '' ? t[i + 2]!.w : '';
  if (!/^(l|ele|r|erre|ere|n|ene|c|ce|s|ese|t|te)$/.test(third)) return false;
  return !t.slice(Math.max(0, i - 4), i).some((x) => x.w.length > 2 && x.w.startsWith('w'));
}

/** Of the spelling alphabet, and hardly ever a name. */
export const onlyAlphabet = (w: string): boolean => ALPHABET_ONLY.test(w);

const plain = (l: string) => (l === 'ñ' ? 'n' : l[0]!);
const hasTilde = (t: readonly Token[], i: number, text: string | undefined) =>
  text !== undefined && /ñ/i.test(text.slice(t[i]!.from, t[i]!.to).normalize('NFC'));
