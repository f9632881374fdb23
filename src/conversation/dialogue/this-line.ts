import { digitRuns } from '../../understanding/spoken-digits.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { tokenise } from '../../words/tokens.ts';

/** "This one's good": the line itself. */
const SAME =
  /\b(this|that|same) (one|number|phone|line|cell)\b|\bthis is (good|fine|it|my (cell|number|phone))\b|\b(este|ese|mismo) (mismo )?(n[uú]mero|tel[eé]fono)\b|\b(el|al|a[ils]te) mismo\b|\ba este\b|\b(este|ese|el) mismo\b|\b(the )?(one|number|phone|line) i'?m (on|calling( you)? from|using)\b|\bsame one\b/iu;
const NOT_THIS =
  /\b(do(n'?t| not) (call|use|ring)|not (this|that|on this|the (one|number|phone|line) i'?m)|no (me )?(llame|llamen|marque)|otro n[uú]mero|another number|different number)\b/iu;
/** Words around it where a number was read back or asked for: "that number's wrong" means the one that was read. */
const WRONG = /\b(wrong|not right|incorrect|equivocado|incorrecto|change|cambi\w+|that|ese)\b/iu;

/** The words want the number of the line they come over. Pure. */
export function wantsThisLine(text: string): boolean {
  const plain = unaccented(text);
  return SAME.test(plain) && !NOT_THIS.test(plain);
}

const WHETHER =
  /^\W*((so|and|wait|okay|ok|y|entonces)\W+)*(is|isn'?t|was) (that|this|it)\b|\?\s*$|^\W*(es|ese es) (el|este)\b.*\?/iu;

/** Asked, and not told. Pure. */
export function asksWhether(text: string): boolean {
  return WHETHER.test(unaccented(text));
}

/** The words want another number than that of the line. Pure. */
export function wantsAnotherLine(text: string): boolean {
  return NOT_THIS.test(unaccented(text));
}

/** The same beside a number that was read back: "that number" is that one. Pure. */
export function correctsToThisLine(text: string): boolean {
  return wantsThisLine(text) && !WRONG.test(unaccented(text));
}

/** Digits enough for a number, though not for which. */
const MANY_DIGITS = 5;

/** The words hold more digits than an hour or a date of a call. Pure. */
export function saysDigits(text: string): boolean {
  return digitRuns(tokenise(text)).some(({ digits }) => digits.length >= MANY_DIGITS);
}
