/** So much louder than the line otherwise is, and so loud at least, dBFS. */
const ABOVE_DB = 14;
const LEAST_DB = -38;
/** Frames of 20 ms that a sound must last: a click does not, the shortest vowel does. */
const LASTS = 3;
/** Frames of quiet after which a sound is another one. */
const QUIET = 10;
/** The line's own noise is followed down at once and up within a second or two. */
const DOWN = 0.4;
const UP = 0.015;
const FLOOR_DB = -75;

/**
 * Something loud begins on a line: known some 60 ms after it began, when an ear that tells voices from noises still listens. Enough to hold one's
 * breath, not enough to give way.
 */
export class Onset {
  #noise = FLOOR_DB;
  #loud = 0;
  #quiet = QUIET;

  /** @param db level of the next 20 ms, dBFS. @returns true once for each sound, as soon as it has lasted */
  hear(db: number): boolean {
    const level = Math.max(FLOOR_DB, db);
    const isLoud = level > Math.max(LEAST_DB, this.#noise + ABOVE_DB);
    this.#noise += (level < this.#noise ? DOWN : UP) * (level - this.#noise);
    if (!isLoud) {
      this.#quiet++;
      if (this.#quiet > 1) this.#loud = 0;
      return false;
    }
    if (this.#loud === 0 && this.#quiet < QUIET) return false;
    this.#quiet = 0;
    return ++this.#loud === LASTS;
  }
}
