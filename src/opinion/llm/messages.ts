import type { ChildNews } from '../../supervised/news.ts';
import type { RedFlag } from './red-flags.ts';

/** What the box and the process of the language model say to one another over the IPC channel. */

/** The process's only argument. */
export interface LlmConfig {
  /** Id in the manifest. */
  model: string;
  /** Path of the GGUF. */
  file: string;
  flags: RedFlag[];
  threads: number;
  maxRssBytes: number;
}

export type ToLlm = { do: 'stop' } | { do: 'ask'; id: number; text: string } | { do: 'drop'; id: number };

export type FromLlm =
  | ChildNews
  /** `sure`: the product of the probabilities that the model gave to what it wrote. */
  | { is: 'answered'; id: number; text: string; sure: number; ms: number }
  /** It was told to drop it, or the model's own end of text came where no answer was. */
  | { is: 'dropped'; id: number };
