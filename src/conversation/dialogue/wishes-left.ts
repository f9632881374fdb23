import type { Intent, Meaning } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { queueMatters } from './matters.ts';
import type { Talk } from './types.ts';

/** A medicine that is to be sent to a pharmacy, or that is gone. */
const SENDS =
  /\b(?:refill\w*|renew\w*|(?:called|phoned|sent|faxed) (?:in|over|out)|(?:call|phone|send|fax) (?:\w+ ){0,3}?(?:in|over)|(?:ran|run|running|am|im|all|been) out(?: of)?|resurt\w+|surt\w+|(?:mand|envi)\w+ (?:\w+ ){0,3}?(?:receta|farmacia)|(?:se )?(?:me|le) (?:acab|termin)\w+)\b/iu;

/** Whether a medicine that was named is wished for, whatever else is told with it. Pure. */
export function wishesRefill({ intents, slots }: Meaning, words: string): boolean {
  return intents.includes('refill') || (slots.medication !== undefined && SENDS.test(unaccented(words)));
}

/** A refill waits as a task of its own, unless one is being dealt with or was. Pure. */
export function queueRefill(talk: Talk, words: string): Talk {
  return talk.done.some(({ intent }) => intent === 'refill') ? talk : queueMatters(talk, ['refill'], words);
}

/** Work of the office that an emergency does not do away with: somebody waits for the visit that is called off, a referral lies there. */
const ERRANDS: readonly Intent[] = ['reschedule', 'cancel', 'referral', 'records', 'billing'];

/**
 * What was wished for in the words that go to 911 is a task beside it: nobody else writes the medicine, or hears of the errand. None in a crisis
 * (S2 stands as it is).
 */
export function withWishesLeft(talk: Talk, meaning: Meaning, words: string): Talk {
  if (talk.judgement?.crisis) return talk;
  const errands = ERRANDS.filter((intent) => meaning.intents.includes(intent));
  const left = errands.length > 0 && talk.done.length === 0 ? queueMatters(talk, errands, words) : talk;
  return wishesRefill(meaning, words) ? queueRefill(left, words) : left;
}
