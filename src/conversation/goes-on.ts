import { unaccented } from '../understanding/unaccented.ts';
import type { Stage, Talk } from './dialogue/types.ts';
import { wordCount } from './word-count.ts';

/** "But they changed my shift", "porque no voy a poder": the rest of a sentence, and no answer to what was asked meanwhile. */
const REST =
  /^\W*(?:(?:um|uh|eh|este|well|pues) )*(?:but|and|because|'?cause|so|only|except|pero|y|porque|nomas que|solo que|es que|nada mas que)\b/u;
/** A sentence that goes on says something of its own. */
const LEAST = 4;

/**
 * The first words of a call, with these that go on from them: whoever was taken for done in the middle of a sentence finishes it while the first
 * question is being asked. null: they do not go on. Pure.
 */
export function goesOnFrom({ talk, stage }: { talk: Talk; stage: Stage }, text: string): string | null {
  const [first, ...more] = talk.reason;
  if (stage.at !== 'field' || stage.tries > 1 || first === undefined || more.length > 0) return null;
  if (talk.matters.length !== 1 || talk.done.length > 0 || wordCount(text) < LEAST) return null;
  if (!REST.test(unaccented(text.toLowerCase()))) return null;
  return `${first.replace(/[\s.!?,;]+$/u, '')}, ${text}`;
}
