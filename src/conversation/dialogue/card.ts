import type { Meaning, SlotName } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { tokenise } from '../../words/tokens.ts';
import { line, say } from './effects.ts';
import { ruleOf } from './facts.ts';
import { currentMatter, SAYS_NOTHING_YET } from './matters.ts';
import type { Heard, Stage, Step, Talk } from './types.ts';

const CARD =
  /\b(visa|master ?card|amex|american express|discover( card)?|(debit|credit) card|(take|charge|run|use|here'?s|put it on|pay with|bill) (my|the|this|it to my) card|tarjeta (de (credito|debito)|es|termina)|(la|mi) tarjeta\b(?! del? (seguro|miembro|medicaid|medicare)))\b/iu;
/** A card of the insurance has a number that is asked for. */
const OF_INSURANCE = /\b(insurance|member|medicare|medicaid|plan|group|policy|seguro|aseguranza|miembro|poliza)\b/iu;
const DIGIT =
  /^(\d+|zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|double|triple|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|doble)$/u;
/** So many digits of a card are a number; so many in a row are one without the word. */
const SOME = 3;
const WHOLE = 13;

/** Where a bill is being spoken of, any card is one to pay with. */
const ANY_CARD = /\b(card|tarjeta)\b/iu;

/**
 * Whether words hold the number of a card to pay with, or a part of it. Pure.
 * @param paying a bill is being spoken of
 */
export function tellsCard(text: string, paying = false): boolean {
  const plain = unaccented(text);
  const runs = digitRuns(text);
  const digits = runs.reduce((all, run) => all + run, 0);
  if (OF_INSURANCE.test(plain)) return false;
  const named = CARD.test(plain) || (paying && ANY_CARD.test(plain));
  return (named && digits >= SOME) || (digits >= WHOLE + SOME && !runs.every(isOfPhones));
}

/** "…, no wait, that's my old one, …": a telephone and another one, each whole. */
const isOfPhones = (run: number): boolean => run < SOME || run === 7 || run === 10 || run === 11;

/** How many digits stand in a row, for each row of them. */
function digitRuns(text: string): number[] {
  const runs = [0];
  for (const { w } of tokenise(text))
    if (DIGIT.test(w)) runs[runs.length - 1]! += /^\d+$/.test(w) ? w.length : 1;
    else if (runs.at(-1)) runs.push(0);
  return runs;
}

/** So many in a row, with nothing that says what they are of, go on with a card that was begun. */
const REST = 4;
const OF_A_BILL =
  /\b(bill|invoice|statement|account|reference|balance|dated?|factura|cuenta|estado|recibo|referencia|fecha|(january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)|(19|20)\d\d)\b/iu;

/** Whether words go on with the number of a card that was begun: "and then four four one two". Pure. */
export function goesOnWithCard(text: string): boolean {
  return Math.max(...digitRuns(text)) >= REST && !OF_A_BILL.test(unaccented(text));
}

/** Where anything may be said in any words, and no number is asked for. */
const isOpenWords = (talk: Talk, stage: Stage): boolean =>
  stage.at === 'anything-else' || (stage.at === 'field' && ruleOf(talk, stage.field).kind === 'words');

const isPaying = (talk: Talk, stage: Stage, { intent }: Meaning): boolean =>
  (stage.at === 'opening' ? intent : (currentMatter(talk)?.intent ?? null)) === 'billing';

/** What numbers may have been read out of a card's. */
const OF_DIGITS: readonly SlotName[] = [
  'phone',
  'member_id',
  'dob',
  'dose',
  'group_number',
  'authorization_number',
  'when',
];

/**
 * A card told of with what is wanted, "I want to pay my bill, it's a visa, four two …": the words without a number, so that the wish is not lost.
 * null: no card is told of, or nothing is wanted.
 */
export function withoutCard(talk: Talk, stage: Stage, said: Heard): Heard | null {
  const { text, meaning } = said;
  if (stage.at !== 'opening' || SAYS_NOTHING_YET.has(meaning.intent) || meaning.intent === 'insurance') return null;
  if (!tellsCard(text, isPaying(talk, stage, meaning))) return null;
  const words = tokenise(text).filter(({ w }) => DIGIT.test(w));
  const bare = words.reduceRight((left, { from, to }) => `${left.slice(0, from)}…${left.slice(to)}`, text);
  const slots = { ...meaning.slots };
  for (const slot of OF_DIGITS) delete slots[slot];
  const intents = meaning.intents.filter((one) => one !== 'insurance');
  return { ...said, text: bare.replace(/…(?:[\s,]*…)+/gu, '…'), meaning: { ...meaning, intents, slots } };
}

/** Nothing of it is kept as a fact, and the question is asked again. null: no card is told of. */
export function refusesCard(
  talk: Talk,
  stage: Exclude<Stage, { at: 'leaving' }>,
  text: string,
  meaning: Meaning,
): Step | null {
  if (stage.at === 'emergency' || stage.at === 'doubt' || stage.at === 'waiting') return null;
  const goesOn = talk.cardBegun === true && isOpenWords(talk, stage) && goesOnWithCard(text);
  if (!goesOn && !tellsCard(text, isPaying(talk, stage, meaning))) return null;
  const reason = talk.reason.filter((one) => one !== text);
  const again = stage.at === 'opening' ? [line('howCanIHelp')] : talk.last.slice(-1);
  const next = goesOn && stage.at === 'field' ? { ...stage, tries: stage.tries + 1 } : stage;
  const step = say({ ...talk, reason, cardBegun: true }, next, { said: [line('noCard'), ...again] });
  return { ...step, talk: { ...step.talk, last: talk.last } };
}
