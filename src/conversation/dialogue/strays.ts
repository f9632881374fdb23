import { isAtLeast } from '../../triage/types.ts';
import type { Intent, Meaning } from '../../understanding/types.ts';
import { askGrownUp } from './child.ts';
import { leave, letGo, line, say } from './effects.ts';
import { SAYS_NOTHING_YET } from './matters.ts';
import { wrongNumber } from './opening.ts';
import { admitsPrank, isOrders, takesOver } from './orders.ts';
import { person } from './person.ts';
import { isAbuse, isChild, isMachine, isPlaying, isWrongNumber } from './repair.ts';
import { tierNow } from './taken-back.ts';
import type { Open, Step, Talk } from './types.ts';

/** So often each is answered; then the call takes its course. */
const TIMES = 2;
/** The same of orders, where nothing else has been wanted. */
const ORDERED = 1;

/**
 * Words that are no caller's of ours: another machine, a small child, orders to the assistant, abuse. What is clinical in them was judged before.
 * null: they are none of these.
 */
export function stray(talk: Talk, stage: Open, text: string, { intent, intents, slots }: Meaning): Step | null {
  const tier = tierNow(talk);
  const serious = isAtLeast(tier, 'semi_urgent') || (talk.judgement?.crisis ?? false);
  if (stage.at === 'emergency') return null;
  if (isMachine(text) && !serious) return letGo(talk, [line('goodbye')]);
  const wants = !SAYS_NOTHING_YET.has(intent);
  if (isChild(text) && !serious && intents.every((one) => SAYS_NOTHING_YET.has(one)) && asksNothingOf(stage))
    return askGrownUp(talk);
  if (admitsPrank(text) && !serious && nothingKnown(talk, intents, slots)) return ended({ ...talk, intent: 'other' });
  if (isPlaying(text) && !serious) return talk.plays < TIMES ? played(talk, stage) : ended(talk);
  // Whatever it names is no complaint of anybody's.
  const complains = intents.includes('symptom') && slots.medication === undefined;
  const takes = takesOver(text) && !isAtLeast(tier, 'urgent') && !talk.judgement?.crisis && !complains;
  const orders = takes || (isOrders(text) && !serious && (!wants || !asksNothingOf(stage)));
  // Who has played before, and still wants nothing, plays on.
  if (orders || (!serious && playsOn(talk, stage, { intent, intents, slots })))
    return talk.plays < (asksNothingOf(stage) ? ORDERED : TIMES)
      ? played(unasked(talk), stage)
      : ended({ ...talk, intent: 'other' });
  if (isWrongNumber(text) && !serious && talk.done.length === 0 && stage.at !== 'waiting') return wrongNumber(talk);
  return isAbuse(text) && (stage.at !== 'doubt' || stage.then === null) ? calm(talk, stage, serious) : null;
}

/** Nobody is known yet, and nothing wanted. */
function nothingKnown(talk: Talk, intents: readonly Intent[], slots: Meaning['slots']): boolean {
  const { name, dob, medication, when } = slots;
  const wants = intents.some((one) => !SAYS_NOTHING_YET.has(one));
  return !wants && !(name ?? dob ?? medication ?? when) && talk.done.length === 0 && !talk.facts.name;
}

/** After a joke or an order: words in which there is no wish, no fact and no complaint. */
function playsOn(
  talk: Talk,
  stage: Open,
  { intent, intents, slots }: Pick<Meaning, 'intent' | 'intents' | 'slots'>,
): boolean {
  if (talk.plays === 0 || !asksNothingOf(stage) || intent === 'human') return false;
  const { symptom: _, duration: __, ...facts } = slots;
  const flags = talk.judgement?.flags ?? [];
  return (
    intents.every((one) => SAYS_NOTHING_YET.has(one) || one === 'faq') &&
    Object.keys(facts).length === 0 &&
    flags.every(({ tier }) => tier === 'routine')
  );
}

/** What an order names leaves no question to be asked. */
function unasked(talk: Talk): Talk {
  return talk.judgement ? { ...talk, judgement: { ...talk.judgement, ask: null, open: [] } } : talk;
}

/** Nothing is known yet, or words are wanted. */
function asksNothingOf(stage: Open): boolean {
  return stage.at === 'opening' || (stage.at === 'doubt' && stage.then === null);
}

/** The question again; at the beginning the opening's own. */
function again(talk: Talk, stage: Open): Talk['last'] {
  return asksNothingOf(stage) ? [line('howCanIHelp')] : talk.last.slice(-1);
}

/** A word of what this line is for; played with for long, it ends. */
function played(talk: Talk, stage: Open): Step {
  const said = talk.plays === 0 ? [line('onlyPractice')] : [line('lineForSick')];
  const step = say({ ...talk, plays: talk.plays + 1 }, stage, { said: [...said, ...again(talk, stage)] });
  return { ...step, talk: { ...step.talk, last: talk.last } };
}

/** A calm word once; after that a person, who can do more than a machine; where nobody is there, the call ends. */
function calm(talk: Talk, stage: Open, serious: boolean): Step {
  const next = { ...talk, abuse: talk.abuse + 1 };
  if (next.abuse > TIMES && !serious && stage.at !== 'waiting') return ended(next);
  if (next.abuse > 1 && stage.at !== 'waiting') return person(next, stage, 'distress');
  const step = say(next, stage, { said: [line('stayCalm'), ...again(talk, stage)] });
  return { ...step, talk: { ...step.talk, last: talk.last } };
}

/** Nothing can be done here; the line stays open for whoever needs it. */
function ended(talk: Talk): Step {
  return talk.done.length > 0 ? leave(talk, LAST) : letGo(talk, LAST);
}
const LAST = [line('whoIsThis'), line('callAgain'), line('goodbye')];
