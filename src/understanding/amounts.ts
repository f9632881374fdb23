import { numbersIn, teenOf, tensOf } from '../words/numbers.ts';
import { table } from '../words/table.ts';
import type { Token } from '../words/tokens.ts';

/** An amount of a medicine as it was said: tokens `from` to `to` (excluded). */
export interface Amount {
  from: number;
  to: number;
  /** One number, or the parts of a fixed combination that was written with a stroke ("5/325"). */
  values: number[];
  /** As a package has it ("mg", "mcg", "units", "%"); null where none was said. */
  unit: string | null;
  /** The number that was spoken has a decimal part, or is written with one. */
  decimal: boolean;
}

const UNITS = table<string>();
for (const [unit, words] of Object.entries({
  mg: 'milligram milligrams mg mgs mil mill mills milly milig miligramo miligramos milligramo milligramos milli millis',
  mcg: 'microgram micrograms mcg mcgs mike mikes microgramo microgramos',
  mL: 'milliliter milliliters ml mls mililitro mililitros',
  units: 'unit units iu unidad unidades',
  g: 'gram grams gramo gramos',
  '%': 'percent porciento',
  mEq: 'milliequivalent milliequivalents meq mequivalents',
}))
  for (const w of words.split(' ')) UNITS[w] = unit;
// "mil" is a thousand in Spanish and no unit after a number that is one.
delete UNITS.mil;

const DIGIT = table<string>();
for (const [
  i,
  words,
] of 'zero oh o cero|one uno|two dos|three tres|four cuatro|five cinco|six seis|seven siete|eight ocho|nine nueve'
  .split('|')
  .entries())
  for (const w of words.split(' ')) DIGIT[w] = String(i);

/** What is counted by the number before it. */
const COUNTS = /^(times?|veces|vez|puffs?|pills?|tablets?|capsules?|drops?|sprays?|weeks?|days?|refills?)$/;
/** Before an eleven that is Spanish. */
const SPANISH = /^(mil|ciento|\w+cientos)$/;
const POINT = /^(point|punto|coma|dot)$/;

/** Every amount of the utterance, in order; none overlap. `text` is what the tokens were made of. */
export function amountsIn(said: readonly Token[], text: string): Amount[] {
  const t = said.map((x, i) =>
    /^(the|my|those|his|her)$/.test(said[i - 1]?.w ?? '') || ofHundred(said, i) ? singular(x) : x,
  );
  const out: Amount[] = [];
  const plain = new Map(numbersIn(t).map((n) => [n.from, n]));
  for (let i = 0; i < t.length; ) {
    const found = half(t, i) ?? written(t, i, text) ?? spoken(t, i, plain);
    if (!found) {
      i++;
      continue;
    }
    const unit = found.unit ?? unitAfter(t, found.to);
    out.push({ ...found, unit, from: i });
    i = Math.max(found.to, i + 1);
  }
  return out;
}

/** "The twenties", "the five hundreds": tablets by their strength. */
const ofHundred = (t: readonly Token[], i: number): boolean => t[i]!.w === 'hundreds' && i > 0;
const PLURAL =
  /^(tens|fifteens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|hundreds|fives|thousands|twos|fours)$/;

function singular(x: Token): Token {
  return PLURAL.test(x.w) ? { ...x, w: x.w.replace(/ies$/, 'y').replace(/s$/, '') } : x;
}

type Found = Omit<Amount, 'from'>;

/** "50mg", "5/325", "1,000", ".25" */
function written(t: readonly Token[], i: number, text: string): Found | null {
  const { w, from } = t[i]!;
  const joined = /^(\d+(?:\.\d+)?)(mg|mcg|g|ml|units?|meq)$/.exec(w);
  if (joined)
    return { to: i + 1, values: [Number(joined[1])], unit: UNITS[joined[2]!] ?? null, decimal: w.includes('.') };
  if (/^\d{1,3}(,\d{3})+$/.test(w))
    return { to: i + 1, values: [Number(w.replace(/,/g, ''))], unit: null, decimal: false };
  if (/^\d+(\.\d+)?([/-]\d+(\.\d+)?)+$/.test(w) && w.length < 16)
    return { to: i + 1, values: w.split(/[/-]/).map(Number), unit: null, decimal: false };
  // The point of ".25" is no part of its word.
  if (/^\d{1,3}$/.test(w) && text[from - 1] === '.' && !/\d/.test(text[from - 2] ?? ''))
    return { to: i + 1, values: [Number(`0.${w}`)], unit: null, decimal: true };
  // "1 12", "8 75", "5 hundred": figures for what was said in two words
  const next = t[i + 1]?.mark === '' ? t[i + 1]!.w : '';
  if (/^[1-9]$/.test(w) && /^[1-9]\d$/.test(next) && text[t[i]!.to] === ' ' && !joinedBefore(t, i))
    return { to: i + 2, values: [Number(w + next)], unit: null, decimal: false };
  // "7 fifty", "8 seventy five": half in figures
  const tens = /^[1-9]$/.test(w) && !joinedBefore(t, i) ? below100(t, i + 1) : null;
  if (tens) return { to: tens.to, values: [Number(w) * 100 + tens.value], unit: null, decimal: false };
  const scale = SCALE[next];
  if (!/^\d{1,3}$/.test(w) || !scale) return null;
  const rest = t[i + 2]?.mark === '' && scale === 100 && /^\d\d$/.test(t[i + 2]!.w) ? Number(t[i + 2]!.w) : 0;
  return { to: i + (rest ? 3 : 2), values: [Number(w) * scale + rest], unit: null, decimal: false };
}

/** Ten to ninety nine in words, right behind what stands before it. */
function below100(t: readonly Token[], i: number): { value: number; to: number } | null {
  const tens = t[i]?.mark === '' ? (tensOf(t[i]!.w) ?? teenOf(t[i]!.w)) : undefined;
  if (tens === undefined || tens < 10) return null;
  const unit = tens >= 20 && t[i + 1]?.mark === '' ? DIGIT[t[i + 1]!.w] : undefined;
  return unit && unit !== '0' ? { value: tens + Number(unit), to: i + 2 } : { value: tens, to: i + 1 };
}

const SCALE = table<number>({ hundred: 100, thousand: 1000, mil: 1000 });

/** A figure that goes on from one before it: "5 3 25" is no 325 of itself. */
const joinedBefore = (t: readonly Token[], i: number): boolean => t[i]!.mark === '' && /^\d+$/.test(t[i - 1]?.w ?? '');

function spoken(
  t: readonly Token[],
  i: number,
  plain: ReadonlyMap<number, ReturnType<typeof numbersIn>[number]>,
): Found | null {
  const w = (k: number) => t[k]?.w ?? '';
  if (POINT.test(w(i))) {
    const d = decimals(t, i + 1);
    return d && { to: d.to, values: [Number(`0.${d.digits}`)], unit: null, decimal: true };
  }
  if (/^(a|mil)$/.test(w(i)) && (w(i) === 'mil' || w(i + 1) === 'thousand')) {
    const n = plain.get(i);
    if (n) return { to: n.to, values: [n.value], unit: null, decimal: n.decimal };
    return w(i) === 'a' ? { to: i + 2, values: [1000], unit: null, decimal: false } : null;
  }
  // "the thousand"
  if (w(i) === 'thousand' && /^(the|my)$/.test(w(i - 1)))
    return { to: i + 1, values: [1000], unit: null, decimal: false };
  let n = plain.get(i);
  if (!n) return null;
  // "eight hundred three times a day": three is how often.
  if (n.to - n.from > 1 && COUNTS.test(w(n.to)) && (DIGIT[w(n.to - 1)] || /^\d$/.test(w(n.to - 1))))
    n = numbersIn(t.slice(i, n.to - 1))[0];
  // "trescientos una en la noche": one is how many.
  else if (n.to - n.from > 1 && /^(una|un)$/.test(w(n.to - 1))) n = numbersIn(t.slice(i, n.to - 1))[0];
  // "a hundred once a day": the English word, and no eleven
  else if (
    n.to - n.from > 1 &&
    w(n.to - 1) === 'once' &&
    (/^(a|an|daily|every|each|per|in|at|weekly)$/.test(w(n.to)) || !SPANISH.test(w(n.to - 2)))
  )
    n = numbersIn(t.slice(i, n.to - 1))[0];
  if (!n) return null;
  if (n.from !== i) n = { ...n, from: i, to: i + n.to };
  // "six two five": digits one by one are one number.
  if (n.to === i + 1 && DIGIT[w(i)]) {
    let digits = '';
    let k = i;
    // "five three twenty five" is 5 and 325.
    while (
      DIGIT[w(k)] &&
      (plain.get(k)?.to ?? k + 1) === k + 1 &&
      (k === i || t[k]!.mark === '') &&
      !COUNTS.test(w(k + 1))
    )
      digits += DIGIT[w(k++)];
    if (digits.length > 1 && !POINT.test(w(k))) return { to: k, values: [Number(digits)], unit: null, decimal: false };
  }
  // "zero point two five", "one twenty five": the library of numbers takes one digit after the point.
  for (let k = i + 1; k < n.to + 1; k++)
    if (POINT.test(w(k)) && t[k]!.mark === '') {
      const d = decimals(t, k + 1);
      const whole = Math.floor(n.value);
      if (d) return { to: d.to, values: [Number(`${whole}.${d.digits}`)], unit: null, decimal: true };
    }
  if (/^(thousand|mil)$/.test(w(n.to)) && n.value < 1000)
    return { to: n.to + 1, values: [n.value * 1000], unit: null, decimal: false };
  return { to: n.to, values: [n.value], unit: null, decimal: n.decimal };
}

/** Digits after a point: "two five", "oh seven five", "twenty five". */
function decimals(t: readonly Token[], i: number): { digits: string; to: number } | null {
  let digits = '';
  let k = i;
  while (k < t.length && digits.length < 4 && (k === i || t[k]!.mark === '')) {
    const w = t[k]!.w;
    const d = DIGIT[w] ?? (/^\d{1,3}$/.test(w) ? w : null);
    if (d === null) break;
    digits += d;
    k++;
  }
  if (digits) return { digits, to: k };
  const n = numbersIn(t.slice(i, i + 3))[0];
  return n && n.from === 0 && n.value < 1000 ? { digits: String(n.value), to: i + n.to } : null;
}

/** "half a milligram", "medio miligramo" */
function half(t: readonly Token[], i: number): Found | null {
  if (!/^(half|medio)$/.test(t[i]!.w)) return null;
  if (t[i - 1]?.w === 'a' && t[i - 2]?.w === 'and') return null;
  if (t[i - 1]?.w === 'y') return null;
  const at = /^(a|of)$/.test(t[i + 1]?.w ?? '') ? i + 2 : i + 1;
  const unit = UNITS[t[at]?.w ?? ''];
  return unit ? { to: at + 1, values: [0.5], unit, decimal: true } : null;
}

function unitAfter(t: readonly Token[], at: number): string | null {
  const w = (k: number) => t[k]?.w ?? '';
  if (UNITS[w(at)]) return UNITS[w(at)]!;
  if (w(at) === 'por' && w(at + 1) === 'ciento') return '%';
  if (w(at) === 'm' && w(at + 1) === 'g') return 'mg';
  // "em gee": the tokens leave out an "em" as an "um".
  if (w(at) === 'gee') return 'mg';
  if (w(at) === 'm' && w(at + 1) === 'c' && w(at + 2) === 'g') return 'mcg';
  // "one twelve, that's micrograms"
  for (let k = at; k < at + 3; k++)
    if (/^(that|its|it|is|thats|in|de|en)$/.test(w(k)) && UNITS[w(k + 1)]) return UNITS[w(k + 1)]!;
  return null;
}

/** The number as a label has it: no more decimals than were said, none for a whole one. */
export const writtenAmount = (v: number): string => String(Math.round(v * 10_000) / 10_000);
