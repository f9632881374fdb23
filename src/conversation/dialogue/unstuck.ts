import { isAtLeast } from '../../triage/types.ts';
import type { Said } from '../prompts/catalogue.ts';
import { asUrgent } from './doubt.ts';
import { line } from './effects.ts';
import { end, goodbye } from './endings.ts';
import { values } from './facts.ts';
import { askAgain, askFact, giveUp, settle } from './fields.ts';
import { formOf } from './matters.ts';
import { NOTHING } from './nothing.ts';
import { person } from './person.ts';
import { bare } from './put-again.ts';
import { IN_GENERAL } from './said-again.ts';
import { goOn } from './settled.ts';
import { tierNow } from './taken-back.ts';
import type { Doubt, Effect, Stage, Step, Talk } from './types.ts';
import { answeredParent, heardInWho } from './verify.ts';
import { heardInAgree, heardInOffer, heardInOtherTime, heardInWhich } from './visits.ts';

/** The same question is put so often in a row; then in other words, and then a person or what is known has to do. */
const MOST = 2;
/** What is kept of a turn that is not said. */
const KEPT: ReadonlySet<Effect['do']> = new Set(['fact', 'message', 'page', 'done']);

/**
 * Keeps a call from going round: a question that would be put for the third time in a row, whatever was said before it, is put in other words; one
 * that has none, or was put in them already, leads to a person, and where nobody is there the call goes on with what is known.
 */
export function unstuck(next: Step, before: Talk['last'] = []): Step {
  const now = withCount(next);
  if (now.talk.put.times <= MOST) return notWordForWord(now, before);
  if (now.stage.at === 'doubt' && now.talk.put.times === MOST + 1) return saysWhy(now, now.stage, before);
  const lead = next.effects.flatMap((e) => (e.do === 'say' ? e.said : [])).slice(0, -1);
  const other = otherwise(now.talk, now.stage, lead);
  if (!other) return now;
  const kept = next.effects.filter((e) => KEPT.has(e.do) && !other.effects.includes(e));
  return withCount({ ...other, effects: [...kept, ...other.effects] });
}

/** A question about danger is put once more than others, with why it is asked; the one about danger in general in the fewest words. */
function saysWhy(next: Step, { question }: Doubt, before: Talk['last']): Step {
  const asked = question === IN_GENERAL ? [line('dangerPlain')] : next.talk.last.slice(-1);
  const known = before.some(({ prompt }) => prompt === 'whyDanger');
  const said = [line(known ? 'onceMore' : 'whyDanger'), ...asked];
  if (next.talk.last.length > 1) return next;
  return { ...next, effects: next.effects.map((e) => (e.do === 'say' ? { ...e, said } : e)) };
}

/** A question about danger whose answer was of no use is not put word for word; those of forms are looked after where they are put again. */
function notWordForWord(next: Step, before: Talk['last']): Step {
  const at = next.effects.findIndex((e) => e.do === 'say');
  const effect = next.effects[at];
  if (effect?.do !== 'say' || effect.slow || before.length === 0 || next.stage.at !== 'doubt') return next;
  if (JSON.stringify(effect.said) !== JSON.stringify(before)) return next;
  return { ...next, effects: next.effects.with(at, { ...effect, said: [line('onceMore'), ...effect.said] }) };
}

/** Counts how often in a row the question at the end of the turn was put. */
function withCount(next: Step): Step {
  const said = next.effects.flatMap((e) => (e.do === 'say' ? bare(e.said) : []));
  const question = said.slice(-1);
  // Whoever adds to what was done is understood.
  if (question.length === 0 || said.some(({ prompt }) => prompt === 'addedNote')) return next;
  const { put, done } = next.talk;
  // What was put right is read back anew: that is another question.
  const { stage } = next;
  const told = stage.at === 'summary' || stage.at === 'who' ? values(next.talk) : null;
  // Another time that is offered is another question.
  const of = stage.at === 'offer' ? (stage.offers[stage.n]?.start ?? null) : told;
  const key = JSON.stringify([question, next.talk.lang, done.length, of]);
  return { ...next, talk: { ...next.talk, put: { key, times: put.key === key ? put.times + 1 : 1 } } };
}

/** null: where a call stays as it is until something happens, or has a rule of its own. */
function otherwise(talk: Talk, stage: Stage, lead: Said[]): Step | null {
  if (stage.at === 'field' && /"desk\.ask\./.test(talk.put.key)) {
    const again = askAgain(talk, stage.form, stage.field, Math.min(stage.tries, 1));
    if (again.stage.at === 'field') return after(lead, again);
  }
  // What was answered is said before the goodbye.
  if (stage.at === 'anything-else') return after(lead, goodbye(talk));
  const on = goesOn(talk, stage);
  if (!on) return null;
  const urgent = isAtLeast(tierNow(talk), 'urgent') || (talk.judgement?.ask ?? null) !== null;
  return talk.house.hours === 'open' && !talk.nobody && !urgent ? person(talk, stage, 'misunderstood') : on();
}

/** The same turn behind what was to be said first. */
function after(lead: Said[], step: Step): Step {
  return { ...step, effects: step.effects.map((e) => (e.do === 'say' ? { ...e, said: [...lead, ...e.said] } : e)) };
}

/** On with what is known. */
function goesOn(talk: Talk, stage: Stage): (() => Step) | null {
  switch (stage.at) {
    case 'field':
      return () => giveUp(talk, stage.form, stage.field);
    case 'line-number':
      return () => askFact(talk, stage.form, stage.field);
    case 'read-back':
      return () => settle(talk, stage.form, stage.field, { value: stage.value, confirmed: false });
    case 'parent':
      return () => answeredParent(talk, stage, 'no');
    case 'who':
      return () => heardInWho(talk, { ...stage, tries: MOST }, '', NOTHING);
    case 'offer':
      return () => heardInOffer(talk, { ...stage, tries: MOST + 1 }, '', NOTHING);
    case 'other-time':
      return () => heardInOtherTime(talk, { ...stage, tries: MOST }, NOTHING);
    case 'which-visit':
      return () => heardInWhich(talk, { ...stage, tries: MOST + 1 }, null);
    case 'agree-cancel':
      return () => heardInAgree(talk, stage, 'no');
    case 'summary':
    case 'change':
      return () => end(talk, formOf(talk, stage.form));
    case 'anything-else':
      return () => goodbye(talk);
    case 'doubt':
      return () => goOn(asUrgent(talk), stage);
    default:
      return null;
  }
}
