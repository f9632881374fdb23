import { unaccented } from '../../understanding/unaccented.ts';
import { tokenise } from '../../words/tokens.ts';
import { line, say } from './effects.ts';
import type { Stage, Step, Talk } from './types.ts';

const CARD =
  /\b(visa|master ?card|amex|american express|discover( card)?|(debit|credit) card|(take|charge|run|use|here'?s|put it on|pay with|bill) (my|the|this|it to my) card|tarjeta (de (credito|debito)|es|termina)|(la|mi) tarjeta\b(?! del? (seguro|miembro|medicaid|medicare)))\b/iu;
/** A card of the insurance has a number that is asked for. */
const OF_INSURANCE = /\b(insurance|member|medicare|medicaid|plan|group|policy|seguro|aseguranza|miembro|poliza)\b/iu;
const DIGIT =
  /^(\d+|zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|double|triple|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|doble)$/u;
/** So many digits of a card are a number; so many in a row are one without the word. */
const SOME = 3;
const WHOLE = 13;

/** Whether words hold the number of a card to pay with, or a part of it. Pure. */
export function tellsCard(text: string): boolean {
  const plain = unaccented(text);
  const digits = tokenise(text)
    .map(({ w }) => w)
    .filter((w) => DIGIT.test(w))
    .reduce((n, w) => n + (/^\d+$/.test(w) ? w.length : 1), 0);
  if (OF_INSURANCE.test(plain)) return false;
  return (CARD.test(plain) && digits >= SOME) || digits >= WHOLE + SOME;
}

/** Nothing of it is kept as a fact, and the question is asked again. null: no card is told of. */
export function refusesCard(talk: Talk, stage: Exclude<Stage, { at: 'leaving' }>, text: string): Step | null {
  if (stage.at === 'emergency' || stage.at === 'doubt' || stage.at === 'waiting' || !tellsCard(text)) return null;
  const reason = talk.reason.filter((one) => one !== text);
  const again = stage.at === 'opening' ? [line('howCanIHelp')] : talk.last.slice(-1);
  const step = say({ ...talk, reason }, stage, { said: [line('noCard'), ...again] });
  return { ...step, talk: { ...step.talk, last: talk.last } };
}
