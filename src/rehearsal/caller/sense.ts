import '../../opinion/no-telemetry.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { ENCODER_MODEL } from '../../models/required.ts';
import { checkModels, modelDir } from '../../models/state.ts';
import { ONE_CORE, WIDTH } from '../../opinion/encoder.ts';

/** A sentence of the box is short; what is longer says nothing more of its meaning. */
const MOST_TOKENS = 64;

/** How near two texts are in meaning: 1 is the same, 0 has nothing to do with it. English; of Spanish only what both tongues share. */
export interface Sense {
  near(a: string, b: string): Promise<number>;
  close(): Promise<void>;
}

/** The whole sentence model, of which the classifier uses the lower layers: the mean of its last layer. */
export class SentenceSense implements Sense {
  readonly #tokenizer: Tokenizer;
  readonly #session: InferenceSession;
  readonly #known = new Map<string, Promise<Float32Array>>();

  private constructor(tokenizer: Tokenizer, session: InferenceSession) {
    this.#tokenizer = tokenizer;
    this.#session = session;
  }

  /** @param cacheDir the folder of all models. Rejects with NB_MODEL_MISSING or NB_MODEL_HASH. */
  static async load(cacheDir: string): Promise<SentenceSense> {
    await checkModels({ ids: [ENCODER_MODEL], cacheDir });
    const at = modelDir(cacheDir, ENCODER_MODEL);
    const json = (name: string) => JSON.parse(readFileSync(join(at, name), 'utf8'));
    const tokenizer = new Tokenizer(json('tokenizer.json'), json('tokenizer_config.json'));
    const session = await InferenceSession.create(join(at, 'onnx', 'model_quantized.onnx'), ONE_CORE);
    return new SentenceSense(tokenizer, session);
  }

  async near(a: string, b: string): Promise<number> {
    const [x, y] = await Promise.all([this.#vector(a), this.#vector(b)]);
    let sum = 0;
    for (let i = 0; i < WIDTH; i++) sum += x[i]! * y[i]!;
    return sum;
  }

  async close(): Promise<void> {
    await this.#session.release();
  }

  #vector(text: string): Promise<Float32Array> {
    const known = this.#known.get(text);
    if (known) return known;
    const made = this.#make(text);
    this.#known.set(text, made);
    return made;
  }

  async #make(text: string): Promise<Float32Array> {
    let ids: number[] = this.#tokenizer.encode(text.toLowerCase()).ids;
    if (ids.length > MOST_TOKENS) ids = [...ids.slice(0, MOST_TOKENS - 1), ids.at(-1)!];
    const row = (value: (id: number) => number) =>
      new Tensor(
        'int64',
        BigInt64Array.from(ids, (id) => BigInt(value(id))),
        [1, ids.length],
      );
    const outputs = await this.#session.run({
      input_ids: row((id) => id),
      attention_mask: row(() => 1),
      token_type_ids: row(() => 0),
    });
    const hidden = Object.values(outputs)[0]!.data as Float32Array;
    const mean = new Float32Array(WIDTH);
    for (let i = 0; i < hidden.length; i++) mean[i % WIDTH]! += hidden[i]!;
    const length = Math.hypot(...mean);
    return mean.map((x) => x / length);
  }
}
