import type { Lang } from '../lang.ts';
import type { CallLeg } from '../telephony/leg.ts';
import type { Tier } from '../triage/types.ts';
import type { Intent } from '../understanding/types.ts';
import type { TransferWhy } from './dialogue/types.ts';

/** What somebody who takes a caller over is told first, as it is known at that moment. */
export interface TransferCase {
  callId: string;
  /** Department of the practice file; null: whoever takes the front desk's calls. */
  to: string | null;
  why: TransferWhy;
  tier: Tier;
  crisis: boolean;
  lang: Lang;
  intent: Intent;
  patient: { name: string | null; dob: string | null };
  /** E.164, or null. */
  phone: string | null;
  /** The caller's own words. */
  reason: string;
  /** What else was collected, in order, values as they are stored. */
  facts: { name: string; value: string }[];
}

/** Rings people of the practice for a caller who waits. Never rejects; gives up when the signal aborts. */
export type Transfer = (
  current: () => TransferCase,
  signal: AbortSignal,
) => Promise<{ news: 'taken'; leg: CallLeg } | { news: 'nobody' }>;
