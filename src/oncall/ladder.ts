import { hoursAt } from '../practice/hours.ts';
import type { LadderStep, Practice } from '../practice/practice.ts';

/**
 * The steps of a ladder that begins at `now` (epoch ms). While the offices are open or at lunch, whoever the practice names for these hours
 * is rung first and its ladder follows some minutes later; at any other time its ladder begins at once.
 */
export function ladderAt(practice: Practice, now: number): LadderStep[] {
  const { openHours, ladder } = practice;
  const { state } = hoursAt(practice, now);
  if (!openHours || (state !== 'open' && state !== 'lunch')) return ladder;
  const later = ladder.map((step) => ({ ...step, afterMinutes: step.afterMinutes + openHours.thenAfterMinutes }));
  return [{ afterMinutes: 0, page: openHours.page }, ...later];
}
