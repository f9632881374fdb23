import type { Clock } from '../clock.ts';
import { type Adviser, isOpinion, type NoOpinion, type Said } from '../opinion/adviser.ts';
import type { Opinion } from '../triage/types.ts';

/**
 * How long a judgement waits for the classifier, in ms. It answers in some 10 ms on an idle core; fifteen times that leaves room for a busy
 * one, and is a fifth of the silence that ends an utterance: nobody hears it.
 */
export const QUICK_MS = 150;

/** Whether a judgement waits for this one. */
export const isWaitedFor = ({ by }: Pick<Adviser, 'by'>) => by === 'classifier';

/** An opinion and how long it took, in ms from asking. */
export interface Came {
  opinion: Opinion;
  ms: number;
}

/** Who was asked and gave no opinion, why, and after how many ms that was known. */
export interface Nothing {
  by: Opinion['by'];
  model: string;
  why: NoOpinion;
  ms: number;
  /** The words had been judged by then. */
  late: boolean;
}

export interface AskOptions {
  /** Once: the quick ones have come, or their time is over. What has come by then. */
  settled: (came: Came[]) => void;
  /** One that came after that. */
  late: (came: Came) => void;
  /** One from whom nothing comes. */
  nothing: (nothing: Nothing) => void;
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

  /**
   * Asks all at once. Calling what it gives back ends the waiting with what has come.
   * @param also who is asked about these words only
   */
  ask(said: Said, { settled, late, nothing }: AskOptions, also: readonly Adviser[] = []): () => void {
    const { now, after } = { now: () => this.#clock.now(), after: this.#clock.after.bind(this.#clock) };
    const asked = now();
    const came: Came[] = [];
    let open = true;
    const advisers = [...this.#advisers, ...also];
    let quick = advisers.filter(isWaitedFor).length;
    let stop: () => void = () => undefined;
    const settle = () => {
      if (!open) return;
      open = false;
      stop();
      settled(came);
    };
    for (const adviser of advisers) {
      this.#out++;
      const heard = (answer: Opinion | NoOpinion | null) => {
        this.#out--;
        const ms = Math.round(now() - asked);
        if (!isOpinion(answer)) {
          const { by, model } = adviser;
          if (answer) nothing({ by, model, why: answer, ms, late: !open || answer === 'too-late' });
        } else if (open) came.push({ opinion: answer, ms });
        else late({ opinion: answer, ms });
        if (isWaitedFor(adviser) && --quick === 0) settle();
        if (this.#out === 0) this.#idle();
      };
      adviser.advise(said).then(heard, () => heard('failed'));
    }
    if (quick === 0) settle();
    else stop = after(QUICK_MS, settle);
    return settle;
  }
}
