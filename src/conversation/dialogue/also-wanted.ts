import type { Intent, Meaning } from '../../understanding/types.ts';
import { questionsIn, wishesIn } from '../../understanding/wishes.ts';
import { errandsIn } from './breath.ts';
import { ALSO, isOnItsWay, newMatter, queueMatters, SAYS_NOTHING_YET, withMatters } from './matters.ts';
import type { Stage, Talk } from './types.ts';
import { isWishAgain } from './wish-again.ts';

/** Another matter waits behind the one that is being dealt with. */
export function alsoWanted(before: Talk, stage: Stage, meaning: Meaning, text: string): Talk {
  const talk = meaning.yesNo === 'yes' ? askedBesideYes(before, stage, text) : before;
  if (!ALSO.test(text) || isOnItsWay(talk, stage)) return talk;
  const current = talk.matters[0]?.intent;
  const intents = [...new Set<Intent>([meaning.intent, ...meaning.intents])];
  const more = queueMatters(
    talk,
    intents.filter(
      (one) =>
        !isWishAgain(talk, one, text) &&
        one !== current &&
        one !== 'symptom' &&
        one !== 'wrong_number' &&
        !SAYS_NOTHING_YET.has(one),
    ),
    text,
  );
  return withMatters(more, errandsIn(talk, text));
}

/** "Yes, that's perfect, and where do I park": what is asked of the practice beside a yes waits behind what was agreed on. Pure. */
export function askedBesideYes(talk: Talk, stage: Stage, text: string): Talk {
  if (isOnItsWay(talk, stage)) return talk;
  const asks = wishesIn(text).includes('insurance') && !talk.matters.some(({ intent }) => intent === 'insurance');
  const plan = asks ? withMatters(talk, [newMatter(talk, 'insurance', text)]) : talk;
  const questions = questionsIn(text, 'schedule').map((words) => newMatter(talk, 'faq', words));
  return questions.length > 0 ? { ...plan, matters: [...plan.matters, ...questions] } : plan;
}
