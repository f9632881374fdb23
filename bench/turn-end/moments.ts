import type { ExpectedKind } from '../../src/speech/expected.ts';
import type { Place } from '../endpoint/pauses.ts';

const FRAME = 160;
const RATE = 16_000;

/** A pause of a caller, or the end of the turn, as the box knows it then. */
export interface Moment {
  /** What is learnt from together or not at all. */
  group: string;
  kind: ExpectedKind;
  /** Voice; null: written as the recogniser might, and never spoken. */
  speaker: number | null;
  /** Parts said before this one. */
  part: number;
  /** The careful reading from the beginning. */
  text: string;
  voiceMs: number;
  /** Where the caller pauses; null: the turn is over. */
  place: Place | null;
  /** How the voice ends. */
  sound: number[];
}

export const SOUND_FEATURES = [
  'energy slope',
  'last energy',
  'pitch slope',
  'pitch against mean',
  'last voiced stretch',
];

/** How the voice ends: whether it grows softer and lower, and drags. */
export function soundFeatures(tail: Int16Array): number[] {
  const levels: number[] = [];
  const pitches: number[] = [];
  for (let at = 0; at + 4 * FRAME <= tail.length; at += FRAME) {
    let energy = 1;
    for (let i = at; i < at + FRAME; i++) energy += tail[i]! ** 2;
    levels.push(10 * Math.log10(energy / FRAME));
    pitches.push(pitchOf(tail.subarray(at, at + 4 * FRAME)));
  }
  const loudest = Math.max(...levels, 1);
  const voiced = pitches.map((hz, i) => ({ hz, i })).filter(({ hz, i }) => hz > 0 && levels[i]! > loudest - 25);
  const mean = average(voiced.map(({ hz }) => Math.log2(hz)));
  const end = voiced.slice(-25);
  let stretch = 0;
  for (let i = voiced.length - 1; i > 0 && voiced[i]!.i - voiced[i - 1]!.i <= 2; i--) stretch++;
  return [
    slope(levels.slice(-25)) * 10,
    (average(levels.slice(-15)) - average(levels)) / 10,
    slope(end.map(({ hz }) => Math.log2(hz))) * 100,
    (average(voiced.slice(-8).map(({ hz }) => Math.log2(hz))) - mean) * 4,
    stretch / 30,
  ].map((value) => (Number.isFinite(value) ? Math.max(-5, Math.min(5, value)) : 0));
}

/** Fundamental of 40 ms by autocorrelation, 70 to 400 Hz; 0: not voiced. */
function pitchOf(frame: Int16Array): number {
  let zero = 0;
  for (const x of frame) zero += x * x;
  if (zero < frame.length * 900) return 0;
  let best = 0;
  let lag = 0;
  for (let shift = RATE / 400; shift <= RATE / 70; shift++) {
    let sum = 0;
    for (let i = 0; i + shift < frame.length; i++) sum += frame[i]! * frame[i + shift]!;
    const alike = (sum / zero) * (frame.length / (frame.length - shift));
    if (alike > best) [best, lag] = [alike, shift];
  }
  return best > 0.5 ? RATE / lag : 0;
}

const average = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / (values.length || 1);

function slope(values: number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = average(values);
  let [above, below] = [0, 0];
  for (const [i, value] of values.entries()) {
    above += (i - middle) * (value - mean);
    below += (i - middle) ** 2;
  }
  return below === 0 ? 0 : above / below;
}
