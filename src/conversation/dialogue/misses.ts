import { isAtLeast } from '../../triage/types.ts';
import { line } from './effects.ts';
import { fieldsOf } from './fields.ts';
import { isOpen } from './house.ts';
import { formOf } from './matters.ts';
import { cannotFollow, person } from './person.ts';
import { tierNow } from './taken-back.ts';
import type { Open, Step, Talk } from './types.ts';

/** Turns in a row that could not be used before a person is tried. */
const MISSES = 3;

/** Three turns in a row that could not be used: a person, where one is there. Not to know something is an answer. */
export function counted(before: Talk, stage: Open, next: Step, unknown: boolean): Step {
  const same =
    next.stage.at === stage.at && 'tries' in next.stage && 'tries' in stage && next.stage.tries > stage.tries;
  const given = next.talk.givenUp.length > before.givenUp.length;
  // To ask to hear it again is neither a use nor a miss.
  if (next.talk.repeats > before.repeats && !given) return { ...next, talk: { ...next.talk, misses: before.misses } };
  // What was put right, or told in another order, was understood.
  if ((!same && !given) || (same && tellsMore(before, next.talk)) || (given && unknown))
    return { ...next, talk: { ...next.talk, misses: 0 } };
  const misses = before.misses + 1;
  // What a form can do without is no reason to give the call away: as many as were left open count on, and the form goes on.
  const spare = given && stage.at === 'field' && !isNeeded(before, stage.form, stage.field);
  const talk = { ...next.talk, misses: spare ? Math.min(misses, next.talk.givenUp.length) : misses };
  const urgent = isAtLeast(tierNow(talk), 'urgent');
  // An open question of the protocol comes before anybody is rung (S4).
  const may = !urgent && (talk.judgement?.ask ?? null) === null && !talk.nobody;
  if (talk.misses < MISSES) return { ...next, talk };
  const gone = !isOpen(talk.house) || talk.nobody;
  const formless = stage.at === 'opening' || stage.at === 'emergency' || stage.at === 'waiting' || urgent;
  if (gone && !formless && (talk.judgement?.ask ?? null) === null) {
    const facts = next.effects.filter((e) => e.do === 'fact');
    const left = cannotFollow(talk, [line('cannotFollow')]);
    return { ...left, effects: [...facts, ...left.effects] };
  }
  const rings = isOpen(talk.house) && may;
  if (!rings) return { ...next, talk };
  const tried = person(talk, stage, 'misunderstood');
  return { ...tried, effects: [...next.effects.filter((e) => e.do === 'fact'), ...tried.effects] };
}

/** A form says so by how often it asks. */
function isNeeded(talk: Talk, form: string, fact: string): boolean {
  const field = fieldsOf(talk, formOf(talk, form)).find((one) => one.fact === fact);
  return field !== undefined && (field.required || field.tries >= MISSES);
}

/** Said of a complaint in any words: no fact that was asked for. */
const BY_THE_WAY: ReadonlySet<string> = new Set(['symptom', 'duration', 'frequency', 'age', 'reason']);

function tellsMore(before: Talk, now: Talk): boolean {
  return Object.entries(now.facts).some(
    ([fact, { value }]) => !BY_THE_WAY.has(fact) && before.facts[fact]?.value !== value,
  );
}
