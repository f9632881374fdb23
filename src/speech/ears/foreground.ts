/**
 * The detector takes any voice for voice, however soft: a television or a waiting room behind a caller would keep every turn from ending.
 * What hardly stands out of what is always on the line, and is much softer than the caller was in this talk, is not the caller. On a quiet
 * line nothing is always there, so a voice may fall as low as it likes.
 */
const STANDS_OUT_DB = 9;
const SOFTER_DB = 16;
/** Windows whose mean counts, about 130 ms: shorter ones would take the closure of a "t" for an end. */
const MEAN_OF = 4;
/** The softest of so many windows, four seconds, is what is always there (minimum statistics, as noise estimators do). */
const KEPT = 125;

/** Who is loud enough to be the caller, within one talk. */
export class Foreground {
  readonly #energies: number[] = [];
  readonly #means: number[] = [];
  #loudest = 0;

  /** For the next talk. What is always on the line stays known. */
  forget(): void {
    this.#loudest = 0;
  }

  /** @param window the next samples of the line. @returns whether a voice in it can be the one that is loudest in this talk. */
  holds(window: Int16Array): boolean {
    let energy = 0;
    for (const sample of window) energy += sample * sample;
    keep(this.#energies, energy / window.length, MEAN_OF);
    const mean = this.#energies.reduce((sum, x) => sum + x, 0) / this.#energies.length;
    keep(this.#means, mean, KEPT);
    this.#loudest = Math.max(this.#loudest, mean);
    const always = Math.min(...this.#means);
    return mean >= always * 10 ** (STANDS_OUT_DB / 10) || mean >= this.#loudest * 10 ** (-SOFTER_DB / 10);
  }
}

function keep(values: number[], value: number, most: number): void {
  values.push(value);
  if (values.length > most) values.shift();
}
