import sherpa, { type OfflineTts } from 'sherpa-onnx-node';
import { fromFloat } from '../../audio/float.ts';
import type { Lang } from '../../lang.ts';
import type { VoiceFiles } from '../files.ts';
import { finish } from './finish.ts';

/**
 * Speeds to try. Kokoro's half-precision weights overflow on about one short sentence in seven and then give not one
 * number; at another speed the same sentence is well, and a listener hears no difference of 3 %.
 */
const SPEEDS = [1, 0.97, 1.03, 0.94, 1.06, 0.91, 1.09];

/** One voice of one language. */
export class Voice {
  readonly #tts: OfflineTts;
  readonly #speaker: number;

  private constructor(tts: OfflineTts, speaker: number) {
    this.#tts = tts;
    this.#speaker = speaker;
  }

  /** Throws when the model has no such speaker. */
  static async load(files: VoiceFiles, lang: Lang, threads: number): Promise<Voice> {
    const { model, tokens, phonemes: dataDir, voices } = files;
    const kind =
      voices === null
        ? { vits: { model, tokens, dataDir } }
        : { kokoro: { model, voices, tokens, dataDir, lang: KOKORO[lang] } };
    const tts = await sherpa.OfflineTts.createAsync({
      model: { ...kind, numThreads: threads, provider: 'cpu', debug: 0 },
      maxNumSentences: 1,
    });
    if (files.speaker >= Math.max(1, tts.numSpeakers))
      throw new RangeError(`${files.id} has no speaker ${files.speaker}`);
    return new Voice(tts, files.speaker);
  }

  /** One sentence as 16 kHz PCM, ready for the line; null when the voice gives no sound at any speed. */
  async say(text: string): Promise<Int16Array | null> {
    for (const speed of SPEEDS) {
      const { samples, sampleRate } = await this.#tts.generateAsync({
        text,
        sid: this.#speaker,
        speed,
        enableExternalBuffer: false,
      });
      if (!samples.every(Number.isFinite)) continue;
      const audio = finish(fromFloat(samples), sampleRate);
      if (audio.length > 0) return audio;
    }
    return null;
  }
}

/** Language names of Kokoro's phonemes. */
const KOKORO: Record<Lang, string> = { en: 'en-us', es: 'es' };
