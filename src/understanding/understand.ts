import { readDocument } from '../words/document.ts';
import { readProtocolFiles } from '../words/files.ts';
import { loadLexicon } from './lexicon.ts';
import { makeUnderstand } from './meaning.ts';
import type { Understand } from './types.ts';

let made: Understand | null = null;

/** The understanding with this tree's own words, which are read when it is first used. Who has other words uses `makeUnderstand`. */
export const understand: Understand = (heard) => {
  if (!made) {
    const files = readProtocolFiles();
    made = makeUnderstand(readDocument(files.protocol), loadLexicon(files.lexicon));
  }
  return made(heard);
};
