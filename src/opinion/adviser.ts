import type { Lang } from '../lang.ts';
import type { Opinion } from '../triage/types.ts';

/** What an adviser is asked about. */
export interface Said {
  text: string;
  lang: Lang;
}

/**
 * Gives another opinion of an utterance than the rules do, outside of the main thread. It never throws and never holds up a call: an
 * opinion that cannot be had, or not within the adviser's own deadline, is null.
 */
export interface Adviser {
  /** Who, as in `Opinion.by`. */
  readonly by: Opinion['by'];
  /** Model as in the manifest, with its version: stored with what it said. */
  readonly model: string;
  advise(said: Said): Promise<Opinion | null>;
  close(): Promise<void>;
}
