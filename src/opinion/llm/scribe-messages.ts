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

/** What a model is to write, and in which grammar (GBNF): it can write nothing else. */
export interface Writing {
  system: string;
  user: string;
  grammar: string;
  /** At most so many tokens. */
  tokens: number;
}

export type ToScribe = { do: 'stop' } | ({ do: 'write'; id: number } & Writing) | { do: 'drop'; id: number };

export type FromScribe =
  | ChildNews
  | { is: 'written'; id: number; text: string }
  /** It was told to drop it, or the model failed. */
  | { is: 'dropped'; id: number };
