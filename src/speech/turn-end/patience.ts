/**
 * How long a silence is worth waiting for. Pauses inside speech are log-normal (Campione and Véronis 2002): half of them are longer than MEDIAN_MS, and two
 * in three lie within a factor of exp(SPREAD). Assumed of everybody, broader than the pauses of our own recordings.
 */
const MEDIAN_MS = 500;
const SPREAD = 0.65;
/** To speak into a caller's sentence is as bad as to let one who has finished wait for so long. */
const CUT_MS = 8000;
const STEP_MS = 10;
/** Three in ten of all pauses are longer; whose own are still longer pauses so much more slowly, up to a limit. */
const LONG_MS = 700;
const SLOWEST = 1.2;

/** Between which silences to choose, in ms. */
export interface Limits {
  least: number;
  most: number;
}

/**
 * The silence behind which waiting on costs more than it saves, where a caller goes on with probability `goesOn`.
 * @param longPauseMs a long pause of this caller, by `Rhythm`; 0: not known
 */
export function patience(goesOn: number, { least, most }: Limits, longPauseMs: number): number {
  const slower = Math.min(SLOWEST, Math.max(1, longPauseMs / LONG_MS));
  let best = least;
  let lowest = Number.POSITIVE_INFINITY;
  for (let ms = least; ms <= most; ms += STEP_MS) {
    const cost = (1 - goesOn) * ms + goesOn * CUT_MS * longerThan(ms / slower);
    if (cost < lowest) [best, lowest] = [ms, cost];
  }
  return best;
}

/** How many of all pauses are longer; the logistic curve lies within 0.01 of the normal one. */
function longerThan(ms: number): number {
  return 1 / (1 + (ms / MEDIAN_MS) ** (1.702 / SPREAD));
}
