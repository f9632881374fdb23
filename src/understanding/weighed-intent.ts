import { isIntent } from './intents.ts';
import type { Intent, Meaning } from './types.ts';

/** What another opinion takes the words for, and how likely that is, from 0 to 1. */
export interface GuessedIntent {
  intent: string;
  sure: number;
}

/**
 * From how sure on a guess counts. Chosen on 1,800 first sentences that the classifier had not learnt from (of 900 of them the rules had not either),
 * with the wishes that people gave them: `agrees` where words speak of the same matter too, `alone` where none does, `vague` where the words were taken for a
 * complaint only because a body or a medicine is named, `unsaid` where they gave no wish at all.
 */
const FROM = { unsaid: 0.4, agrees: 0.45, vague: 0.6, alone: 0.75, seldom: 0.9, agreesOnComplaint: 0.9 } as const;
/** Of little weight beside what words say: many sentences are like these. */
const SELDOM: ReadonlySet<Intent> = new Set(['other', 'human', 'wrong_number']);
/** What words say more closely than a guess of the same family does: the wish of the words, and what it is not given up for. */
const CLOSER: Partial<Record<Intent, ReadonlySet<Intent>>> = {
  reschedule: new Set(['schedule']),
  cancel: new Set(['schedule']),
  insurance: new Set(['faq', 'refill', 'records']),
  new_patient: new Set(['faq', 'schedule']),
  wrong_number: new Set(['faq', 'schedule']),
  referral: new Set(['records']),
};

/**
 * The wish of a first sentence, from its words and a guess: two that speak of the same matter outweigh one that speaks of another. A guess never
 * makes a complaint of words; a wish that was put in the place of another stands.
 */
export function weighedIntent(
  { intent, signs }: Pick<Meaning, 'intent' | 'signs'>,
  guess: GuessedIntent | null,
): Intent {
  if (!guess || !isIntent(guess.intent) || guess.intent === intent || guess.intent === 'symptom' || !signs)
    return intent;
  const { intent: guessed, sure } = guess;
  if (intent === 'other' && !signs.named.length) return sure >= FROM.unsaid ? guessed : intent;
  if (signs.changed || CLOSER[intent]?.has(guessed)) return intent;
  const agrees = signs.named.includes(guessed);
  if (intent === 'symptom')
    return sure >= (agrees ? FROM.agreesOnComplaint : FROM.vague) && (agrees || signs.vague) ? guessed : intent;
  if (SELDOM.has(guessed)) return sure >= FROM.seldom ? guessed : intent;
  return sure >= (agrees ? FROM.agrees : FROM.alone) ? guessed : intent;
}
