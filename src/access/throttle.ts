import type { Clock } from '../clock.ts';

interface Tries {
  failures: number;
  /** Epoch ms before which no further try is looked at. */
  closedUntil: number;
  lastAt: number;
}

/** Failures that cost nothing, by what is counted. The account alone stays under the 100 of NIST SP 800-63B-4, 3.2.2. */
const FREE = { pair: 4, address: 19, account: 49 };
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** After a quiet day the count starts again. */
const FORGET_MS = 24 * 3_600_000;
/** No guesser may fill the memory. */
const MOST_KEYS = 10_000;

/** Slows guessing of passwords down: each failure beyond the free ones doubles the wait. */
export class Throttle {
  readonly #clock: Clock;
  readonly #tries = new Map<string, Tries>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds until a try for this account from this address is looked at; 0: now. */
  wait(account: string, address: string): number {
    const now = this.#clock.now();
    return Math.max(0, ...keys(account, address).map(([key]) => (this.#tries.get(key)?.closedUntil ?? 0) - now));
  }

  /** Counts a failure. Call it before the password is looked at, so that tries at the same time all count. */
  failed(account: string, address: string): void {
    const now = this.#clock.now();
    for (const [key, free] of keys(account, address)) {
      const before = this.#tries.get(key);
      const failures = before && now - before.lastAt < FORGET_MS ? before.failures + 1 : 1;
      const over = failures - free;
      const wait = over > 0 ? Math.min(FIRST_WAIT_MS * 2 ** (over - 1), LONGEST_WAIT_MS) : 0;
      this.#tries.delete(key);
      this.#tries.set(key, { failures, closedUntil: now + wait, lastAt: now });
    }
    while (this.#tries.size > MOST_KEYS) this.#tries.delete(this.#tries.keys().next().value as string);
  }

  /** The password was right: this pair starts anew, and the try that was counted for the others is taken back. */
  succeeded(account: string, address: string): void {
    for (const [key, free] of keys(account, address)) {
      const tries = this.#tries.get(key);
      if (free === FREE.pair) this.#tries.delete(key);
      else if (tries) this.#tries.set(key, { ...tries, failures: tries.failures - 1, closedUntil: 0 });
    }
  }
}

function keys(account: string, address: string): [key: string, free: number][] {
  const name = account.normalize('NFKC').trim().toLowerCase();
  return [
    [`pair ${JSON.stringify([name, address])}`, FREE.pair],
    [`address ${address}`, FREE.address],
    [`account ${name}`, FREE.account],
  ];
}
