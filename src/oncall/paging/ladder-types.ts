import type { Channel } from '../../delivery/types.ts';
import type { Tier } from '../../triage/types.ts';
import type { Seat as SeatName } from '../schedule/types.ts';

/** One way to reach one person. `id` is stable and the person's own; `address` as in the contact methods of `delivery`. */
export interface Way {
  id: string;
  channel: Channel;
  address: string;
  /** After the page of this person began, ms. What failed at once lets the next one begin at once. */
  afterMs: number;
}

/** A seat of the schedule. It is resolved to a person at the moment of the page, not before (S12). */
export interface Seat {
  service: string;
  seat: SeatName;
}
export type Target = Seat | { person: string };

/** A step is for all its targets at once; each is tried by one channel after the other. */
export interface Step {
  /** After the round began, ms. A refusal by everybody before it opens it at once. */
  afterMs: number;
  targets: Target[];
  /** `own`: in the order that the person chose for this hour. A person without a channel of these kinds is reached by their own. */
  channels: 'own' | Channel[];
  /** Between two of the ladder's channels, and before a repetition, ms. */
  waitMs: number;
  /** How often the person's channels are gone through again. */
  repeats: number;
  /** What the caller who waits is advised at this step, as the practice wrote it. */
  tellCaller?: string;
}

/** Nobody is woken: a round begins at the end of these hours. Local times `HH:MM`; `from` may be later than `to`. */
export interface QuietHours {
  from: string;
  to: string;
  timeZone: string;
}

/** Somebody who is there when all else failed: their telephones are rung in turn. */
export interface LastResort {
  target: Target;
  everyMs: number;
  /** How many rings in all; after them the caller is told, and the alarm stands. */
  rings: number;
}

/** What is done to reach somebody for a call of one service and tier. */
export type Ladder = {
  service: string;
  steps: Step[];
  rounds: number;
  /** Between two rounds, ms. */
  pauseMs: number;
  lastResort: LastResort;
  /** How long whoever acknowledged has to bring it to an outcome, ms. Then it rises again. */
  outcomeWithinMs: number;
} & (
  | { tier: 'emergency' | 'urgent'; quiet: null }
  | { tier: Exclude<Tier, 'emergency' | 'urgent'>; quiet: QuietHours | null }
);
