import { unaccented } from '../../understanding/unaccented.ts';

/** Longer than this, a caller's own words are not read back to them: they know them, and wait meanwhile. */
const WORDS = 12;

/** What somebody says before they come to the matter. */
const PLEASANTRY =
  /^\W*((hi|hello|hey|yes|yeah|no|oh|um|uh|er|so|okay|ok|well|sorry|please|thanks|thank you|there|again|good (morning|afternoon|evening|day)|how are you( doing)?( today)?|excuse me|hola|alo|bueno|buen(os|as)?|dias?|tardes|noches|perdon|disculpe|oiga|mire|pues|este|gracias|por favor|que tal|como esta)\W*)+$/iu;

/**
 * What a caller told, short enough to be said within a sentence of ours: without the greeting that led to it. null: it takes too long, and is left
 * out. Pure.
 */
export function shortly(words: string): string | null {
  const clauses = words.split(/(?<=[.,;:!?])\s+/u);
  const from = clauses.findIndex((clause) => !PLEASANTRY.test(unaccented(clause)));
  const told =
    from < 0
      ? ''
      : clauses
          .slice(from)
          .join(' ')
          .replace(/[\s.,;:!?]+$/u, '');
  const count = told.match(/[\p{L}\p{N}'’-]+/gu)?.length ?? 0;
  return count > 0 && count <= WORDS ? told : null;
}
