import type { Channel, FailReason } from '../../delivery/types.ts';
import type { Attempt } from './attempt-types.ts';
import type { EscalationEvent } from './events.ts';
import type { Seat, Way } from './ladder-types.ts';
import type { CallerNews } from './types.ts';

/** What is to be done now. Nothing is done before the events that it rests on are stored. */
export type Action =
  /** To be stored; what follows is decided from the state after it. */
  | { do: 'store'; event: EscalationEvent }
  /** Reach a person by voice: `begun` is stored when a line and the telephone are free, and only then it is rung. */
  | { do: 'ring'; personId: string; way: Way; step: Attempt['step'] }
  /** Send a text. `attemptId` null: `begun` is stored first; an id: the program stopped before it knew that it went. */
  | { do: 'send'; personId: string; way: Way; step: Attempt['step']; attemptId: string | null }
  | { do: 'stand-down'; attemptId: string }
  /** Ring the caller, unless they are on the line. */
  | { do: 'tell-caller'; news: CallerNews }
  /** Nothing before then, epoch ms. */
  | { do: 'wait'; untilMs: number };

/** What can be asked of the world when deciding; the answer holds for this moment. */
export interface Reachable {
  /** Who has a seat now, or null. */
  onCall(seat: Seat): string | null;
  /** In the order that they chose for this hour; empty: cannot be reached, or is not there any more. */
  ways(personId: string): readonly Way[];
  /** They still have this way, at whatever hour. */
  has(personId: string, way: Way): boolean;
}

/** Something that the manager has to know. No personal data: people by id, calls by id. */
export type PagingAlarm =
  | { alarm: 'pin-locked'; personId: string; escalationId?: string }
  /** Wrong PINs from telephones that are nobody's. */
  | { alarm: 'pin-guessing' }
  | { alarm: 'channel-down'; channel: Channel; reason: FailReason | 'unreachable' }
  | { alarm: 'nobody-on-call'; service: string; seat: Seat['seat'] }
  | { alarm: 'rose-again'; escalationId: string; personId: string }
  | { alarm: 'last-resort'; escalationId: string }
  | { alarm: 'exhausted'; escalationId: string };

/** Where alarms go: CHANNELS tells the manager, the console shows them. Never throws. */
export type RaiseAlarm = (alarm: PagingAlarm) => void;
