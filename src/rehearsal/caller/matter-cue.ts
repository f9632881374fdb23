/** A usual matter of a call to a practice: by which words a story names it and by which words somebody asks about it. */
export interface MatterCue {
  id: string;
  /** Words of the key in a story. */
  key: RegExp;
  /** Words of a question. */
  asked: RegExp;
  /** Words that make it a question about something else. */
  unless?: RegExp;
}

/** Nothing is found in the middle of a word. */
const atWord = (pattern: RegExp) => new RegExp(`(?<!\\p{L})(?:${pattern.source})`, 'iu');

/** What one or the other names. */
export const either = (one: RegExp, other: RegExp): RegExp => new RegExp(`${one.source}|${other.source}`);

export const row = (id: string, key: RegExp, asked: RegExp, unless?: RegExp): MatterCue => ({
  id,
  key: atWord(key),
  asked: atWord(asked),
  ...(unless && { unless: atWord(unless) }),
});
