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

/** Window for the level. 5 ms is short against the 20 ms of a frame and long against a period of a voice. */
const WINDOW_MS = 5;

/**
 * The index of the sample where sound that lasts begins, to within a window of 5 ms; null when there is none.
 * Dips of up to two windows inside the sound are part of it: speech has them between the pulses of a low voice.
 */
export function firstSound(samples: Int16Array, options: SoundOptions): number | null {
  const { rate, from = 0, thresholdDb = -45, minMs = 20 } = options;
  const window = Math.max(1, Math.round((rate * WINDOW_MS) / 1000));
  const needed = Math.max(1, Math.ceil(minMs / WINDOW_MS));
  let began = -1;
  let loud = 0;
  let quiet = 0;
  for (let at = Math.max(0, from); at < samples.length; at += window) {
    if (rmsDb(samples.subarray(at, at + window)) > thresholdDb) {
      if (began < 0) began = at;
      quiet = 0;
      if (++loud >= needed) return began;
    } else if (began >= 0 && ++quiet > 2) {
      began = -1;
      loud = 0;
      quiet = 0;
    }
  }
  return null;
}
