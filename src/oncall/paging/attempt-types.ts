import type { Seat, Way } from './ladder-types.ts';

/** How far an attempt came. Each has its own time, epoch ms; a later one never stands without those before it. */
export type Reached =
  | { state: 'begun'; begunAt: number }
  /** The line or the gateway took it. */
  | { state: 'sent'; begunAt: number; sentAt: number }
  /** The telephone was picked up, or the gateway says that it arrived. No acknowledgement (S7). */
  | { state: 'delivered'; begunAt: number; sentAt: number; deliveredAt: number }
  /** Key and PIN were right and the case was told. No acknowledgement either. */
  | { state: 'heard'; begunAt: number; sentAt: number; deliveredAt: number; heardAt: number }
  | {
      state: 'acknowledged';
      begunAt: number;
      sentAt: number;
      deliveredAt: number;
      heardAt: number;
      acknowledgedAt: number;
      choice: Choice;
    };

/** What whoever acknowledged does with it. */
export type Choice = 'connect' | 'calls-back' | 'advised';

/** What the line, the gateway or the person answered to an attempt that came to nothing. */
export type Answer =
  | 'busy'
  | 'no-answer'
  | 'rejected'
  | 'unreachable'
  /** The gateway or the mail server does not take it. */
  | 'failed'
  /** A machine: it was asked to call back, without a name. */
  | 'machine'
  | 'no-key'
  | 'hung-up'
  | 'wrong-pin'
  /** The PIN is locked: the manager is told. */
  | 'locked'
  /** The wrong person, or not able: the next one. */
  | 'passed-on'
  /** Busy for ten minutes: asked again then. */
  | 'busy-for-now'
  /** Took another case on the same ring. */
  | 'engaged'
  /** Somebody else has it. */
  | 'taken'
  /** The person or the channel is not there any more. */
  | 'gone'
  /** The program stopped while it ran; it is made again. */
  | 'interrupted'
  | 'cancelled';

/** One try to reach one person by one channel. */
export interface Attempt {
  /** A UUID. A gateway that is given the same one twice sends once. */
  id: string;
  personId: string;
  way: Way;
  /** `holder`: whoever acknowledged is asked what came of it. */
  step: number | 'last-resort' | 'holder';
  reached: Reached;
  /** null: it runs; of a text: nothing else is known of it. */
  end: { at: number; answer: Answer; detail: string } | null;
  /** A text whose person was told since that they need not call. */
  stoodDown: boolean;
}

/** What a person of an open step is still to be tried by. */
export interface Course {
  step: number | 'holder';
  personId: string;
  /** How they came into it: the seat they had at that moment, or null where the ladder names them. */
  seat: Seat | null;
  /** In order, repeats included. Never empty. */
  ways: Way[];
  /** Index of the next way. */
  next: number;
  /** Their times count from here, epoch ms. */
  startedAt: number;
  /** The next way is not tried before, epoch ms. */
  notBefore: number;
  /** `silent`: tried by all. `refused`: passed on, or has no PIN that counts. `gone`: cannot be reached by anything. */
  end: null | 'silent' | 'refused' | 'gone';
}
