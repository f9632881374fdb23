import { type DecodeLoad, LoadMeter } from './load.ts';

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
  since: number;
  run: () => Promise<void>;
  giveUp: () => void;
}

/**
 * Hands out turns for native decoding: at most `width` at a time, the most pressing first, and among equals
 * the caller whose last turn is longest ago. What nobody waits for yet (a partial reading, a second one, a recording) leaves a place
 * free where there is more than one, so that somebody's last words never wait for a long reading of another's first ones.
 */
export class WorkQueue {
  readonly #width: number;
  readonly #meter: LoadMeter;
  #running = 0;
  /** Of these, the ones that nobody waits for. */
  #unhurried = 0;
  #turn = 0;
  #waiting: Waiting[] = [];
  readonly #lastTurn = new Map<number, number>();

  constructor(width: number) {
    this.#width = width;
    this.#meter = new LoadMeter(width);
  }

  /** How hard it was worked over the last seconds. */
  get load(): DecodeLoad {
    return this.#meter.load(performance.now());
  }

  /** Runs `work` when it is its turn. Resolves to null when the claim was dropped before that. */
  run<Result>(claim: Claim, work: () => Promise<Result>): Promise<Result | null> {
    return new Promise((resolve, reject) => {
      const run = () => work().then(resolve, reject);
      this.#waiting.push({ claim, since: performance.now(), run, giveUp: () => resolve(null) });
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
      this.#begin(best);
    }
  }

  #begin({ claim, since, run }: Waiting): void {
    const from = performance.now();
    const hurried = isHurried(claim);
    this.#running++;
    if (!hurried) this.#unhurried++;
    void run().finally(() => {
      this.#running--;
      if (!hurried) this.#unhurried--;
      this.#meter.ran(from, performance.now(), hurried ? from - since : 0);
      this.#next();
    });
  }

  #mayBegin(claim: Claim): boolean {
    if (isHurried(claim)) return true;
    if (claim.rank >= RANK.again && this.#running > 0 && this.#running >= this.#width - 1) return false;
    return this.#unhurried < Math.max(1, this.#width - 1);
  }

  #before(a: Waiting, b: Waiting): boolean {
    if (a.claim.rank !== b.claim.rank) return a.claim.rank < b.claim.rank;
    return (this.#lastTurn.get(a.claim.owner) ?? 0) < (this.#lastTurn.get(b.claim.owner) ?? 0);
  }
}

/** Somebody has ended, or probably has. */
const isHurried = ({ rank }: Claim) => rank <= RANK.pausing;
