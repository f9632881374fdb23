import { EventEmitter } from 'node:events';
import type { Clock } from '../clock.ts';
import type { Lang } from '../lang.ts';
import type { Ear, EarEvents, EarOptions, Line, Speech } from '../speech/speech.ts';
import type { Sound } from '../telephony/scripted/leg.ts';

/** How long it takes to say something: some 170 words a minute, and a breath. */
const WORD_MS = 350;
const BREATH_MS = 150;

export function spokenMs(text: string): number {
  return BREATH_MS + WORD_MS * text.split(/\s+/).filter(Boolean).length;
}

/**
 * Speech without sound: what is to be said becomes samples that stand for the words, and what a caller says reaches the ear as words. Time
 * passes as if both were spoken.
 */
export class TextSpeech implements Speech {
  readonly #clock: Clock;
  readonly #sounds = new WeakMap<Int16Array, Sound>();
  readonly #lines = new Map<string, Int16Array>();
  readonly #ears: TextEar[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What samples that were made here stand for; others are silence as long as they are. */
  readonly soundOf = (samples: Int16Array): Sound =>
    this.#sounds.get(samples) ?? { text: '', ms: Math.round(samples.length / 16) };

  /** The ear that was opened last. */
  get ear(): TextEar | null {
    return this.#ears.at(-1) ?? null;
  }

  async start(): Promise<void> {}
  async stop(): Promise<void> {}

  openEar(options: EarOptions): Ear {
    const ear = new TextEar(this.#clock, options);
    this.#ears.push(ear);
    return ear;
  }

  async *say(line: Line): AsyncIterable<Int16Array> {
    yield this.ready(line);
  }

  ready(line: Line): Int16Array {
    const key = `${line.lang}:${line.text}`;
    const known = this.#lines.get(key);
    if (known) return known;
    const samples = new Int16Array(1);
    this.#sounds.set(samples, { text: line.text, ms: spokenMs(line.text) });
    this.#lines.set(key, samples);
    return samples;
  }

  async prepare(lines: Line[], onProgress?: (done: number, total: number) => void): Promise<void> {
    onProgress?.(lines.length, lines.length);
  }

  async transcribe(): Promise<{ text: string; ms: number }> {
    return { text: '', ms: 0 };
  }

  health(): ReturnType<Speech['health']> {
    return [];
  }
}

/** Hears what is said in words. */
export class TextEar extends EventEmitter<EarEvents> implements Ear {
  readonly #clock: Clock;
  readonly #opened: number;
  #options: EarOptions;
  #closed = false;

  constructor(clock: Clock, options: EarOptions) {
    super();
    this.#clock = clock;
    this.#opened = clock.now();
    this.#options = options;
  }

  push(): void {}

  expect(options: Partial<EarOptions>): void {
    this.#options = { ...this.#options, ...options };
  }

  close(): void {
    this.#closed = true;
  }

  /** The caller says this now. Resolves when it was heard as a whole. */
  hear(text: string, lang: Lang): Promise<void> {
    const startMs = this.#clock.now() - this.#opened;
    this.emit('voice', startMs);
    return new Promise((resolve) => {
      this.#clock.after(spokenMs(text) + this.#options.endSilenceMs, () => {
        const endMs = this.#clock.now() - this.#opened - this.#options.endSilenceMs;
        const reading = { text, lang };
        if (!this.#closed) this.emit('utterance', { ...reading, readings: [reading], startMs, endMs, decodeMs: 0 });
        resolve();
      });
    });
  }
}
