import { readFile } from 'node:fs/promises';
import { fold } from './automaton.ts';

/** Moonshine's tokens for the beginning of a text and for its end. */
export const BEGIN = 1;
export const END = 2;
/** The tokens before this one are signs of the model, not words; then come single bytes, then the pieces of words in the order in which they were learnt. */
export const FIRST_WORD = 3;
const FIRST_PIECE = FIRST_WORD + 256;

/** The tokens that a Moonshine model writes with: byte-pair encoding with a space before each word. */
export class Pieces {
  /** What each token writes. */
  readonly all: readonly string[];
  /** The same as an automaton reads it. */
  readonly folded: readonly string[];
  readonly #numbers = new Map<string, number>();

  constructor(all: readonly string[]) {
    this.all = all;
    this.folded = all.map(fold);
    for (let token = FIRST_PIECE; token < all.length; token++) this.#numbers.set(all[token]!, token);
  }

  /** Reads a `tokens.txt`: a line a token, in base64. */
  static async load(file: string): Promise<Pieces> {
    const lines = (await readFile(file, 'latin1')).trimEnd().split('\n');
    return new Pieces(lines.map((line) => Buffer.from(line.split(' ')[0]!, 'base64').toString('utf8')));
  }

  /** The tokens that the model would write a text with: neighbours become one piece, those that were learnt first before others. */
  encode(text: string): number[] {
    if (text === '') return [];
    const parts = [...` ${text}`];
    for (;;) {
      let best = -1;
      let first = Number.POSITIVE_INFINITY;
      for (let i = 0; i + 1 < parts.length; i++) {
        const token = this.#numbers.get(parts[i]! + parts[i + 1]!);
        if (token === undefined || token >= first) continue;
        first = token;
        best = i;
      }
      if (best < 0) break;
      parts.splice(best, 2, parts[best]! + parts[best + 1]!);
    }
    return parts.flatMap((part) => this.#numbers.get(part) ?? [...Buffer.from(part)].map((byte) => FIRST_WORD + byte));
  }
}
