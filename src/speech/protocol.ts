import type { Lang } from '../lang.ts';
import type { ChildNews } from '../supervised/news.ts';
import type { DecodeLoad } from './ears/load.ts';
import type { EarOptions, SecondReading, Utterance } from './speech.ts';

/** What the parent and its speech processes say to one another over the IPC channel (structured clone). */

export type ToEars =
  | { do: 'stop' }
  /** `at`: number of the first sample that will come; more than 0 when an ear is opened again after a restart. */
  | { do: 'open'; ear: number; at: number; options: EarOptions }
  | { do: 'audio'; ear: number; samples: Int16Array }
  | { do: 'expect'; ear: number; options: EarOptions }
  | { do: 'close'; ear: number }
  /** `twice`: once more by other means as well. */
  | { do: 'read'; id: number; lang: Lang; samples: Int16Array; twice: boolean };

/** An utterance as its process tells of it; the second reading follows by itself. */
export type ToldUtterance = Omit<Utterance, 'second'>;

export type FromEars =
  | ChildNews
  | { is: 'voice'; ear: number; atMs: number }
  | { is: 'partial'; ear: number; text: string; lang: Lang }
  /** The turn is over; its utterance follows when the name in it was read. */
  | { is: 'closing'; ear: number; text: string; lang: Lang; endMs: number }
  | { is: 'utterance'; ear: number; utterance: ToldUtterance }
  /** Follows each utterance, by its `startMs`; null: there is no second reading of it. */
  | { is: 'second'; ear: number; startMs: number; second: SecondReading | null }
  | { is: 'nothing'; ear: number }
  /** Nothing before this sample is needed any more: all that was said in it has been told. */
  | { is: 'settled'; ear: number; at: number }
  /** Every second. */
  | ({ is: 'load' } & DecodeLoad)
  | { is: 'read'; id: number; text: string; second: string; ms: number };

/** Someone waits for live lines; prepared ones are rendered when there is nothing else to do. */
export type Urgency = 'live' | 'ahead';

export type ToMouth =
  | { do: 'stop' }
  | { do: 'render'; id: number; text: string; lang: Lang; urgency: Urgency }
  /** Somebody waits for it now. */
  | { do: 'hurry'; id: number }
  | { do: 'drop'; id: number }
  /** Somebody will speak this language in a moment. */
  | { do: 'wake'; lang: Lang };

export type FromMouth =
  | ChildNews
  /** 16 kHz PCM, trimmed and levelled. */
  | { is: 'rendered'; id: number; samples: Int16Array }
  /** The voice gave nothing that can be played. */
  | { is: 'failed'; id: number };

/** Samples a second of everything that is heard and said. */
export const RATE = 16000;
