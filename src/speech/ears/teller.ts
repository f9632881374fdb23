import type { Lang } from '../../lang.ts';
import type { Claims } from './claims.ts';
import type { Hearing } from './hearing.ts';
import { RANK } from './queue.ts';
import { join } from './reader.ts';
import type { SecondReader } from './second.ts';
import { msAt, type Talk } from './talk.ts';
import type { Tape } from './tape.ts';

/** Tells of turns in the order in which they ended, each as soon as it is read, and has each read once more behind that. */
export class Teller {
  readonly #hearing: Hearing;
  readonly #tape: Tape;
  readonly #second: SecondReader | null;
  readonly #claims: Claims;
  /** The first sample that a talk under way needs; null: there is none. */
  readonly #needed: () => number | null;
  #settledAt: number;
  #untold = 0;
  #told: Promise<void> = Promise.resolve();
  #readTwice: Promise<unknown> = Promise.resolve();

  /**
   * @param second null: nothing is read again
   * @param at number of the first sample that will come
   * @param needed the first sample that a talk under way needs; null: there is none
   */
  constructor(
    hearing: Hearing,
    tape: Tape,
    second: SecondReader | null,
    claims: Claims,
    at: number,
    needed: () => number | null,
  ) {
    this.#hearing = hearing;
    this.#tape = tape;
    this.#second = second;
    this.#claims = claims;
    this.#settledAt = at;
    this.#needed = needed;
  }

  /** Turns that have ended and are not told of yet. */
  get untold(): number {
    return this.#untold;
  }

  /** Resolves when everything that has ended so far is told of. */
  get told(): Promise<void> {
    return this.#told;
  }

  /** Resolves when all of it was read a second time, or will not be. */
  get readTwice(): Promise<unknown> {
    return this.#readTwice;
  }

  /** Nothing before this sample is needed any more, and this was told up to here. */
  get settledAt(): number {
    return this.#settledAt;
  }

  /** It was nobody who speaks into this telephone. */
  nothing(at: number): void {
    this.#told = this.#told.then(() => this.#hearing.nothing());
    this.settle(at);
  }

  /** A talk that has ended at sample `to`. */
  tell(talk: Talk, to: number): void {
    if (this.#hearing.partial) for (const { claim } of talk.done) claim.rank = RANK.ended;
    this.#untold++;
    this.#told = this.#told.then(async () => {
      const parts = await Promise.all(talk.done.map(({ result }) => result));
      const readings = join(
        parts.filter((part) => part !== null),
        msAt(to - talk.from),
      );
      const best = readings[0];
      const { tookMs: decodeMs, name: awaited } = talk.done.at(-1)!;
      if (awaited && best?.text) this.#hearing.closing(best.text, best.lang, msAt(to));
      const name = awaited && (await awaited.inTime());
      this.#untold--;
      if (!best?.text) this.#hearing.nothing();
      else
        this.#hearing.utterance({
          text: best.text,
          lang: best.lang,
          readings: readings.map(({ lang, text }) => ({ lang, text })),
          ...(best.others && best.others.length > 0 && { others: best.others }),
          ...(name && (awaited?.of === 'medicine' ? { medicine: name } : { name })),
          startMs: msAt(talk.from),
          endMs: msAt(to),
          decodeMs,
        });
      if (best?.text) this.#readAgain(talk, best.lang);
      this.settle(to);
    });
  }

  /** Nothing before `at` is needed any more, but for what is under way. */
  settle(at: number): void {
    const needed = Math.min(at, this.#needed() ?? at);
    if (needed <= this.#settledAt) return;
    this.#settledAt = needed;
    this.#hearing.settled(needed);
  }

  /** Once more by other means, now that the words are told. It goes on when the caller has hung up. */
  #readAgain(talk: Talk, lang: Lang): void {
    if (!this.#second) return;
    const claim = this.#claims.lasting(RANK.again);
    const spans = talk.done.map(({ span }) => span);
    const reading = this.#second.read(this.#tape, spans, lang, claim);
    this.#readTwice = Promise.all([
      this.#readTwice,
      reading.then((found) => this.#hearing.second(msAt(talk.from), found)),
    ]);
  }
}
