import type { Intent, Meaning } from '../../understanding/types.ts';
import { errandsIn } from './breath.ts';
import { ALSO, isOnItsWay, queueMatters, SAYS_NOTHING_YET, withMatters } from './matters.ts';
import type { Stage, Talk } from './types.ts';

/** Another matter waits behind the one that is being dealt with. */
export function alsoWanted(talk: Talk, stage: Stage, meaning: Meaning, text: string): Talk {
  if (!ALSO.test(text) || isOnItsWay(talk, stage)) return talk;
  const current = talk.matters[0]?.intent;
  const intents = [...new Set<Intent>([meaning.intent, ...meaning.intents])];
  const more = queueMatters(
    talk,
    intents.filter(
      (one) => one !== current && one !== 'symptom' && one !== 'wrong_number' && !SAYS_NOTHING_YET.has(one),
    ),
    text,
  );
  return withMatters(more, errandsIn(talk, text));
}
