import type { Clock } from '../clock.ts';
import type { Adviser, Said } from '../opinion/adviser.ts';
import type { Opinion } from '../triage/types.ts';

/**
 * How long a judgement waits for the classifier, in ms. It answers in some 10 ms on an idle core; fifteen times that leaves room for a busy
 * one, and is a fifth of the silence that ends an utterance: nobody hears it.
 */
export const QUICK_MS = 150;

/** An opinion and how long it took, in ms from asking. */
export interface Came {
  opinion: Opinion;
  ms: number;
}

export interface AskOptions {
  /** Once: the quick ones have come, or their time is over. What has come by then. */
  settled: (came: Came[]) => void;
  /** One that came after that. */
  late: (came: Came) => void;
}

/** Asks the advisers about what a caller says. Only the classifier is waited for, and not long; the others never hold up a call. */
export class Opinions {
  readonly #advisers: readonly Adviser[];
  readonly #clock: Clock;
  readonly #idle: () => void;
  #out = 0;

  /** @param idle called whenever nothing is awaited any more */
  constructor(advisers: readonly Adviser[], clock: Clock, idle: () => void) {
    this.#advisers = advisers;
    this.#clock = clock;
    this.#idle = idle;
  }

  /** Opinions that were asked for and have not come. */
  get pending(): number {
    return this.#out;
  }

  /** Asks all at once. Calling what it gives back ends the waiting with what has come. */
  ask(said: Said, { settled, late }: AskOptions): () => void {
    const { now, after } = { now: () => this.#clock.now(), after: this.#clock.after.bind(this.#clock) };
    const asked = now();
    const came: Came[] = [];
    let open = true;
    let quick = this.#advisers.filter((a) => a.by === 'classifier').length;
    let stop: () => void = () => undefined;
    const settle = () => {
      if (!open) return;
      open = false;
      stop();
      settled(came);
    };
    for (const adviser of this.#advisers) {
      this.#out++;
      const heard = (opinion: Opinion | null) => {
        this.#out--;
        const one = opinion && { opinion, ms: Math.round(now() - asked) };
        if (one && open) came.push(one);
        else if (one) late(one);
        if (adviser.by === 'classifier' && --quick === 0) settle();
        if (this.#out === 0) this.#idle();
      };
      adviser.advise(said).then(heard, () => heard(null));
    }
    if (quick === 0) settle();
    else stop = after(QUICK_MS, settle);
    return settle;
  }
}
