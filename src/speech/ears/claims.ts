import { type Claim, RANK, type Rank } from './queue.ts';

/** The claims to decode of one caller, or of a recording: all of them fall when the caller is gone. */
export class Claims {
  readonly #owner: number;
  /** false: a recording, which everything goes before. */
  readonly #live: boolean;
  readonly #open = new Set<Claim>();

  constructor(owner: number, live: boolean) {
    this.#owner = owner;
    this.#live = live;
  }

  take(rank: Rank): Claim {
    const claim = this.#one(rank);
    this.#open.add(claim);
    return claim;
  }

  /** One that is not dropped with the others: who hangs up may have said the worst last. */
  lasting(rank: Rank): Claim {
    return this.#one(rank);
  }

  done(claim: Claim): void {
    this.#open.delete(claim);
  }

  drop(): void {
    for (const claim of this.#open) claim.dropped = true;
  }

  #one(rank: Rank): Claim {
    return { owner: this.#owner, rank: this.#live ? rank : RANK.recording, dropped: false };
  }
}
