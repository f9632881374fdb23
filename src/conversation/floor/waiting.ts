import type { Clock } from '../../clock.ts';
import type { Lang } from '../../lang.ts';
import type { Expected } from '../../speech/expected.ts';

/**
 * So long after the words are known a caller who hears nothing waits. The turn was over a quarter of a second and more before that, so that it is
 * some 400 ms of silence: from twice as much as people leave on (Stivers 2009: 200 ms) they wonder whether they were heard.
 */
const WAITS_MS = 150;
/** The same while a name is read further: it is mostly there by then. */
const CLOSING_MS = 350;

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

  /** The turn is over and its words are known; its utterance comes later. */
  closing(words: Words): void {
    this.#begin(CLOSING_MS, () => {
      this.#early = true;
      this.#told({ ...words, early: true });
    });
  }

  /** Its utterance. */
  utterance(words: Words): void {
    if (!this.#early) this.#begin(WAITS_MS, () => this.#told({ ...words, early: false }));
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
