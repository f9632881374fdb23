import { type Judgement, UNJUDGED } from '../../triage/types.ts';
import type { Meaning } from '../../understanding/types.ts';
import { wordCount } from '../word-count.ts';
import { asUrgent } from './doubt.ts';
import { letGo, line, OPEN, QUICK, say } from './effects.ts';
import { enterEmergency } from './emergency.ts';
import { SAYS_NOTHING_YET } from './matters.ts';
import { doesNotKnow } from './no-answer.ts';
import { heardInOpening } from './opening.ts';
import { isChild } from './repair.ts';
import { saysHello } from './silence.ts';
import type { Stage, Step, Talk } from './types.ts';
import { startUrgent } from './urgent.ts';

type Child = Extract<Stage, { at: 'child' }>;

/** As long as a grown-up needs to come to the telephone, in ms. */
const COMING_MS = 20_000;
/** Words from which on somebody tells something, and plays no more. */
const TELLS = 7;

/** A small child has the telephone: a grown-up is asked for, and waited for. */
export function askGrownUp(talk: Talk): Step {
  return say(talk, { at: 'child', asked: 'grown-up' }, { said: [line('getGrownUp')] });
}

/**
 * What a child says to that. Whoever does not bring anybody is asked whether somebody is hurt: a yes is an emergency, and anything else ends the call
 * with what to do. What is grave in the words was judged before; a grown-up who takes the telephone begins anew.
 */
export function heardFromChild(talk: Talk, stage: Child, text: string, meaning: Meaning): Step {
  if (saysHello(text))
    return say(
      talk,
      { at: 'opening', silences: 0 },
      { said: [line('greeting', { practice: talk.house.practiceName }), line('howCanIHelp')] },
    );
  const wants = wordCount(text) > 2 && meaning.intents.some((one) => !SAYS_NOTHING_YET.has(one));
  if (!isChild(text) && (wants || wordCount(text) >= TELLS)) return heardInOpening(talk, meaning, text, 0);
  if (stage.asked === 'hurt' && doesNotKnow(text)) return startUrgent(asUrgent(talk));
  if (stage.asked === 'hurt')
    return meaning.yesNo === 'yes' ? enterEmergency(asEmergency(talk, text)) : letGo(talk, [line('childLater')]);
  if (meaning.yesNo === 'yes')
    return say(talk, stage, { said: [line('handItOver')], expect: { ...OPEN, silenceMs: COMING_MS } });
  return say(talk, { ...stage, asked: 'hurt' }, { said: [line('childHurt')], expect: QUICK });
}

/** Nobody speaks any more: asked whether somebody is hurt, and then let go. */
export function silenceOfChild(talk: Talk, stage: Child): Step {
  return stage.asked === 'hurt'
    ? letGo(talk, [line('childLater')])
    : say(talk, { ...stage, asked: 'hurt' }, { said: [line('stillThere'), line('childHurt')] });
}

/** A child's word for it is enough. */
function asEmergency(talk: Talk, words: string): Talk {
  const judgement = talk.judgement ?? UNJUDGED;
  const flag = { concept: 'child_says_hurt', words, tier: 'emergency', disposition: 'emergency', by: 'doubt' } as const;
  const raised: Judgement = {
    ...judgement,
    tier: 'emergency',
    disposition: 'emergency',
    ask: null,
    open: [],
    flags: [flag, ...judgement.flags],
  };
  return { ...talk, judgement: raised, intent: 'symptom' };
}
