import { isDayByTheWay } from '../../understanding/duration-said.ts';
import type { Meaning } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { wordCount } from '../word-count.ts';
import { alsoWanted } from './also-wanted.ts';
import { heardInField, heardInReadBack, heardOnLineNumber } from './answers.ts';
import { heardInAnythingElse, suits } from './anything-else.ts';
import { changedElsewhere, withRightBirth } from './changed.ts';
import { heardFromChild } from './child.ts';
import { askDoubt } from './doubt.ts';
import { line, stay } from './effects.ts';
import { heardInEmergency } from './emergency.ts';
import { goodbye } from './endings.ts';
import { gather } from './facts.ts';
import { moreMedicines } from './more-medicines.ts';
import { heardInOpening } from './opening.ts';
import { goOn } from './settled.ts';
import { onlyThere } from './silence.ts';
import { letsItStand, visitStands } from './stays.ts';
import { heardInChange, heardInSummary } from './summary.ts';
import type { Heard, Open, Step, Talk } from './types.ts';
import { withDurationIn } from './urgent.ts';
import { answeredParent, heardInWho } from './verify.ts';
import { heardInAgree, heardInOffer, heardInOtherTime, heardInWhich } from './visits.ts';
import { heardWhileWaiting } from './waiting.ts';
import { wishInDoubt } from './wish-in-doubt.ts';

export function answered(before: Talk, stage: Open, event: Heard): Step {
  const { text, lang, meaning } = event;
  const more = moreMedicines(before, stage, text, meaning);
  if (more && 'effects' in more) return more;
  const talk = stage.at === 'doubt' ? withRightBirth(more ?? before, text) : (more ?? before);
  if (letsItStand(talk, stage, text, meaning)) return visitStands(talk);
  const there = onlyThere(talk, stage, text, meaning);
  if (there) return there;
  const changed = changedElsewhere(talk, stage, text, meaning);
  if (changed) return changed;
  switch (stage.at) {
    case 'opening':
      // "Is there anything else?" "Yes." "How can I help you?" "No."
      if (talk.done.length > 0 && ((meaning.yesNo === 'no' && wordCount(text) <= 3) || suits(text, meaning)))
        return goodbye(talk);
      return heardInOpening(gather(talk, meaning), meaning, text, 0);
    case 'doubt':
      if (stage.then === null && meaning.intent === 'wrong_number')
        return heardInOpening(talk, meaning, text, stage.asked);
      if (talk.crisisTold && ASKS_FOR_OTHER.test(unaccented(text)) && talk.judgement?.ask)
        return askDoubt(talk, talk.judgement.ask, stage.then, stage.asked, { lead: [line('crisisForOther')] });
      return (
        wishInDoubt(talk, stage, text, meaning) ??
        goOn(wordCount(text) > 3 ? gather(talk, inDoubt(meaning, text)) : withDurationIn(talk, text), stage)
      );
    case 'emergency':
      return heardInEmergency(talk, stage, meaning, text);
    case 'field':
      // The first sentence is whole only now, and wants something else than its beginning.
      if (meaning.goesOn !== undefined)
        return heardInOpening(
          gather({ ...talk, matters: [], reason: [meaning.goesOn] }, meaning),
          meaning,
          meaning.goesOn,
          0,
        );
      return heardInField(alsoWanted(talk, stage, meaning, text), stage, { text, lang }, meaning);
    case 'line-number':
      return heardOnLineNumber(
        gather(alsoWanted(talk, stage, meaning, text), meaning, stage.field),
        stage,
        text,
        meaning,
      );
    case 'read-back':
      return heardInReadBack(
        gather(alsoWanted(talk, stage, meaning, text), meaning, stage.field),
        stage,
        text,
        meaning,
      );
    case 'parent':
      return answeredParent(gather(talk, meaning), stage, meaning.yesNo);
    case 'who':
      return heardInWho(talk, stage, text, meaning);
    case 'looking':
      return stay(gather(talk, meaning), stage);
    case 'offer':
      return heardInOffer(alsoWanted(talk, stage, meaning, text), stage, text, meaning);
    case 'other-time':
      return heardInOtherTime(talk, stage, meaning, text);
    case 'which-visit':
      return heardInWhich(gather(talk, meaning), stage, meaning.yesNo, text);
    case 'agree-cancel':
      return heardInAgree(gather(alsoWanted(talk, stage, meaning, text), meaning), stage, meaning.yesNo, text);
    case 'summary':
      return heardInSummary(alsoWanted(talk, stage, meaning, text), stage, text, meaning);
    case 'change':
      return heardInChange(talk, stage, text, meaning);
    case 'child':
      return heardFromChild(gather(talk, meaning), stage, text, meaning);
    case 'transferring':
      return stay(gather(talk, meaning), stage);
    case 'waiting':
      return heardWhileWaiting(talk, stage, text, meaning);
    case 'anything-else':
      return heardInAnythingElse(talk, event);
  }
}

/** "Can I call that for him, or does it have to be him?" */
const ASKS_FOR_OTHER =
  /\b(can|could|may|should|do) (i|we) (just )?(call|text|use|do)\b.{0,16}\bfor (him|her|them|my|somebody|someone)\b|\bdoes it have to be (him|her|them)\b|\bdo(es)? (he|she|they) have to (call|be the one)\b|\b(puedo|podemos) (yo )?(llamar|mandar|hablar).{0,20}\b(por|para) (el|ella)\b|\btiene que (llamar|ser|hablar) (el|ella)\b/iu;

/** What an answer about danger tells in passing. */
function inDoubt(meaning: Meaning, text: string): Meaning {
  const { duration, ...slots } = meaning.slots;
  return duration !== undefined && isDayByTheWay(duration, text) ? { ...meaning, slots } : meaning;
}
