/** How loud. 0 dBFS is the largest 16-bit value, so a full-scale sine has an RMS of -3 dBFS. Silence is -Infinity. */

function dbfs(amplitude: number): number {
  return 20 * Math.log10(amplitude / 32768);
}

/** Root mean square in dBFS. No samples: -Infinity. */
export function rmsDb(samples: Int16Array): number {
  let sum = 0;
  for (let i = 0; i < samples.length; i++) sum += samples[i]! * samples[i]!;
  return dbfs(Math.sqrt(sum / (samples.length || 1)));
}

/** The largest sample in dBFS. */
export function peakDb(samples: Int16Array): number {
  let peak = 0;
  for (let i = 0; i < samples.length; i++) peak = Math.max(peak, Math.abs(samples[i]!));
  return dbfs(peak);
}

/** Window for the level. 5 ms is short against the 20 ms of a frame and long against a period of a voice. */
export const WINDOW_MS = 5;
/** Dips of up to two windows inside a sound are part of it: speech has them between the pulses of a low voice. */
const MAX_DIP = 2;

function windowSamples(rate: number): number {
  return Math.max(1, Math.round((rate * WINDOW_MS) / 1000));
}

/** RMS in dBFS of each 5 ms. */
export function windowLevels(samples: Int16Array, rate: number): number[] {
  const size = windowSamples(rate);
  return Array.from({ length: Math.ceil(samples.length / size) }, (_, i) =>
    rmsDb(samples.subarray(i * size, (i + 1) * size)),
  );
}

/** The first window at or after `from` in which a sound of at least `minMs` begins; null when there is none. */
export function firstLoud(levels: ArrayLike<number>, from: number, thresholdDb: number, minMs: number): number | null {
  return walk(levels, from, levels.length, 1, thresholdDb, minMs);
}

/** The window after the last sound of at least `minMs` that does not begin before `from`; null when there is none. */
export function lastLoud(levels: ArrayLike<number>, from: number, thresholdDb: number, minMs: number): number | null {
  const last = walk(levels, levels.length - 1, from - 1, -1, thresholdDb, minMs);
  return last === null ? null : last + 1;
}

function walk(
  levels: ArrayLike<number>,
  from: number,
  to: number,
  step: 1 | -1,
  thresholdDb: number,
  minMs: number,
): number | null {
  const needed = Math.max(1, Math.ceil(minMs / WINDOW_MS));
  let began: number | null = null;
  let loud = 0;
  let dip = 0;
  for (let at = from; step > 0 ? at < to : at > to; at += step) {
    if (levels[at]! > thresholdDb) {
      began ??= at;
      dip = 0;
      if (++loud >= needed) return began;
    } else if (began !== null && ++dip > MAX_DIP) {
      began = null;
      loud = 0;
      dip = 0;
    }
  }
  return null;
}

export interface SoundOptions {
  /** Samples a second. */
  rate: number;
  /** Index to look from. Default 0. */
  from?: number;
  /** RMS over a window of 5 ms that counts as sound, in dBFS. Default -45: above line noise, below quiet speech. */
  thresholdDb?: number;
  /** How long it must last, so that a click is no sound, in ms. Default 20. */
  minMs?: number;
}

/** The index of the sample where sound that lasts begins, to within 5 ms; null when there is none. */
export function firstSound(samples: Int16Array, options: SoundOptions): number | null {
  const { rate, from = 0, thresholdDb = -45, minMs = 20 } = options;
  const begin = Math.max(0, from);
  const at = firstLoud(windowLevels(samples.subarray(begin), rate), 0, thresholdDb, minMs);
  return at === null ? null : begin + at * windowSamples(rate);
}

/** The index after the last sound that lasts, to within 5 ms: where the speech in a recording ends; null when silent. */
export function lastSound(samples: Int16Array, options: SoundOptions): number | null {
  const { rate, from = 0, thresholdDb = -45, minMs = 20 } = options;
  const begin = Math.max(0, from);
  const at = lastLoud(windowLevels(samples.subarray(begin), rate), 0, thresholdDb, minMs);
  return at === null ? null : Math.min(samples.length, begin + at * windowSamples(rate));
}
