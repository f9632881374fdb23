import '../no-telemetry.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { type Encoder, LAST_LOWER, ONE_CORE, WIDTH } from './encoder.ts';
import { startingAt } from './onnx-output.ts';
import { windows } from './plain.ts';

/**
 * What a text means, as a direction: texts of like meaning point the same way. The upper layers of the sentence model as its makers trained
 * them, on top of the lower ones that the classifier reads with: no weight is loaded twice.
 */
export class Embedder {
  readonly #lower: Encoder;
  readonly #upper: InferenceSession;

  private constructor(lower: Encoder, upper: InferenceSession) {
    this.#lower = lower;
    this.#upper = upper;
  }

  /**
   * @param directory of the model's files, checked before
   * @param lower the same model's lower layers; stays its owner's
   * Throws what the runtime says of a file that it cannot read.
   */
  static async load(directory: string, lower: Encoder): Promise<Embedder> {
    const bytes = readFileSync(join(directory, 'onnx', 'model_quantized.onnx'));
    return new Embedder(lower, await InferenceSession.create(startingAt(bytes, LAST_LOWER), ONE_CORE));
  }

  /** A vector of WIDTH numbers and length 1: the mean over all pieces of words. Only the beginning of a very long text counts. */
  async embed(text: string): Promise<Float32Array> {
    const { tokens, hidden } = await this.#lower.encode(windows(text)[0]!);
    const ones = new Tensor('int64', new BigInt64Array(tokens).fill(1n), [1, tokens]);
    const outputs = await this.#upper.run({
      [LAST_LOWER]: new Tensor('float32', hidden, [1, tokens, WIDTH]),
      attention_mask: ones,
    });
    const rows = Object.values(outputs)[0]!.data as Float32Array;
    const mean = new Float32Array(WIDTH);
    for (let at = 0; at < rows.length; at++) mean[at % WIDTH]! += rows[at]!;
    const length = Math.hypot(...mean) || 1;
    return mean.map((x) => x / length);
  }

  async release(): Promise<void> {
    await this.#upper.release();
  }
}
