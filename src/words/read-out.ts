import type { Token } from './tokens.ts';

/** Of fewer digits one may be meant by itself: "question number nine is a three". */
const LEAST = 6;
/** So many words stand at most between what a number is and its digits: "my phone number, that is". */
const BETWEEN = 3;
const DIGIT =
  /^(?:\d|zero|oh|o|one|two|three|four|five|six|seven|eight|nine|double|triple|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|doble)$/;
const OF_A_CARD =
  /^(?:number|id|account|policy|group|member|card|phone|telephone|cell|fax|reference|numero|cuenta|poliza|grupo|tarjeta|telefono|celular)$/;
/** "Nine one one, nine one one": a cry for help is nobody's number. */
const HELP = /^(?:9|1|nine|one|nueve|uno)$/;

/** "Double M, S": said of a letter, it is no double vision. "A" and "I" are words as well. */
const LETTER =
  /^(?:[b-hj-z]|\d|bee|cee|dee|ee|ef|gee|aitch|jay|kay|el|em|en|oh|pee|cue|ar|ess|tee|vee|zee|zed|ene|eme|ele|erre|ese)$/;

/**
 * Where a number is read digit by digit ("member number nine, zero, three, four, four, seven"): from, to (excluded). Its digits mean nothing by
 * themselves: this is no ninth question of a form, answered with three. So does "double" where something is spelled. Pure.
 */
export function readOut(t: readonly Pick<Token, 'w'>[]): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = [];
  for (let from = 0; from < t.length; from++) {
    let to = from;
    while (to < t.length && DIGIT.test(t[to]!.w)) to++;
    const labelled = t.slice(Math.max(0, from - BETWEEN), from).some(({ w }) => OF_A_CARD.test(w));
    const help = t.slice(from, to).every(({ w }) => HELP.test(w));
    if (to - from >= LEAST && labelled && !help) out.push({ from, to });
    from = Math.max(from, to);
  }
  for (const [i, { w }] of t.entries()) if (w === 'double' && isSpelled(t, i)) out.push({ from: i, to: i + 1 });
  return out;
}

/** Between letters, or before one with which the words end. */
function isSpelled(t: readonly Pick<Token, 'w'>[], i: number): boolean {
  const letter = (k: number) => LETTER.test(t[k]?.w ?? '');
  return letter(i + 1) && (letter(i - 1) || letter(i + 2) || t[i + 2] === undefined);
}
