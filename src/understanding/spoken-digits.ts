import { tensOf, unitOf, wholeNumber } from '../words/numbers.ts';
import { table } from '../words/table.ts';
import { type Token, tokenise } from '../words/tokens.ts';

/** A run of digits as spoken: "five one eight, triple five, oh one double seven". */
export interface DigitRun {
  digits: string;
  from: number;
  to: number;
  /** Start of each spoken group within `digits`, to tell what a correction replaces. */
  groups: number[];
}

const TIMES = table<number>({ double: 2, doble: 2, triple: 3, treble: 3, quadruple: 4 });
/** "three fives", "dos ceros". */
const SEVERAL = table<number>({ two: 2, three: 3, four: 4, dos: 2, tres: 3, cuatro: 4, '2': 2, '3': 3, '4': 4 });
const PLURAL = table<string>(
  Object.fromEntries(
    'zeros/zeroes/ohs/ceros ones/unos twos/doses threes/treses fours/cuatros fives/cincos sixes/seises sevens/sietes eights/ochos nines/nueves'
      .split(' ')
      .flatMap((g, n) => g.split('/').map((w) => [w, String(n)])),
  ),
);
const ZERO = new Set(['oh', 'o', 'ought', 'nought', 'zero', 'cero']);
const BETWEEN = new Set([
  'dash',
  'hyphen',
  'guion',
  'then',
  'and',
  'y',
  'luego',
  'despues',
  'area',
  'code',
  'the',
  'el',
  'punto',
  'dot',
  'its',
  'it',
  'is',
  'es',
]);

/** Digits of one token or spoken number at `i`. */
export function digitsAt(t: readonly Token[], i: number): { digits: string; to: number } | null {
  const w = t[i]?.w ?? '';
  if (/^\+?\d[\d\-./:,]*$/.test(w)) return { digits: w.replace(/\D/g, ''), to: i + 1 };
  const times = TIMES[w];
  if (times !== undefined) {
    // The one digit after it: "triple five oh one" is no five hundred and one. Of a longer figure ("double 50114") it is the first.
    const one = digitsAt(t.slice(0, i + 2), i + 1);
    const figure = /^\d{3,}$/.test(t[i + 1]?.w ?? '');
    if (!one || (one.digits.length > 1 && !figure)) return null;
    return { digits: one.digits[0]!.repeat(times) + one.digits.slice(1), to: one.to };
  }
  const several = SEVERAL[w];
  const plural = several === undefined || t[i + 1]?.mark !== '' ? undefined : PLURAL[t[i + 1]!.w];
  if (several !== undefined && plural !== undefined) return { digits: plural.repeat(several), to: i + 2 };
  if (ZERO.has(w)) return { digits: '0', to: i + 1 };
  // "eight hundred five five five": 800 and then digits, of which the first is none of it.
  const hundred = hundredAlone(t, i);
  if (hundred) return hundred;
  // "five oh one hundred" is 5, 0, 100
  const apart = /^(oh|o)$/.test(t[i + 1]?.w ?? '') && t[i + 3]?.w === 'hundred';
  const n = wholeNumber(apart ? t.slice(0, i + 1) : t, i);
  if (!n || (n.to === i + 1 && ['un', 'a'].includes(w))) return null;
  // "one twelve" is 1 then 12, "five fifty five" is 555: written one after the other they are the same.
  return { digits: String(n.value), to: n.to };
}

/** "eight hundred" before digits that are said one by one; null where the next one is of the same number ("eight hundred five, …"). */
function hundredAlone(t: readonly Token[], i: number): { digits: string; to: number } | null {
  const w = (k: number) => (k === i || t[k]?.mark === '' ? (t[k]?.w ?? '') : '');
  const to = /^(eight|8)$/.test(w(i)) && w(i + 1) === 'hundred' ? i + 2 : w(i) === 'ochocientos' ? i + 1 : -1;
  const unit = (x: string) => /^\d$/.test(x) || unitOf(x) !== undefined;
  if (to < 0 || !unit(w(to))) return null;
  const next = w(to + 1);
  return unit(next) || tensOf(next) !== undefined ? { digits: '800', to } : null;
}

/** "my work one, five five five …": a word for the telephone, and no digit of it. */
const isPronoun = (t: readonly Token[], i: number): boolean => isPointedAt(t, i) || isOfThat(t, i) || isOfWork(t, i);

/** "…, not this one", "that one rings at the shop": what is pointed at is no digit, unless digits go on behind it. */
const isPointedAt = (t: readonly Token[], i: number): boolean =>
  t[i]!.w === 'one' &&
  t[i]!.mark === '' &&
  /^(this|that|which|wrong|another)$/.test(t[i - 1]?.w ?? '') &&
  digitsAt(t, i + 1) === null;

/** "No, that one's my sister's", "not this one": said of a number, before a word that is no digit. */
const isOfThat = (t: readonly Token[], i: number): boolean =>
  /^ones?$/.test(t[i]!.w) &&
  t[i]!.mark === '' &&
  /^(this|that|the|old|new|other|wrong|which|any|only|same|right|first|last|second|another|no|my|his|her)$/.test(
    t[i - 1]?.w ?? '',
  ) &&
  t[i + 1] !== undefined &&
  digitsAt(t, i + 1) === null &&
  /^(s|is|was|that|im|i|my|his|her|of|for|at|belongs|works?|doesnt|does|got|gets|goes|we|you|he|she|they|the|with|on|and|to|from|has|isnt|wasnt)$/.test(
    t[i + 1]!.w,
  );

const isOfWork = (t: readonly Token[], i: number): boolean =>
  t[i]!.w === 'one' &&
  t[i + 1] !== undefined &&
  t[i + 1]!.mark !== '' &&
  t[i]!.mark === '' &&
  /^(work|home|cell|house|office|mobile|other|new|old|main|this|that|same|good|best|right|regular|job|business|kitchen)$/.test(
    t[i - 1]?.w ?? '',
  );

/** Runs of digits, joined over marks and small words. */
export function digitRuns(t: readonly Token[]): DigitRun[] {
  const out: DigitRun[] = [];
  for (let i = 0; i < t.length; ) {
    const first = isPronoun(t, i) ? null : digitsAt(t, i);
    if (!first) {
      i++;
      continue;
    }
    const run: DigitRun = { digits: first.digits, from: i, to: first.to, groups: [0] };
    let at = first.to;
    for (;;) {
      let k = at;
      while (
        k < at + 2 &&
        t[k] &&
        BETWEEN.has(t[k]!.w) &&
        t[k]!.w !== 'the' &&
        !(t[k]!.w === 'area' && run.digits.length >= 7)
      )
        k++;
      const next = digitsAt(t, k);
      if (!next) break;
      if (t[k]!.mark !== '' || next.digits.length > 1) run.groups.push(run.digits.length);
      run.digits += next.digits;
      run.to = next.to;
      at = next.to;
    }
    out.push(run);
    i = at;
  }
  return out;
}

/** Before these an extension of the number, no part of it. */
export const EXTENSION = /^(extension|ext|anexo|interno|x)$/;

const CORRECTION =
  /\b(no|sorry|wait|actually|scratch|correction|mistake|rather|back up|i mean|perdon|digo|espera|equivoque|mas bien|disculpe|not)\b/;

/** Do the words between two runs take the first one back? */
export function corrects(t: readonly Token[], from: number, to: number): boolean {
  return CORRECTION.test(
    t
      .slice(from, to)
      .map((x) => x.w)
      .join(' '),
  );
}

/**
 * A number after a correction, in part or whole: "the last four are 8031", "no, 555 0121", "area code is 518".
 * `current` and the result hold digits only. Null when the words hold nothing to correct with, or it is not clear where it belongs.
 */
export function correctDigits(current: string, heard: string): string | null {
  const t = tokenise(heard);
  const more = asDigits(t);
  return isPart(more) && !isPart(t) ? correctedBy(current, more) : correctedBy(current, t);
}

/** As long as a part of a number that is said by itself, or all of it. */
const isPart = (t: readonly Token[]): boolean =>
  [4, 7, 10, 11].includes(
    digitRuns(t)
      .filter((r) => !isCount(t, r))
      .at(-1)?.digits.length ?? 0,
  );

function correctedBy(current: string, t: readonly Token[]): string | null {
  const runs = digitRuns(t)
    .filter((r) => !isCount(t, r))
    .flatMap((r) => (denies(t, r) && r.groups.length === 2 ? halves(r) : [r]));
  if (!runs.length) return null;
  const said = t.map((x) => x.w).join(' ');
  // "double oh eight, is an eight that": the end said once more
  const [before, end] = [runs.at(-2), runs.at(-1)!];
  const run = before && before.digits.length > end.digits.length && before.digits.endsWith(end.digits) ? before : end;
  const d = run.digits;
  const n = current.length;
  // "not 0131 but 0121", "0121, not 0131": what stands after the "not" was wrong.
  if (runs.length === 2 && /\b(not|no es|en vez de|instead of|rather than|y no)\b/.test(said)) {
    const wrong = runs.find((r) => denies(t, r));
    const right = runs.find((r) => r !== wrong);
    if (wrong && right) {
      const at = current.lastIndexOf(wrong.digits);
      const only = at >= 0 && current.indexOf(wrong.digits) === at;
      if (only || (at >= 0 && at + wrong.digits.length === n)) {
        const fixed = current.slice(0, at) + right.digits + current.slice(at + wrong.digits.length);
        return fixed.length === n ? fixed : null;
      }
      if (right.digits.length < 4) return null;
    }
  }
  if (d.length >= n) return d.slice(-Math.max(n, d.length === n + 1 && d.startsWith('1') ? n : d.length));
  if (/\b(area code|codigo de area|clave|first (three|two|four)|primeros?|begins?|starts?|empieza)\b/.test(said))
    return d + current.slice(d.length);
  if (/\b(middle|prefix|de en medio)\b/.test(said) && d.length === 3 && n === 10)
    return current.slice(0, 3) + d + current.slice(6);
  if (/\b(last|ends?|ending|ultimos?|ultimas?|termina|terminan|final)\b/.test(said) || d.length === 4 || d.length === 7)
    return current.slice(0, n - d.length) + d;
  return null;
}

/** "not two one", "y no dos uno": what stands after it was wrong. A "no" with a pause after it takes all back. */
function denies(t: readonly Token[], r: DigitRun): boolean {
  const before = t
    .slice(Math.max(0, r.from - 3), r.from)
    .map((x) => x.w)
    .join(' ');
  if (/\b(not|no es|en vez de|instead of|rather than)( the| el| un)?$/.test(before)) return true;
  return /\bno( el)?$/.test(before) && r.from > 1 && t[r.from]?.mark === '';
}

/** "not two one, one two": said in one go, two numbers all the same. */
function halves(r: DigitRun): DigitRun[] {
  const at = r.groups[1]!;
  return [
    { ...r, digits: r.digits.slice(0, at), groups: [0] },
    { ...r, from: r.to, digits: r.digits.slice(at), groups: [0] },
  ];
}

/** "the last four are": four is how many. */
export function isCount(t: readonly Token[], r: DigitRun): boolean {
  const before = t[r.from - 1]?.w ?? '';
  const after = t[r.to]?.w ?? '';
  return (
    r.digits.length === 1 &&
    ((/^(last|first|ultimos|ultimas|primeros|primeras|los|las|final)$/.test(before) &&
      /^(are|is|digits?|numbers?|of|son|es|digitos|numeros|numbers)?$/.test(after)) ||
      /^(digits?|numbers?|digitos|numeros)$/.test(after))
  );
}

/** Words that sound like a digit, and that a recogniser writes where a sentence would rather have them. */
const SOUNDS = table<string>({
  owe: 'zero',
  won: 'one',
  wan: 'one',
  to: 'two',
  too: 'two',
  tu: 'two',
  tree: 'three',
  free: 'three',
  for: 'four',
  fore: 'four',
  or: 'four',
  fife: 'five',
  hive: 'five',
  sex: 'six',
  sick: 'six',
  sicks: 'six',
  heaven: 'seven',
  ate: 'eight',
  a: 'eight',
  ait: 'eight',
  hate: 'eight',
  niner: 'nine',
  mine: 'nine',
  nein: 'nine',
});

/**
 * The same words with those that sound like a digit and stand among digits ("a four two", "nine for seven") written as the digit. Only where
 * a number is known to be said, and only where it is no number without: "the last four are for you" has digits on one side.
 */
export function asDigits(t: readonly Token[]): Token[] {
  const out = [...t];
  const isDigit = (i: number) => i >= 0 && i < out.length && digitsAt(out, i) !== null;
  for (const [i, x] of t.entries()) {
    const digit = SOUNDS[x.w];
    if (digit === undefined || isDigit(i)) continue;
    const behind = out[i - 1];
    const ahead = out[i + 1] && (isDigit(i + 1) || SOUNDS[out[i + 1]!.w] !== undefined);
    // At either end of the number, or inside: a digit on the other side of it, close by.
    if ((behind && isDigit(i - 1)) || (ahead && nearDigit(i + 1))) out[i] = { ...x, w: digit };
  }
  return out;

  function nearDigit(i: number): boolean {
    return isDigit(i) || isDigit(i + 1);
  }
}
