import type { Meaning } from '../../understanding/types.ts';
import { silentInField } from './answers.ts';
import { line, QUICK, say } from './effects.ts';
import { silenceInEmergency } from './emergency.ts';
import { end, goodbye } from './endings.ts';
import { ruleOf } from './facts.ts';
import { expectFact, settle } from './fields.ts';
import { formOf } from './matters.ts';
import { isThere } from './no-answer.ts';
import { NOTHING } from './nothing.ts';
import { silenceInOpening } from './opening.ts';
import { ringingStill } from './person.ts';
import { silenceInDoubt } from './settled.ts';
import { summarise } from './summary.ts';
import type { Expectation, Stage, Step, Talk } from './types.ts';
import { howLong, WAITING } from './urgent.ts';
import { answeredParent, heardInWho } from './verify.ts';
import { heardInAgree, heardInOtherTime, heardInWhich, skipOffer } from './visits.ts';

/** Nobody spoke for as long as was expected. What stays open is left open, and the call goes on. */
export function silence(talk: Talk, stage: Exclude<Stage, { at: 'leaving' }>): Step {
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
        ? summarise(talk, formOf(talk, stage.form), stage.tries + 1, [line('stillThere')])
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
    case 'transferring':
      return ringingStill(talk);
    case 'waiting':
      return say(
        talk,
        { ...stage, times: (stage.times ?? 0) + 1 },
        {
          said: stage.news === 'exhausted' ? [line('nobodyYet')] : stillTrying(talk, stage.times ?? 0),
          expect: WAITING,
        },
      );
    case 'anything-else':
      return goodbye(talk);
  }
}

/** Nobody hears the same sentence all the time: the whole one, then a short one, and that they need not hold. */
function stillTrying(talk: Talk, times: number): Talk['last'] {
  if (times % 3 === 0) return [line('stillPaging'), ...howLong(talk).slice(0, 1)];
  return [line(times % 3 === 1 ? 'stillPagingShort' : 'stillPagingHangUp')];
}

/**
 * A word that somebody is still there is no answer to what was asked: the question again, and no try of it is spent. Where the question of a form
 * had "are you still there?" before it, a bare yes is the answer to that. null: the words are none of it. Pure.
 */
export function onlyThere(talk: Talk, stage: Stage, text: string, { yesNo }: Meaning): Step | null {
  const at = stage.at;
  if (at !== 'field' && at !== 'line-number' && at !== 'read-back' && at !== 'summary') return null;
  const asked = at === 'field' && talk.last.some(({ prompt }) => prompt === 'stillThere');
  const bare = asked && yesNo === 'yes' && (text.match(/\p{L}+/gu) ?? []).length <= 2;
  if (!bare && !isThere(text)) return null;
  const said = talk.last.filter(({ prompt }) => prompt !== 'stillThere');
  return say(talk, stage, { said, expect: expectAt(talk, stage) });
}

function expectAt(talk: Talk, stage: Stage): Expectation {
  return stage.at === 'field' ? expectFact(ruleOf(talk, stage.field), talk) : { ...QUICK, endSilenceMs: 700 };
}

/** The same once more, after a word that shows that somebody is there. */
function repeat(talk: Talk, stage: Stage): Step {
  const step = say(talk, stage, { said: [line('stillThere'), ...talk.last], expect: { ...QUICK, endSilenceMs: 700 } });
  return { ...step, talk: { ...step.talk, last: talk.last } };
}
