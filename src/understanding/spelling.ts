import { table } from '../words/table.ts';
import type { Token } from '../words/tokens.ts';

/** Letters as a recogniser writes their names, in both languages. */
const LETTER_NAMES = table<string>({
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

/** "hatch, h a t c h": spelled letters from token `i`; at least `least` of them. Knows "double t", "capital l", "s as in sam", "apostrophe". */
export function spelledAt(
  t: readonly Token[],
  i: number,
  least = 2,
): { text: string; to: number; letters: number } | null {
  let out = '';
  let letters = 0;
  let k = i;
  let upper = false;
  let named = 0;
  let commas = 0;
  for (; k < t.length; ) {
    const w = t[k]!.w;
    // "b e a t r i x, o y e ...": a mark after letters said in one go begins another word.
    if (k > i && t[k]!.mark !== '') {
      if (letters >= 3 && commas === 0) break;
      commas++;
    }
    const next = t[k + 1]?.w ?? '';
    if ((w === 'capital' || w === 'mayuscula') && next.length === 1) {
      upper = true;
      k++;
      continue;
    }
    if ((w === 'double' || w === 'doble') && /^[a-z]$/.test(LETTER_NAMES[next] || next)) {
      const l = LETTER_NAMES[next] || next;
      out += l + l;
      letters += 2;
      k += 2;
      continue;
    }
    if (w === 'apostrophe' || w === 'apostrofe') {
      out += "'";
      k++;
      continue;
    }
    if ((w === 'dash' || w === 'hyphen' || w === 'guion') && letters > 0) {
      out += '-';
      k++;
      continue;
    }
    if (w === 'space' || w === 'espacio') {
      out += ' ';
      k++;
      continue;
    }
    let l = /^[a-zñ]$/.test(w) ? w : '';
    if (!l && letters > 0 && LETTER_NAMES[w] && (isLetterish(next) || k + 1 === t.length || t[k + 1]!.mark !== '')) {
      l = LETTER_NAMES[w]!;
      named++;
    }
    if (!l) break;
    if (l === 'i' && letters === 0 && !isLetterish(next)) break;
    if (l === 'a' && letters === 0 && !/^[a-z]$/.test(next)) break;
    out += upper ? l.toUpperCase() : l;
    upper = false;
    letters++;
    k++;
    const [x, y, z] = [t[k]?.w, t[k + 1]?.w, t[k + 2]?.w];
    if ((x === 'as' && y === 'in' && z) || (x === 'is' && y === 'in' && z)) k += 3;
    else if ((x === 'like' || x === 'for' || x === 'de' || x === 'como') && y && y[0] === l && y.length > 1)
      k += y === 'in' ? 3 : 2;
  }
  if (letters < least || named > letters / 2) return null;
  return { text: out, to: k, letters };
}

const isLetterish = (w: string) =>
  /^[a-zñ]$/.test(w) ||
  LETTER_NAMES[w] !== undefined ||
  w === 'double' ||
  w === 'doble' ||
  w === 'apostrophe' ||
  w === 'capital';
