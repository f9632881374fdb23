import type { Meaning } from '../../understanding/types.ts';
import { OF_THE_DESK } from './desk-intents.ts';
import { line, say } from './effects.ts';
import { gather } from './facts.ts';
import { heardInOpening } from './opening.ts';
import type { Doubt, Step, Talk } from './types.ts';

/** In `Talk.givenUp`: what is wanted was asked once more. */
const ASKED = 'wish';

/**
 * The general question whether anybody is ill, before anything is known: who tells a plain wish instead has it dealt with, and who says no is asked
 * once what they want. null: the words are neither, or something was found that is more than routine.
 */
export function wishInDoubt(talk: Talk, stage: Doubt, text: string, meaning: Meaning): Step | null {
  const { judgement } = talk;
  if (stage.then !== null || !judgement || judgement.crisis) return null;
  const grave = judgement.flags.some(({ disposition }) => disposition !== null && disposition !== 'routine');
  if (grave || (judgement.tier !== 'unclear' && judgement.tier !== 'routine')) return null;
  if (OF_THE_DESK.has(meaning.intent) && meaning.yesNo !== 'yes') {
    const plain: Talk = {
      ...talk,
      intent: meaning.intent,
      judgement: { ...judgement, tier: 'routine', disposition: 'routine', ask: null, open: [] },
    };
    return heardInOpening(gather(plain, meaning), meaning, text, stage.asked);
  }
  if (meaning.yesNo !== 'no' || talk.givenUp.includes(ASKED) || text.split(/\s+/).length > 6) return null;
  return say(
    { ...talk, givenUp: [...talk.givenUp, ASKED] },
    { at: 'opening', silences: 0 },
    { said: [line('howCanIHelp')] },
  );
}
