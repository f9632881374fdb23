/** A clock that jumps by less is a clock that is set right bit by bit, ms. */
const JUMP_MS = 2_000;

/** Finds that the wall clock was set, by a clock that nobody sets. */
export class ClockWatch {
  readonly #wall: () => number;
  readonly #monotonic: () => number;
  #looked: { wall: number; monotonic: number };

  /**
   * @param wall epoch ms
   * @param monotonic ms from any beginning
   */
  constructor(wall: () => number, monotonic: () => number) {
    this.#wall = wall;
    this.#monotonic = monotonic;
    this.#looked = { wall: wall(), monotonic: monotonic() };
  }

  /** By how many ms it was set since the last look, forwards or (negative) back; 0: it was not. */
  jumped(): number {
    const wall = this.#wall();
    const monotonic = this.#monotonic();
    const byMs = wall - this.#looked.wall - (monotonic - this.#looked.monotonic);
    this.#looked = { wall, monotonic };
    return Math.abs(byMs) < JUMP_MS ? 0 : byMs;
  }
}

/**
 * By how many ms (negative) the wall clock was at least set back while no program watched it, from the last time that one wrote; 0: nothing shows that
 * it was. Both in epoch ms.
 */
export function setBackBy(now: number, lastWritten: number): number {
  return now < lastWritten - JUMP_MS ? now - lastWritten : 0;
}
