import type { Practice } from '../../practice/practice.ts';
import { isAtLeast, type Tier } from '../../triage/types.ts';
import { ladderAt } from '../ladder.ts';
import type { Ladder, QuietHours, Step, Target } from './types.ts';

const MINUTE_MS = 60_000;
/** How often a ladder that reached nobody starts over before the last resort. */
export const ROUNDS = 3;
export const ROUND_PAUSE_MS = 10 * MINUTE_MS;
/** The telephones of the last resort are rung so many times, with this between them. */
export const LAST_RINGS = 4;
export const LAST_EVERY_MS = 5 * MINUTE_MS;
/** Nobody is woken for what can wait, unless the practice names other hours. */
const NIGHT = { from: '21:00', to: '08:00' };

export interface LadderMoment {
  service: string;
  tier: Tier;
  /** Epoch ms. */
  now: number;
  /** More than 0: every step after so many ms, instead of the practice's own minutes. */
  fixedGapMs?: number;
}

/**
 * The ladder of the practice file for a call of this service and tier, as it stands at this moment: one person a step, each by their own
 * channels. The last resort is whom the last step names. Pure.
 */
export function ladderFor(practice: Practice, { service, tier, now, fixedGapMs = 0 }: LadderMoment): Ladder {
  const targetOf = (page: string): Target =>
    page === 'primary' || page === 'backup' || page === 'third' ? { service, seat: page } : { person: page };
  const steps = ladderAt(practice, now).map(
    ({ afterMinutes, page, tellCaller }, i): Step => ({
      afterMs: fixedGapMs > 0 ? i * fixedGapMs : afterMinutes * MINUTE_MS,
      targets: [targetOf(page)],
      channels: 'own',
      waitMs: MINUTE_MS,
      repeats: 0,
      ...(tellCaller !== undefined && { tellCaller }),
    }),
  );
  const last = steps.at(-1)?.targets[0] ?? { service, seat: 'primary' as const };
  const common = {
    service,
    steps,
    rounds: ROUNDS,
    pauseMs: fixedGapMs || ROUND_PAUSE_MS,
    lastResort: { target: last, everyMs: fixedGapMs || LAST_EVERY_MS, rings: LAST_RINGS },
    outcomeWithinMs: practice.callbackMinutes * MINUTE_MS,
  };
  return isAtLeast(tier, 'urgent')
    ? { ...common, tier: tier as 'urgent' | 'emergency', quiet: null }
    : { ...common, tier: tier as Exclude<Tier, 'urgent' | 'emergency'>, quiet: quietOf(practice) };
}

function quietOf({ timeZone }: Practice): QuietHours {
  return { ...NIGHT, timeZone };
}
