import { clip } from './float.ts';

/**
 * Changes the sample rate with a windowed-sinc polyphase filter (J. O. Smith, "Digital Audio Resampling").
 * Output sample n is the band-limited signal at the time of n / to seconds: nothing is shifted in time.
 */

/** Zero crossings each side: 64 taps at the lower rate leave a transition band of 6 % of it. */
const CROSSINGS = 32;
/** Kaiser window for about 65 dB of stop band: below the noise of G.711, above what a tap more would be heard for. */
const BETA = 6.2;
/** Width of the transition band as a part of the lower rate: (65 - 7.95) / (14.36 * 64), Kaiser's estimate. */
const TRANSITION = 0.062;
/** More phases than this (odd pairs of rates) are rounded to the nearest: the error stays below -60 dB. */
const MAX_PHASES = 2048;

interface Filter {
  /** Output step is down / up input samples. */
  up: number;
  down: number;
  /** Rows in the table less one; row p is the filter for a point p / phases after an input sample. */
  phases: number;
  half: number;
  rows: Float32Array;
}

const filters = new Map<string, Filter>();

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/** Modified Bessel function of the first kind, order 0, which shapes the Kaiser window. */
function bessel0(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function filterFor(from: number, to: number): Filter {
  const key = `${from}>${to}`;
  const known = filters.get(key);
  if (known) return known;
  const divisor = gcd(from, to);
  const up = to / divisor;
  const phases = Math.min(up, MAX_PHASES);
  const stretch = Math.max(1, from / to);
  const half = Math.ceil(CROSSINGS * stretch);
  // The stop band begins at half the lower rate; the pass band ends one transition before it.
  const cutoff = (0.5 - TRANSITION / 2) / stretch;
  const taps = 2 * half;
  const rows = new Float32Array((phases + 1) * taps);
  const norm = bessel0(BETA);
  for (let phase = 0; phase <= phases; phase++) {
    const row = new Float64Array(taps);
    let sum = 0;
    for (let tap = 0; tap < taps; tap++) {
      const t = tap - half + 1 - phase / phases;
      const inside = 1 - (t / half) ** 2;
      const x = 2 * Math.PI * cutoff * t;
      row[tap] = inside <= 0 ? 0 : (x === 0 ? 1 : Math.sin(x) / x) * (bessel0(BETA * Math.sqrt(inside)) / norm);
      sum += row[tap]!;
    }
    for (let tap = 0; tap < taps; tap++) rows[phase * taps + tap] = row[tap]! / sum;
  }
  const filter = { up, down: from / divisor, phases, half, rows };
  filters.set(key, filter);
  return filter;
}

/** A stream changing its rate: push frames of any length, take what is ready. Gives the same samples as `resample`. */
export class Resampler {
  readonly #filter: Filter | null;
  #input: Float32Array;
  /** How many samples `#input` holds, and the input index of the first of them. */
  #held: number;
  #base: number;
  #taken = 0;
  #given = 0;

  /**
   * @param from, to whole samples a second.
   * @param primed true: a push of n samples gives exactly n * to / from (where that is whole), the signal late by
   *   half a filter (4 ms from 8 kHz); for lines where frames must keep coming. false: the first push gives less,
   *   `flush` gives the rest, and nothing is late.
   */
  constructor(from: number, to: number, { primed = false }: { primed?: boolean } = {}) {
    if (!(Number.isSafeInteger(from) && Number.isSafeInteger(to) && from > 0 && to > 0))
      throw new RangeError(`cannot resample from ${from} to ${to}`);
    this.#filter = from === to ? null : filterFor(from, to);
    const half = this.#filter?.half ?? 0;
    this.#input = new Float32Array(4 * half + 1024);
    // Before the beginning there was silence.
    this.#held = primed ? 2 * half : half;
    this.#base = -half;
    if (primed) this.#taken = half;
  }

  push(samples: Int16Array): Int16Array {
    if (!this.#filter) return samples.slice();
    this.#taken += samples.length;
    this.#append(samples);
    // An output between two input samples needs the filter's half beyond the one before it.
    const end = Math.ceil(((this.#base + this.#held - this.#filter.half) * this.#filter.up) / this.#filter.down);
    return this.#make(end);
  }

  /** The rest, as though silence followed. The resampler is spent after it. */
  flush(): Int16Array {
    if (!this.#filter) return new Int16Array(0);
    this.#append(new Int16Array(2 * this.#filter.half));
    return this.#make(Math.ceil((this.#taken * this.#filter.up) / this.#filter.down));
  }

  #append(samples: Int16Array): void {
    const { half, up, down } = this.#filter!;
    const oldest = Math.floor((this.#given * down) / up) - half;
    const spent = Math.min(Math.max(0, oldest - this.#base), this.#held);
    const need = this.#held - spent + samples.length;
    const target = need > this.#input.length ? new Float32Array(2 * need) : this.#input;
    target.set(this.#input.subarray(spent, this.#held));
    target.set(samples, this.#held - spent);
    this.#input = target;
    this.#held = need;
    this.#base += spent;
  }

  /** Output up to, not including, number `end`. */
  #make(end: number): Int16Array {
    const { half, up, down, phases, rows } = this.#filter!;
    const taps = 2 * half;
    const input = this.#input;
    const out = new Int16Array(Math.max(0, end - this.#given));
    for (let i = 0; i < out.length; i++) {
      const point = (this.#given + i) * down;
      const whole = Math.floor(point / up);
      const rest = point - whole * up;
      let row = (phases === up ? rest : Math.round((rest * phases) / up)) * taps;
      let at = whole - half + 1 - this.#base;
      let sum = 0;
      for (const last = at + taps; at < last; at++, row++) sum += input[at]! * rows[row]!;
      out[i] = clip(sum);
    }
    this.#given += out.length;
    return out;
  }
}

/**
 * A whole recording at another rate. The result has ceil(length * to / from) samples.
 * @throws RangeError when a rate is not a positive whole number.
 */
export function resample(samples: Int16Array, from: number, to: number): Int16Array {
  const resampler = new Resampler(from, to);
  const body = resampler.push(samples);
  const tail = resampler.flush();
  if (tail.length === 0) return body;
  const out = new Int16Array(body.length + tail.length);
  out.set(body);
  out.set(tail, body.length);
  return out;
}
