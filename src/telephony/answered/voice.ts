import { ANSWER, LEVEL } from './parameters.ts';

const FRAME_MS = 20;
/** The quietest of so many frames is the noise of the line. */
const NOISE_FRAMES = 75;

/** What has been spoken on the line so far, in ms of the stream. */
export class Voice {
  /** Where the first word began; null: none yet. */
  fromMs: number | null = null;
  /** Where the last one ended. */
  toMs = 0;
  /** How long words lasted in all. */
  spokenMs = 0;
  #ms = 0;
  #runFrom: number | null = null;
  #runTo = 0;
  readonly #levels: number[] = [];

  /** @param tone what is loud here is a tone, and no voice */
  push(dbfs: number, tone: boolean): void {
    const at = this.#ms;
    this.#ms += FRAME_MS;
    const loud = this.#isLoud(dbfs) && !tone;
    if (loud) {
      this.#runFrom ??= at;
      this.#runTo = this.#ms;
      const lasted = this.#runTo - this.#runFrom;
      if (lasted >= ANSWER.word) {
        this.fromMs ??= this.#runFrom;
        this.spokenMs += this.toMs < this.#runFrom ? lasted : this.#runTo - this.toMs;
        this.toMs = this.#runTo;
      }
    } else if (this.#runFrom !== null && at - this.#runTo >= ANSWER.gap) this.#runFrom = null;
  }

  /** From the first word to the last. */
  get greetingMs(): number {
    return this.fromMs === null ? 0 : this.toMs - this.fromMs;
  }

  /** Since the last word. */
  get quietMs(): number {
    return this.#ms - this.toMs;
  }

  #isLoud(dbfs: number): boolean {
    this.#levels.push(dbfs);
    if (this.#levels.length > NOISE_FRAMES) this.#levels.shift();
    const noise = Math.min(...this.#levels);
    // A line that is never quiet, as under hold music, must not hide its own voice: the noise counts up to -35.
    return dbfs > Math.max(LEVEL.silence, Math.min(noise, -35) + LEVEL.aboveNoise);
  }
}
