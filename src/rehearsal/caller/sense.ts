import { ENCODER_MODEL } from '../../models/required.ts';
import { checkModels, modelDir } from '../../models/state.ts';
import { Embedder } from '../../opinion/embedder.ts';
import { Encoder } from '../../opinion/encoder.ts';

/** How near two texts are in meaning: 1 is the same, 0 has nothing to do with it. English; of Spanish only what both tongues share. */
export interface Sense {
  near(a: string, b: string): Promise<number>;
  close(): Promise<void>;
}

/** By the sentence model that the house has for its own answers. */
export class SentenceSense implements Sense {
  readonly #encoder: Encoder;
  readonly #embedder: Embedder;
  readonly #known = new Map<string, Promise<Float32Array>>();

  private constructor(encoder: Encoder, embedder: Embedder) {
    this.#encoder = encoder;
    this.#embedder = embedder;
  }

  /** @param cacheDir the folder of all models. Rejects with NB_MODEL_MISSING or NB_MODEL_HASH. */
  static async load(cacheDir: string): Promise<SentenceSense> {
    await checkModels({ ids: [ENCODER_MODEL], cacheDir });
    const directory = modelDir(cacheDir, ENCODER_MODEL);
    const encoder = await Encoder.load(directory);
    return new SentenceSense(encoder, await Embedder.load(directory, encoder));
  }

  async near(a: string, b: string): Promise<number> {
    const [x, y] = await Promise.all([this.#vector(a), this.#vector(b)]);
    return x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  }

  async close(): Promise<void> {
    await this.#embedder.release();
    await this.#encoder.release();
  }

  #vector(text: string): Promise<Float32Array> {
    const known = this.#known.get(text) ?? this.#embedder.embed(text);
    this.#known.set(text, known);
    return known;
  }
}
