import type { OwnLadder } from '../../practice/paging-schema.ts';
import type { Practice } from '../../practice/practice.ts';
import { isAtLeast, type Tier } from '../../triage/types.ts';
import { ladderAt } from '../ladder.ts';
import type { Ladder, QuietHours, Step, Target } from './ladder-types.ts';

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
 * The ladder of the practice file for a call of this service and tier, as it stands at this moment: one that it has of its own for them, else
 * its one ladder. The last resort is whom the file names, else whom the last step names. Pure.
 */
export function ladderFor(practice: Practice, moment: LadderMoment): Ladder {
  const { service, tier, fixedGapMs = 0 } = moment;
  const own = ownLadder(practice, service, tier);
  const steps = own ? stepsOf(own, service) : stepsAt(practice, service, moment.now);
  const last = steps.at(-1)?.targets[0] ?? { service, seat: 'primary' as const };
  const named = practice.lastResort;
  const common = {
    service,
    steps: fixedGapMs > 0 ? steps.map((step, i) => ({ ...step, afterMs: i * fixedGapMs })) : steps,
    rounds: own?.rounds ?? ROUNDS,
    pauseMs: fixedGapMs || (own ? own.pause_minutes * MINUTE_MS : ROUND_PAUSE_MS),
    lastResort: {
      target: named ? targetOf(named.page, service) : last,
      everyMs: fixedGapMs || (named ? named.every_minutes * MINUTE_MS : LAST_EVERY_MS),
      rings: named?.rings ?? LAST_RINGS,
    },
    outcomeWithinMs: (own?.outcome_minutes ?? practice.callbackMinutes) * MINUTE_MS,
  };
  return isAtLeast(tier, 'urgent')
    ? { ...common, tier: tier as 'urgent' | 'emergency', quiet: null }
    : { ...common, tier: tier as Exclude<Tier, 'urgent' | 'emergency'>, quiet: quietOf(practice, own) };
}

/** The ladder that the practice wrote for calls of this service and tier; undefined: it wrote none. */
export function ownLadder({ ladders }: Practice, service: string, tier: Tier): OwnLadder | undefined {
  return ladders.find(
    ({ services, tiers }) => tiers.some((one) => one === tier) && (services.length === 0 || services.includes(service)),
  );
}

function stepsAt(practice: Practice, service: string, now: number): Step[] {
  return ladderAt(practice, now).map(
    ({ afterMinutes, page, tellCaller }): Step => ({
      afterMs: afterMinutes * MINUTE_MS,
      targets: [targetOf(page, service)],
      ...{ channels: 'own', waitMs: MINUTE_MS, repeats: 0 },
      ...(tellCaller !== undefined && { tellCaller }),
    }),
  );
}

function stepsOf({ steps }: OwnLadder, service: string): Step[] {
  const inOrder = steps.toSorted((a, b) => a.after_minutes - b.after_minutes);
  return inOrder.map(
    ({ after_minutes, page, by, wait_minutes, times, tell_caller }): Step => ({
      afterMs: after_minutes * MINUTE_MS,
      targets: [page].flat().map((name) => targetOf(name, service)),
      channels: by ?? 'own',
      waitMs: wait_minutes * MINUTE_MS,
      repeats: times - 1,
      ...(tell_caller !== undefined && { tellCaller: tell_caller }),
    }),
  );
}

function targetOf(page: string, service: string): Target {
  return page === 'primary' || page === 'backup' || page === 'third' ? { service, seat: page } : { person: page };
}

function quietOf({ timeZone }: Practice, own: OwnLadder | undefined): QuietHours {
  return { ...(own?.quiet ?? NIGHT), timeZone };
}
