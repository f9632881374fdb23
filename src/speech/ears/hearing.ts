import type { Lang } from '../../lang.ts';
import type { ToldUtterance } from '../protocol.ts';
import type { SecondReading } from '../speech.ts';

/** What a listener tells of one caller, or of a recording. */
export interface Hearing {
  voice(atMs: number): void;
  /** null: a recording, which nobody waits for; no partial readings then, and everything below live callers. */
  partial: ((text: string, lang: Lang) => void) | null;
  /** The turn ended at `endMs` of the stream and these are its words, while the name in it is still being read; the utterance follows. */
  closing(text: string, lang: Lang, endMs: number): void;
  utterance(utterance: ToldUtterance): void;
  /** Another reading of the utterance that began then, once for each; null: there is none. */
  second(startMs: number, second: SecondReading | null): void;
  nothing(): void;
  settled(at: number): void;
}
