import { isAtLeast, type Tier } from '../../triage/types.ts';
import { isOpen } from './standing.ts';
import type { Escalation } from './types.ts';

/** Sorts the most urgent first, then the oldest, then by id so that the order never depends on anything else. */
export function byUrgency(
  a: { tier: Tier; openedAt: number; id: string },
  b: { tier: Tier; openedAt: number; id: string },
): number {
  if (a.tier !== b.tier) return isAtLeast(a.tier, b.tier) ? -1 : 1;
  return a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1);
}

/** What nobody has rung about for so long is another matter when somebody does, ms. */
const SAME_WITHIN_MS = 24 * 60 * 60_000;

/**
 * The open escalation that a further call belongs to: of the same patient, or from the same number where neither says for whom.
 * Who is named is never taken for somebody who is not: two cases are told where there was one, no case is told for another. null: it is a new one.
 */
export function sameCaller(open: readonly Escalation[], caller: Escalation['caller'], now: number): Escalation | null {
  const recent = ({ calls }: Escalation): boolean => now - (calls.at(-1) ?? calls[0]).at < SAME_WITHIN_MS;
  const same = ({ caller: known }: Escalation): boolean => {
    if (known.patient !== null || caller.patient !== null) return known.patient === caller.patient;
    return known.phone !== null && known.phone === caller.phone;
  };
  return open.filter(isOpen).filter(recent).sort(byUrgency).find(same) ?? null;
}

/** Which call of this caller it is, and how many whole minutes after the first, as it is said first. */
export function callsOf({ calls }: Escalation, now: number): { calls: number; minutes: number } {
  return { calls: calls.length, minutes: Math.max(0, Math.floor((now - calls[0].at) / 60_000)) };
}
