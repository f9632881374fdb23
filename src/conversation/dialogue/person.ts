import { isAtLeast } from '../../triage/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { wishesIn } from '../../understanding/wishes.ts';
import type { Said } from '../prompts/catalogue.ts';
import { OF_THE_DESK } from './desk-intents.ts';
import { asUrgent } from './doubt.ts';
import { line, OPEN, say, stay } from './effects.ts';
import { tryPerson } from './emergency.ts';
import { withFact } from './facts.ts';
import { ask, askAgain, fieldsOf } from './fields.ts';
import { isOpen } from './house.ts';
import { currentMatter, formOf, newMatter, SAYS_NOTHING_YET } from './matters.ts';
import { tierNow } from './taken-back.ts';
import type { Effect, Expectation, Stage, Step, Talk, TransferWhy } from './types.ts';
import { startUrgent, startWaiting, stillPaging } from './urgent.ts';

/** Somebody whose telephone rings for them hears that we are there at least this often. */
const RINGING: Expectation = { ...OPEN, silenceMs: 9_000 };

/**
 * A caller who wants a person gets one. Who is urgent gets the clinician, not the front desk. While the office is closed nobody is rung for
 * what can wait; what is not known to be able to wait is asked about once and is urgent then (S4).
 */
export function person(talk: Talk, stage: Stage, why: TransferWhy): Step {
  if (stage.at === 'emergency') return tryPerson(talk, stage, [line('emergency'), line('operator')]);
  const tier = tierNow(talk);
  if (isAtLeast(tier, 'urgent')) {
    if (stage.at === 'waiting') return stillPaging(talk, stage);
    return startWaiting(talk, talk.judgement?.crisis && !talk.crisisTold ? [line('crisisLine')] : []);
  }
  if (stage.at === 'transferring') return ringingStill(talk, stage);
  if (isOpen(talk.house) && !talk.nobody) return ring(talk, talk.asksFor?.department ?? null, why, [], []);
  // Who has heard that nobody is there hears what is done instead, and not the same again.
  const heard = talk.last.some(({ prompt }) => prompt === 'personLater');
  const later = [line(heard ? 'goOnMessage' : 'personLater')];
  const closed = talk.nobody && !isOpen(talk.house) ? later : closedSaid(talk);
  // Beside the wish for a person a call may hold nothing yet that anybody could judge.
  const told = withTold(talk) !== talk && !LEADS_UP.test(unaccented(talk.reason.at(-1) ?? ''));
  const bare = SAYS_NOTHING_YET.has(talk.intent) && !currentMatter(talk) && !talk.facts.reason && !talk.nobody && !told;
  // What the desk has begun is known, whatever is unclear about the words in which a person is asked for.
  const begun = currentMatter(talk);
  const known = begun !== null && OF_THE_DESK.has(begun.intent) && (talk.judgement?.flags ?? []).every(isNoComplaint);
  if (why === 'asked' && !known && (tier === 'unclear' || (tier === 'routine' && bare)))
    return talk.nobody
      ? startUrgent(asUrgent(talk))
      : say({ ...talk, nobody: true }, { at: 'opening', silences: 0 }, { said: [...closed, line('whatFor')] });
  // A clinical matter that could wait till morning waits only as long as the caller wants it to.
  if (why === 'asked' && tier === 'semi_urgent') return startUrgent(asUrgent(talk), closed);
  return talk.nobody ? asksStill(talk, stage, closed) : message({ ...withTold(talk), nobody: true }, closed);
}

function isNoComplaint({ disposition }: { disposition: string | null }): boolean {
  return disposition === null || disposition === 'routine';
}

/** Words for a person, and what little goes with them. */
const FOR_A_PERSON =
  /\b(i|we|you|me|us|to|a|an|the|some|any|real|live|actual|human|damn|goddamn|freaking|bloody|just|please|now|right|want|wanted|need|like|would|d|can|could|get|give|let|put|talk|speak|through|with|person|people|being|somebody|someone|operator|representative|agent|manager|supervisor|machine|robot|recording|not|no|don t|quiero|necesito|hablar|con|una?|persona|alguien|de|verdad|real|operadora?|maquina|por|favor|que|pase|comuniqueme|deme)\b/giu;

/** "I just wanted to ask about something, is there anybody …": it leads up to the wish for a person, and tells nothing. */
const LEADS_UP =
  /\b(is|isn t|isn't) there (some|any)(body|one)\b|\b(some|any)(body|one) (i|we|who|that) (can|could)\b|\b(wanted|want|calling|called|trying) (to )?(see|ask|talk|check|know|find out)\b|\bhay alguien\b|\balguien con quien\b|\b(queria|quisiera|quiero) (ver|preguntar|saber)\b/iu;

/** Who asks for a person and says why in the same breath need not say it again. */
function withTold(talk: Talk): Talk {
  const words = talk.reason.at(-1) ?? '';
  const rest =
    unaccented(words)
      .replace(FOR_A_PERSON, ' ')
      .match(/\p{L}{2,}/gu) ?? [];
  return talk.facts.reason || rest.length < TELLING
    ? talk
    : withFact(talk, 'reason', { value: words, confirmed: false });
}

/** So many words of their own beside the wish for a person say what it is about. */
const TELLING = 4;

/** Nobody is there, which the caller has heard: asking for a person once more is no answer, and no reason to begin anew. */
function asksStill(talk: Talk, stage: Stage, closed: Said[]): Step {
  if (stage.at === 'field' && currentMatter(talk)) {
    const told = withTold(talk);
    if (stage.field === 'reason' && told !== talk) return ask(told, stage.form, [line('goOnMessage')]);
    const again = askAgain(talk, stage.form, stage.field, stage.tries);
    return {
      ...again,
      effects: again.effects.map((e) => (e.do === 'say' ? { ...e, said: [...closed, ...e.said] } : e)),
    };
  }
  return message(talk, closed);
}

/** Rings whoever takes calls now, or a department. */
export function ring(talk: Talk, to: string | null, why: TransferWhy, said: Said[], first: Effect[]): Step {
  const step = say(
    talk,
    { at: 'transferring' },
    { said: [...said, line('operator')], expect: RINGING, interruptible: false, first },
  );
  return { ...step, effects: [...step.effects, { do: 'transfer', to, why }] };
}

export function closedSaid(talk: Talk): Said[] {
  if (isOpen(talk.house)) return [];
  const opens = talk.house.opens?.[talk.lang];
  return [line('closedNow'), ...(opens ? [line('opensThen', { opens })] : [])];
}

/** On with what was being done, and otherwise a message. */
export function message(talk: Talk, lead: Said[]): Step {
  const matter = currentMatter(talk);
  if (matter) return ask(talk, matter.form, [...lead, line('goOnMessage')]);
  const words = talk.reason.join('. ');
  const wish = talk.facts.reason
    ? wishesIn(words).find((one) => !SAYS_NOTHING_YET.has(one) && one !== 'wrong_number')
    : undefined;
  const open = { ...talk, matters: [newMatter(talk, wish ?? 'message', words)] };
  return ask(open, (open.matters[0] as { form: string }).form, lead);
}

/** Whoever was rung has answered, or nobody has. */
export function transferred(talk: Talk, stage: Stage, news: 'taken' | 'nobody'): Step {
  if (stage.at !== 'transferring') return stay(talk, stage);
  if (news === 'taken')
    return say(
      talk,
      { at: 'leaving' },
      { said: [line('connectingPerson')], interruptible: false, after: [{ do: 'join' }] },
    );
  return nobodyThere(talk);
}

/** Back to the caller, who does not tell it twice. */
export function nobodyThere(talk: Talk): Step {
  const tried: Talk = { ...talk, nobody: true };
  if (isAtLeast(tierNow(talk), 'urgent')) return startWaiting(tried);
  return message(withTold(tried), [line('nobodyFree')]);
}

/** So often somebody is told that it still rings: longer than three telephones ring, one behind the other. */
const RINGS = 15;

/** Nobody has answered yet. Whoever is told so for ever is with nobody (S5). */
export function ringingStill(talk: Talk, stage: Extract<Stage, { at: 'transferring' }>): Step {
  const times = (stage.times ?? 0) + 1;
  if (times > RINGS) return nobodyThere(talk);
  const said = [line(times % 2 === 1 ? 'stillRinging' : 'stillRingingShort')];
  return say(talk, { ...stage, times }, { said, expect: RINGING });
}

/**
 * Where nobody is at the telephones and three turns in a row were of no use: no more is asked than the number, and somebody of the practice gets
 * what there is. Of whom nothing is known at all, on call hears (S4).
 */
export function cannotFollow(talk: Talk, lead: Said[]): Step {
  if (tierNow(talk) === 'unclear') return startWaiting(asUrgent(talk), lead);
  const matter = currentMatter(talk) ?? newMatter(talk, 'message', talk.reason.join('. '));
  const form = formOf(talk, matter.form);
  const open = fieldsOf(talk, form)
    .map(({ fact }) => fact)
    .filter((fact) => fact !== 'phone' && !talk.facts[fact]);
  const left: Talk = {
    ...talk,
    misses: 0,
    givenUp: [...talk.givenUp, ...open],
    matters: [{ ...matter, agreed: true, way: 'message' }, ...talk.matters.slice(1)],
  };
  // The line's number is what there is to call back on: nobody who was not understood is asked about it.
  const known = left.facts.phone || !talk.callerNumber;
  const settled = known
    ? left
    : withFact(left, 'phone', { value: talk.callerNumber ?? '', confirmed: false, stands: true });
  return ask(settled, matter.form, lead);
}

/**
 * What is said of a language that is not spoken here. While nobody is there to call an interpreter, whoever goes on in it is called back: at once
 * by the clinician on call where nobody knows what it is about.
 */
export function otherLanguage(talk: Talk, stage: Stage): Step {
  if (isOpen(talk.house) && !talk.nobody) return ring(talk, null, 'language', [line('otherLanguage')], []);
  const next: Talk = { ...talk, otherTongue: talk.otherTongue + 1, nobody: true };
  if (isAtLeast(tierNow(talk), 'urgent')) return say(next, stage, { said: [line('otherLanguage'), line('dial911')] });
  if (next.otherTongue > 1) return cannotFollow(next, [line('otherLanguage'), line('callBackPlain'), line('dial911')]);
  const words = talk.last.slice(-1);
  return say(next, stage, { said: [line('otherLanguage'), line('dial911'), line('keysLanguage'), ...words] });
}
