/** A place where a caller may pause: between groups, between clauses, where the next word is looked for. */
export type Place = 'g' | 'c' | 'h';

/**
 * Pauses are drawn from a log-normal distribution: Campione and Véronis (2002), over 6,000 pauses in five languages, found their durations
 * log-normal in three modes, brief (below 200 ms), medium (200 to 1,000 ms) and long (above, in spontaneous speech only); Demol, Verhelst and
 * Verhoeve (2007) found the same of six languages and of slow and fast speech. Ours are the medium ones and the short end of the long ones,
 * since brief ones end nobody's turn. Medians by place are an assumption: groups are shorter than clauses, and looking for a word is longest.
 */
const MEDIAN_MS: Record<Place, number> = { g: 380, c: 500, h: 560 };
const SIGMA = 0.45;
const LEAST_MS = 200;
const MOST_MS = 1200;
/** How much callers differ: the logarithm of one's pauses against everybody's. */
const CALLER_SIGMA = 0.25;

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32, public domain). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const normal = (rnd: () => number) => Math.sqrt(-2 * Math.log(1 - rnd())) * Math.cos(2 * Math.PI * rnd());

/** How slowly one caller pauses: 1 as most do. */
export const tempo = (rnd: () => number): number => Math.exp(CALLER_SIGMA * normal(rnd));

export function pauseMs(place: Place, callerTempo: number, rnd: () => number): number {
  const ms = MEDIAN_MS[place] * callerTempo * Math.exp(SIGMA * normal(rnd));
  return Math.round(Math.max(LEAST_MS, Math.min(MOST_MS, ms)));
}
