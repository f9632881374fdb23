import '../no-telemetry.ts';
import { join } from 'node:path';
import { ENCODER_MODEL } from '../models/required.ts';
import { Embedder } from './embedder.ts';
import { Encoder } from './encoder.ts';
import { grams } from './grams.ts';
import { type Guess, guessOf } from './guess.ts';
import { HEAD_FOLDER } from './head.ts';
import { windows } from './plain.ts';
import { Trained } from './trained.ts';

/** The sentence model's lower layers, and above them what was trained on the corpus. Not for the main thread: it blocks for some ms. */
export class Classifier {
  /** As it is stored with an opinion. */
  readonly model: string;
  readonly #encoder: Encoder;
  readonly #trained: Trained;
  readonly #directory: string;
  #embedder: Promise<Embedder> | null = null;

  private constructor(directory: string, encoder: Encoder, trained: Trained) {
    this.#directory = directory;
    this.#encoder = encoder;
    this.#trained = trained;
    this.model = `${ENCODER_MODEL}+opinion@${trained.head.version}`;
  }

  /**
   * @param cacheDir the folder of all models, see `modelDir`
   * Throws what the runtime or the file system says of a file that cannot be read.
   */
  static async load(cacheDir: string, headFolder: string = HEAD_FOLDER): Promise<Classifier> {
    const directory = join(cacheDir, ENCODER_MODEL);
    const encoder = await Encoder.load(directory);
    return new Classifier(directory, encoder, await Trained.load(headFolder));
  }

  /** The gravest of what the pieces of the text give; four decimals, so that the last bits of a sum do not matter. */
  async guess(text: string): Promise<Guess> {
    let gravest: Guess | null = null;
    for (const piece of windows(text)) {
      const guess = await this.#guess(piece);
      if (gravest === null) gravest = guess;
      else
        gravest = {
          ...(weight(guess) > weight(gravest) ? guess : gravest),
          crisis: Math.max(guess.crisis, gravest.crisis),
        };
    }
    return gravest!;
  }

  async #guess(piece: string): Promise<Guess> {
    const { tokens, hidden } = await this.#encoder.encode(piece);
    return guessOf(await this.#trained.logits(tokens, hidden, grams(piece)), this.#trained.head);
  }

  /** What a text means, as `Embedder.embed`. The layers that only this needs are loaded when it is first asked. */
  async embed(text: string): Promise<Float32Array> {
    this.#embedder ??= Embedder.load(this.#directory, this.#encoder);
    return (await this.#embedder).embed(text);
  }

  async close(): Promise<void> {
    const embedder = await this.#embedder?.catch(() => null);
    await embedder?.release();
    await this.#trained.release();
    await this.#encoder.release();
  }
}

function weight({ tier }: Guess): number {
  return 100 * tier.emergency + 10 * tier.urgent + tier.semi_urgent;
}
