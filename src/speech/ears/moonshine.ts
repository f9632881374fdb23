import sherpa, { type OfflineRecognizer, type RecognizerConfig } from 'sherpa-onnx-node';
import { toFloat } from '../../audio/float.ts';
import type { MoonshineFiles } from '../files.ts';
import { RATE } from '../protocol.ts';
import type { Recogniser } from './recogniser.ts';

/** One Moonshine model, which reads a finished piece of sound. The model is shared by all callers, a stream is not. */
export class Moonshine implements Recogniser {
  readonly id: string;
  readonly #recognizer: OfflineRecognizer;

  private constructor(id: string, recognizer: OfflineRecognizer) {
    this.id = id;
    this.#recognizer = recognizer;
  }

  static async load(files: MoonshineFiles): Promise<Moonshine> {
    return new Moonshine(files.id, await sherpa.OfflineRecognizer.createAsync(moonshineConfig(files)));
  }

  /** Runs on a thread of libuv's pool. */
  async read(samples: Int16Array): Promise<string> {
    const stream = this.#recognizer.createStream();
    stream.acceptWaveform({ sampleRate: RATE, samples: toFloat(samples) });
    const { text } = await this.#recognizer.decodeAsync(stream);
    return tidy(text);
  }
}

export function moonshineConfig({ tokens, encoder, decoder }: MoonshineFiles): RecognizerConfig {
  return {
    featConfig: { sampleRate: RATE, featureDim: 80 },
    modelConfig: {
      tokens,
      moonshine: { encoder, mergedDecoder: decoder },
      // More threads make one decoding a little faster and several at once slower.
      numThreads: 1,
      provider: 'cpu',
      debug: 0,
    },
  };
}

/** Moonshine doubles commas and leaves spaces before them. */
function tidy(text: string): string {
  return text
    .replace(/\s+([,.?!])/g, '$1')
    .replace(/,{2,}/g, ',')
    .replace(/\.{2,}/g, '.')
    .replace(/\s+/g, ' ')
    .trim();
}
