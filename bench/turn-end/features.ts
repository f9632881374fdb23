import type { Expected } from '../../src/speech/expected.ts';
import { ruleOnEnd } from '../../src/speech/turn-end/ruling.ts';
import { type Standing, wordsOf } from '../../src/speech/turn-end/standing.ts';

const RATE = 16_000;
const FRAME = 160;
const STANDINGS: Standing[] = ['whole', 'likely', 'open', 'begun'];
const KINDS = ['open', 'yes-no', 'name', 'date-of-birth', 'when', 'telephone', 'number', 'medicine'];

/** A pause of a caller, or the end of the turn. */
export interface Moment {
  pattern: string;
  speaker: number;
  expected: Expected;
  text: string;
  /** The last second of voice before the silence, 16 kHz. */
  tail: Int16Array;
  voiceMs: number;
  endSilenceMs: number;
  /** How long the caller pauses here; null: the turn is over. */
  pauseMs: number | null;
}

/** Names of the features, in order. */
export const TEXT_FEATURES = [...STANDINGS, ...KINDS, 'words', 'seconds', 'full stop', 'question', 'comma'];
export const SOUND_FEATURES = [
  'energy slope',
  'last energy',
  'pitch slope',
  'pitch against mean',
  'last voiced stretch',
  'words a second',
];

export function textFeatures(moment: Moment): number[] {
  const { expected, text, voiceMs, endSilenceMs } = moment;
  const { standing } = ruleOnEnd({ expected, text, lang: 'en', voiceMs, endSilenceMs, longPauseMs: 0 });
  const last = text.trim().at(-1);
  return [
    ...STANDINGS.map((one) => Number(one === standing)),
    ...KINDS.map((kind) => Number(kind === expected.kind)),
    Math.min(20, wordsOf(text).length) / 10,
    Math.min(8000, voiceMs) / 4000,
    Number(last === '.'),
    Number(last === '?'),
    Number(last === ','),
  ];
}

/** How the voice ends: whether it grows softer and lower, and drags. */
export function soundFeatures({ tail, text, voiceMs }: Moment): number[] {
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
    Math.min(6, (1000 * wordsOf(text).length) / Math.max(200, voiceMs)) / 3,
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
