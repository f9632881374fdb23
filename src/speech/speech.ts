import type { EventEmitter } from 'node:events';
import type { Lang } from '../lang.ts';
import type { ReadName } from './ears/bound/name-reader.ts';
import type { DecodeLoad } from './ears/load.ts';
import type { Expected } from './expected.ts';

/** One finished utterance of a caller. Times are milliseconds of the stream since it was opened. */
export interface Utterance {
  /** Best reading, in the language it was best read in. Never empty. */
  text: string;
  lang: Lang;
  /** One reading per language that was tried (the best first). */
  readings: { lang: Lang; text: string }[];
  /**
   * What else the same sound may have been, in the same language and the most trusted first: read of a short answer that was awaited, where the
   * box had room for it. For the fact that was asked for, which the words alone may get wrong; never instead of `text` for triage.
   */
  others?: readonly string[];
  /** The full name in an answer where one was awaited: read by what names there are and by its spelling. */
  name?: ReadName;
  /** The medicine in an answer where one was awaited and the words name none: read by what medicines there are. A guess. */
  medicine?: ReadName;
  startMs: number;
  endMs: number;
  /** Wall-clock milliseconds the last decoding took. */
  decodeMs: number;
  /**
   * The same sound read by other means, once this reading was told of: nobody waits for it. Never rejects. null: there is none, because the
   * box was busy or the process died. Absent: none is made.
   */
  second?: Promise<SecondReading | null>;
}

/** What another reading made of the sound of an utterance. Words for a doubt, never for a fact. */
export interface SecondReading {
  /** Empty where nothing was made out. */
  text: string;
  lang: Lang;
  /** Id of the model, as in the manifest. */
  model: string;
}

export interface EarEvents {
  /** Voice began (it may turn out to be a cough). */
  voice: [atMs: number];
  /** What was understood so far; may be wrong and may change. */
  partial: [text: string, lang: Lang];
  /** The turn ended at `endMs` and these are its words, while more is still made out of its sound; the `utterance` follows. */
  closing: [text: string, lang: Lang, endMs: number];
  /** The voice that began has ended; words follow as `utterance` unless there were none (`nothing`). */
  utterance: [utterance: Utterance];
  /** Voice ended and held no words (cough, noise). */
  nothing: [];
  /** The speech process died or hung; audio pushed until `back` is not heard. */
  down: [];
  back: [];
}

export interface EarOptions {
  /** Languages to try. More than one: each utterance is read in each and the more plausible one wins. */
  langs: Lang[];
  /** Silence that ends an utterance, in ms. Digits and dates need more than a yes. */
  endSilenceMs: number;
  /** What kind of answer is awaited; absent: free speech. */
  expected?: Expected;
}

/** Hears one caller. Survives a restart of the speech process. */
export interface Ear extends EventEmitter<EarEvents> {
  /** 20 ms of 16 kHz PCM. Never blocks. */
  push(frame: Int16Array): void;
  /** Changes what is expected from the next utterance on. */
  expect(options: Partial<EarOptions>): void;
  close(): void;
}

/** What is to be said: text in one language. Identical text is rendered once and cached on disk. */
export interface Line {
  text: string;
  lang: Lang;
  /** false: holds a caller's facts, so its audio must not be written to disk. */
  cacheable: boolean;
}

/** The speech processes as the rest of the house sees them. */
export interface Speech {
  /** Resolves when models are loaded. Rejects with NB_MODEL_MISSING, NB_MODEL_HASH, NB_SPEECH_START. */
  start(): Promise<void>;
  stop(): Promise<void>;
  openEar(options: EarOptions): Ear;
  /** Audio of a line, in pieces as they become ready (a sentence at a time); 16 kHz PCM. Ends early, without throwing, when aborted. Throws NB_SPEECH_DOWN when it cannot be rendered. */
  say(line: Line, signal?: AbortSignal): AsyncIterable<Int16Array>;
  /** The whole audio at once when it is in memory already; no waiting, no disk. */
  ready(line: Line): Int16Array | null;
  /**
   * Renders a line that may have to be said in a moment, below everything else, and keeps it in memory for a short while. Aborting gives up
   * what has not begun. Never throws. Absent where nothing is gained by it (rehearsals in words).
   */
  foresee?(line: Line, signal: AbortSignal): void;
  /** Renders lines ahead, in order, below everything else, and keeps them in memory. */
  prepare(lines: Line[], onProgress?: (done: number, total: number) => void): Promise<void>;
  /**
   * One-off recognition of a recording (any length, 16 kHz).
   * @param twice the same is read by other means as well, as `SecondReading`, which takes as long again; it stands in `second`, empty or
   * absent where nothing was made out
   */
  transcribe(samples: Int16Array, lang: Lang, twice?: boolean): Promise<{ text: string; second?: string; ms: number }>;
  /** How hard the recognisers work; null: that is not known. Absent where there are none (rehearsals). */
  load?(): DecodeLoad | null;
  health(): {
    process: 'ears' | 'mouth';
    state: 'starting' | 'up' | 'restarting' | 'down';
    restarts: number;
    rssBytes: number;
  }[];
}
