import '../../../no-telemetry.ts';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { toFloat } from '../../../audio/float.ts';
import type { MoonshineFiles } from '../../files.ts';
import { BEGIN, Pieces } from './pieces.ts';

const ONE_CORE = { intraOpNumThreads: 1, interOpNumThreads: 1 } as const;

type Tensors = Record<string, Tensor>;

/** A text as far as it is decided: what follows it is in `chances`. */
export interface Cursor {
  readonly text: string;
  /** The natural logarithm of how likely the text is, for this sound. */
  readonly logp: number;
  /** The logarithm of how likely each token is to follow. */
  readonly chances: Float32Array;
  readonly tokens: number;
  readonly memory: Memory;
}

/** Keys and values of the decoder's layers for a text, which may be the beginning of a longer one. */
interface Memory {
  readonly layers: readonly Float32Array[];
  /** Which of the texts in the layers, and how many tokens each has there. */
  readonly row: number;
  readonly length: number;
}

/**
 * A Moonshine model that is asked token by token, so that somebody else may say which words can follow. The same files as the engine's, run by
 * onnxruntime; it blocks its thread while it works. Several tokens at once cost little more than one: the weights are read once.
 */
export class StepDecoder {
  readonly pieces: Pieces;
  readonly #encoder: InferenceSession;
  readonly #decoder: InferenceSession;
  readonly #past: string[];
  /** Heads of a layer and values of a head. */
  readonly heads: number;
  readonly width: number;

  private constructor(encoder: InferenceSession, decoder: InferenceSession, pieces: Pieces) {
    this.#encoder = encoder;
    this.#decoder = decoder;
    this.pieces = pieces;
    this.#past = decoder.inputNames.filter((name) => name.startsWith('past'));
    const shape = decoder.inputMetadata.find(({ name }) => name === this.#past[0]);
    const dims = shape?.isTensor ? shape.shape : [];
    this.heads = Number(dims[1]);
    this.width = Number(dims[3]);
  }

  /** Throws what the runtime says of a file that it cannot read. */
  static async load({ encoder, decoder, tokens }: MoonshineFiles): Promise<StepDecoder> {
    const sessions = [InferenceSession.create(encoder, ONE_CORE), InferenceSession.create(decoder, ONE_CORE)] as const;
    return new StepDecoder(await sessions[0], await sessions[1], await Pieces.load(tokens));
  }

  /** What the model hears, before any word. @param samples 16 kHz */
  async encode(samples: Int16Array): Promise<Tensor> {
    const sound = toFloat(samples);
    const { last_hidden_state: hidden } = await this.#encoder.run({
      input_values: new Tensor('float32', sound, [1, sound.length]),
    });
    return hidden as Tensor;
  }

  /** @param draft tokens of a text that it may be: what follows each beginning of it is worked out in the same step */
  async listen(hidden: Tensor, draft: readonly number[] = []): Promise<Listened> {
    const feeds: Tensors = {
      input_ids: idsOf([BEGIN, ...draft], 1),
      encoder_hidden_states: hidden,
      use_cache_branch: flag(false),
    };
    for (const name of this.#past)
      feeds[name] = new Tensor('float32', new Float32Array(0), [0, this.heads, 1, this.width]);
    return new Listened(this, hidden, draft, (await this.#decoder.run(feeds)) as Tensors);
  }

  /** The names of the decoder's inputs that hold what came before: of the text, or of the sound. */
  pastOf(kind: 'decoder' | 'encoder'): string[] {
    return this.#past.filter((name) => name.includes(`.${kind}.`));
  }

  /**
   * @param tokens those that follow each text, one text after the other
   * @param length of these texts so far
   * @param memories of them, one after the other in every tensor
   */
  async run(
    tokens: readonly number[],
    texts: number,
    length: number,
    memories: (index: number) => Float32Array,
    sound: Tensors,
  ): Promise<Tensors> {
    const names = this.pastOf('decoder');
    const feeds: Tensors = { ...sound, input_ids: idsOf(tokens, texts), use_cache_branch: flag(true) };
    for (const [i, name] of names.entries())
      feeds[name] = new Tensor('float32', memories(i), [texts, this.heads, length, this.width]);
    return (await this.#decoder.run(feeds, ['logits', ...names.map(presentOf)])) as Tensors;
  }
}

/** A sound that was encoded, with the text that is about to begin. */
export class Listened {
  readonly start: Cursor;
  /** Behind each token of the draft. */
  readonly draft: readonly Cursor[];
  readonly #decoder: StepDecoder;
  readonly #sound: Tensors;

  constructor(decoder: StepDecoder, hidden: Tensor, draft: readonly number[], outputs: Tensors) {
    this.#decoder = decoder;
    // One for all texts: the runtime repeats it where there are several.
    this.#sound = { encoder_hidden_states: hidden };
    for (const name of decoder.pastOf('encoder')) this.#sound[name] = outputs[presentOf(name)]!;
    const layers = decoder.pastOf('decoder').map((name) => numbers(outputs[presentOf(name)]!));
    const memory = { layers, row: 0, length: draft.length + 1 };
    const logits = numbers(outputs.logits!);
    const words = logits.length / (draft.length + 1);
    this.start = { text: '', logp: 0, chances: logSoftmax(logits.subarray(0, words)), tokens: 1, memory };
    this.draft = this.#cursors(this.start, draft, logits.subarray(words), memory);
  }

  /** Each text with one token more; all are of one length. */
  async follow(steps: readonly { from: Cursor; token: number }[]): Promise<Cursor[]> {
    const found = await this.#go(
      steps.map(({ from }) => from),
      steps.map(({ token }) => [token]),
    );
    return found.map(([cursor]) => cursor!);
  }

  /** One text with several tokens more: the places behind each of them. */
  async along(from: Cursor, tokens: readonly number[]): Promise<Cursor[]> {
    const [found] = await this.#go([from], [tokens]);
    return found!;
  }

  async #go(texts: readonly Cursor[], more: readonly (readonly number[])[]): Promise<Cursor[][]> {
    const before = texts[0]!.tokens;
    const after = more[0]!.length;
    const memories = (i: number) => this.#gather(texts, i, before);
    const outputs = await this.#decoder.run(more.flat(), texts.length, before, memories, this.#sound);
    const layers = this.#decoder.pastOf('decoder').map((name) => numbers(outputs[presentOf(name)]!));
    const logits = numbers(outputs.logits!);
    const each = logits.length / texts.length;
    return texts.map((from, row) => {
      const own = logits.subarray(row * each, (row + 1) * each);
      return this.#cursors(from, more[row]!, own, { layers, row, length: before + after });
    });
  }

  #cursors(from: Cursor, tokens: readonly number[], logits: Float32Array, memory: Memory): Cursor[] {
    const words = logits.length / tokens.length;
    const found: Cursor[] = [];
    for (const [i, token] of tokens.entries()) {
      const last = found.at(-1) ?? from;
      found.push({
        text: last.text + this.#decoder.pieces.all[token],
        logp: last.logp + last.chances[token]!,
        chances: logSoftmax(logits.subarray(i * words, (i + 1) * words)),
        tokens: last.tokens + 1,
        memory,
      });
    }
    return found;
  }

  /** One layer's memory of several texts, so many tokens of each. */
  #gather(texts: readonly Cursor[], layer: number, tokens: number): Float32Array {
    const { heads, width } = this.#decoder;
    const all = new Float32Array(texts.length * heads * tokens * width);
    let at = 0;
    for (const { memory } of texts)
      for (let head = 0; head < heads; head++) {
        const from = (memory.row * heads + head) * memory.length * width;
        all.set(memory.layers[layer]!.subarray(from, from + tokens * width), at);
        at += tokens * width;
      }
    return all;
  }
}

const presentOf = (name: string) => name.replace('past_key_values', 'present');
const numbers = (tensor: Tensor) => tensor.data as Float32Array;
const flag = (value: boolean) => new Tensor('bool', [value], [1]);
const idsOf = (ids: readonly number[], texts: number) =>
  new Tensor('int64', BigInt64Array.from(ids, BigInt), [texts, ids.length / texts]);

function logSoftmax(logits: Float32Array): Float32Array {
  let most = -Infinity;
  for (const x of logits) if (x > most) most = x;
  let sum = 0;
  for (const x of logits) sum += Math.exp(x - most);
  const all = most + Math.log(sum);
  return logits.map((x) => x - all);
}
