import type { ChildNews } from '../../supervised/news.ts';

/** What the box and the process that proposes summaries say to one another over the IPC channel. */

/** The process's only argument. */
export interface ScribeConfig {
  /** Id in the manifest. */
  model: string;
  /** Path of the GGUF. */
  file: string;
  threads: number;
  maxRssBytes: number;
}

export type ToScribe =
  | { do: 'stop' }
  | { do: 'propose'; id: number; system: string; user: string; words: string[] }
  | { do: 'drop'; id: number };

export type FromScribe =
  | ChildNews
  | { is: 'proposed'; id: number; text: string }
  /** It was told to drop it, or the model failed. */
  | { is: 'dropped'; id: number };
