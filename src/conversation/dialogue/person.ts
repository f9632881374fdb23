import { isAtLeast } from '../../triage/types.ts';
import type { Said } from '../prompts/catalogue.ts';
import { asUrgent } from './doubt.ts';
import { line, OPEN, say, stay } from './effects.ts';
import { tryPerson } from './emergency.ts';
import { ask } from './fields.ts';
import { isOpen } from './house.ts';
import { currentMatter, newMatter } from './matters.ts';
import { tierNow } from './taken-back.ts';
import type { Effect, Expectation, Stage, Step, Talk, TransferWhy } from './types.ts';
import { startUrgent, startWaiting, WAITING } from './urgent.ts';

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
    if (stage.at === 'waiting') return say(talk, stage, { said: [line('stillPaging')], expect: WAITING });
    return startWaiting(talk, talk.judgement?.crisis && !talk.crisisTold ? [line('crisisLine')] : []);
  }
  if (stage.at === 'transferring') return say(talk, stage, { said: [line('stillRinging')], expect: RINGING });
  if (isOpen(talk.house) && !talk.nobody) return ring(talk, talk.asksFor?.department ?? null, why, [], []);
  const closed = closedSaid(talk);
  if (why === 'asked' && tier === 'unclear')
    return talk.nobody
      ? startUrgent(asUrgent(talk))
      : say({ ...talk, nobody: true }, { at: 'opening', silences: 0 }, { said: [...closed, line('whatFor')] });
  // A clinical matter that could wait till morning waits only as long as the caller wants it to.
  if (why === 'asked' && tier === 'semi_urgent') return startUrgent(asUrgent(talk), closed);
  return message({ ...talk, nobody: true }, closed);
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
  const open = { ...talk, matters: [newMatter(talk, 'message', talk.reason.join('. '))] };
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
  return message(tried, [line('nobodyFree')]);
}

export function ringingStill(talk: Talk): Step {
  return say(talk, { at: 'transferring' }, { said: [line('stillRinging')], expect: RINGING });
}

/** What is said of a language that is not spoken here. */
export function otherLanguage(talk: Talk, stage: Stage): Step {
  if (isOpen(talk.house) && !talk.nobody) return ring(talk, null, 'language', [line('otherLanguage')], []);
  return stage.at === 'opening'
    ? message({ ...talk, nobody: true }, [line('otherLanguage')])
    : say(talk, stage, { said: [line('otherLanguage')] });
}
