import { isAtLeast, type Judgement } from '../../triage/types.ts';
import { asUrgent, startCrisis } from './doubt.ts';
import { stay } from './effects.ts';
import { enterEmergency } from './emergency.ts';
import { isOnItsWay } from './matters.ts';
import { transferred } from './person.ts';
import { goOn } from './settled.ts';
import { tierNow } from './taken-back.ts';
import type { DialogueEvent, Open, Stage, Step, Talk } from './types.ts';
import { startUrgent } from './urgent.ts';

/** Somebody who says the worst while we say goodbye is not let go. */
export function lateWords(talk: Talk, stage: Stage, event: DialogueEvent): Step {
  if (event.type === 'judged' || event.type === 'replied') return judgedAnew(talk, stage, event.judgement);
  if (event.type === 'transfer' && event.news === 'nobody') return transferred(talk, { at: 'transferring' }, 'nobody');
  if (event.type !== 'heard') return stay(talk, stage);
  return judgedAnew({ ...talk, reason: [...talk.reason, event.text] }, stage, event.judgement);
}

/** A rise without new words is acted on as any rise; a new doubt is asked about at the next turn. */
export function judgedAnew(before: Talk, stage: Stage, judgement: Judgement): Step {
  const talk: Talk = { ...before, judgement };
  if (stage.at === 'emergency') return stay(talk, stage);
  const tier = tierNow(talk);
  if (tier === 'emergency') return enterEmergency({ ...talk, intent: 'symptom' });
  if (judgement.crisis && !talk.crisisTold) return startUrgent(tier === 'unclear' ? asUrgent(talk) : talk);
  if (!isAtLeast(tier, 'urgent') || talk.page !== 'none') return stay(talk, stage);
  // The question is being answered: only the page does not wait.
  if (stage.at === 'doubt') return stay({ ...talk, page: 'ringing' }, stage, [{ do: 'page' }]);
  return isOnItsWay(talk, stage) ? stay(talk, stage) : startUrgent(talk);
}

/** The question was answered without words. */
export function replied(before: Talk, stage: Open, judgement: Judgement): Step {
  const talk: Talk = { ...before, judgement };
  if (stage.at !== 'doubt' || tierNow(talk) === 'emergency') return judgedAnew(before, stage, judgement);
  return judgement.crisis && !talk.crisisTold ? startCrisis(talk, stage.asked) : goOn(talk, stage);
}
