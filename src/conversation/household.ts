import { type Housemate, householdName } from '../understanding/household-name.ts';
import type { Meaning, SlotName } from '../understanding/types.ts';
import { askedIn } from './asked.ts';
import type { Stage, Talk } from './dialogue/types.ts';

/**
 * What was meant, with the patient's name as the register has it where somebody with the caller's number was heard: their own name, and only as a
 * guess that is read back unless it is the same name written otherwise. Whoever says no to it is not offered it again. Pure.
 * @param readings what may hold the name, in the order in which it was read
 */
export function withHousehold(
  meaning: Meaning,
  readings: readonly string[],
  { talk, stage }: { talk: Talk; stage: Stage },
  household: readonly Housemate[],
): Meaning {
  if (household.length === 0 || meaning.yesNo === 'yes' || meaning.command !== null) return meaning;
  if ('field' in stage && stage.field !== 'name' && ruledByName(talk, stage)) return meaning;
  const before = talk.facts.name;
  const said = meaning.slots.name;
  const dob = birthOf(meaning, talk);
  const open = before !== undefined && !before.confirmed && meaning.slots.dob !== undefined ? before.value : null;
  if (said === undefined && askedIn(talk, stage) !== 'name' && open === null) return meaning;
  const heard = said === undefined && open !== null ? [open] : [...(said === undefined ? [] : [said]), ...readings];
  const found = householdName(heard, dob, household);
  if (found === null) return meaning;
  if (before?.value === found.name && (meaning.yesNo === 'no' || !found.sure)) return meaning;
  const uncertain = meaning.uncertain.filter((slot) => slot !== 'name');
  return {
    ...meaning,
    slots: { ...meaning.slots, name: found.name },
    uncertain: found.sure ? uncertain : [...uncertain, 'name' satisfies SlotName],
  };
}

/** Another name than the patient's is asked for: the caller's own, a doctor's. */
function ruledByName(talk: Talk, stage: Stage): boolean {
  return askedIn(talk, stage) === 'name';
}

function birthOf({ slots }: Meaning, { facts }: Talk): string | null {
  return typeof slots.dob === 'string' ? slots.dob : (facts.dob?.value ?? null);
}
