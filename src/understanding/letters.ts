import { table } from '../words/table.ts';
import type { Token } from '../words/tokens.ts';

/** Letters as a recogniser writes their names, in both languages. What is also a common word stands for a letter only among letters. */
export const LETTER_NAMES = table<string>({
  ay: 'a',
  bee: 'b',
  be: 'b',
  cee: 'c',
  see: 'c',
  sea: 'c',
  dee: 'd',
  ee: 'e',
  ef: 'f',
  eff: 'f',
  gee: 'g',
  aitch: 'h',
  haitch: 'h',
  jay: 'j',
  kay: 'k',
  el: 'l',
  ell: 'l',
  em: 'm',
  en: 'n',
  pee: 'p',
  cue: 'q',
  queue: 'q',
  ar: 'r',
  are: 'r',
  ess: 's',
  es: 's',
  tee: 't',
  tea: 't',
  you: 'u',
  vee: 'v',
  ex: 'x',
  why: 'y',
  wye: 'y',
  zee: 'z',
  zed: 'z',
  ce: 'c',
  de: 'd',
  efe: 'f',
  ge: 'g',
  hache: 'h',
  jota: 'j',
  ka: 'k',
  ele: 'l',
  eme: 'm',
  ene: 'n',
  enie: 'ñ',
  pe: 'p',
  cu: 'q',
  erre: 'r',
  ere: 'r',
  ese: 's',
  te: 't',
  uve: 'v',
  ve: 'v',
  equis: 'x',
  ye: 'y',
  zeta: 'z',
  doble: '',
});

/** The ICAO spelling alphabet, letter by letter; the two that recognisers write otherwise are given twice. */
const ALPHABET = table<string>(
  Object.fromEntries(
    'alfa alpha bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu'
      .split(' ')
      .map((w) => [w, w[0]!]),
  ),
);
export const alphabetLetter = (w: string): string | undefined => ALPHABET[w];

const LIKE = /^(like|for|de|como)$/;

/**
 * One spelled letter at token `i` with what explains it ("b as in boy", "doble u", "double t", "i griega"), or null. `inside`: letters or
 * digits stand before it, so that words which are also letters' names count.
 */
export function letterAt(t: readonly Token[], i: number, inside: boolean): { letters: string; to: number } | null {
  const w = t[i]?.w ?? '';
  const next = t[i + 1]?.w ?? '';
  const joined = t[i + 1] !== undefined && t[i + 1]!.mark === '';
  if ((w === 'doble' || w === 'double') && joined) {
    if (/^(u|you|ve|v|uve)$/.test(next)) return after('w', i + 2);
    const one = letterAt(t, i + 1, true);
    return one && one.letters.length === 1 ? { letters: one.letters.repeat(2), to: one.to } : null;
  }
  if ((w === 'i' || w === 'y') && (next === 'griega' || next === 'latina'))
    return after(next === 'griega' ? 'y' : 'i', i + 2);
  if (/^(ve|be|uve|v|b)$/.test(w) && /^(chica|corta|pequena|baja|de vaca|larga|grande|alta)$/.test(next))
    return after(/^(larga|grande|alta)$/.test(next) ? 'b' : 'v', i + 2);
  if (w === 'uve' && next === 'doble') return after('w', i + 2);
  if (/^[a-zñ]$/.test(w)) return after(w, i + 1);
  const named = inside ? (LETTER_NAMES[w] ?? ALPHABET[w]) : ALPHABET[w];
  return named ? after(named, i + 1) : null;

  /** Past the word that explains the letter: "as in sam", "like victor", "de dado". */
  function after(letters: string, to: number): { letters: string; to: number } {
    const [x, y, z] = [t[to]?.w ?? '', t[to + 1]?.w ?? '', t[to + 2]?.w ?? ''];
    if ((x === 'as' || x === 'is') && y === 'in' && z) return { letters, to: to + 3 };
    if (LIKE.test(x) && y.length > 1 && y[0] === letters[0]?.normalize('NFD')[0]) return { letters, to: to + 2 };
    return { letters, to };
  }
}
