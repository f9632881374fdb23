import type { Lang } from '../../lang.ts';
import type { Expected } from '../expected.ts';
import type { KnownNames } from './known-names.ts';

/**
 * How what was said so far stands to an answer.
 * - `whole`: nothing is missing of what was asked.
 * - `likely`: it can be the whole, and people do add to such.
 * - `open`: nothing tells.
 * - `pending`: something probably follows: a story is being told, a sentence ended with a comma.
 * - `begun`: something is missing, so the caller goes on.
 */
export type Standing = 'whole' | 'likely' | 'open' | 'pending' | 'begun';

/** What was said so far, as a rule looks at it. */
export interface Said {
  /** As the recogniser wrote it. */
  text: string;
  /** Lower case, in order; apostrophes kept, digits as they were written, everything else left out. */
  words: readonly string[];
  lang: Lang;
  expected: Expected;
  /** From the first voice to the pause. */
  voiceMs: number;
  /** The names that there are; null: nobody knows any. */
  names: KnownNames | null;
}

export function saidOf(
  text: string,
  lang: Lang,
  expected: Expected,
  voiceMs = Number.POSITIVE_INFINITY,
  names: KnownNames | null = null,
): Said {
  return { text, words: wordsOf(text), lang, expected, voiceMs, names };
}

/** The words of a text; "101.5" and "o'clock" are one each, "555-0121" is two. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/\d+(?:[.,]\d+)+|[\p{L}\p{N}]+(?:'[\p{L}]+)*/gu) ?? []
  );
}

/** A set of the words of a string, for tables that can be read. */
export function list(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Whether the last words are one of these phrases. */
export function endsWith(words: readonly string[], phrases: readonly string[]): boolean {
  const tail = ` ${words.join(' ')}`;
  return phrases.some((phrase) => tail.endsWith(` ${phrase}`));
}
