import { digitsSaid, numbersSaid } from './digits-said.ts';
import { list, type Said, type Standing, saidOf } from './standing.ts';

const MONTHS =
  list(`january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep
  oct nov dec enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre`);
const CENTURY = list('nineteen twenty');
const TENS = list(
  'thirty forty fifty sixty seventy eighty ninety treinta cuarenta cincuenta sesenta setenta ochenta noventa',
);
const LAST_DAY = 31;
const ORDINAL = /^(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|(?:\p{L}+)(?:th|first|second|third)|primero)$/u;

/**
 * A date of birth has a day, a month and a year. The year comes last in both languages, so it is whole when digits of a year follow the rest:
 * "March fifth" waits, "March fifth nineteen" too, and "March fifth sixty-two" is enough.
 */
export function dateOfBirth(said: Said): Standing | null {
  const { words } = said;
  const at = words.findIndex(
    (word, i) => MONTHS.has(word) && !(word === 'may' && /^(i|you|we|be)$/.test(words[i + 1] ?? '')),
  );
  if (at < 0) return inDigits(said);
  const before = count(said, words.slice(Math.max(0, at - 3), at));
  const after = words.slice(at + 1);
  const year = yearIn(said, after, before > 0);
  if (year === 'none') return 'begun';
  if (year === 'half') return 'begun';
  return year;
}

const count = ({ lang, expected }: Said, words: readonly string[]) =>
  words.filter((word) => ORDINAL.test(word)).length + digitsSaid(saidOf(words.join(' '), lang, expected));

/** What the words after the month hold of a year. */
function yearIn(said: Said, after: readonly string[], dayKnown: boolean): Standing | 'none' | 'half' {
  const last = after.at(-1);
  if (last === undefined) return 'none';
  const written = after.find((word) => /^(?:19|20)\d\d$/.test(word));
  // "Nineteen sixty" is a year, and the beginning of another.
  if (written) return /[1-9]$/.test(written) && (dayKnown || after.indexOf(written) > 0) ? 'whole' : 'likely';
  if (TENS.has(last)) return 'likely';
  if (CENTURY.has(last) || /^(?:19|20)$/.test(last) || /^(?:thousand|hundred|mil|novecientos)$/.test(last))
    return 'half';
  // No month has a ninetieth day: it was said before and misheard, or left out.
  if (!dayKnown && TENS.has(after[0]!) && !/^(?:thirty|treinta)$/.test(after[0]!)) return 'likely';
  const ordinal = after.findIndex((word) => ORDINAL.test(word));
  const rest = dayKnown ? after : ordinal >= 0 ? after.slice(ordinal + 1) : afterDay(after);
  const digits = count(said, rest);
  if (/^(?:mil|thousand)$/.test(rest.at(-2) ?? '')) return 'whole';
  return digits >= 2 ? 'whole' : 'none';
}

/** Without an ordinal the day is the first number: "5 1962", "twenty five sixty two". */
function afterDay(after: readonly string[]): readonly string[] {
  const [first = '', second = ''] = after;
  const compound =
    /^(?:twenty|thirty|treinta)$/.test(first) && /^(?:one|two|three|four|five|six|seven|eight|nine|y)$/.test(second);
  return after.slice(compound ? (second === 'y' ? 3 : 2) : 1);
}

/** Day and month, and what there is of a year behind them; null: they are none. */
function inNumbers([first = 0, second = 0, third, ...rest]: readonly number[]): Standing | null {
  const days = first > 0 && first <= LAST_DAY && second > 0 && second <= LAST_DAY;
  if (!days || third === undefined || rest.length > 1) return null;
  const century = third === 19 || third === 20;
  const [year = third] = rest;
  if (rest.length > 0 && !century) return null;
  if (rest.length === 0 && century) return 'begun';
  // "Fifty" is a year, and the beginning of "fifty-three".
  return year % 10 === 0 || year < 10 ? 'likely' : 'whole';
}

/** "3 5 62", "03/05/1962", "three five nineteen sixty two". */
function inDigits(said: Said): Standing | null {
  const digits = digitsSaid(said);
  if (digits === 0) return null;
  const date = inNumbers(numbersSaid(said));
  // A number behind the century that was misheard is one all the same.
  if (date && (date !== 'begun' || CENTURY.has(said.words.at(-1)!) || /\d$/.test(said.words.at(-1)!))) return date;
  const numbers = said.words.filter((word) => /^\d+$/.test(word));
  const last = numbers.at(-1) ?? '';
  const spoken = said.words.at(-1) ?? '';
  if (/^(?:19|20)\d\d$/.test(last) && (numbers.length >= 2 || digits > 4))
    return last.endsWith('0') ? 'likely' : 'whole';
  // "12 19 19 50" is a year, and the beginning of "fifty three".
  if (numbers.length >= 3 && last.length === 2 && !/^(?:19|20)$/.test(last))
    return /^[3-9]0$/.test(last) ? 'likely' : 'whole';
  if (digits >= 8) return 'whole';
  if (CENTURY.has(spoken) || /^(?:19|20)$/.test(last)) return 'begun';
  if (digits === 7) return 'likely';
  return digits >= 4 && numbers.length === 0 ? 'open' : digits === 6 ? 'likely' : 'begun';
}
