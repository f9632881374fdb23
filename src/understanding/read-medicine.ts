import type { Meaning, SlotName } from './types.ts';

/** A medicine that was read by what medicines there are, beside the words. */
export interface MedicineHeard {
  name: string;
  /** Nothing else came near it. */
  sure: boolean;
}

/**
 * What was meant, with the medicine as it was read by itself: a recogniser writes "search aligns", and it was sertraline. Only where a medicine was
 * asked for, and the words are no other answer and name none for certain. It is a guess: what came of it is read back. Pure.
 * @param withName what the words mean with that name before them, so that a strength in them belongs to it
 */
export function withMedicineHeard(
  meaning: Meaning,
  asked: SlotName | null,
  heard: MedicineHeard | undefined,
  withName: (name: string) => Meaning,
): Meaning {
  if (!heard?.sure || asked !== 'medication' || meaning.medicines) return meaning;
  if (meaning.intent === 'symptom' || meaning.command !== null || meaning.yesNo !== null) return meaning;
  const known = meaning.slots.medication !== undefined;
  if (known && !meaning.uncertain.includes('medication')) return meaning;
  const { slots, uncertain } = withName(heard.name);
  if (slots.medication === undefined) return meaning;
  const { medication, dose, frequency } = slots;
  const own = { medication, ...(dose && { dose }), ...(frequency && { frequency }) };
  const doubts = uncertain.filter((slot) => slot === 'dose' || slot === 'frequency');
  return {
    ...meaning,
    slots: { ...meaning.slots, ...own },
    uncertain: [...new Set<SlotName>([...meaning.uncertain, ...doubts, 'medication'])],
  };
}
