import type { CallLeg } from '../../telephony/leg.ts';
import type { Spoken, Turn } from './turn.ts';

/**
 * A turn of ours on a leg: it can be stopped and taken up again where it was stopped. The leg only knows a queue and a flush; what was
 * flushed is queued anew, so that no mark is lost, and word of a mark that was flushed is not listened to.
 */
export class Playback {
  readonly turn: Turn;
  readonly #leg: CallLeg;
  readonly #name: string;
  /** Marks of an earlier queue are told apart by this. */
  #queue = 0;
  /** The place in the turn at which the leg's present queue began, and what the leg had played then. */
  #began = { place: 0, played: 0 };
  #stoppedAt: number | null = null;
  /** How far the sound was handed out that goes with the frames of the far end. */
  #shownTo = 0;

  constructor(leg: CallLeg, name: string, turn: Turn) {
    this.#leg = leg;
    this.#name = name;
    this.turn = turn;
    this.#began.played = leg.played;
  }

  get isPaused(): boolean {
    return this.#stoppedAt !== null;
  }

  /** All that is there so far was heard, and nobody stopped it. */
  get isHeardOut(): boolean {
    return !this.isPaused && this.place >= this.turn.length;
  }

  /** Samples of the turn that were heard. */
  get place(): number {
    if (this.#stoppedAt !== null) return this.#stoppedAt;
    const { place, played } = this.#began;
    return Math.max(this.turn.heardTo, Math.min(this.turn.length, place + this.#leg.played - played));
  }

  /** @param words false: silence, or words that are not of the piece */
  add(samples: Int16Array, words = true): void {
    this.turn.add(samples, words);
    if (!this.isPaused) this.#leg.play(samples);
  }

  endPiece(): void {
    const pieces = this.turn.endPiece();
    if (!this.isPaused) this.#mark(pieces);
  }

  reached(mark: string): void {
    const [name, queue, pieces] = mark.split('.');
    if (name === this.#name && Number(queue) === this.#queue && !this.isPaused) this.turn.reached(Number(pieces));
  }

  pause(): void {
    if (this.isPaused) return;
    const { place } = this;
    this.#leg.flush();
    this.#stoppedAt = place;
    this.turn.stoppedAt(place);
  }

  resume(): void {
    if (this.#stoppedAt === null) return;
    const place = this.turn.goOnFrom(this.#stoppedAt);
    this.#stoppedAt = null;
    this.#queue++;
    this.#began = { place, played: this.#leg.played };
    this.#shownTo = place;
    for (const next of this.turn.from(place))
      if ('samples' in next) this.#leg.play(next.samples);
      else this.#mark(next.pieces);
  }

  /** For good. What was heard of it can still be asked for. */
  stop(): void {
    this.pause();
    this.turn.abort();
  }

  spoken(): Spoken {
    return this.turn.spoken(this.place);
  }

  /** The next samples that were heard: what an echo is compared with. Silence while it is stopped. */
  shown(count: number): Int16Array {
    if (this.isPaused) return new Int16Array(count);
    const { place } = this;
    // The far end's frames come with the jitter of the network; only what is further off than that is another place.
    if (Math.abs(place - this.#shownTo - count) > 3 * count) this.#shownTo = Math.max(0, Math.floor(place) - count);
    const samples = this.turn.between(this.#shownTo, count);
    this.#shownTo += count;
    return samples;
  }

  #mark(pieces: number): void {
    this.#leg.mark(`${this.#name}.${this.#queue}.${pieces}`);
  }
}
