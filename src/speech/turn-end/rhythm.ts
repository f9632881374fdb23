/** Shorter ones are gaps inside words. */
const SHORTEST_MS = 200;
/** Pauses that are remembered: some minutes of a call. */
const KEPT = 12;
/** Before so many were heard a long pause may be chance. */
const LEAST = 2;

/**
 * How one caller pauses inside what they say, over a call. Who pauses long gets more time before a turn is taken for over; nobody gets less
 * for pausing little, since a short pause says nothing about a long one.
 */
export class Rhythm {
  #pauses: number[] = [];

  /** A pause of so many milliseconds, after which the caller went on. */
  paused(ms: number): void {
    if (ms < SHORTEST_MS) return;
    this.#pauses.push(ms);
    if (this.#pauses.length > KEPT) this.#pauses.shift();
  }

  /** The pause that three in ten of this caller's are longer than, of two the shorter one, in ms; 0: not known yet. */
  get long(): number {
    if (this.#pauses.length < LEAST) return 0;
    const sorted = this.#pauses.toSorted((a, b) => a - b);
    if (sorted.length === LEAST) return sorted[0]!;
    return sorted[Math.min(sorted.length - 1, Math.floor(0.7 * sorted.length))]!;
  }
}
