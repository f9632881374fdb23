import { SAMPLE_RATE } from '../../telephony/leg.ts';

/** Short against a syllable, long against a period of a voice. */
const WINDOW = (32 * SAMPLE_RATE) / 1000;
const STEP = WINDOW / 2;

/** The sample at which to take up speech again that was stopped at `before`: the middle of its quietest 32 ms in the `back` samples before. */
export function quietestBefore(samples: Int16Array, before: number, back: number): number {
  let quietest = Number.POSITIVE_INFINITY;
  let place = before;
  for (let at = before - WINDOW; at >= Math.max(0, before - back); at -= STEP) {
    let energy = 0;
    for (let i = at; i < at + WINDOW; i++) energy += samples[i]! ** 2;
    if (energy < quietest) {
      quietest = energy;
      place = at + STEP;
    }
  }
  return place;
}
