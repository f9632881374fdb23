import { cuesOf } from './cues.ts';
import type { Said, Standing } from './standing.ts';
import { WEIGHTS } from './weights.ts';

/** How probable it is that the caller goes on, 0 to 1: a logistic regression over the cues, learnt by bench/turn-end/train.ts. */
export function goesOn(said: Said, standing: Standing): number {
  let sum = WEIGHTS[''] ?? 0;
  for (const [name, value] of Object.entries(cuesOf(said, standing))) sum += value * (WEIGHTS[name] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
