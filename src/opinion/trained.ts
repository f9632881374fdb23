import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { ONE_CORE, WIDTH } from './encoder.ts';
import type { Head } from './guess.ts';

/** A trained part: head.onnx, and what its numbers mean. It blocks for some ms. */
export class Trained<H = Head> {
  readonly head: H;
  readonly #session: InferenceSession;

  private constructor(head: H, session: InferenceSession) {
    this.head = head;
    this.#session = session;
  }

  /** Throws what the runtime or the file system says of a file that cannot be read. */
  static async load<H = Head>(folder: string): Promise<Trained<H>> {
    const head = JSON.parse(readFileSync(join(folder, 'head.json'), 'utf8')) as H;
    return new Trained(head, await InferenceSession.create(readFileSync(join(folder, 'head.onnx')), ONE_CORE));
  }

  /**
   * @param hidden what the lower layers make of the text, WIDTH numbers a token
   * @param rows of its n-grams
   * @returns logits of all heads side by side
   */
  async logits(tokens: number, hidden: Float32Array, rows: readonly number[]): Promise<number[]> {
    const { logits } = await this.#session.run({
      hidden: new Tensor('float32', hidden, [1, tokens, WIDTH]),
      rows: new Tensor('int64', BigInt64Array.from(rows, BigInt), [1, rows.length]),
    });
    return [...(logits!.data as Float32Array)];
  }

  async release(): Promise<void> {
    await this.#session.release();
  }
}
