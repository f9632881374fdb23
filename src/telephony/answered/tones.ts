import { peaksOf } from './goertzel.ts';
import { LEVEL, TONE } from './parameters.ts';

/** A steady tone, from when to when, in ms of the stream. `hz` null: two tones at once, as of a key or a busy line. */
export interface Tone {
  hz: number | null;
  fromMs: number;
  /** Where it was last heard. */
  toMs: number;
}

const FRAME_MS = 20;
/** Telephone lines carry nothing above 4 kHz. */
const RATE = 8_000;

/** Follows steady tones through 20 ms frames at 16 kHz. Pure: what it says depends on the frames alone. */
export class Tones {
  #ms = 0;
  #before: Float32Array = new Float32Array(RATE / 50);
  #loudBefore = false;
  #running: Tone | null = null;
  #last: Tone | null = null;
  /** Of the tone that runs, dBFS. */
  #level: number | null = null;

  /** The tone that runs, once it has lasted long enough to be one. */
  get running(): Tone | null {
    return this.#running && lasted(this.#running) >= TONE.shortest ? this.#running : null;
  }

  /** Takes a frame and gives the tone that ended with it, or null. */
  push(frame: Int16Array, dbfs: number): Tone | null {
    const half = halved(frame);
    const loud = dbfs >= LEVEL.tone;
    const heard = loud && this.#loudBefore ? toneIn(this.#before, half) : undefined;
    this.#before = half;
    this.#loudBefore = loud;
    this.#ms += FRAME_MS;
    let ended: Tone | null = null;
    const running = this.#running;
    if (heard !== undefined && running && same(running.hz, heard) && this.#isSteady(dbfs)) running.toMs = this.#ms;
    else {
      this.#level = null;
      if (this.#running && lasted(this.#running) >= TONE.shortest) {
        ended = this.#running;
        this.#last = ended;
      }
      this.#running = heard === undefined ? null : { hz: heard, fromMs: this.#ms - 2 * FRAME_MS, toMs: this.#ms };
    }
    return ended;
  }

  /** A machine holds its tone at one level; a voice that sings does not. The first frame may hold the beginning. */
  #isSteady(dbfs: number): boolean {
    this.#level ??= dbfs;
    return Math.abs(dbfs - this.#level) <= TONE.unsteady;
  }

  /** Whether a moment lies in the tone that runs or in the last one: it is no voice then. */
  holds(ms: number): boolean {
    return [this.running, this.#last].some((tone) => tone !== null && ms >= tone.fromMs && ms <= tone.toMs);
  }
}

export function lasted({ fromMs, toMs }: Tone): number {
  return toMs - fromMs;
}

function same(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a === b : Math.abs(a - b) <= TONE.wander;
}

/** The frequency of a tone in two frames; null for a pair of tones, undefined for none. */
function toneIn(before: Float32Array, now: Float32Array): number | null | undefined {
  const both = new Float32Array(before.length + now.length);
  both.set(before);
  both.set(now, before.length);
  const [first, second] = peaksOf(both, RATE);
  if (first.share >= TONE.single) return first.hz;
  return first.share + second.share >= TONE.pair && second.share > 0.15 ? null : undefined;
}

/** At half the rate. The mean of two is filter enough for a line that ends at 3.4 kHz. */
function halved(frame: Int16Array): Float32Array {
  const half = new Float32Array(frame.length >> 1);
  for (let i = 0; i < half.length; i++) half[i] = ((frame[2 * i] as number) + (frame[2 * i + 1] as number)) / 2;
  return half;
}
