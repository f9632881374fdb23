import sherpa, { type OfflineRecognizer } from 'sherpa-onnx-node';
import { toFloat } from '../../audio/float.ts';
import type { RecogniserFiles } from '../files.ts';
import { RATE } from '../protocol.ts';

/** One Moonshine model. May decode for several callers at once: the model is shared, a stream is not. */
export class Recogniser {
  /** As in the manifest. */
  readonly id: string;
  readonly #recognizer: OfflineRecognizer;

  private constructor(id: string, recognizer: OfflineRecognizer) {
    this.id = id;
    this.#recognizer = recognizer;
  }

  static async load(files: RecogniserFiles): Promise<Recogniser> {
    const recognizer = await sherpa.OfflineRecognizer.createAsync({
      featConfig: { sampleRate: RATE, featureDim: 80 },
      modelConfig: {
        tokens: files.tokens,
        moonshine: { encoder: files.encoder, mergedDecoder: files.decoder },
        // More threads make one decoding a little faster and several at once slower.
        numThreads: 1,
        provider: 'cpu',
        debug: 0,
      },
    });
    return new Recogniser(files.id, recognizer);
  }

  /** What is said in these 16 kHz samples; '' when nothing was made out. Runs on a thread of libuv's pool. */
  async read(samples: Int16Array): Promise<string> {
    const stream = this.#recognizer.createStream();
    stream.acceptWaveform({ sampleRate: RATE, samples: toFloat(samples) });
    const { text } = await this.#recognizer.decodeAsync(stream);
    return tidy(text);
  }
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
