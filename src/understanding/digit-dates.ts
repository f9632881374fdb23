import type { Lang } from '../lang.ts';
import { teenOf, tensOf, unitOf } from '../words/numbers.ts';
import type { Token } from '../words/tokens.ts';
import { realDate } from './calendar-days.ts';

/** A date said in numbers alone. */
export interface DigitDate {
  year: number;
  /** The century was not said. */
  short: boolean;
  month: number;
  day: number;
  to: number;
  /** Another date could be meant by the same numbers. */
  doubtful: boolean;
}

/** One number as it was said: 0 to 99, or a year. */
interface Atom {
  value: number;
  /** Digits that it stands for when digits are said one after the other. */
  digits: string;
  to: number;
  year: boolean;
}

const BETWEEN = /^(slash|dash|diagonal|guion|barra|de|del|of|the|el|then|and|stroke|point|punto|dot)$/;
const ZERO = /^(oh|o|zero|cero|ought|aught|nought)$/;
/** A date is nine digits' words long at most: "zero three zero nine one nine six six". */
const MOST = 9;

/**
 * A date in numbers from token `i` on: "oh three oh nine sixty six", "eight twenty two twenty three", "cinco tres sesenta y cuatro", keyed
 * "03091966". The month is first in English, the day in Spanish. Null where the numbers are no date, or more follow.
 */
export function digitDateAt(t: readonly Token[], i: number, lang: Lang): DigitDate | null {
  const keyed =
    /^(\d{2})(\d{2})(\d{4})$/.exec(t[i]?.w ?? '') ??
    /^(\d{1,2})[/.:-](\d{1,2})[/.:-](\d{4}|\d{2})$/.exec(t[i]?.w ?? '');
  if (keyed) {
    const year = Number(keyed[3]);
    return placed(
      [{ a: Number(keyed[1]), b: Number(keyed[2]), year, short: keyed[3]!.length === 2, to: i + 1, cost: 0 }],
      lang,
    );
  }
  const together = runTogether(t, i, lang);
  if (together) return together;
  return fromAtoms(t, i, lang, atomAt) ?? (partedAt(t, i) ? fromAtoms(t, i, lang, atomOver) : null);
}

/** A month and a day of one figure each before a year: "37-1960". Up to 12 it is a month by itself, up to 31 a day where the year stands apart. */
const SINGLE_DATE = /^([1-9])([1-9])(?<!1[12])[-/.]((?:19|20)\d{2})$/;
const SINGLE = /^(?:3[2-9]|[4-9][1-9])$/;

/** "416-97", "416, 97", "0416 1997", "37-1960": month and day written as one figure before the year, as recognisers do; always doubtful. */
function runTogether(t: readonly Token[], i: number, lang: Lang): DigitDate | null {
  const word = t[i]?.w ?? '';
  const one = /^(\d{1,2})(\d{2})[-/.](\d{2}|(?:19|20)\d{2})$/.exec(word) ?? SINGLE_DATE.exec(word);
  const single = SINGLE.test(word) && /^(?:19|20)\d{2}$/.test(t[i + 1]?.w ?? '');
  const two = one ? null : (single ? /^(\d)(\d)$/ : /^(\d{1,2})(\d{2})$/).exec(word);
  const after = two && /^(\d{2}|(?:19|20)\d{2})$/.exec(t[i + 1]?.w ?? '');
  const tied = one || after ? null : likeAnHour(word, t[i + 1]?.w ?? '');
  const [a, b, year] = one ? [one[1]!, one[2]!, one[3]!] : two && after ? [two[1]!, two[2]!, after[1]!] : (tied ?? []);
  // Figures on either side are of a longer number.
  const to = one ? i + 1 : i + 2;
  if (!a || !b || !year || /^\d+$/.test(t[i - 1]?.w ?? '') || /^\d/.test(t[to]?.w ?? '')) return null;
  if (/^(?:19|20)$/.test(a) && two) return null;
  const date = placed(
    [{ a: Number(a), b: Number(b), year: Number(year), short: year.length === 2, to, cost: 0 }],
    lang,
  );
  return date && { ...date, doubtful: true };
}

const TIED = /^(\d{1,2})[:.-](\d{1,2}|(?:19|20)\d{2})$/;

/** "3, 14:62", "3:14, 62": two of the three figures written as an hour is. The month, or the day, may be a word. */
function likeAnHour(word: string, next: string): [string, string, string] | null {
  const small = /^\d{1,2}$/.test(word) ? word : String(unitOf(word) ?? teenOf(word) ?? '');
  const behind = TIED.exec(next);
  if (behind && small !== '') return behind[2]!.length > 1 ? [small, behind[1]!, behind[2]!] : null;
  const before = TIED.exec(word);
  return before && before[2]!.length <= 2 && /^(?:\d{2}|(?:19|20)\d{2})$/.test(next)
    ? [before[1]!, before[2]!, next]
    : null;
}

/** A date out of the numbers from token `i` on, as `read` takes them. */
function fromAtoms(t: readonly Token[], i: number, lang: Lang, read: typeof atomAt): DigitDate | null {
  const atoms: Atom[] = [];
  for (let k = i; k < t.length && atoms.length < MOST + 1; ) {
    let at = k;
    if (atoms.length) while (at < k + 2 && BETWEEN.test(t[at]?.w ?? '')) at++;
    const a = read(t, at);
    if (!a) break;
    atoms.push(a);
    k = a.to;
  }
  if (atoms.length < 3 || atoms.length > MOST) return null;
  const readings: Reading[] = [];
  for (const m of parts(atoms, 0))
    for (const d of parts(atoms, m.next))
      for (const y of years(atoms, d.next)) {
        const rest = atoms[y.next];
        // Numbers that go on without a pause were no date.
        if (rest && t[y.to]?.mark === '' && y.next < atoms.length) continue;
        readings.push({
          a: m.value,
          b: d.value,
          year: y.value,
          short: y.short,
          to: y.to,
          cost: m.cost + d.cost + y.cost,
        });
      }
  return placed(readings, lang);
}

interface Reading {
  a: number;
  b: number;
  year: number;
  short: boolean;
  to: number;
  cost: number;
}

/** The cheapest reading that is a date, with doubt where another is as cheap or day and month could change places. */
function placed(readings: readonly Reading[], lang: Lang): DigitDate | null {
  let best: (DigitDate & { cost: number }) | null = null;
  for (const r of readings) {
    const full = r.short ? 2000 + (r.year % 4) * 4 : r.year;
    const orders: [number, number, number][] =
      lang === 'es'
        ? [
            [r.b, r.a, 0],
            [r.a, r.b, 2],
          ]
        : [
            [r.a, r.b, 0],
            [r.b, r.a, 2],
          ];
    for (const [month, day, extra] of orders) {
      if (month < 1 || month > 12 || !realDate(r.short && !realDate(full, month, day) ? 2000 : full, month, day))
        continue;
      const cost = r.cost + extra;
      const other: boolean = best !== null && (best.month !== month || best.day !== day || best.year !== r.year);
      if (!best || cost < best.cost) {
        const close: boolean = best !== null && other && best.cost - cost < 2;
        best = { year: r.year, short: r.short, month, day, to: r.to, cost, doubtful: close || extra > 0 };
      } else if (other && cost - best.cost < 1) best.doubtful = true;
      break;
    }
  }
  if (!best) return null;
  const { cost: _, ...date } = best;
  // In Spanish both orders are heard where both are possible.
  return { ...date, doubtful: date.doubtful || (lang === 'es' && date.day <= 12 && date.day !== date.month) };
}

/** A day or a month: "oh seven", "twelve", "one two" (digits said singly cost more). */
function parts(atoms: readonly Atom[], k: number): { value: number; next: number; cost: number }[] {
  const a = atoms[k];
  if (!a || a.year) return [];
  const out: { value: number; next: number; cost: number }[] = [];
  const b = atoms[k + 1];
  if (a.value === 0) {
    if (b && b.digits.length === 1 && b.value > 0) out.push({ value: b.value, next: k + 2, cost: 0 });
    return out;
  }
  if (a.value <= 31) out.push({ value: a.value, next: k + 1, cost: 0 });
  if (a.digits.length === 1 && a.value <= 3 && b && b.digits.length === 1 && a.value * 10 + b.value <= 31)
    out.push({ value: a.value * 10 + b.value, next: k + 2, cost: 0.5 });
  return out;
}

function years(
  atoms: readonly Atom[],
  k: number,
): { value: number; short: boolean; next: number; to: number; cost: number }[] {
  const [a, b, c, d] = [atoms[k], atoms[k + 1], atoms[k + 2], atoms[k + 3]];
  const out: { value: number; short: boolean; next: number; to: number; cost: number }[] = [];
  if (!a) return out;
  if (a.year) return [{ value: a.value, short: false, next: k + 1, to: a.to, cost: 0 }];
  if (d && [a, b, c, d].every((x) => x!.digits.length === 1)) {
    const value = Number(`${a.value}${b!.value}${c!.value}${d.value}`);
    if (value >= 1900 && value < 2100) out.push({ value, short: false, next: k + 4, to: d.to, cost: 0 });
  }
  if ((a.value === 19 || a.value === 20) && b) {
    if (b.digits.length === 2)
      out.push({ value: a.value * 100 + b.value, short: false, next: k + 2, to: b.to, cost: 0 });
    if (b.digits.length === 1 && c?.digits.length === 1)
      out.push({ value: a.value * 100 + b.value * 10 + c.value, short: false, next: k + 3, to: c.to, cost: 0 });
  }
  if (a.digits.length === 1 && a.value <= 2 && b?.digits.length === 1 && c?.digits.length === 2) {
    const value = Number(`${a.value}${b.value}${c.value}`);
    if (value >= 1900 && value < 2100) out.push({ value, short: false, next: k + 3, to: c.to, cost: 0.5 });
  }
  if (a.digits.length === 2) out.push({ value: a.value, short: true, next: k + 1, to: a.to, cost: 1 });
  if (a.digits.length === 1 && b?.digits.length === 1)
    out.push({
      value: a.value * 10 + b.value,
      short: true,
      next: k + 2,
      to: b.to,
      cost: 1 + (a.value === 0 ? 0 : 0.5),
    });
  return out;
}

/** One number at token `i`: zero, a digit, a number below a hundred, or a year in words ("two thousand one", "mil novecientos setenta"). */
function atomAt(t: readonly Token[], i: number): Atom | null {
  const w = (k: number) => (k === i || t[k]?.mark === '' ? (t[k]?.w ?? '') : '');
  const x = w(i);
  const inWords = wordYearAt(t, i);
  if (inWords) return { value: inWords.year, digits: String(inWords.year), to: inWords.to, year: true };
  if (/^\d{1,2}(st|nd|rd|th)?$/.test(x))
    return { value: Number.parseInt(x, 10), digits: x.replace(/\D/g, ''), to: i + 1, year: false };
  if (/^(19|20)\d\d$/.test(x)) return { value: Number(x), digits: x, to: i + 1, year: true };
  if (ZERO.test(x)) return { value: 0, digits: '0', to: i + 1, year: false };
  return below100(t, i);
}

const tensAt = (t: readonly Token[], i: number): number | undefined => {
  const n = tensOf(t[i]?.w ?? '');
  return n !== undefined && n >= 20 && unitOf(t[i + 1]?.w ?? '') !== undefined && t[i + 1]!.mark === ','
    ? n
    : undefined;
};

/** Whether near token `i` a mark parts tens from their unit: "six, twenty, four, ninety nine", as recognisers write what was said slowly. */
const partedAt = (t: readonly Token[], i: number): boolean =>
  t.slice(i, i + MOST).some((_, k) => tensAt(t, i + k) !== undefined);

/** `atomAt` with tens and unit joined over such a mark. */
function atomOver(t: readonly Token[], i: number): Atom | null {
  const tens = tensAt(t, i);
  if (tens === undefined) return atomAt(t, i);
  const value = tens + unitOf(t[i + 1]!.w)!;
  return { value, digits: String(value), to: i + 2, year: false };
}

function below100(t: readonly Token[], i: number): Atom | null {
  const x = t[i]?.w ?? '';
  const next = t[i + 1]?.mark === '' ? t[i + 1]!.w : '';
  const teen = teenOf(x);
  if (teen !== undefined) return { value: teen, digits: String(teen), to: i + 1, year: false };
  const tens = tensOf(x);
  if (tens !== undefined && !/s$/.test(x.replace(/^tres$/, ''))) {
    const joined = next === 'y' && t[i + 2]?.mark === '' ? unitOf(t[i + 2]!.w) : undefined;
    if (joined) return { value: tens + joined, digits: String(tens + joined), to: i + 3, year: false };
    const unit = unitOf(next);
    if (unit && !/^un/.test(next)) return { value: tens + unit, digits: String(tens + unit), to: i + 2, year: false };
    return { value: tens, digits: String(tens), to: i + 1, year: false };
  }
  const unit = unitOf(x);
  return unit !== undefined && x !== 'un' && x !== 'una'
    ? { value: unit, digits: String(unit), to: i + 1, year: false }
    : null;
}

/** 0 to 9, in words or as a figure: recognisers write either. */
export const digitOf = (w: string): number | undefined => (/^\d$/.test(w) ? Number(w) : unitOf(w));

/** 0 to 99 at token `i`, in words or figures. */
export function numberBelow100(t: readonly Token[], i: number): { value: number; to: number } | null {
  const w = t[i]?.w ?? '';
  return /^\d{1,2}$/.test(w) ? { value: Number(w), to: i + 1 } : below100(t, i);
}

/** A year in whole words: "two thousand (and) one", "nineteen hundred and forty", "dos mil quince", "mil novecientos treinta", "novecientos cinco". */
export function wordYearAt(t: readonly Token[], i: number): { year: number; to: number } | null {
  const w = (k: number) => (k === i || t[k]?.mark === '' ? (t[k]?.w ?? '') : '');
  let base = 0;
  let k = i;
  if (/^(two|dos|2)$/.test(w(i)) && /^(thousand|mil)$/.test(w(i + 1))) [base, k] = [2000, i + 2];
  else if (w(i) === 'mil' && /^novecient[oa]s$/.test(w(i + 1))) [base, k] = [1900, i + 2];
  else if (w(i) === 'mil' && /^nueve$/.test(w(i + 1)) && /^cient[oa]s?$/.test(w(i + 2))) [base, k] = [1900, i + 3];
  else if (w(i) === 'mil' && w(i + 1) === 'nueve' && tensOf(w(i + 2)) !== undefined) [base, k] = [1900, i + 2];
  else if (/^(one|a)$/.test(w(i)) && w(i + 1) === 'thousand' && w(i + 2) === 'nine' && w(i + 3) === 'hundred')
    [base, k] = [1900, i + 4];
  else if (/^novecient[oa]s$/.test(w(i))) [base, k] = [1900, i + 1];
  else if (/^(nineteen|19)$/.test(w(i)) && /^(hundred|and)$/.test(w(i + 1))) [base, k] = [1900, i + 2];
  else return null;
  const at = /^(and|y|con)$/.test(w(k)) ? k + 1 : k;
  const unit = digitOf(w(at + 1));
  if (ZERO.test(w(at)) && unit !== undefined) return { year: base + unit, to: at + 2 };
  const rest = t[at]?.mark === '' ? numberBelow100(t, at) : null;
  if (rest) return { year: base + rest.value, to: rest.to };
  const plain = /^(nineteen|19)$/.test(w(i)) && w(i + 1) === 'and';
  return plain ? null : { year: base, to: k };
}
