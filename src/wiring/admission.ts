import type { DecodeLoad } from '../speech/ears/load.ts';

/** What is measured of the box at one moment. */
export interface Headroom {
  /** The recognisers; null: nothing is known of them. */
  decode: DecodeLoad | null;
  /** How late the timers of this program were over the last seconds, ms: 99 in a hundred were no later. */
  loopMs: number;
}

/** Why a call is not taken: as many as the settings allow are on; words wait too long to be read; one more would make them; the program itself is late. */
export type Full = 'most' | 'waiting' | 'reading' | 'late';

/**
 * Share of the recognisers' time that calls may take together. What is above it is left for the moments at which several callers end at once:
 * with half of it taken the last words of one in twenty wait for 40 ms, with four fifths for a quarter of a second.
 */
const MOST_BUSY = 0.7;
/** Of two processors, what one call takes while nothing is measured of it yet: `bench capacity`, callers who answer at once. */
const ONE_CALL_CORES = 0.16;
/** So long a call is too new to be seen in what is measured, ms. */
const NEW_MS = 10_000;
/** Last words that waited so long for their turn: who ends next would hear nothing for more than a second. */
const WAITED_MS = 500;
/** Timers later than this hold up every frame of every call. */
const LATE_MS = 200;
/** So many calls are taken whatever is measured: what is slow then is not the calls. */
const ALWAYS = 1;

/**
 * Whether one more call can be taken so that it, and those that are on, are answered quickly. Calls that have just begun are not in the
 * measures yet and count as much as one usually takes, so that many at once do not all slip in.
 * @param most as the settings have it, and then nothing else counts; 0: by measure
 * @param began moments at which the calls that are on began, ms
 * @returns null: it can
 */
export function fullFor(
  headroom: Headroom,
  began: readonly number[],
  { most, now }: { most: number; now: number },
): Full | null {
  if (most > 0) return began.length >= most ? 'most' : null;
  if (began.length < ALWAYS) return null;
  const { decode, loopMs } = headroom;
  if (loopMs > LATE_MS) return 'late';
  if (!decode) return null;
  if (decode.waitedMs > WAITED_MS) return 'waiting';
  const one = ONE_CALL_CORES / decode.places;
  const fresh = began.filter((at) => now - at < NEW_MS).length;
  const seen = began.length - fresh;
  // What the older calls take is measured; who is silent now may talk in a moment, so that it counts as no less than half of the usual.
  const taken = Math.max(decode.busy, (seen * one) / 2) + (fresh + 1) * one;
  return taken > MOST_BUSY ? 'reading' : null;
}
