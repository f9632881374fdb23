import type { Lang } from '../lang.ts';
import type { Opinion } from '../triage/types.ts';

/**
 * Why an adviser that was asked gave no opinion: it found nothing in the words; it came after its own deadline, or its turn did not come
 * before newer words; it was not there or broke off.
 */
export type NoOpinion = 'nothing' | 'too-late' | 'failed';

/** How a process or thread that gives opinions is. */
export interface AdviserHealth {
  state: 'starting' | 'up' | 'down';
  restarts: number;
  /** Error code of the last failure, or ''. */
  detail: string;
}

/** What an adviser is asked about. */
export interface Said {
  text: string;
  lang: Lang;
  /** Words of the question of the protocol that it answers; left out: none was asked. */
  question?: string;
  /** What the caller has told before, for who hears both together; left out: nothing. */
  before?: string;
}

/**
 * Gives another opinion of an utterance than the rules do, outside of the main thread. It never throws and never holds up a call: an
 * opinion that cannot be had, or not within the adviser's own deadline, is none, with the reason.
 */
export interface Adviser {
  /** Who, as in `Opinion.by`. */
  readonly by: Opinion['by'];
  /** Model as in the manifest, with its version: stored with what it said. */
  readonly model: string;
  /** null: it was not asked, because there is nothing to be asked about or because it is not asked any more. */
  advise(said: Said): Promise<Opinion | NoOpinion | null>;
  close(): Promise<void>;
}

/** Tells an opinion from the reason for none. */
export function isOpinion(answer: Opinion | NoOpinion | null): answer is Opinion {
  return typeof answer === 'object' && answer !== null;
}
