/**
 * What is decoded next when several callers talk at once. Smaller is more pressing:
 * a caller waits for an answer; has probably ended; is still talking; has been read already; nobody is on the line.
 */
export const RANK = { ended: 0, pausing: 1, talking: 2, again: 3, recording: 4 } as const;
export type Rank = (typeof RANK)[keyof typeof RANK];

/** A claim to decode. Its rank may change while it waits; `drop` takes it out. */
export interface Claim {
  /** Who it is for: the number of an ear. */
  owner: number;
  rank: Rank;
  dropped: boolean;
}

interface Waiting {
  claim: Claim;
  run: () => Promise<void>;
  giveUp: () => void;
}

/**
 * Hands out turns for native decoding: at most `width` at a time, the most pressing first, and among equals
 * the caller whose last turn is longest ago. A second reading begins only where a place stays free beside it.
 */
export class WorkQueue {
  readonly #width: number;
  #running = 0;
  #turn = 0;
  #waiting: Waiting[] = [];
  readonly #lastTurn = new Map<number, number>();

  constructor(width: number) {
    this.#width = width;
  }

  /** Runs `work` when it is its turn. Resolves to null when the claim was dropped before that. */
  run<Result>(claim: Claim, work: () => Promise<Result>): Promise<Result | null> {
    return new Promise((resolve, reject) => {
      const run = () => work().then(resolve, reject);
      this.#waiting.push({ claim, run, giveUp: () => resolve(null) });
      this.#next();
    });
  }

  /** Forgets an owner that is gone. */
  forget(owner: number): void {
    this.#lastTurn.delete(owner);
  }

  #next(): void {
    this.#waiting = this.#waiting.filter(({ claim, giveUp }) => {
      if (claim.dropped) giveUp();
      return !claim.dropped;
    });
    while (this.#running < this.#width) {
      const may = this.#waiting.filter(({ claim }) => this.#mayBegin(claim));
      if (may.length === 0) return;
      const best = may.reduce((a, b) => (this.#before(b, a) ? b : a));
      this.#waiting.splice(this.#waiting.indexOf(best), 1);
      this.#lastTurn.set(best.claim.owner, ++this.#turn);
      this.#running++;
      void best.run().finally(() => {
        this.#running--;
        this.#next();
      });
    }
  }

  /** A second reading leaves a place free, so that nobody's first one waits for it. */
  #mayBegin({ rank }: Claim): boolean {
    return rank !== RANK.again || this.#running === 0 || this.#running < this.#width - 1;
  }

  #before(a: Waiting, b: Waiting): boolean {
    if (a.claim.rank !== b.claim.rank) return a.claim.rank < b.claim.rank;
    return (this.#lastTurn.get(a.claim.owner) ?? 0) < (this.#lastTurn.get(b.claim.owner) ?? 0);
  }
}
