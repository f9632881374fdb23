import type { Meaning } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { silentInField } from './answers.ts';
import { silenceOfChild } from './child.ts';
import { line, QUICK, say } from './effects.ts';
import { silenceInEmergency } from './emergency.ts';
import { end, goodbye } from './endings.ts';
import { ruleOf } from './facts.ts';
import { expectFact, settle } from './fields.ts';
import { silenceOfHold } from './hold.ts';
import { formOf } from './matters.ts';
import { isThere } from './no-answer.ts';
import { NOTHING } from './nothing.ts';
import { silenceInOpening } from './opening.ts';
import { ringingStill } from './person.ts';
import { silenceInDoubt } from './settled.ts';
import { summarise } from './summary.ts';
import type { Expectation, Stage, Step, Talk } from './types.ts';
import { stillPaging } from './urgent.ts';
import { answeredParent, heardInWho } from './verify.ts';
import { heardInAgree, heardInOtherTime, heardInWhich, skipOffer } from './visits.ts';

/** Nobody spoke for as long as was expected. What stays open is left open, and the call goes on. */
export function silence(talk: Talk, stage: Exclude<Stage, { at: 'leaving' }>): Step {
  const held = silenceOfHold(talk, stage);
  if (held) return held;
  switch (stage.at) {
    case 'opening':
      return silenceInOpening(talk, stage);
    case 'doubt':
      return silenceInDoubt(talk, stage);
    case 'emergency':
      return silenceInEmergency(talk, stage);
    case 'field':
      return silentInField(talk, stage);
    case 'line-number':
      if (stage.tries < 2) return repeat(talk, { ...stage, tries: stage.tries + 1 });
      return settle(talk, stage.form, stage.field, { value: talk.callerNumber ?? '', confirmed: false });
    case 'read-back':
      if (stage.tries < 2) return repeat(talk, { ...stage, tries: stage.tries + 1 });
      return settle(talk, stage.form, stage.field, { value: stage.value, confirmed: false });
    case 'summary':
      return stage.tries < 2
        ? summarise(talk, formOf(talk, stage.form), stage.tries + 1)
        : end(talk, formOf(talk, stage.form));
    case 'change':
      return end(talk, formOf(talk, stage.form));
    case 'parent':
      return answeredParent(talk, stage, null);
    case 'who':
      return heardInWho(talk, stage, '', NOTHING);
    case 'looking':
      return say(talk, stage, { said: [line('holdOn')] });
    case 'offer':
      return skipOffer(talk, stage, null);
    case 'other-time':
      return heardInOtherTime(talk, stage, NOTHING);
    case 'which-visit':
      return heardInWhich(talk, stage, null);
    case 'agree-cancel':
      return heardInAgree(talk, stage, null);
    case 'child':
      return silenceOfChild(talk, stage);
    case 'transferring':
      return ringingStill(talk, stage);
    case 'waiting':
      return stillPaging(talk, stage);
    case 'anything-else':
      return goodbye(talk);
  }
}

/** Whether somebody says nothing but a greeting. Pure. */
export function saysHello(text: string): boolean {
  return HELLO.test(unaccented(text));
}

/** Where a question of the desk is open. */
const ASKING_AT: ReadonlySet<Stage['at']> = new Set<Stage['at']>([
  'field',
  'line-number',
  'read-back',
  'summary',
  'offer',
  'other-time',
  'which-visit',
  'agree-cancel',
]);
/** Nothing but a greeting, in the middle of a call. */
const HELLO =
  /^\W*((hello|hi|hey|hola|alo|good (morning|afternoon|evening)|buenos dias|buenas (tardes|noches)|who'?s (this|there)|who is (this|there)|anybody there|quien (habla|es))\b\W*)+$/iu;

/**
 * A word that somebody is still there is no answer to what was asked: the question again, and no try of it is spent. Where the question of a form
 * had "are you still there?" before it, a bare yes is the answer to that. null: the words are none of it. Pure.
 */
export function onlyThere(talk: Talk, stage: Stage, text: string, { yesNo }: Meaning): Step | null {
  const at = stage.at;
  if (
    at === 'opening' &&
    saysHello(text) &&
    talk.done.length === 0 &&
    !talk.last.some(({ prompt }) => prompt === 'silence')
  )
    return say(talk, stage, { said: [line('silence')] });
  if (!ASKING_AT.has(at)) return null;
  // Somebody else may have taken the telephone.
  if (saysHello(text))
    return say(talk, stage, {
      said: [
        line('greeting', { practice: talk.house.practiceName }),
        ...talk.last.filter(({ prompt }) => prompt !== 'greeting'),
      ],
      expect: expectAt(talk, stage),
    });
  const asked = at === 'field' && talk.last.some(({ prompt }) => prompt === 'stillThere');
  const bare = asked && yesNo === 'yes' && (text.match(/\p{L}+/gu) ?? []).length <= 2;
  if (!bare && !isThere(text)) return null;
  const said = talk.last.filter(({ prompt }) => prompt !== 'stillThere');
  return say(talk, stage, { said, expect: expectAt(talk, stage) });
}

function expectAt(talk: Talk, stage: Stage): Expectation {
  return stage.at === 'field' ? expectFact(ruleOf(talk, stage.field), talk) : { ...QUICK, endSilenceMs: 700 };
}

/** The same once more. */
function repeat(talk: Talk, stage: Stage): Step {
  return say(talk, stage, { said: talk.last, expect: { ...QUICK, endSilenceMs: 700 } });
}
