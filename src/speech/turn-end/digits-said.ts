import type { Lang } from '../../lang.ts';
import { list, type Said, type Standing } from './standing.ts';

/** What a word adds to a number that is said digit by digit: how many digits; null: it is no number. */
const UNITS: Record<Lang, ReadonlySet<string>> = {
  en: list('zero oh o one two three four five six seven eight nine'),
  es: list('cero uno una dos tres cuatro cinco seis siete ocho nueve'),
};
const TEENS: Record<Lang, ReadonlySet<string>> = {
  en: list('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'),
  es: list(`diez once doce trece catorce quince dieciséis dieciseis diecisiete dieciocho diecinueve veintiuno veintidós veintidos veintitrés
    veintitres veinticuatro veinticinco veintiséis veintiseis veintisiete veintiocho veintinueve`),
};
const TENS: Record<Lang, ReadonlySet<string>> = {
  en: list('twenty thirty forty fifty sixty seventy eighty ninety'),
  es: list('veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa'),
};
const TIMES: Record<Lang, ReadonlyMap<string, number>> = {
  en: new Map([
    ['double', 2],
    ['triple', 3],
  ]),
  es: new Map([
    ['doble', 2],
    ['triple', 3],
  ]),
};
const HUNDRED = list('hundred cien ciento cientos');

const valuesOf = (upTo: string, tens: string, zeros: string) =>
  new Map([
    ...upTo.split(/\s+/).map((word, i) => [word, i + 1] as const),
    ...tens.split(' ').map((word, i) => [word, 10 * (i + 2)] as const),
    ...zeros.split(' ').map((word) => [word, 0] as const),
  ]);
const VALUES: Record<Lang, ReadonlyMap<string, number>> = {
  en: valuesOf(
    `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen`,
    'twenty thirty forty fifty sixty seventy eighty ninety',
    'zero oh o',
  ),
  es: valuesOf(
    `uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno
    veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve`,
    'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa',
    'cero',
  ),
};

/** How many digits were said: "five one eight", "518", "double five", "twenty three" (two), "eight hundred" (three). */
export function digitsSaid({ words, lang }: Pick<Said, 'words' | 'lang'>): number {
  let count = 0;
  let times = 1;
  for (const [i, word] of words.entries()) {
    const next = words[i + 1] ?? '';
    const written = word.replace(/\D/g, '').length;
    if (TIMES[lang].has(word)) {
      times = TIMES[lang].get(word)!;
      continue;
    }
    if (written > 0 && /^[\d.,]+$/.test(word)) count += written * (written === 1 ? times : 1);
    else if (written > 0) count += written;
    // "sesenta y dos" and "sixty two" are two digits, as "sixty" alone is.
    else if (TENS[lang].has(word))
      count += UNITS[lang].has(next) || (next === 'y' && UNITS[lang].has(words[i + 2] ?? '')) ? 1 : 2;
    else if (TEENS[lang].has(word)) count += 2;
    else if (HUNDRED.has(word)) count += 2;
    else if (UNITS[lang].has(word)) count += times;
    times = 1;
  }
  return count;
}

/** The numbers that were said one after another, each by its value: "seven, fourteen, eighty-five" are three, "oh five" is one. */
export function numbersSaid({ words, lang }: Pick<Said, 'words' | 'lang'>): number[] {
  const numbers: number[] = [];
  let takesUnit = false;
  for (const word of words) {
    const written = /^\d+$/.test(word);
    const value = written ? Number(word) : VALUES[lang].get(word);
    if (value === undefined) {
      takesUnit &&= word === 'y';
      continue;
    }
    if (takesUnit && value > 0 && value < 10) numbers.push(numbers.pop()! + value);
    else numbers.push(value);
    // "Eighty" and "oh" take the unit behind them.
    takesUnit = !written && value % 10 === 0 && value !== 10;
  }
  return numbers;
}

/** A number of the North American plan, the area included. */
const WITH_AREA = 10;
const LOCAL = 7;
/** Nobody says digits faster, in ms each: where there are more, the recogniser counted on by itself. */
const FASTEST_MS = 250;

/** Seven digits alike are no number that anybody has: "555-5555" is what a recogniser makes of a breath. */
const ALIKE = /(\d)\1{6}$/;

/** Whether the recogniser counted on: so many digits cannot have been said in this time, or nobody would say them. */
const countedOn = (digits: number, { words, voiceMs }: Said) =>
  digits * FASTEST_MS > voiceMs || ALIKE.test(words.join('').replace(/\D/g, ''));

/**
 * A telephone number is said in groups: 3, 3 and 4, or in Spanish pairs. With ten digits it is whole, with nine one was probably lost in
 * hearing, at eight the last two are to come, at seven it may be a number without its area, and up to six it goes on.
 */
export function telephone(said: Said): Standing | null {
  const digits = digitsSaid(said);
  if (digits === 0) return null;
  const most = said.expected.digits?.most ?? WITH_AREA + 1;
  const local = (said.expected.digits?.least ?? WITH_AREA) >= WITH_AREA ? 'begun' : 'open';
  if (digits >= LOCAL && countedOn(digits, said)) return 'open';
  if (digits >= Math.min(WITH_AREA, most)) return 'whole';
  if (digits === WITH_AREA - 1) return 'likely';
  if (digits === WITH_AREA - 2) return 'pending';
  return digits === LOCAL ? local : 'begun';
}

/** An id of so many digits. Where the count is not known a group may always follow. */
export function digits(said: Said): Standing | null {
  const count = digitsSaid(said);
  if (count === 0) return null;
  const wanted = said.expected.digits;
  if (!wanted || countedOn(count, said)) return 'open';
  if (count >= wanted.most) return 'whole';
  // Groups end with the second or the fourth digit: behind the last but one, one was lost in hearing.
  if (count === wanted.least - 1 && count % 2 === 1) return 'open';
  return count >= wanted.least ? 'likely' : 'begun';
}

/** Most ids of a card have nine to twelve letters and digits. */
const LONG_CODE = 9;

/** Letters by themselves, and those that the recogniser wrote together: "WXR 417", "KLM903". */
function lettersOf({ text, words }: Said): number {
  const alone = words.filter((word) => /^\p{L}$/u.test(word)).length;
  const together = text.match(/\b(?:[A-Z]{2,4}\b|\p{L}+(?=\d))/gu) ?? [];
  return alone + together.join('').length;
}

/** Letters and digits: as many as were asked for, else it may go on. */
export function code(said: Said): Standing | null {
  const wanted = said.expected.digits;
  const count = digitsSaid(said) + lettersOf(said);
  if (count === 0) return null;
  if (!wanted) return count < 3 ? 'begun' : count < LONG_CODE ? 'open' : 'likely';
  if (count >= wanted.most) return 'whole';
  return count >= wanted.least ? 'likely' : 'begun';
}
