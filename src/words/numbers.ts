import { table } from './table.ts';
import type { Token } from './tokens.ts';

/** A number that was spoken or written: tokens `from` to `to` (excluded). */
export interface NumberSpan {
  from: number;
  to: number;
  value: number;
  /** A decimal part was said ("point five", "y medio", "100.6"). */
  decimal: boolean;
}

const UNITS = table<number>();
const TEENS = table<number>();
const TENS = table<number>();
const put = (into: Record<string, number>, words: string, start: number, step = 1) => {
  for (const [i, group] of words.split(' ').entries()) for (const w of group.split('/')) into[w] = start + i * step;
};
put(
  UNITS,
  'zero/cero one/uno/un/una two/dos three/tres four/cuatro five/cinco six/seis seven/siete eight/ocho nine/nueve',
  0,
);
put(
  TEENS,
  'ten/diez eleven/once twelve/doce thirteen/trece fourteen/catorce fifteen/quince sixteen/dieciseis seventeen/diecisiete eighteen/dieciocho nineteen/diecinueve',
  10,
);
put(
  TENS,
  'twenty/veinte thirty/treinta forty/cuarenta fifty/cincuenta sixty/sesenta seventy/setenta eighty/ochenta ninety/noventa',
  20,
  10,
);
put(TENS, 'twenties thirties forties fifties sixties seventies eighties nineties', 20, 10);
put(
  TEENS,
  'veintiuno/veintiun/veintiuna veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve',
  21,
);
const HUNDREDS = table<number>();
put(
  HUNDREDS,
  'cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas quinientos/quinientas seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas novecientos/novecientas',
  100,
  100,
);

export const unitOf = (w: string): number | undefined => UNITS[w];
export const teenOf = (w: string): number | undefined => TEENS[w];
export const tensOf = (w: string): number | undefined => TENS[w];

const isNumeral = (w: string) => /^\d+(\.\d+)?$/.test(w);

/** A whole number that begins at token `i`, or null. "un", "una", "uno" alone count only before another number. */
export function wholeNumber(t: readonly Token[], i: number): { to: number; value: number } | null {
  const w = (k: number) => t[k]?.w ?? '';
  // A mark inside a spoken number means that two numbers were said.
  const joined = (k: number) => k > i && t[k] !== undefined && t[k]!.mark === '';
  const first = w(i);
  if (/^\d{1,4}$/.test(first)) {
    const v = Number(first);
    if (joined(i + 1) && w(i + 1) === 'hundred') return tail(i + 2, v * 100);
    return { to: i + 1, value: v };
  }
  if ((first === 'a' && w(i + 1) === 'hundred') || first === 'hundred') return tail(i + (first === 'a' ? 2 : 1), 100);
  if (HUNDREDS[first] !== undefined) return tail(i + 1, HUNDREDS[first]!);
  if (first === 'mil' || (UNITS[first] !== undefined && (w(i + 1) === 'thousand' || w(i + 1) === 'mil'))) {
    const k = first === 'mil' ? 1 : 2;
    const base = (first === 'mil' ? 1 : UNITS[first]!) * 1000;
    let at = i + k;
    if (w(at) === 'and') at++;
    const rest = joined(at) ? wholeNumber(t, at) : null;
    return rest && rest.value < 1000 ? { to: rest.to, value: base + rest.value } : { to: i + k, value: base };
  }
  const small = under100(i);
  if (!small) return null;
  if (joined(small.to) && w(small.to) === 'hundred') return tail(small.to + 1, small.value * 100);
  // "one ninety two", "four fifty", "one oh four", "nineteen eighty", "twenty twenty six"
  if (joined(small.to)) {
    if (
      small.value >= 1 &&
      small.value <= 9 &&
      (w(small.to) === 'oh' || w(small.to) === 'o') &&
      UNITS[w(small.to + 1)] !== undefined
    )
      return { to: small.to + 2, value: small.value * 100 + UNITS[w(small.to + 1)]! };
    const next = under100(small.to);
    if (next && next.value >= 10 && UNITS[w(small.to)] === undefined) {
      if (small.value >= 1 && small.value <= 9) return { to: next.to, value: small.value * 100 + next.value };
      if (small.value === 19 || small.value === 20) return { to: next.to, value: small.value * 100 + next.value };
    }
  }
  return small;

  function under100(k: number): { to: number; value: number } | null {
    const a = w(k);
    if (TEENS[a] !== undefined) return { to: k + 1, value: TEENS[a]! };
    if (TENS[a] !== undefined) {
      if (joined(k + 1) && w(k + 1) === 'y' && UNITS[w(k + 2)])
        return { to: k + 3, value: TENS[a]! + UNITS[w(k + 2)]! };
      if (joined(k + 1) && UNITS[w(k + 1)] && !/^un/.test(w(k + 1)))
        return { to: k + 2, value: TENS[a]! + UNITS[w(k + 1)]! };
      return { to: k + 1, value: TENS[a]! };
    }
    return UNITS[a] !== undefined ? { to: k + 1, value: UNITS[a]! } : null;
  }

  function tail(at: number, base: number): { to: number; value: number } {
    const k = w(at) === 'and' || (w(at) === 'y' && base >= 100) ? at + 1 : at;
    const rest =
      t[k] && t[k]!.mark === ''
        ? (under100(k) ?? (/^\d{1,2}$/.test(w(k)) ? { to: k + 1, value: Number(w(k)) } : null))
        : null;
    if (rest && rest.value > 0) return { to: rest.to, value: base + rest.value };
    return { to: at, value: base };
  }
}

/** Every number of the utterance, longest reading first, none overlapping. */
export function numbersIn(t: readonly Token[]): NumberSpan[] {
  const out: NumberSpan[] = [];
  for (let i = 0; i < t.length; ) {
    const w = t[i]!.w;
    let found: NumberSpan | null = null;
    if (isNumeral(w) && w.includes('.')) found = { from: i, to: i + 1, value: Number(w), decimal: true };
    else if (/^\d+,\d$/.test(w)) found = { from: i, to: i + 1, value: Number(w.replace(',', '.')), decimal: true };
    else {
      const n = wholeNumber(t, i);
      if (n) {
        found = { from: i, to: n.to, value: n.value, decimal: false };
        const dec = decimalPart(t, n.to);
        if (dec) found = { from: i, to: dec.to, value: n.value + dec.part, decimal: true };
      } else if ((w === 'point' || w === 'punto') && t[i + 1]) {
        const dec = decimalPart(t, i);
        if (dec) found = { from: i, to: dec.to, value: dec.part, decimal: true };
      }
    }
    if (found) {
      out.push(found);
      i = found.to;
    } else i++;
  }
  return out;
}

function decimalPart(t: readonly Token[], at: number): { to: number; part: number } | null {
  const w = (k: number) => t[k]?.w ?? '';
  if (['point', 'punto', 'coma', 'con', 'dot'].includes(w(at))) {
    const n = wholeNumber(t, at + 1);
    if (n && n.value < 100 && (w(at) !== 'con' || n.value < 10))
      return { to: n.to, part: n.value / (n.value < 10 ? 10 : 100) };
    return null;
  }
  if (w(at) === 'and' && w(at + 1) === 'a' && w(at + 2) === 'half') return { to: at + 3, part: 0.5 };
  if (w(at) === 'y' && (w(at + 1) === 'medio' || w(at + 1) === 'media')) return { to: at + 2, part: 0.5 };
  return null;
}
