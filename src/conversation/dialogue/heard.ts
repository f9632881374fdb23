import { isAtLeast } from '../../triage/types.ts';
import type { Meaning } from '../../understanding/types.ts';
import { answered } from './answered.ts';
import { withHeard } from './call-known.ts';
import { withoutCard } from './card.ts';
import { commanded } from './commands.ts';
import { coverGoodbye } from './cover.ts';
import { startCrisis } from './doubt.ts';
import { led, line } from './effects.ts';
import { enterEmergency, heardInEmergency } from './emergency.ts';
import { gather } from './facts.ts';
import { isOnItsWay, queueMatters } from './matters.ts';
import { withoutOwnName } from './own-name.ts';
import { throughRelay } from './relay.ts';
import { tierNow } from './taken-back.ts';
import type { Heard, Open, Step, Talk } from './types.ts';
import { startUrgent } from './urgent.ts';
import { isOfAnother, setAside } from './whose.ts';
import { withWishesLeft } from './wishes-left.ts';

export function heard(before: Talk, stage: Open, said: Heard): Step {
  const relayed = { ...said, meaning: throughRelay(said.meaning, said.text) };
  const event = before.withdrawn.length > 0 ? asWanted(relayed) : relayed;
  const { judgement, text } = event;
  const [heardNow, meaning] = withoutOwnName(withHeard(before, stage, event), stage, text, event.meaning);
  const tier = tierNow(heardNow);
  // Grave words of somebody else in the middle of a form: the form's patient is not the one who is ill.
  const grave = tier === 'emergency' ? stage.at !== 'emergency' : isAtLeast(tier, 'urgent') && before.page === 'none';
  const rises = grave && before.matters.length > 0 && !isOnItsWay(before, stage);
  const talk = rises && isOfAnother(before, text, event.meaning) ? setAside(heardNow) : heardNow;

  if (tier === 'emergency')
    return stage.at === 'emergency'
      ? heardInEmergency(talk, stage, meaning, text)
      : enterEmergency(withWishesLeft(gather(talk, meaning), meaning, text));
  const soft = before.judgement?.crisis ? coverGoodbye(talk, stage, text, meaning) : null;
  if (soft) return soft;
  const asked = stage.at === 'doubt' ? stage.asked : 0;
  if (judgement.crisis && !talk.crisisTold) return startCrisis(gather(talk, meaning), asked);
  const urgent = isAtLeast(tier, 'urgent') && talk.page === 'none';
  // The opening and a doubt lead to the urgent form by themselves, after their own questions.
  const leads = stage.at === 'opening' || stage.at === 'doubt' || isOnItsWay(talk, stage);
  if (urgent && !leads && stage.at !== 'emergency') return startUrgent(gather(talk, meaning));
  const own = { ...event, meaning };
  const more = alsoComplains(before, talk, stage, meaning, text);
  const unpaid = withoutCard(talk, stage, own);
  if (unpaid) return wishBesideCard(talk, stage, text, unpaid);
  const next = commanded(more ?? talk, stage, own) ?? answered({ ...(more ?? talk), repeats: 0 }, stage, own);
  return more ? led(next, [line('nurseComesNext')]) : next;
}

/** On with the wish, without the number of the card that came with it; the form for bills says itself that none is taken. */
function wishBesideCard(talk: Talk, stage: Open, text: string, said: Heard): Step {
  const reason = talk.reason.map((one) => (one === text ? said.text : one));
  const next = answered({ ...talk, reason, cardBegun: true, repeats: 0 }, stage, said);
  return next.talk.matters[0]?.intent === 'billing' ? next : led(next, [line('noCard')]);
}

/** A complaint told in passing while something of the desk is done: the nurse hears of it, which the caller is told. null: there is none. */
function alsoComplains(before: Talk, talk: Talk, stage: Open, meaning: Meaning, text: string): Talk | null {
  const risen = isAtLeast(tierNow(talk), 'semi_urgent') && !isAtLeast(tierNow(before), 'semi_urgent');
  const [matter] = before.matters;
  if (!risen || !matter || !('form' in stage) || matter.intent === 'symptom' || meaning.intents[0] !== 'symptom')
    return null;
  const more = queueMatters(talk, ['symptom'], text);
  return more === talk ? null : more;
}

/** What is wanted by the words themselves: where an emergency was taken back, the call is not about it any more. */
function asWanted(event: Heard): Heard {
  const [intent = event.meaning.intent] = event.meaning.intents;
  return { ...event, meaning: { ...event.meaning, intent } };
}
