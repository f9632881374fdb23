import { listening } from './doubt.ts';
import { line, OPEN, say } from './effects.ts';
import { ruleOf } from './facts.ts';
import { expectFact, giveUp, otherWords } from './fields.ts';
import { bare } from './put-again.ts';
import { isNotFollowed } from './repair.ts';
import type { Open, Stage, Step, Talk } from './types.ts';

/** So often in a row what a caller says to a question about danger may be about the call and no answer to it (S4). */
export const ASIDES = 1;
/** How often in a row the same turn is said again because the caller asks for it: once as it was, once in other words. */
const MOST = 2;

/** The protocol's question about danger in general, and the same in the fewest words. */
export const IN_GENERAL = 'emergency_check';

/**
 * The last turn once more: as it was, then in other words, and slowly for who asks for that; then never again. What is listened for stays what it
 * was. null: it was said often enough. Then the words are no answer, and what follows upon none follows (S4).
 */
export function sayAgain(before: Talk, stage: Open, slow: boolean, text: string): Step | null {
  const talk = { ...before, repeats: before.repeats + 1 };
  const other = talk.repeats > 1 || isNotFollowed(text);
  if (talk.repeats > (stage.at === 'doubt' ? ASIDES : MOST)) {
    if (stage.at !== 'field') return null;
    return giveUp({ ...talk, repeats: 0 }, stage.form, stage.field);
  }
  const lead = slow ? [line('slowly')] : [];
  if (other && stage.at === 'field') {
    const said = [...lead, ...otherWords(talk, stage.field, talk.repeats)];
    return say(talk, stage, {
      said,
      expect: expectFact(ruleOf(talk, stage.field), talk),
      slow: slow || talk.repeats > 1,
    });
  }
  if (stage.at === 'opening') {
    const said = other ? [line('whoseLine', { practice: talk.house.practiceName })] : [line('howCanIHelp')];
    return say(talk, stage, { said: [...lead, ...said], expect: OPEN, slow: slow || other });
  }
  if (stage.at === 'doubt' && other && stage.question === IN_GENERAL)
    return inKind(stage, say(talk, stage, { said: [...lead, line('dangerPlain')], slow: true }));
  const turn = bare(talk.last).filter(({ prompt }) => prompt !== 'slowly');
  const said = lead.length > 0 ? [...lead, ...turn.slice(-1)] : turn;
  return inKind(stage, say(talk, stage, { said, expect: OPEN, slow: slow || talk.repeats > 1 }));
}

/** Listens for what it had listened for, where that was an answer to the protocol. */
export function inKind(stage: Stage, step: Step): Step {
  return stage.at === 'doubt' ? listening(stage.question, step) : step;
}
