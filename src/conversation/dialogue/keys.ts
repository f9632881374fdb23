import { keyed } from './answers.ts';
import { line, say, stay } from './effects.ts';
import { keysInEmergency } from './emergency.ts';
import { end, goodbye } from './endings.ts';
import { askAgain, askFact, settle, take, without } from './fields.ts';
import { formOf } from './matters.ts';
import { NOTHING } from './nothing.ts';
import { keysInOpening } from './opening.ts';
import { person } from './person.ts';
import type { Stage, Step, Talk } from './types.ts';
import { answeredParent, heardInWho } from './verify.ts';
import { heardInAgree, heardInWhich, skipOffer } from './visits.ts';
import { keysWhileWaiting } from './waiting.ts';
import { askWhichPart, keyedPart } from './which-part.ts';

type Open = Exclude<Stage, { at: 'leaving' }>;

/** Keys are a way out for every question: 1 is yes and 2 is no, numbers and dates are keyed in, choices by their number. 0 is a person. */
export function keys(talk: Talk, stage: Open, digits: string): Step {
  const next = answered(talk, stage, digits);
  return next.effects.length === 0 ? askedStill(talk, stage) : next;
}

/** A key that answers nothing has stopped what was being said: nobody is left to guess what was asked. */
function askedStill(talk: Talk, stage: Open): Step {
  if (stage.at === 'looking' || stage.at === 'transferring') return stay(talk, stage);
  if (stage.at === 'opening') return say(talk, stage, { said: [line('howCanIHelp')] });
  return stay(talk, stage, talk.last.length > 0 ? [{ do: 'say', said: talk.last, interruptible: true }] : []);
}

function answered(talk: Talk, stage: Open, digits: string): Step {
  if (digits === '0') return person(talk, stage, 'asked');
  const yesNo = digits === '1' ? 'yes' : digits === '2' ? 'no' : null;
  switch (stage.at) {
    case 'emergency':
      return keysInEmergency(talk, stage, digits);
    case 'opening':
      return keysInOpening(talk, stage, digits);
    case 'read-back':
      if (yesNo === 'yes') return settle(talk, stage.form, stage.field, { value: stage.value, confirmed: true });
      if (yesNo === 'no') return askAgain(without(talk, stage.field), stage.form, stage.field, 0);
      return digits.length === 10 ? take(talk, stage.form, 'phone', `+1${digits}`, false) : stay(talk, stage);
    case 'line-number':
      if (yesNo === 'yes' && talk.callerNumber)
        return settle(talk, stage.form, stage.field, { value: talk.callerNumber, confirmed: true });
      if (yesNo === 'no') return askFact(talk, stage.form, stage.field);
      return digits.length === 10 ? take(talk, stage.form, stage.field, `+1${digits}`, false) : stay(talk, stage);
    case 'field':
      return (
        keyed(talk, stage, digits) ??
        (digits.length === 10 ? take(talk, stage.form, 'phone', `+1${digits}`, false) : stay(talk, stage))
      );
    case 'summary':
      if (yesNo === 'yes') return end(talk, formOf(talk, stage.form));
      return yesNo === 'no' ? askWhichPart(talk, stage.form) : stay(talk, stage);
    case 'change':
      return keyedPart(talk, stage, digits) ?? stay(talk, stage);
    case 'parent':
      return yesNo ? answeredParent(talk, stage, yesNo) : stay(talk, stage);
    case 'who':
      return yesNo ? heardInWho(talk, stage, '', { ...NOTHING, yesNo }) : stay(talk, stage);
    case 'offer':
      return yesNo ? skipOffer(talk, stage, yesNo) : stay(talk, stage);
    case 'which-visit':
      return yesNo ? heardInWhich(talk, stage, yesNo) : stay(talk, stage);
    case 'agree-cancel':
      return yesNo ? heardInAgree(talk, stage, yesNo) : stay(talk, stage);
    case 'anything-else':
      if (yesNo === 'yes') return say(talk, { at: 'opening', silences: 0 }, { said: [line('howCanIHelp')] });
      return yesNo === 'no' ? goodbye(talk) : stay(talk, stage);
    case 'waiting':
      return keysWhileWaiting(talk, stage, digits);
    default:
      return stay(talk, stage);
  }
}
