import { clip } from '../../audio/float.ts';
import { firstSound } from '../../audio/level.ts';
import { resample } from '../../audio/resample.ts';
import { RATE } from '../protocol.ts';

/** Level of speech while there is speech, as RMS. ITU-T P.56 speaks of active level; -18 dBFS is loud and clear on G.711. */
const TARGET_RMS = 32768 * 10 ** (-18 / 20);
/** Frames more than this below the loudest are pauses and do not count for the level. */
const ACTIVE_BELOW_DB = 30;
const FRAME = RATE / 50;
/** Peaks above this bend softly and never clip. */
const KNEE = 0.75 * 32768;
/** Kept before the first and after the last sound, so that soft beginnings and ends are not cut. */
const LEAD = RATE / 50;
const TAIL = RATE / 12;
const FADE_IN = RATE / 250;
const FADE_OUT = RATE / 100;
const SOUND = { rate: RATE, thresholdDb: -46, minMs: 15 };

/**
 * From what a voice gives to what goes on the line: 16 kHz, no silence before (it would be waited for), none after,
 * the same loudness whichever voice it is. Empty when there is no sound in it.
 */
export function finish(samples: Int16Array, rate: number): Int16Array {
  const audio = resample(samples, rate, RATE);
  const rms = activeRms(audio);
  if (rms === 0) return new Int16Array(0);
  for (let i = 0; i < audio.length; i++) audio[i] = clip(bend((audio[i]! * TARGET_RMS) / rms));
  const first = firstSound(audio, SOUND);
  if (first === null) return new Int16Array(0);
  const last = audio.length - firstSound(audio.slice().reverse(), SOUND)!;
  const cut = audio.slice(Math.max(0, first - LEAD), Math.min(audio.length, last + TAIL));
  for (let i = 0; i < cut.length; i++) cut[i] = clip(cut[i]! * fade(i, cut.length));
  return cut;
}

function activeRms(samples: Int16Array): number {
  const energies: number[] = [];
  for (let at = 0; at < samples.length; at += FRAME) {
    const frame = samples.subarray(at, at + FRAME);
    energies.push(frame.reduce((sum, sample) => sum + sample * sample, 0) / frame.length);
  }
  const floor = energies.reduce((most, energy) => Math.max(most, energy), 0) / 10 ** (ACTIVE_BELOW_DB / 10);
  const active = energies.filter((energy) => energy >= floor);
  return active.length === 0 ? 0 : Math.sqrt(active.reduce((sum, energy) => sum + energy, 0) / active.length);
}

function bend(value: number): number {
  const size = Math.abs(value);
  if (size <= KNEE) return value;
  const room = 32600 - KNEE;
  return Math.sign(value) * (KNEE + room * Math.tanh((size - KNEE) / room));
}

function fade(i: number, length: number): number {
  return Math.min(1, (i + 1) / FADE_IN, (length - i) / FADE_OUT);
}
