import { firstLoud, lastLoud, WINDOW_MS, windowLevels } from '../../audio/level.ts';
import { writeWav } from '../../audio/wav.ts';
import { FRAME_SAMPLES, SAMPLE_RATE } from '../leg.ts';

/** Everything a phone received on one call, and when: what "the caller heard it after 840 ms" is measured on. */

export interface Listen {
  /** RMS over 5 ms that counts as sound, dBFS. Default -45. */
  thresholdDb?: number;
  /** How long it must last, ms. Default 20. */
  minMs?: number;
}

/** A stretch of sound; both ends are `performance.now()`. */
export interface Sound {
  fromMs: number;
  toMs: number;
}

const FRAME_MS = (FRAME_SAMPLES / SAMPLE_RATE) * 1000;
const WINDOWS = FRAME_MS / WINDOW_MS;
/** No frame for longer than this beyond its time: the line was silent and the waveform gets silence. Less is a late packet. */
const SLACK_MS = 400;

export class Recording {
  #samples = new Int16Array(SAMPLE_RATE * 10);
  #levels: number[] = [];
  /** When each frame could be heard, `performance.now()`. */
  readonly #frames: number[] = [];

  /** @param atMs `performance.now()` at which the first of the 320 samples could be heard. */
  add(frame: Int16Array, atMs: number): void {
    const start = this.#frames[0] ?? atMs;
    const missing = Math.floor((atMs - start) / FRAME_MS - this.#frames.length);
    if (missing * FRAME_MS > SLACK_MS)
      for (let i = missing; i > 0; i--) this.#append(new Int16Array(FRAME_SAMPLES), atMs - i * FRAME_MS);
    this.#append(frame, atMs);
  }

  /** 16 kHz; sample i came about i / 16 ms after `startMs`. */
  get samples(): Int16Array {
    return this.#samples.slice(0, this.#frames.length * FRAME_SAMPLES);
  }

  /** `performance.now()` of the first sample, or null when nothing has come. */
  get startMs(): number | null {
    return this.#frames[0] ?? null;
  }

  get durationMs(): number {
    return this.#frames.length * FRAME_MS;
  }

  /** What came between two moments (`performance.now()`). */
  between(fromMs: number, toMs: number): Int16Array {
    const from = this.#frameAt(fromMs) * FRAME_SAMPLES;
    return this.#samples.slice(from, Math.max(from, this.#frameAt(toMs) * FRAME_SAMPLES));
  }

  /**
   * When sound was first heard at or after `tMs`, both `performance.now()`; null when it was not (yet). Where sound was
   * going on at `tMs`, that is `tMs` or just after.
   */
  firstSoundAfter(tMs: number, { thresholdDb = -45, minMs = 20 }: Listen = {}): number | null {
    const frame = this.#frameAt(tMs - FRAME_MS);
    const within = Math.max(0, Math.ceil((tMs - (this.#frames[frame] ?? tMs)) / WINDOW_MS));
    const at = firstLoud(this.#levels, frame * WINDOWS + Math.min(within, WINDOWS), thresholdDb, minMs);
    return at === null ? null : this.#timeOf(at);
  }

  /** When the last sound so far ended, not before `tMs`; null when there was none. */
  lastSoundAfter(tMs: number, { thresholdDb = -45, minMs = 20 }: Listen = {}): number | null {
    const at = lastLoud(this.#levels, this.#frameAt(tMs) * WINDOWS, thresholdDb, minMs);
    return at === null ? null : this.#timeOf(at - 1) + WINDOW_MS;
  }

  /** Every sound so far; gaps of less than `mergeMs` (default 250: those inside a sentence) are part of one. */
  sounds({ thresholdDb = -45, minMs = 20, mergeMs = 250 }: Listen & { mergeMs?: number } = {}): Sound[] {
    const needed = Math.ceil(minMs / WINDOW_MS);
    const found: Sound[] = [];
    for (let at = 0; at < this.#levels.length; at++) {
      const began = at;
      while (at < this.#levels.length && this.#levels[at]! > thresholdDb) at++;
      if (at - began < needed) continue;
      const [fromMs, toMs] = [this.#timeOf(began), this.#timeOf(at - 1) + WINDOW_MS];
      const last = found.at(-1);
      if (last && fromMs - last.toMs < mergeMs) last.toMs = toMs;
      else found.push({ fromMs, toMs });
    }
    return found;
  }

  /** As a WAV file. */
  wav(): Buffer {
    return writeWav(this.samples, SAMPLE_RATE);
  }

  #append(frame: Int16Array, atMs: number): void {
    const at = this.#frames.length * FRAME_SAMPLES;
    if (at + FRAME_SAMPLES > this.#samples.length) {
      const larger = new Int16Array(2 * this.#samples.length);
      larger.set(this.#samples);
      this.#samples = larger;
    }
    this.#samples.set(frame, at);
    this.#frames.push(atMs);
    this.#levels.push(...windowLevels(frame, SAMPLE_RATE));
  }

  #timeOf(window: number): number {
    return this.#frames[Math.floor(window / WINDOWS)]! + (window % WINDOWS) * WINDOW_MS;
  }

  /** The first frame that came after `tMs`. Frames come in order, so halving finds it. */
  #frameAt(tMs: number): number {
    let low = 0;
    let high = this.#frames.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#frames[middle]! > tMs) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
