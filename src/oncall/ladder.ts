import { hoursAt } from '../practice/hours.ts';
import type { LadderStep, Practice } from '../practice/practice.ts';
import type { PageOutcome } from '../store/types.ts';

/** How often a ladder that reached nobody starts over before the alarm stands alone. The last resort is never silence. */
export const ROUNDS = 3;
/** Pause before a further round, in ms. */
export const ROUND_PAUSE_MS = 10 * 60_000;

/** A ladder that runs for one call. Values only: every step gives a new one. */
export interface Ladder {
  steps: LadderStep[];
  /** When the round began, epoch ms. */
  roundStartedAt: number;
  round: number;
  /** The step to ring next. */
  next: number;
  /** Ids that passed on or said that they cannot: not rung again in this round. */
  passedOn: string[];
  /** At the earliest at this time the next one rings, epoch ms. */
  notBefore: number;
  end: null | 'acknowledged' | 'exhausted' | 'cancelled';
  /** Every step at this distance instead of its own minutes, in ms; 0: its own. */
  fixedGapMs: number;
}

/** What is to be done now. `role` is resolved to a person at that moment, not before. */
export type Action = { do: 'ring'; step: number; role: string } | { do: 'wait'; untilMs: number } | { do: 'nothing' };

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

export function startLadder(steps: LadderStep[], now: number, fixedGapMs = 0): Ladder {
  return { steps, roundStartedAt: now, round: 1, next: 0, passedOn: [], notBefore: now, end: null, fixedGapMs };
}

export function decide(ladder: Ladder, now: number): Action {
  if (ladder.end) return { do: 'nothing' };
  const step = ladder.steps[ladder.next];
  if (!step) return { do: 'nothing' };
  if (now < ladder.notBefore) return { do: 'wait', untilMs: ladder.notBefore };
  return { do: 'ring', step: ladder.next, role: step.page };
}

/** What a ring came to. A refusal hands on at once; silence waits for the next step's own minute. */
export function afterRing(ladder: Ladder, outcome: PageOutcome, personId: string, now: number): Ladder {
  if (ladder.end) return ladder;
  if (outcome === 'acknowledged') return { ...ladder, end: 'acknowledged' };
  const refused = outcome === 'passed-on' || outcome === 'wrong-pin';
  const passedOn = refused ? [...ladder.passedOn, personId] : ladder.passedOn;
  const next = ladder.next + 1;
  const step = ladder.steps[next];
  if (!step) {
    if (ladder.round >= ROUNDS) return { ...ladder, passedOn, next, end: 'exhausted' };
    const pause = ladder.fixedGapMs || ROUND_PAUSE_MS;
    return {
      ...ladder,
      round: ladder.round + 1,
      next: 0,
      passedOn: [],
      roundStartedAt: now + pause,
      notBefore: now + pause,
    };
  }
  const due = ladder.fixedGapMs ? now + ladder.fixedGapMs : ladder.roundStartedAt + step.afterMinutes * 60_000;
  return { ...ladder, passedOn, next, notBefore: refused ? now : Math.max(now, due) };
}

/** Somebody who passed on is skipped, unless that would leave the step with nobody for ever. */
export function shouldSkip(ladder: Ladder, personId: string): boolean {
  return ladder.passedOn.includes(personId);
}

export function skip(ladder: Ladder, personId: string, now: number): Ladder {
  return afterRing(ladder, 'passed-on', personId, now);
}

export function cancel(ladder: Ladder): Ladder {
  return ladder.end ? ladder : { ...ladder, end: 'cancelled' };
}
