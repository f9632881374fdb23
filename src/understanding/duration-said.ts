import { tokenise } from '../words/tokens.ts';
import { durationIn } from './duration.ts';
import { unaccented } from './unaccented.ts';

/** How long something has been going on, where free words tell it: "since supper", "desde anoche". null: they don't. Pure. */
export function durationSaid(text: string): string | null {
  return durationIn(text, tokenise(text), false);
}

const FROM_THEN = /^(?:ever )?(?:since|desde|hace)\b|\bago$|\b(?:minut\w+|hours?|horas?|days?|nights?|dias?|noches?)$/;
const TO_THEN = /^(?:this|today|hoy|esta|yesterday|ayer|last|anoche)\b/;

/** "Since monday" tells since when; "this morning" that something was so then, and gives way to it. Pure. */
export function tellsBetterSince(said: string, known: string): boolean {
  const [now, before] = [plain(said), plain(known)];
  return FROM_THEN.test(now) && !TO_THEN.test(now) && TO_THEN.test(before);
}

/** Since when, in all that was told freely: the first words, and what was answered or added behind them. null: nobody told it. Pure. */
export function sinceTold(told: readonly string[]): string | null {
  const said = told.flatMap((words, i) => {
    const one = durationSaid(words);
    return one === null || (i > 0 && isDayByTheWay(one, words)) ? [] : [one];
  });
  return said.find((one) => FROM_THEN.test(plain(one))) ?? said[0] ?? null;
}

const BEGAN = /\b(?:started|starting|began|begun|came on|happened|fell|empez\w+|comenz\w+|inici\w+|paso)\b/;

/** "Dry this morning": an answer about a sign that names a day by the way, and does not say that it began then. Pure. */
export function isDayByTheWay(said: string, answer: string): boolean {
  return TO_THEN.test(plain(said)) && !BEGAN.test(plain(answer));
}

const plain = (text: string): string => unaccented(text.toLowerCase()).trim();
