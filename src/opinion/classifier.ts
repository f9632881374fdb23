import './no-telemetry.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { ENCODER_MODEL } from '../models/required.ts';
import { Encoder, ONE_CORE, WIDTH } from './encoder.ts';
import { grams } from './grams.ts';
import { type Guess, guessOf, type Head } from './guess.ts';
import { HEAD_FOLDER } from './head.ts';
import { windows } from './plain.ts';

/** The sentence model's lower layers, and above them what was trained on the corpus. Not for the main thread: it blocks for some ms. */
export class Classifier {
  /** As it is stored with an opinion. */
  readonly model: string;
  readonly #encoder: Encoder;
  readonly #session: InferenceSession;
  readonly #head: Head;

  private constructor(encoder: Encoder, session: InferenceSession, head: Head) {
    this.#encoder = encoder;
    this.#session = session;
    this.#head = head;
    this.model = `${ENCODER_MODEL}+opinion@${head.version}`;
  }

  /**
   * @param cacheDir the folder of all models, see `modelDir`
   * Throws what the runtime or the file system says of a file that cannot be read.
   */
  static async load(cacheDir: string, headFolder: string = HEAD_FOLDER): Promise<Classifier> {
    const head = JSON.parse(readFileSync(join(headFolder, 'head.json'), 'utf8')) as Head;
    const encoder = await Encoder.load(join(cacheDir, ENCODER_MODEL));
    const session = await InferenceSession.create(readFileSync(join(headFolder, 'head.onnx')), ONE_CORE);
    return new Classifier(encoder, session, head);
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
    const rows = grams(piece);
    const outputs = await this.#session.run({
      hidden: new Tensor('float32', hidden, [1, tokens, WIDTH]),
      rows: new Tensor('int64', BigInt64Array.from(rows, BigInt), [1, rows.length]),
    });
    return guessOf([...(outputs.logits!.data as Float32Array)], this.#head);
  }

  async close(): Promise<void> {
    await this.#session.release();
    await this.#encoder.release();
  }
}

function weight({ tier }: Guess): number {
  return 100 * tier.emergency + 10 * tier.urgent + tier.semi_urgent;
}
