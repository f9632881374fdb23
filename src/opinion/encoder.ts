import '../no-telemetry.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { endingAt } from './onnx-output.ts';

/** How many of the six layers of ENCODER_MODEL are used as they are; those above were trained further and lie in models/opinion. */
export const ENCODER_LAYERS = 2;
/** The tensor at which they end. */
export const LAST_LOWER = `/encoder/layer.${ENCODER_LAYERS - 1}/output/LayerNorm/Add_1_output_0`;
/** Numbers a token. */
export const WIDTH = 384;
/** Pieces of words that are read at once, both ends included. */
const MOST_TOKENS = 128;
/** The same of a question that is read with its answer. */
const MOST_OF_QUESTION = 48;

/** What the lower layers make of a text: one row of WIDTH numbers a token. */
export interface Encoded {
  tokens: number;
  hidden: Float32Array;
}

/** The lower layers of the sentence model. One core; the same text gives the same numbers on one machine. */
export class Encoder {
  readonly #tokenizer: Tokenizer;
  readonly #session: InferenceSession;

  private constructor(tokenizer: Tokenizer, session: InferenceSession) {
    this.#tokenizer = tokenizer;
    this.#session = session;
  }

  /**
   * @param directory of the model's files, checked before
   * Throws what the runtime says of a file that it cannot read.
   */
  static async load(directory: string): Promise<Encoder> {
    const json = (name: string) => JSON.parse(readFileSync(join(directory, name), 'utf8'));
    const tokenizer = new Tokenizer(json('tokenizer.json'), json('tokenizer_config.json'));
    const bytes = readFileSync(join(directory, 'onnx', 'model_quantized.onnx'));
    const session = await InferenceSession.create(endingAt(bytes, LAST_LOWER), ONE_CORE);
    return new Encoder(tokenizer, session);
  }

  /**
   * @param text as `plain` gives it
   * @param question that the text answers, in the same form: both are read together
   */
  async encode(text: string, question?: string): Promise<Encoded> {
    const asked = question === undefined ? [] : shortened(this.#tokenizer.encode(question).ids, MOST_OF_QUESTION);
    const own = shortened(this.#tokenizer.encode(text).ids, MOST_TOKENS - asked.length);
    // The answer's own beginning is the end of the question.
    const ids = asked.length > 0 ? [...asked, ...own.slice(1)] : own;
    const row = (value: (id: number) => number) =>
      new Tensor(
        'int64',
        BigInt64Array.from(ids, (id) => BigInt(value(id))),
        [1, ids.length],
      );
    // One text at a time: the scale of a quantised layer is that of the whole batch, so neighbours would change the result.
    const outputs = await this.#session.run({
      input_ids: row((id) => id),
      attention_mask: row(() => 1),
      token_type_ids: new Tensor(
        'int64',
        BigInt64Array.from(ids, (_, at) => (asked.length > 0 && at >= asked.length ? 1n : 0n)),
        [1, ids.length],
      ),
    });
    return { tokens: ids.length, hidden: Object.values(outputs)[0]!.data as Float32Array };
  }

  async release(): Promise<void> {
    await this.#session.release();
  }
}

/** The end stays: it is a mark. */
function shortened(ids: number[], most: number): number[] {
  return ids.length > most ? [...ids.slice(0, most - 1), ids.at(-1)!] : ids;
}

/** Nothing is shared out: one call's opinion must not take the recogniser's cores. */
export const ONE_CORE: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  executionProviders: ['cpu'],
  logSeverityLevel: 3,
};
