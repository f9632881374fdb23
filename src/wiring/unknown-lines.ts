import type { Clock } from '../clock.ts';

/** Tries of a PIN that count, from one line and from all of them together. */
const OF_ONE = 3;
const OF_ALL = 6;
/** A try counts for so long. */
const COUNTS_MS = 60 * 60_000;

/**
 * Wrong PINs from telephones that are nobody's of the practice. Numbers are easily made up, so all such lines count together as well: a
 * stranger who keys the numbers of one clinician after the other is let in no more before they have locked everybody out. Kept in memory:
 * a PIN that is locked stays so in the store.
 */
export class UnknownLines {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #full: () => void;
  #tries: { line: string; at: number }[] = [];

  /** @param full told when lines are let in no more: the manager has to know */
  constructor(clock: Pick<Clock, 'now'>, full: () => void) {
    this.#clock = clock;
    this.#full = full;
  }

  /** Whether a PIN may be keyed there. `line` null: the number was withheld. */
  mayTry(line: string | null): boolean {
    const since = this.#clock.now() - COUNTS_MS;
    this.#tries = this.#tries.filter(({ at }) => at > since);
    return this.#of(line).length < OF_ONE && this.#tries.length < OF_ALL;
  }

  /** A try counts before it is looked at: two at the same time are two. false: it is not to be looked at. */
  tries(line: string | null): boolean {
    if (!this.mayTry(line)) return false;
    this.#tries.push({ line: line ?? '', at: this.#clock.now() });
    if (!this.mayTry(line)) this.#full();
    return true;
  }

  /** The PIN was right: what was mistyped on this line counts no more. */
  wasRight(line: string | null): void {
    const own = new Set(this.#of(line));
    this.#tries = this.#tries.filter((one) => !own.has(one));
  }

  #of(line: string | null): { line: string; at: number }[] {
    return this.#tries.filter((one) => one.line === (line ?? ''));
  }
}
