import type { Tier } from '../../triage/types.ts';
import type { Answer, Attempt, Choice } from './attempt-types.ts';
import type { Ladder, Seat, Way } from './ladder-types.ts';
import type { CallerNews, Escalation, Outcome } from './types.ts';

/** Whom a step is for, as it was resolved when it opened. `personId` null: nobody has the seat; no `ways`: cannot be reached. */
export interface Called {
  personId: string | null;
  seat: Seat | null;
  ways: Way[];
}

/** How grave a call is known to be. */
export interface Graver {
  tier: Tier;
  /** Concepts of all its red flags. */
  flags?: string[];
  /** Of that tier: what is climbed from then on, where the tier rose. */
  ladder?: Ladder;
}

/** What happened to an escalation, in the order in which it is stored. `at`: epoch ms. The state is these, applied in order. */
export type EscalationEvent = { at: number } & (
  | {
      type: 'opened';
      id: string;
      reference: string;
      tier: Tier;
      ladder: Ladder;
      callId: string;
      caller: Escalation['caller'];
      flags?: string[];
    }
  | ({ type: 'joined'; callId: string; caller: Escalation['caller'] } & Graver)
  /** What is known of it became graver: a higher tier, or red flags that were not known. */
  | ({ type: 'raised' } & Graver)
  /** Whom its one call is for, by a key that tells nothing; it may be put right. */
  | { type: 'identified'; callId: string; patient: string }
  /** A call of several turned out to be for another patient, and has an escalation of its own by now. */
  | { type: 'parted'; callId: string }
  | { type: 'step-opened'; step: number; people: Called[] }
  /** The next way of a person is not there any more. */
  | { type: 'way-gone'; step: Attempt['step']; personId: string }
  | { type: 'begun'; attemptId: string; personId: string; way: Way; step: Attempt['step'] }
  | { type: 'sent'; attemptId: string }
  | { type: 'delivered'; attemptId: string }
  | { type: 'heard'; attemptId: string }
  | { type: 'acknowledged'; attemptId: string; choice: Choice }
  | { type: 'ended'; attemptId: string; answer: Answer; detail: string }
  /** Somebody called the line or used the console and took it, with their PIN; `over`: from whoever has it, who is told. */
  | { type: 'taken'; personId: string; choice: Choice; by: 'call-in' | 'console'; over?: true }
  /** Whoever has it needs longer. */
  | { type: 'extended'; personId: string; untilMs: number }
  /** Whoever has it gives it back: it rises again. */
  | { type: 'given-back'; personId: string }
  /** Who called in will not have it, or not now. */
  | { type: 'refused'; personId: string; answer: 'passed-on' | 'busy-for-now'; by: 'call-in' }
  | { type: 'settled'; personId: string; outcome: Outcome }
  /** No outcome in time: whoever has it is asked, by these ways. */
  | { type: 'overdue'; ways: Way[]; why?: 'news' }
  /** A text told that nobody needs to call any more. */
  | { type: 'stood-down'; attemptId: string }
  | { type: 'round-over' }
  | { type: 'climbed' }
  | { type: 'exhausted' }
  /** `by`: a person who has seen that it was opened in error, or the desk that is done with its message. */
  | { type: 'withdrawn'; by: string }
  /** The line broke, or the caller hung up half-way: they are rung back once. */
  | { type: 'caller-dropped' }
  | { type: 'caller-rung'; news: CallerNews }
  /** The call of ours to the caller is over; `interrupted`: the program stopped. */
  | { type: 'caller-told'; news: CallerNews; answer: 'heard' | 'no-answer' | 'interrupted' }
  /** The wall clock was set: what waits waits as long as before. `byMs` may be negative. */
  | { type: 'clock-moved'; byMs: number }
);
