import type { Lang } from '../../lang.ts';
import { SAMPLE_RATE } from '../../telephony/leg.ts';
import type { Piece } from '../script.ts';
import { quietestBefore } from './quiet-place.ts';
import { wordsHeard } from './words-heard.ts';

/** What was really played of a turn. */
export interface Spoken {
  text: string;
  complete: boolean;
}

/** A stretch of sound of a turn. Places are samples from the beginning of the turn. */
interface Sound {
  piece: number;
  from: number;
  samples: Int16Array;
  /** false: silence, or words that are not the piece's own. */
  words: boolean;
}

/** What is given to a leg, in order. */
export type Queued = { samples: Int16Array } | { pieces: number };

/** Of a piece that was stopped so near to its end all was heard: what is left is the dying of its last sound. */
const ALL_BUT_THE_END = 0.97;
/** A piece of which not all is rendered yet is taken to last so long, samples a letter: people hear some 15 letters a second. */
const LETTER = SAMPLE_RATE / 15;
/** A sentence goes on from a quiet place at most this long before the place where it was stopped, so that the cut word is whole. */
const BACK = 0.7 * SAMPLE_RATE;

/** One turn of ours: its pieces, their sound as far as it is rendered, and how much of it was heard. */
export class Turn {
  readonly pieces: readonly Piece[];
  readonly lang: Lang;
  readonly interruptible: boolean;
  /** Resolves when it was heard to its end or is given up. */
  readonly done: Promise<void>;
  /** A sentence of it could not be rendered. */
  leftOut = false;
  /** The caller was asked to wait for a sentence of this turn. */
  holding = false;
  readonly #abort = new AbortController();
  readonly #sounds: Sound[] = [];
  /** Where the pieces end whose sound is all there. */
  readonly #ends: number[] = [];
  #length = 0;
  #reached = 0;
  #finish: () => void = () => undefined;

  constructor(pieces: readonly Piece[], lang: Lang, interruptible: boolean) {
    this.pieces = pieces;
    this.lang = lang;
    this.interruptible = interruptible;
    this.done = new Promise((resolve) => {
      this.#finish = resolve;
    });
    if (pieces.length === 0) this.#finish();
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Samples that are there so far. */
  get length(): number {
    return this.#length;
  }

  /** Where the last piece ends that was heard to its end. */
  get heardTo(): number {
    return this.#ends[this.#reached - 1] ?? 0;
  }

  /** Every piece of it was heard to its end. */
  get heard(): boolean {
    return this.#reached === this.pieces.length;
  }

  add(samples: Int16Array, words: boolean): void {
    if (samples.length === 0) return;
    this.#sounds.push({ piece: this.#ends.length, from: this.#length, samples, words });
    this.#length += samples.length;
  }

  /** The sound of one more piece is all there. @returns how many are. */
  endPiece(): number {
    this.#ends.push(this.#length);
    return this.#ends.length;
  }

  /** So many pieces were heard to their ends. */
  reached(pieces: number): void {
    this.#reached = Math.max(this.#reached, pieces);
    if (this.heard) this.#finish();
  }

  /** It was stopped at this place, for a while or for good. */
  stoppedAt(place: number): void {
    while (this.#reached < this.#ends.length && this.#share(this.#reached, place) >= ALL_BUT_THE_END) this.#reached++;
    if (this.heard) this.#finish();
  }

  abort(): void {
    this.#abort.abort();
    this.#finish();
  }

  /** The piece that is being heard at a place, and how much of it was, 0 to 1. */
  at(place: number): { piece: number; share: number } {
    let piece = this.#reached;
    while (piece < this.#ends.length && (this.#ends[piece] as number) <= place) piece++;
    return { piece, share: this.#share(piece, place) };
  }

  /** Where to go on after a stop at `place`: the beginning of the sound there or its quietest place a little before. */
  goOnFrom(place: number): number {
    const sound = this.#sounds.findLast(({ from }) => from <= place);
    if (!sound || place >= sound.from + sound.samples.length) return place;
    if (place - sound.from <= BACK) return Math.max(sound.from, this.heardTo);
    return sound.from + quietestBefore(sound.samples, Math.floor(place - sound.from), BACK);
  }

  /** All from a place on, for a leg: sound, and after each piece how many have gone by. */
  *from(place: number): Iterable<Queued> {
    for (let piece = this.#reached; piece <= this.#ends.length; piece++) {
      for (const { from, samples } of this.#sounds.filter((s) => s.piece === piece))
        if (from >= place) yield { samples };
        else if (from + samples.length > place) yield { samples: samples.subarray(place - from) };
      if (piece < this.#ends.length) yield { pieces: piece + 1 };
    }
  }

  /** The sound between two places; silence where there is none. */
  between(from: number, count: number): Int16Array {
    const out = new Int16Array(count);
    for (const sound of this.#sounds) {
      const begin = Math.max(from, sound.from);
      const end = Math.min(from + count, sound.from + sound.samples.length);
      if (begin < end) out.set(sound.samples.subarray(begin - sound.from, end - sound.from), begin - from);
    }
    return out;
  }

  /** What was heard when it had come to `place`. */
  spoken(place: number): Spoken {
    const whole = this.pieces.slice(0, this.#reached).map(({ shown }) => shown);
    const cut = this.pieces[this.#reached];
    const part = cut ? wordsHeard(cut.shown, this.#share(this.#reached, place)) : '';
    const text = [...whole, part].filter(Boolean).join(' ');
    return { text: this.heard || !text ? text : `${text} …`, complete: this.heard && !this.leftOut };
  }

  #share(piece: number, place: number): number {
    const own = this.#sounds.filter((s) => s.piece === piece && s.words);
    const [first] = own;
    const last = own.at(-1);
    if (!first || !last) return (this.#ends[piece] ?? Number.POSITIVE_INFINITY) <= place ? 1 : 0;
    const known = last.from + last.samples.length - first.from;
    const whole = piece < this.#ends.length ? known : Math.max(known, LETTER * (this.pieces[piece]?.shown.length ?? 0));
    const share = (place - first.from) / whole;
    return Math.max(0, Math.min(1, share));
  }
}
