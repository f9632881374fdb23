import type { Meaning, SlotName } from '../../understanding/types.ts';
import { line, say } from './effects.ts';
import { ruleOf } from './facts.ts';
import { ALSO, formOf } from './matters.ts';
import { medicinesSaid, OTHER_STRENGTHS, withMedicines } from './medicines.ts';
import { summarise } from './summary.ts';
import type { Stage, Step, Talk } from './types.ts';

/** Asked for these, a medicine is the answer. */
const OWN: ReadonlySet<string> = new Set(['medication', 'dose', OTHER_STRENGTHS]);

/**
 * "Oh, and the metoprolol as well", said in the answer to something else while a refill is being written down: it goes with the first one. The talk
 * where what was asked was answered in the same breath, else the step that asks it again; null: no more is wanted. Pure.
 */
export function moreMedicines(talk: Talk, stage: Stage, text: string, meaning: Meaning): Talk | Step | null {
  const at = stage.at;
  if (at !== 'field' && at !== 'read-back' && at !== 'line-number' && at !== 'summary') return null;
  if (talk.matters[0]?.intent !== 'refill' || !talk.facts.medication || !meaning.slots.medication) return null;
  if (!ALSO.test(text) || ('field' in stage && OWN.has(stage.field))) return null;
  const more = withMedicines(talk, medicinesSaid(meaning));
  if (more === talk) return null;
  const added = line('addedMedicine');
  if (at === 'summary') return summarise(more, formOf(more, stage.form), stage.tries + 1, [added]);
  const { kind } = ruleOf(more, stage.field);
  if (meaning.yesNo !== null || meaning.slots[kind as SlotName] !== undefined) return more;
  const step = say(more, stage, { said: [added, ...talk.last.slice(-1)] });
  return { ...step, talk: { ...step.talk, last: talk.last } };
}
