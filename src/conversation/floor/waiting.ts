import type { Clock } from '../../clock.ts';
import type { Lang } from '../../lang.ts';
import type { Expected } from '../../speech/expected.ts';

/** A wait for a first sound of ours. All in ms. */
interface Patience {
  /** Silence since their last word from which a caller waits. */
  silent: number;
  /** So long after the words are known they wait at the least, however long the silence was that ended the turn: what is quick is there by then. */
  least: number;
  /** And at the most. */
  most: number;
}
/** From twice as much as people leave on (Stivers 2009: 200 ms) they wonder whether they were heard. */
const WORDS: Patience = { silent: 500, least: 80, most: 150 };
/** The same while a name is read further: it is mostly there by then. */
const CLOSING: Patience = { silent: 600, least: 80, most: 350 };

/** What a caller said who waits, and what had been asked. */
export interface Waited {
  text: string;
  lang: Lang;
  expected: Expected;
  /** Its utterance has not been told of. */
  early: boolean;
}

type Words = Omit<Waited, 'early'>;

/** Whether a caller who has finished waits for a first sound of ours. Told once an utterance. */
export class Waiting {
  readonly #clock: Clock;
  readonly #told: (waited: Waited) => void;
  #stop: () => void = () => undefined;
  /** Whoever waits was told of before their utterance was. */
  #early = false;

  constructor(clock: Clock, told: (waited: Waited) => void) {
    this.#clock = clock;
    this.#told = told;
  }

  /** The turn is over and its words are known; its utterance comes later. @param silentMs since the last word */
  closing(words: Words, silentMs: number): void {
    this.#begin(left(CLOSING, silentMs), () => {
      this.#early = true;
      this.#told({ ...words, early: true });
    });
  }

  /** Its utterance. @param silentMs since the last word */
  utterance(words: Words, silentMs: number): void {
    if (!this.#early) this.#begin(left(WORDS, silentMs), () => this.#told({ ...words, early: false }));
    this.#early = false;
  }

  /** The caller goes on, or is silent for another reason. */
  over(): void {
    this.#stop();
    this.#early = false;
  }

  #begin(ms: number, told: () => void): void {
    this.#stop();
    this.#stop = this.#clock.after(ms, told);
  }
}

const left = ({ silent, least, most }: Patience, silentMs: number) =>
  Math.max(least, Math.min(most, silent - silentMs));
