import { tokenise } from '../words/tokens.ts';
import { partedLetters } from './clumped-letters.ts';
import { isGiven } from './given-names.ts';
import { editDistance, lettersOf } from './likeness.ts';
import { spelledAt } from './spelling.ts';
import type { Meaning, SlotName } from './types.ts';

/** From so many letters on a spelling is held against the word that it spells. */
const LEAST = 4;

/** A full name that was read by what names there are, beside the words. */
export interface NameHeard {
  name: string;
  /** Nothing else came near it. */
  sure: boolean;
}

/**
 * What was meant, with the name as it was read by itself: a recogniser writes "Mandanewing, e, w, i, n, g", and it was Brandon Ewing. Only where the
 * words hold a name, or one was asked for and they are no other answer. Unsure, or against what the words say, it is to be read back; where the
 * words hold a whole name whose surname is said and spelled alike, they are the better witness. Pure.
 * @param text the words that were read
 */
export function withNameHeard(
  meaning: Meaning,
  asked: SlotName | null,
  heard: NameHeard | undefined,
  text = '',
): Meaning {
  if (!heard || meaning.intent === 'symptom' || meaning.command !== null) return meaning;
  const written = meaning.slots.name;
  if (written === undefined && (asked !== 'name' || meaning.yesNo !== null || meaning.intent !== 'other'))
    return meaning;
  const agrees = typeof written === 'string' && surname(written) === surname(heard.name);
  if (!agrees && typeof written === 'string' && isSpelledOut(written, text))
    return { ...meaning, uncertain: [...new Set<SlotName>([...meaning.uncertain, 'name'])] };
  // "Keisha Dunn" is nobody's "Rashad": where both are given names that there are, the words stand, and are read back.
  if (agrees && typeof written === 'string' && namesAnother(written, heard.name))
    return { ...meaning, uncertain: [...new Set<SlotName>([...meaning.uncertain, 'name'])] };
  // A surname alone that is not sure is less than the whole name that was written.
  if (!agrees && !heard.sure && typeof written === 'string' && written.includes(' ') && !heard.name.includes(' '))
    return { ...meaning, uncertain: [...new Set<SlotName>([...meaning.uncertain, 'name'])] };
  const doubted = !agrees && (written !== undefined || !heard.sure);
  const uncertain = meaning.uncertain.filter((slot) => slot !== 'name' || !agrees);
  return {
    ...meaning,
    slots: { ...meaning.slots, name: heard.name },
    uncertain: doubted ? [...new Set<SlotName>([...uncertain, 'name'])] : uncertain,
  };
}

const folded = (name: string): string => name.toLowerCase().normalize('NFD').replace(/\P{L}/gu, '');
const surname = (name: string): string => folded(name.split(' ').at(-1) ?? '');

/** Whether both begin with a given name, and not with the same one or the like of it. */
function namesAnother(written: string, heard: string): boolean {
  const [a = '', b = ''] = [written, heard].map((name) => folded(name.split(' ')[0] ?? ''));
  return written.includes(' ') && heard.includes(' ') && a !== b && isGiven(a) && isGiven(b);
}

/** Whether a given name and a surname were said, and the surname spelled by letters that resemble the word before them. */
function isSpelledOut(written: string, text: string): boolean {
  const last = surname(written);
  if (!written.includes(' ') || last.length < LEAST) return false;
  const parted = partedLetters(text);
  const t = tokenise(parted);
  return t.some(({ w }, i) => {
    const letters = lettersOf(spelledAt(t, i + 1, LEAST, parted)?.text ?? '');
    const word = lettersOf(w);
    return letters === last && word[0] === last[0] && editDistance(word, last) <= Math.floor(last.length / 2);
  });
}
