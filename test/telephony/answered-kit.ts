import sherpa, { type OfflineTts } from 'sherpa-onnx-node';
import { fromFloat } from '../../src/audio/float.ts';
import { decodeALaw, decodeMuLaw, encodeALaw, encodeMuLaw } from '../../src/audio/g711.ts';
import { rmsDb } from '../../src/audio/level.ts';
import { resample } from '../../src/audio/resample.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { mouthFiles } from '../../src/speech/files.ts';
import { AnswerListener } from '../../src/telephony/answered/listener.ts';
import type { Answered } from '../../src/telephony/answered/types.ts';

/** What picks up an outgoing call, as sound that has been through a telephone line. Voices are those of the installed models. */
const RATE = 16_000;
const FRAME = 320;

/** What is heard after the answer, in order. */
export type Part =
  | { quiet: number }
  | { say: string; speaker: number }
  | { hz: number | number[]; ms: number; dbfs?: number };

export interface Line {
  /** Level of the voices, dBFS. */
  voice: number;
  /** Level of the line's noise, dBFS. */
  noise: number;
  law: 'mu' | 'a';
}

export class Voices {
  readonly #tts: OfflineTts;
  readonly #said = new Map<string, Int16Array>();

  private constructor(tts: OfflineTts) {
    this.#tts = tts;
  }

  static async load(): Promise<Voices> {
    const { model, tokens, phonemes: dataDir } = mouthFiles(loadSettings()).en;
    const options = { vits: { model, tokens, dataDir }, numThreads: 1, provider: 'cpu', debug: 0 } as const;
    return new Voices(await sherpa.OfflineTts.createAsync({ model: options, maxNumSentences: 1 }));
  }

  get count(): number {
    return this.#tts.numSpeakers;
  }

  /** As the line gives it: 16 kHz, whole frames. */
  async through(parts: Part[], { voice, noise, law }: Line): Promise<Int16Array> {
    const pieces: Int16Array[] = [];
    for (const part of parts) {
      if ('quiet' in part) pieces.push(new Int16Array((RATE * part.quiet) / 1_000));
      else if ('say' in part) pieces.push(levelled(await this.#say(part.say, part.speaker), voice));
      else pieces.push(tone(part.hz, part.ms, part.dbfs ?? -16));
    }
    const all = Int16Array.from(pieces.flatMap((piece) => [...piece]));
    const hiss = 32_768 * 10 ** (noise / 20) * Math.sqrt(3);
    const noisy = resample(all, RATE, 8_000).map((x) => clip(x + (random() * 2 - 1) * hiss));
    const coded = law === 'mu' ? decodeMuLaw(encodeMuLaw(noisy)) : decodeALaw(encodeALaw(noisy));
    return resample(coded, 8_000, RATE);
  }

  async #say(text: string, sid: number): Promise<Int16Array> {
    const key = `${sid} ${text}`;
    const known = this.#said.get(key);
    if (known) return known;
    const made = await this.#tts.generateAsync({ text, sid, speed: 1, enableExternalBuffer: false });
    const samples = resample(fromFloat(made.samples), made.sampleRate, RATE);
    this.#said.set(key, samples);
    return samples;
  }
}

/** The first verdict and the last, and the beep, of a whole recording. */
export function heard(samples: Int16Array): { first: Answered | null; last: Answered | null; beepMs: number | null } {
  const listener = new AnswerListener();
  let first: Answered | null = null;
  for (let at = 0; at + FRAME <= samples.length; at += FRAME) {
    listener.push(samples.subarray(at, at + FRAME));
    first ??= listener.answered;
  }
  return { first, last: listener.answered, beepMs: listener.beepMs };
}

export const beep = (hz: number, ms: number, dbfs?: number): Part => ({ hz, ms, ...(dbfs !== undefined && { dbfs }) });
export const LINES: Line[] = [
  { voice: -22, noise: -60, law: 'mu' },
  { voice: -32, noise: -52, law: 'mu' },
  { voice: -18, noise: -70, law: 'a' },
];

function tone(hz: number | number[], ms: number, dbfs: number): Int16Array {
  const all = typeof hz === 'number' ? [hz] : hz;
  const amplitude = (32_768 * 10 ** (dbfs / 20) * Math.SQRT2) / all.length;
  return Int16Array.from({ length: Math.round((RATE * ms) / 1_000) }, (_, i) =>
    clip(all.reduce((sum, one) => sum + amplitude * Math.sin((2 * Math.PI * one * i) / RATE), 0)),
  );
}

function levelled(samples: Int16Array, dbfs: number): Int16Array {
  const gain = 10 ** ((dbfs - rmsDb(samples)) / 20);
  return samples.map((x) => clip(x * gain));
}

const clip = (x: number) => Math.max(-32_768, Math.min(32_767, Math.round(x)));

/** The same noise in every run. */
let state = 12_345;
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}
