import { isAtLeast } from '../../triage/types.ts';
import { asUrgent, listening, withDoubt, wordsOf } from './doubt.ts';
import { leave, line, say } from './effects.ts';
import { ask } from './fields.ts';
import { withInstructions } from './instructions.ts';
import { isOnItsWay } from './matters.ts';
import { proceed } from './opening.ts';
import { ring } from './person.ts';
import { tierNow } from './taken-back.ts';
import type { Doubt, PutOff, Step, Talk } from './types.ts';
import { startUrgent } from './urgent.ts';

/** The question was answered, or not: the next one that is open, else on with the call from where it was. */
export function goOn(talk: Talk, stage: Doubt): Step {
  const { then, asked } = stage;
  if (then === null) return withDoubt(proceed(talk, asked), asked);
  const urgent = isAtLeast(tierNow(talk), 'urgent');
  const known = isOnItsWay(talk, then.stage);
  return withDoubt(urgent && !known ? startUrgent(talk) : resume(talk, then), asked);
}

/** Nobody spoke. The question once more; then it counts as unsure, which the engine has judged where there is a question. */
export function silenceInDoubt(talk: Talk, stage: Doubt): Step {
  if (stage.silences > 0) return goOn(asUrgent(talk), stage);
  const again = { ...stage, silences: stage.silences + 1 };
  return listening(stage.question, say(talk, again, { said: [line('silenceAgain'), wordsOf(talk, stage.question)] }));
}

/** Says what had to wait. What was answered meanwhile is not asked any more. */
function resume(talk: Talk, then: PutOff): Step {
  const { stage, said, expect } = then;
  if (stage.at === 'waiting') {
    if (talk.page === 'calls-back') {
      const told = withInstructions(talk, [line('willCallBack')]);
      return leave(told.talk, [...told.said, line('goodbye')]);
    }
    const news = talk.page === 'exhausted' ? 'exhausted' : stage.news;
    const still = [line(news === 'exhausted' ? 'nobodyYet' : 'stillPaging')];
    return say(talk, { ...stage, news }, { said: said.length > 0 ? said : still, expect });
  }
  if ((stage.at === 'field' || stage.at === 'line-number') && talk.facts[stage.field])
    return ask(talk, stage.form, said.slice(0, -1));
  // Whoever was being rung is not any more: a question came between.
  if (stage.at === 'transferring') return ring(talk, null, 'asked', [], []);
  if (stage.at === 'looking') return say(talk, stage, { said, expect });
  return say(talk, stage, { said: said.length > 0 ? said : talk.last, expect });
}
