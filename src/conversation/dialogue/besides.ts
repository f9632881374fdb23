import { asksToPay, PAY_QUESTION } from '../../understanding/pays-now.ts';
import type { Intent, Meaning, SlotName } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { line, say } from './effects.ts';
import { gather, ruleOf } from './facts.ts';
import { ask } from './fields.ts';
import { isOnItsWay, newMatter, queueMatters, SAYS_NOTHING_YET } from './matters.ts';
import { asksInstead, asksOfPatient } from './no-answer.ts';
import type { Matter, Stage, Step, Talk } from './types.ts';

const ASKS =
  /\?|\b((one|a|another|quick) (more |quick |last )?question|pregunt\w+|duda)\b|\b(tell me|dig[ae]me) (which|what|when|where|how|if|whether|cuales?|que|cuando|donde|como|si)\b|^\W*(and |so |oh |y )?(how|what|when|where|which|who|do you|can (i|you|we)|is there|are (you|there)|como|que|cuando|donde|cual|cuanto)\b/iu;
/** What is wanted by these is no question; they are looked for elsewhere. */
const NOT_BESIDES: ReadonlySet<Intent> = new Set<Intent>([
  'symptom',
  'wrong_number',
  'schedule',
  'reschedule',
  'cancel',
  'new_patient',
]);

/** Whether the words ask something: nobody puts a fact right with a question. */
export function isAsking(text: string): boolean {
  return ASKS.test(unaccented(text));
}

/**
 * A question about another matter in the place of an answer: it waits for its turn, which the caller hears, and what was asked is asked again.
 * null: the words are none.
 */
export function askedBesides(talk: Talk, stage: Stage, text: string, meaning: Meaning): Step | null {
  const at = stage.at;
  if (at !== 'field' && at !== 'read-back' && at !== 'line-number' && at !== 'summary' && at !== 'offer') return null;
  if (meaning.yesNo !== null || isOnItsWay(talk, stage) || !isAsking(text)) return null;
  // How a bill is paid is answered at once, in the middle of the message on it.
  if (asksToPay(text) && talk.matters.length > 0) {
    const faq = newMatter(talk, 'faq', PAY_QUESTION[talk.lang]);
    // What was read back waits for its yes; nothing is filed without it.
    if (at === 'summary') return laterOn({ ...talk, matters: [...talk.matters, faq] }, stage);
    return ask({ ...talk, matters: [faq, ...talk.matters] }, faq.form);
  }
  const { kind } = 'field' in stage ? ruleOf(talk, stage.field) : { kind: 'words' as const };
  if (kind !== 'words' && meaning.slots[kind as SlotName] !== undefined) return null;
  // A question of a form may be answered with one: "what test? the one for my thyroid".
  if (at === 'field' && kind === 'words' && !isAskedInstead(talk, stage.field, text)) return null;
  const current = talk.matters[0]?.intent;
  const others = [...new Set<Intent>([meaning.intent, ...meaning.intents])].filter(
    (one) => one !== current && !NOT_BESIDES.has(one) && !SAYS_NOTHING_YET.has(one),
  );
  const next = queueMatters(talk, others, text);
  if (next === talk) return null;
  // A general question is answered at once, and so is whether a plan is taken; the call goes on from where it was.
  const known = gather(talk, meaning, 'field' in stage ? stage.field : null);
  const last = next.matters.at(-1) as Matter;
  const atOnce = last.form === 'faq' || (last.intent === 'insurance' && known.facts.carrier !== undefined);
  if (at !== 'summary' && others.length === 1 && atOnce && talk.matters.length > 0)
    return ask({ ...known, matters: [last, ...talk.matters] }, last.form);
  return laterOn(gather(next, meaning, 'field' in stage ? stage.field : null), stage);
}

/** It comes next, and what was asked is asked again. */
function laterOn(talk: Talk, stage: Stage): Step {
  const step = say(talk, stage, { said: [line('comesNext'), ...talk.last.slice(-1)] });
  return { ...step, talk: { ...step.talk, last: talk.last } };
}

function isAskedInstead(talk: Talk, field: string, text: string): boolean {
  return !asksOfPatient(text) && asksInstead(ruleOf(talk, field), text);
}
