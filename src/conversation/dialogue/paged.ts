import { leave, line, say, stay } from './effects.ts';
import { withInstructions } from './instructions.ts';
import type { Stage, Step, Talk } from './types.ts';
import { WAITING } from './urgent.ts';

/** News from the ladder. It may have begun before the form was done. */
export function paged(before: Talk, stage: Stage, news: 'connecting' | 'calls-back' | 'exhausted'): Step {
  if (news === 'connecting')
    return stay(before, stage, [{ do: 'say', said: [line('connecting')], interruptible: false }]);
  const talk: Talk = { ...before, page: news };
  if (stage.at === 'emergency') return stay(talk, stage);
  if (news === 'exhausted')
    return stage.at === 'waiting'
      ? say(talk, { ...stage, news }, { said: [line('nobodyYet')], expect: WAITING })
      : stay(talk, stage);
  // Somebody calls back: the line has to be free, unless nobody could know which number to call.
  if (stage.at !== 'waiting' && !talk.facts.phone?.value && !talk.callerNumber) return stay(talk, stage);
  const told = withInstructions(talk, [line('willCallBack')]);
  return leave(told.talk, [...told.said, line('goodbye')]);
}
