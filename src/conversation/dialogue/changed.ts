import type { Meaning, SlotName } from '../../understanding/types.ts';
import { unaccented } from '../../understanding/unaccented.ts';
import { line, say } from './effects.ts';
import { factOf, withFact } from './facts.ts';
import type { Stage, Step, Talk } from './types.ts';

/** "Actually, can we make that a Friday": something that was said already is to be otherwise. */
const CHANGES =
  /\b(actually|instead|on second thought|(make|made) (it|that)|can we (make|do|change)|could we (make|do|change)|change (it|that) to|switch (it|that)? ?to|use the|i meant|meant to say|not the|rather|wait,? no|no,? wait|mejor|mas bien|digo|quise decir|en vez)\b|\bnot \p{L}+\W*$|\by no (el|la) \p{L}+\W*$|, no (el|la|los|las) /iu;
/** Facts that a caller may think better of. */
const KEPT: readonly SlotName[] = ['when', 'provider', 'medication', 'dose', 'pharmacy', 'carrier'];

/** Whether words put something otherwise that was said before. Pure. */
export function changesMind(text: string): boolean {
  return CHANGES.test(unaccented(text));
}

/**
 * Another value for a fact that is known, said in the answer to a question about something else: it stands, and the question is asked again. null:
 * nothing is changed by the words. Pure.
 */
export function changedElsewhere(talk: Talk, stage: Stage, text: string, meaning: Meaning): Step | null {
  if (stage.at !== 'field' && stage.at !== 'line-number' && stage.at !== 'read-back') return null;
  if (!changesMind(text)) return null;
  let next = talk;
  for (const slot of KEPT) {
    const said = meaning.slots[slot];
    const value = Array.isArray(said) ? said.join(',') : said;
    if (value === undefined || slot === stage.field || meaning.uncertain.includes(slot)) continue;
    const now = factOf(talk, slot);
    if (now !== null && now !== value) next = withFact(next, slot, { value, confirmed: false, stands: true });
  }
  return next === talk ? null : say(next, stage, { said: [line('changedThat'), ...talk.last.slice(-1)] });
}
