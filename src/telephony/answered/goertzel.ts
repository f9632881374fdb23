/**
 * The share of a piece's energy that one frequency holds, 0 to 1 (G. Goertzel, "An algorithm for the evaluation of finite trigonometric
 * series", 1958; any frequency, not only whole bins). 1: a pure tone of exactly that frequency.
 */
export function shareOf(samples: Float32Array, hz: number, rate: number, energy: number): number {
  const c = 2 * Math.cos((2 * Math.PI * hz) / rate);
  let [s1, s2] = [0, 0];
  for (let i = 0; i < samples.length; i++) {
    const s0 = (samples[i] as number) + c * s1 - s2;
    s2 = s1;
    s1 = s0;
  }
  const power = s1 * s1 + s2 * s2 - c * s1 * s2;
  return energy === 0 ? 0 : (2 * power) / (samples.length * energy);
}

export interface Peak {
  hz: number;
  share: number;
}

/** Hz between two frequencies that are looked at: one bin of 40 ms. */
const STEP = 25;
const LOWEST = 325;
const HIGHEST = 2_500;
const COUNT = (HIGHEST - LOWEST) / STEP + 1;

/** The strongest frequency of a piece between 325 and 2,500 Hz, and the strongest away from it. */
export function peaksOf(samples: Float32Array, rate: number): [Peak, Peak] {
  let energy = 0;
  for (const x of samples) energy += x * x;
  const shares = new Float64Array(COUNT);
  for (let i = 0; i < COUNT; i++) shares[i] = shareOf(samples, LOWEST + i * STEP, rate, energy);
  const first = strongest(shares, () => true);
  const second = strongest(shares, (i) => Math.abs(i - first) > 2);
  return [refined(samples, first, rate, energy), refined(samples, second, rate, energy)];
}

function strongest(shares: Float64Array, allowed: (i: number) => boolean): number {
  let best = -1;
  for (let i = 0; i < shares.length; i++)
    if (allowed(i) && (best < 0 || (shares[i] as number) > (shares[best] as number))) best = i;
  return best;
}

/** A tone between two bins gives each only 40 % of itself: look again beside the best one, ever closer. */
function refined(samples: Float32Array, bin: number, rate: number, energy: number): Peak {
  const at = (hz: number): Peak => ({ hz, share: shareOf(samples, hz, rate, energy) });
  let best = at(LOWEST + bin * STEP);
  for (let step = STEP / 2; step > 3; step /= 2)
    for (const other of [at(best.hz - step), at(best.hz + step)]) if (other.share > best.share) best = other;
  return best;
}
