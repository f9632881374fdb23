/**
 * What shall be done with a call, from the most to the least urgent. `same_day` and `next_day` are one tier to the rest of the house
 * (next business day, first in line); they differ in the queue and in what the caller is told.
 */
export const DISPOSITIONS = ['emergency', 'urgent', 'same_day', 'next_day', 'routine'] as const;
export type DispositionId = (typeof DISPOSITIONS)[number];

/** From the most to the least urgent; `unclear` is a question, never an answer. */
export const CONCEPT_TIERS = ['emergency', 'urgent', 'semi_urgent', 'routine', 'unclear'] as const;
export type ConceptTier = (typeof CONCEPT_TIERS)[number];

const TIER_OF: Record<DispositionId, ConceptTier> = {
  emergency: 'emergency',
  urgent: 'urgent',
  same_day: 'semi_urgent',
  next_day: 'semi_urgent',
  routine: 'routine',
};

export function tierOf(disposition: DispositionId | null): ConceptTier {
  return disposition ? TIER_OF[disposition] : 'unclear';
}

/** `semi_urgent` without more is the next day. */
export function dispositionOf(name: string): DispositionId | null | undefined {
  if (name === 'semi_urgent') return 'next_day';
  if (name === 'unclear') return null;
  return DISPOSITIONS.find((d) => d === name);
}

/** The more urgent of two; null is nothing yet. */
export function worse(a: DispositionId | null, b: DispositionId | null): DispositionId | null {
  if (!a || !b) return a ?? b;
  return DISPOSITIONS.indexOf(a) <= DISPOSITIONS.indexOf(b) ? a : b;
}

export function isNoLess(a: DispositionId | null, b: DispositionId | null): boolean {
  return worse(a, b) === a;
}
