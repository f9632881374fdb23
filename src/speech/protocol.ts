import type { Lang } from '../lang.ts';
import type { EarOptions, Utterance } from './speech.ts';

/** What the parent and its speech processes say to one another over the IPC channel (structured clone). */

/** What every child tells of itself. */
export type ChildNews =
  /** Sign of life, every BEAT_MS. */
  | { is: 'beat'; rssBytes: number }
  /** About to load this model; null: all are loaded. */
  | { is: 'loading'; model: string | null }
  | { is: 'up' };

export type ToEars =
  | { do: 'stop' }
  /** `at`: number of the first sample that will come; more than 0 when an ear is opened again after a restart. */
  | { do: 'open'; ear: number; at: number; options: EarOptions }
  | { do: 'audio'; ear: number; samples: Int16Array }
  | { do: 'expect'; ear: number; options: EarOptions }
  | { do: 'close'; ear: number }
  | { do: 'read'; id: number; lang: Lang; samples: Int16Array };

export type FromEars =
  | ChildNews
  | { is: 'voice'; ear: number; atMs: number }
  | { is: 'partial'; ear: number; text: string; lang: Lang }
  | { is: 'utterance'; ear: number; utterance: Utterance }
  | { is: 'nothing'; ear: number }
  /** Nothing before this sample is needed any more: all that was said in it has been told. */
  | { is: 'settled'; ear: number; at: number }
  | { is: 'read'; id: number; text: string; ms: number };

/** Someone waits for live lines; prepared ones are rendered when there is nothing else to do. */
export type Urgency = 'live' | 'ahead';

export type ToMouth =
  | { do: 'stop' }
  | { do: 'render'; id: number; text: string; lang: Lang; urgency: Urgency }
  | { do: 'drop'; id: number };

export type FromMouth =
  | ChildNews
  /** 16 kHz PCM, trimmed and levelled. */
  | { is: 'rendered'; id: number; samples: Int16Array }
  /** The voice gave nothing that can be played. */
  | { is: 'failed'; id: number };

/** How often a child says that it lives. A quarter of a second leaves eight beats within the limit of HUNG_MS. */
export const BEAT_MS = 250;
/** Without a beat for so long a child counts as hung. A caller notices a pause of two seconds. */
export const HUNG_MS = 2000;
/** Samples a second of everything that is heard and said. */
export const RATE = 16000;
