import { Fft } from './fft.ts';

/**
 * Our own voice coming back over the line: recognised by comparing what is heard with what was played. The delay is found by cross-correlation
 * with whitened spectra (Knapp and Carter 1976, between the phase transform and none), which takes any delay of a telephone line and any
 * loudness; then the coherence at that delay tells how much of what is heard is ours. Somebody who speaks over the echo lowers it at once.
 */

/** Telephones carry nothing above 3.4 kHz: half of our rate is enough. */
const RATE = 8_000;
/** Compared each time: 1.02 s of what was played, the last 0.3 s of what is heard. So a delay may be up to 0.72 s. */
const SIZE = 8_192;
const HEARD = (300 * RATE) / 1000;
/** Between the plain correlation (0), which a hum misleads, and the phase transform (1), which noise does. */
const WHITENING = 0.7;
/** Frames of the coherence: 32 ms, half over one another, so that the room's first reflections are in them. */
const FRAME = 256;
const HOP = FRAME / 2;
/** Telephone band, in bins of FRAME. */
const FROM_BIN = Math.round((300 * FRAME) / RATE);
const TO_BIN = Math.round((3_300 * FRAME) / RATE);
/** What coherence comes out at for two voices that have nothing to do with one another is this by the number of frames that count. */
const CHANCE = 1.6;
const MOST_CHANCE = 0.9;
/** Quieter than this there is nothing to recognise, mean square of samples. */
const SILENT = 30 ** 2;

const FFT = new Fft(SIZE);
const SHORT = new Fft(FRAME);
const WINDOW = Float64Array.from({ length: FRAME }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / FRAME));

export interface Echo {
  /** How much of the power that is heard is what we played, 0 to 1. */
  share: number;
  /** How long it was on its way, in ms. */
  delayMs: number;
}

/** Compares one line's two directions. Feeding costs microseconds; `now` a millisecond, so it is asked while somebody is heard, not all the time. */
export class EchoFinder {
  /** The newest at the end of a ring. */
  readonly #heard = new Float64Array(SIZE);
  readonly #played = new Float64Array(SIZE);
  #at = 0;

  /** The same stretch of time of both directions: 16 kHz, equally many samples, an even number. */
  push(heard: Int16Array, played: Int16Array): void {
    for (let i = 0; i + 1 < heard.length; i += 2) {
      this.#heard[this.#at] = (heard[i]! + heard[i + 1]!) / 2;
      this.#played[this.#at] = (played[i]! + played[i + 1]!) / 2;
      this.#at = (this.#at + 1) % SIZE;
    }
  }

  /** Whether what was heard in the last 0.3 s is an echo; null where nothing was heard, or nothing played. */
  now(): Echo | null {
    const heard = this.#last(this.#heard, HEARD);
    const played = this.#last(this.#played, SIZE);
    if (power(heard) < SILENT || power(played) < SILENT) return null;
    const delay = delayOf(heard, played);
    const share = coherence(heard, played, SIZE - HEARD - delay);
    return { share, delayMs: (delay * 1000) / RATE };
  }

  #last(ring: Float64Array, count: number): Float64Array {
    const out = new Float64Array(count);
    for (let i = 0; i < count; i++) out[i] = ring[(this.#at - count + i + SIZE) % SIZE]!;
    return out;
  }
}

function power(samples: Float64Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum / samples.length;
}

/** By how many samples what is heard lies behind what was played. */
function delayOf(heard: Float64Array, played: Float64Array): number {
  // Both are real: one transform takes them together.
  const re = Float64Array.from(played);
  const im = new Float64Array(SIZE);
  im.set(heard, SIZE - HEARD);
  FFT.forward(re, im);
  const outRe = new Float64Array(SIZE);
  const outIm = new Float64Array(SIZE);
  const most = (3_400 * SIZE) / RATE;
  for (let k = Math.round((200 * SIZE) / RATE); k < most; k++) {
    const n = SIZE - k;
    const pr = (re[k]! + re[n]!) / 2;
    const pi = (im[k]! - im[n]!) / 2;
    const hr = (im[k]! + im[n]!) / 2;
    const hi = (re[n]! - re[k]!) / 2;
    const cr = hr * pr + hi * pi;
    const ci = hi * pr - hr * pi;
    const weight = (cr * cr + ci * ci) ** (-WHITENING / 2) || 0;
    outRe[k] = cr * weight;
    outIm[k] = ci * weight;
    outRe[n] = cr * weight;
    outIm[n] = -ci * weight;
  }
  FFT.backward(outRe, outIm);
  let best = 0;
  for (let lag = 1; lag <= SIZE - HEARD; lag++) if (outRe[lag]! > outRe[best]!) best = lag;
  return best;
}

/**
 * Magnitude-squared coherence of both over the frames of `heard`, weighted by how loud each frequency is in what is heard, less what it would be by
 * chance: where a sound has only begun, few frames count and chance is high.
 */
function coherence(heard: Float64Array, played: Float64Array, from: number): number {
  const bins = TO_BIN - FROM_BIN;
  const crossRe = new Float64Array(bins);
  const crossIm = new Float64Array(bins);
  const heardPower = new Float64Array(bins);
  const playedPower = new Float64Array(bins);
  const re = new Float64Array(FRAME);
  const im = new Float64Array(FRAME);
  let [sum, squares] = [0, 0];
  for (let at = 0; at + FRAME <= HEARD; at += HOP) {
    for (let i = 0; i < FRAME; i++) {
      re[i] = played[from + at + i]! * WINDOW[i]!;
      im[i] = heard[at + i]! * WINDOW[i]!;
    }
    SHORT.forward(re, im);
    let loud = 0;
    for (let b = 0; b < bins; b++) {
      const k = FROM_BIN + b;
      const n = FRAME - k;
      const pr = (re[k]! + re[n]!) / 2;
      const pi = (im[k]! - im[n]!) / 2;
      const hr = (im[k]! + im[n]!) / 2;
      const hi = (re[n]! - re[k]!) / 2;
      crossRe[b]! += hr * pr + hi * pi;
      crossIm[b]! += hi * pr - hr * pi;
      loud += hr * hr + hi * hi;
      heardPower[b]! += hr * hr + hi * hi;
      playedPower[b]! += pr * pr + pi * pi;
    }
    sum += loud;
    squares += loud * loud;
  }
  let ours = 0;
  let all = 0;
  for (let b = 0; b < bins; b++) {
    all += heardPower[b]!;
    if (playedPower[b]! > 0) ours += (crossRe[b]! ** 2 + crossIm[b]! ** 2) / playedPower[b]!;
  }
  if (all === 0) return 0;
  const chance = Math.min(MOST_CHANCE, (CHANCE * squares) / (sum * sum));
  return Math.max(0, (ours / all - chance) / (1 - chance));
}
