import { isAtLeast, type Tier } from '../../triage/types.ts';
import type { Escalation } from './types.ts';

/** Sorts the most urgent first, then the oldest, then by id so that the order never depends on anything else. */
export function byUrgency(
  a: { tier: Tier; openedAt: number; id: string },
  b: { tier: Tier; openedAt: number; id: string },
): number {
  if (a.tier !== b.tier) return isAtLeast(a.tier, b.tier) ? -1 : 1;
  return a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1);
}

/** Which call of this caller it is, and how many whole minutes after the first, as it is said first. */
export function callsOf({ calls }: Escalation, now: number): { calls: number; minutes: number } {
  return { calls: calls.length, minutes: Math.max(0, Math.floor((now - calls[0].at) / 60_000)) };
}
