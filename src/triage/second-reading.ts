import { worse } from '../words/disposition.ts';
import type { Reading } from '../words/reader.ts';
import type { Judgement, Opinion, SecondWords } from './types.ts';

/**
 * The opinion that a second reading of an utterance amounts to: what its words alone would be judged, where that is for tonight. It raises;
 * only what the first reading understood as denied, past, supposed or another's is asked about, since a "no" is the first word to be lost.
 * Of an answer to a question only red flags count that its words name. null: it reads as the first one. Pure.
 * @param first what the rules make of the words that count
 * @param judged what the second words are judged by themselves
 * @param reply the words answer a question of ours, and are no free speech
 */
export function opinionOfSecond(
  { text, model }: SecondWords,
  first: Pick<Reading, 'u' | 'dampened'>,
  judged: Judgement,
  reply: boolean,
): Opinion | null {
  if (plain(text) === plain(first.u.text)) return null;
  const grave = judged.flags.filter((f) => f.tier === 'emergency' || f.tier === 'urgent');
  const counting = reply ? grave.filter((f) => f.by === 'words') : grave;
  const disposition = counting.map((f) => f.disposition).reduce(worse, null);
  const named = counting.filter((f) => f.by === 'words' && f.disposition === disposition).map((f) => f.concept);
  const understood = new Set(first.dampened.map(({ concept }) => concept.id));
  const doubtful = named.length > 0 ? named.every((concept) => understood.has(concept)) : understood.size > 0;
  const raises = doubtful ? null : disposition;
  return {
    by: 'second-reading',
    model,
    raises,
    doubts: doubtful ? disposition : null,
    crisis: raises !== null && judged.crisis,
    topic: named[0] ?? null,
    redFlag: named[0] ?? null,
    sure: disposition === null ? 0 : 1,
    words: text,
  };
}

/** Words without what recognisers write differently though they heard the same. */
function plain(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join('');
}
