import { setImmediate as breathe } from 'node:timers/promises';
import sherpa, { type OnlineRecognizer, type OnlineRecognizerConfig } from 'sherpa-onnx-node';
import { toFloat } from '../../audio/float.ts';
import type { TransducerFiles } from '../files.ts';
import { RATE } from '../protocol.ts';
import type { Recogniser } from './recogniser.ts';

/** Silence behind the last word, so that the model, which looks ahead, gives the word out. */
const TAIL = new Float32Array(0.66 * RATE);
/** Ways that the search keeps open at a time; the library's own default. */
const PATHS = 4;
/** How much more a hotword counts; the library's own default. */
const HOTWORD_SCORE = 1.5;

/**
 * A streaming zipformer transducer. Not exercised: no such model can be had where this was made, so what is tested is its configuration
 * and which model it is chosen for. It writes capitals without marks; what reads it folds both.
 */
export class Streaming implements Recogniser {
  readonly id: string;
  readonly #recognizer: OnlineRecognizer;

  private constructor(id: string, recognizer: OnlineRecognizer) {
    this.id = id;
    this.#recognizer = recognizer;
  }

  static async load(files: TransducerFiles): Promise<Streaming> {
    return new Streaming(files.id, new sherpa.OnlineRecognizer(streamingConfig(files)));
  }

  /** The library decodes a chunk of some 0.3 s at a time on this thread; others have their turn between two. */
  async read(samples: Int16Array): Promise<string> {
    const stream = this.#recognizer.createStream();
    stream.acceptWaveform({ sampleRate: RATE, samples: toFloat(samples) });
    stream.acceptWaveform({ sampleRate: RATE, samples: TAIL });
    stream.inputFinished();
    while (this.#recognizer.isReady(stream)) {
      this.#recognizer.decode(stream);
      await breathe();
    }
    return this.#recognizer.getResult(stream).text.trim().toLowerCase();
  }
}

/** Hotwords need a search over several ways and the pieces that the model writes words in. */
export function streamingConfig(files: TransducerFiles): OnlineRecognizerConfig {
  const { encoder, decoder, joiner, tokens, hotwords } = files;
  return {
    featConfig: { sampleRate: RATE, featureDim: 80 },
    modelConfig: {
      transducer: { encoder, decoder, joiner },
      tokens,
      numThreads: 1,
      provider: 'cpu',
      debug: 0,
      ...(hotwords && { modelingUnit: 'bpe' as const, bpeVocab: hotwords.pieces }),
    },
    decodingMethod: hotwords ? 'modified_beam_search' : 'greedy_search',
    maxActivePaths: PATHS,
    // Where an utterance ends is for the ears to say.
    enableEndpoint: 0,
    ...(hotwords && { hotwordsFile: hotwords.words, hotwordsScore: HOTWORD_SCORE }),
  };
}
