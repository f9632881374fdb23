import { NightbellError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { MouthFiles } from './files.ts';
import { Foreseen } from './foreseen.ts';
import type { Mouth } from './mouth.ts';
import { keyOf, type PromptCache, type PromptKey } from './prompts.ts';
import { RATE, type Urgency } from './protocol.ts';
import type { Line } from './speech.ts';
import { type Piece, piecesOf } from './spoken/pieces.ts';

/** Audio of lines that were said, not prepared, kept in memory: some 20 minutes. */
const KEPT_BYTES = 40_000_000;
/** Tries for a line that is prepared, with restarts between. */
const TRIES = 3;

/** From a line to its audio: from memory, from disk, or rendered. */
export class Lines {
  readonly #mouth: Mouth;
  readonly #files: MouthFiles;
  readonly #cache: PromptCache;
  readonly #log: Log;
  readonly #prepared = new Map<string, Int16Array>();
  /** In the order they were last said, the oldest first. */
  readonly #said = new Map<string, Int16Array>();
  #saidBytes = 0;
  readonly #foreseen: Foreseen;
  #stopped = false;

  constructor(mouth: Mouth, files: MouthFiles, cache: PromptCache, log: Log) {
    this.#mouth = mouth;
    this.#files = files;
    this.#cache = cache;
    this.#log = log;
    this.#foreseen = new Foreseen((line, signal, hurry) => this.#ahead(line, signal, hurry));
  }

  stop(): void {
    this.#stopped = true;
  }

  ready(line: Line): Int16Array | null {
    const name = nameOf(line);
    const prepared = this.#prepared.get(name);
    if (prepared) return prepared;
    const said = this.#said.get(name);
    if (!said) return this.#foreseen.ready(name);
    this.#said.delete(name);
    this.#said.set(name, said);
    return said;
  }

  async *say(line: Line, signal?: AbortSignal): AsyncGenerator<Int16Array> {
    if (signal?.aborted) return;
    const whole = this.ready(line);
    if (whole) {
      yield whole;
      return;
    }
    const foreseen = await this.#foreseen.claim(nameOf(line), signal);
    if (signal?.aborted) return;
    if (foreseen) {
      yield foreseen;
      return;
    }
    const pieces = inPieces(line);
    const given: Int16Array[] = [];
    // One after another: two side by side are both later than the first of them has to be there.
    for (const [i, piece] of pieces.entries()) {
      const audio = await this.#piece(piece, line, 'live', signal);
      if (!audio || signal?.aborted) return;
      const samples = i < pieces.length - 1 ? withPause(audio, piece.pauseMs) : audio;
      given.push(samples);
      yield samples;
    }
    if (line.cacheable) this.#remember(nameOf(line), concat(given));
  }

  /** Begins to render what may be said in a moment. What holds a caller's facts is never on the disk and soon forgotten. */
  foresee(line: Line, signal: AbortSignal): void {
    if (!this.#stopped && !this.ready(line)) this.#foreseen.begin(nameOf(line), line, signal);
  }

  async #ahead(line: Line, signal: AbortSignal, hurry: AbortSignal): Promise<Int16Array | null> {
    const pieces = inPieces(line);
    const audio: Int16Array[] = [];
    for (const [i, piece] of pieces.entries()) {
      const samples = await this.#piece(piece, line, 'ahead', signal, hurry);
      if (!samples) return null;
      audio.push(i < pieces.length - 1 ? withPause(samples, piece.pauseMs) : samples);
    }
    return concat(audio);
  }

  async prepare(lines: Line[], onProgress?: (done: number, total: number) => void): Promise<void> {
    for (const [i, line] of lines.entries()) {
      if (this.#stopped) return;
      if (!this.#prepared.has(nameOf(line))) await this.#prepare(line);
      onProgress?.(i + 1, lines.length);
    }
  }

  /** Those of which something is not on the disk: to say them takes a synthesiser. */
  async missing(lines: readonly Line[]): Promise<Line[]> {
    const there = await Promise.all(
      lines.map(async (line) => {
        const keys = inPieces(line).map((piece) => keyOf(this.#keyOf(piece, line)));
        return (await Promise.all(keys.map((key) => this.#cache.has(key)))).every(Boolean);
      }),
    );
    return lines.filter((_, i) => !there[i]);
  }

  #keyOf(piece: Piece, { lang }: Line): PromptKey {
    const { id: model, speaker } = this.#files[lang];
    return { model, speaker, spoken: piece.text };
  }

  async #prepare(line: Line): Promise<void> {
    const pieces = inPieces(line);
    const audio: Int16Array[] = [];
    for (let tries = 1; audio.length < pieces.length && !this.#stopped; ) {
      const piece = pieces[audio.length]!;
      try {
        const samples = await this.#piece(piece, line, 'ahead');
        if (samples) audio.push(audio.length < pieces.length - 1 ? withPause(samples, piece.pauseMs) : samples);
      } catch (error) {
        if (++tries > TRIES) {
          this.#log.error({ err: (error as Error).message, lang: line.lang }, 'a line could not be prepared');
          return;
        }
        await this.#mouth.up;
      }
    }
    if (audio.length === pieces.length) this.#prepared.set(nameOf(line), concat(audio));
  }

  async #piece(
    piece: Piece,
    line: Line,
    urgency: Urgency,
    signal?: AbortSignal,
    hurry?: AbortSignal,
  ): Promise<Int16Array | null> {
    const key = keyOf(this.#keyOf(piece, line));
    const cached = await this.#cache.read(key);
    if (cached) return cached;
    if (this.#stopped) throw new NightbellError('NB_SPEECH_DOWN', 'stopped');
    const samples = await this.#mouth.render(piece.text, line.lang, urgency, signal, hurry);
    // Not waited for: the caller is.
    if (samples && line.cacheable) void this.#cache.write(key, samples);
    return samples;
  }

  #remember(name: string, samples: Int16Array): void {
    if (this.#said.has(name) || this.#prepared.has(name)) return;
    this.#said.set(name, samples);
    this.#saidBytes += samples.byteLength;
    for (const [oldest, audio] of this.#said) {
      if (this.#saidBytes <= KEPT_BYTES) return;
      this.#said.delete(oldest);
      this.#saidBytes -= audio.byteLength;
    }
  }
}

/** What may lie on the disk is rendered once; anything else each time, in shorter pieces. */
const inPieces = ({ text, lang, cacheable }: Line) => piecesOf(text, lang, !cacheable);

const nameOf = ({ lang, text }: Line) => `${lang} ${text}`;

function withPause(samples: Int16Array, ms: number): Int16Array {
  const out = new Int16Array(samples.length + (ms * RATE) / 1000);
  out.set(samples);
  return out;
}

function concat(parts: Int16Array[]): Int16Array {
  const out = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
