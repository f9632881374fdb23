import type { Meaning, SlotName } from './types.ts';

/** A full name that was read by what names there are, beside the words. */
export interface NameHeard {
  name: string;
  /** Nothing else came near it. */
  sure: boolean;
}

/**
 * What was meant, with the name as it was read by itself: a recogniser writes "Mandanewing, e, w, i, n, g", and it was Brandon Ewing. Only where the
 * words hold a name, or one was asked for and they are no other answer. Unsure, or against what the words say, it is to be read back. Pure.
 */
export function withNameHeard(meaning: Meaning, asked: SlotName | null, heard: NameHeard | undefined): Meaning {
  if (!heard || meaning.intent === 'symptom' || meaning.command !== null) return meaning;
  const written = meaning.slots.name;
  if (written === undefined && (asked !== 'name' || meaning.yesNo !== null || meaning.intent !== 'other'))
    return meaning;
  const agrees = typeof written === 'string' && surname(written) === surname(heard.name);
  const doubted = !agrees && (written !== undefined || !heard.sure);
  const uncertain = meaning.uncertain.filter((slot) => slot !== 'name' || !agrees);
  return {
    ...meaning,
    slots: { ...meaning.slots, name: heard.name },
    uncertain: doubted ? [...new Set<SlotName>([...uncertain, 'name'])] : uncertain,
  };
}

const surname = (name: string): string =>
  (name.split(' ').at(-1) ?? '').toLowerCase().normalize('NFD').replace(/\P{L}/gu, '');
