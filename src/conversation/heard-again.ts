import type { Lang } from '../lang.ts';
import type { Practice } from '../practice/practice.ts';
import type { Meaning, Understand } from '../understanding/types.ts';
import { weighReadings } from '../understanding/weigh-readings.ts';
import { askedIn } from './asked.ts';
import type { Stage, Talk } from './dialogue/types.ts';
import { understood } from './understood.ts';

/** What the caller most likely said, of one utterance that was read several times. */
export interface Likeliest {
  text: string;
  meaning: Meaning;
  /** Words of other readings that the caller may have said instead, where it matters: triage judges them as well. */
  passedOver: readonly string[];
}

/**
 * The reading that the call goes on with: turn, triage and dialogue have the same words. Another than the first is taken only for a fact that
 * was asked for or a bare answer.
 * @param said with `others` as an utterance has them
 */
export function likeliest(
  said: { text: string; lang: Lang; others?: readonly string[] },
  at: { talk: Talk; stage: Stage },
  house: { understand: Understand; practice: Practice; now: number },
): Likeliest {
  const { text, lang, others = [] } = said;
  if (others.length === 0) return { text, meaning: understood({ text, lang }, at, house), passedOver: [] };
  const understand: Understand = (heard) => understood({ text: heard.text, lang }, at, house);
  return weighReadings(understand, { text, lang, asked: askedIn(at.talk, at.stage) }, others);
}
