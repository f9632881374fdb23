import { isGiven } from './given-names.ts';
import { alike, lettersOf } from './likeness.ts';
import { capitalise } from './name-writing.ts';

/**
 * The full name where a surname alone is told of somebody whose given name stood before it in earlier words: "I've a Judith Amery here", and then,
 * asked for the name, "A M E R Y". Null: nobody was named so, or two were.
 * @param surname as it is known by now, spelled perhaps; its writing stays
 * @param earlier what the caller said before, oldest first
 */
export function nameSaidEarlier(surname: string, earlier: readonly string[]): string | null {
  const found = new Set<string>();
  for (const text of earlier) {
    const words = text.split(/[\s,.;:!?]+/).map((word) => lettersOf(word));
    for (const [i, word] of words.entries()) {
      const given = words[i - 1] ?? '';
      if (word.length > 2 && given.length > 2 && isGiven(given) && alike(word, surname)) found.add(given);
    }
  }
  const [given] = found;
  return given !== undefined && found.size === 1 && lettersOf(given) !== lettersOf(surname)
    ? `${capitalise(given)} ${surname}`
    : null;
}
