import '../../../no-telemetry.ts';
import { readFile } from 'node:fs/promises';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { toFloat } from '../../../audio/float.ts';
import type { MoonshineFiles } from '../../files.ts';

/** Moonshine's tokens for the beginning of a text and for its end. */
const BEGIN = 1;
const END = 2;
/** The tokens before this one are signs of the model, not words. */
const FIRST_WORD = 3;
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
  /** Keys and values of the decoder's layers. */
  readonly cache: readonly Float32Array[];
}

/**
 * A Moonshine model that is asked token by token, so that somebody else may say which words can follow. The same files as the engine's, run by
 * onnxruntime; it blocks its thread while it works.
 */
export class StepDecoder {
  /** What each token writes. */
  readonly pieces: readonly string[];
  readonly #encoder: InferenceSession;
  readonly #decoder: InferenceSession;
  readonly #past: string[];
  readonly #heads: number;
  readonly #width: number;

  private constructor(encoder: InferenceSession, decoder: InferenceSession, pieces: string[]) {
    this.#encoder = encoder;
    this.#decoder = decoder;
    this.pieces = pieces;
    this.#past = decoder.inputNames.filter((name) => name.startsWith('past'));
    const shape = decoder.inputMetadata.find(({ name }) => name === this.#past[0]);
    const dims = shape?.isTensor ? shape.shape : [];
    this.#heads = Number(dims[1]);
    this.#width = Number(dims[3]);
  }

  /** Throws what the runtime says of a file that it cannot read. */
  static async load({ encoder, decoder, tokens }: MoonshineFiles): Promise<StepDecoder> {
    const lines = (await readFile(tokens, 'latin1')).trimEnd().split('\n');
    const pieces = lines.map((line) => Buffer.from(line.split(' ')[0]!, 'base64').toString('utf8'));
    const sessions = [InferenceSession.create(encoder, ONE_CORE), InferenceSession.create(decoder, ONE_CORE)] as const;
    return new StepDecoder(await sessions[0], await sessions[1], pieces);
  }

  /** @param samples 16 kHz */
  async listen(samples: Int16Array): Promise<Listened> {
    const sound = toFloat(samples);
    const { last_hidden_state: hidden } = await this.#encoder.run({
      input_values: new Tensor('float32', sound, [1, sound.length]),
    });
    const feeds: Tensors = {
      input_ids: idsOf([BEGIN]),
      encoder_hidden_states: hidden as Tensor,
      use_cache_branch: flag(false),
    };
    for (const name of this.#past)
      feeds[name] = new Tensor('float32', new Float32Array(0), [0, this.#heads, 1, this.#width]);
    const outputs = (await this.#decoder.run(feeds)) as Tensors;
    return new Listened(this, hidden as Tensor, outputs);
  }

  /** The names of the decoder's inputs that hold what came before: of the text, or of the sound. */
  pastOf(kind: 'decoder' | 'encoder'): string[] {
    return this.#past.filter((name) => name.includes(`.${kind}.`));
  }

  /** @param tokens each the last of a text of `length` tokens; @param caches of these texts, one after the other in every tensor */
  async run(
    tokens: number[],
    length: number,
    caches: (index: number) => Float32Array,
    sound: Tensors,
  ): Promise<Tensors> {
    const names = this.pastOf('decoder');
    const feeds: Tensors = { ...sound, input_ids: idsOf(tokens), use_cache_branch: flag(true) };
    for (const [i, name] of names.entries())
      feeds[name] = new Tensor('float32', caches(i), [tokens.length, this.#heads, length, this.#width]);
    return (await this.#decoder.run(feeds, ['logits', ...names.map(presentOf)])) as Tensors;
  }
}

/** A sound that was encoded, with the text that is about to begin. */
export class Listened {
  readonly start: Cursor;
  readonly #decoder: StepDecoder;
  readonly #hidden: Tensor;
  readonly #keys: Tensors = {};
  readonly #sounds = new Map<number, Tensors>();

  constructor(decoder: StepDecoder, hidden: Tensor, outputs: Tensors) {
    this.#decoder = decoder;
    this.#hidden = hidden;
    for (const name of decoder.pastOf('encoder')) this.#keys[name] = outputs[presentOf(name)]!;
    const cache = decoder.pastOf('decoder').map((name) => Float32Array.from(numbers(outputs[presentOf(name)]!)));
    this.start = { text: '', logp: 0, chances: logSoftmax(numbers(outputs.logits!)), tokens: 1, cache };
  }

  /** Each text with one token more; all are of one length. */
  async follow(steps: readonly { from: Cursor; token: number }[]): Promise<Cursor[]> {
    const length = steps[0]!.from.tokens;
    const cacheOf = (i: number) => {
      const size = steps[0]!.from.cache[i]!.length;
      const all = new Float32Array(size * steps.length);
      for (const [k, { from }] of steps.entries()) all.set(from.cache[i]!, k * size);
      return all;
    };
    const outputs = await this.#decoder.run(
      steps.map(({ token }) => token),
      length,
      cacheOf,
      this.#sound(steps.length),
    );
    const logits = numbers(outputs.logits!);
    const part = (data: Float32Array, k: number) => {
      const size = data.length / steps.length;
      return data.slice(k * size, (k + 1) * size);
    };
    const caches = this.#decoder.pastOf('decoder').map((name) => numbers(outputs[presentOf(name)]!));
    return steps.map(({ from, token }, k) => ({
      text: from.text + this.#decoder.pieces[token],
      logp: from.logp + from.chances[token]!,
      chances: logSoftmax(part(logits, k)),
      tokens: length + 1,
      cache: caches.map((data) => part(data, k)),
    }));
  }

  /** The sound for so many texts at once. */
  #sound(texts: number): Tensors {
    const known = this.#sounds.get(texts);
    if (known) return known;
    const sound: Tensors = { encoder_hidden_states: repeated(this.#hidden, texts) };
    for (const [name, keys] of Object.entries(this.#keys)) sound[name] = repeated(keys, texts);
    this.#sounds.set(texts, sound);
    return sound;
  }
}

export { END, FIRST_WORD };

const presentOf = (name: string) => name.replace('past_key_values', 'present');
const numbers = (tensor: Tensor) => tensor.data as Float32Array;
const flag = (value: boolean) => new Tensor('bool', [value], [1]);
const idsOf = (ids: number[]) => new Tensor('int64', BigInt64Array.from(ids, BigInt), [ids.length, 1]);

function repeated(tensor: Tensor, times: number): Tensor {
  if (times === 1) return tensor;
  const one = numbers(tensor);
  const all = new Float32Array(one.length * times);
  for (let k = 0; k < times; k++) all.set(one, k * one.length);
  return new Tensor('float32', all, [times, ...tensor.dims.slice(1)]);
}

function logSoftmax(logits: Float32Array): Float32Array {
  let most = -Infinity;
  for (const x of logits) if (x > most) most = x;
  let sum = 0;
  for (const x of logits) sum += Math.exp(x - most);
  const all = most + Math.log(sum);
  return logits.map((x) => x - all);
}
