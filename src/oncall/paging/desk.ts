import type { CallLeg } from '../../telephony/leg.ts';
import type { PageCase } from '../page.ts';
import type { Answer, Choice } from './attempt-types.ts';
import type { Way } from './ladder-types.ts';
import type { Outcome } from './types.ts';

/** One case that a clinician is to be told. */
export interface DeskCase {
  escalationId: string;
  /** As it is known at this moment. */
  page(): PageCase;
  /** Which call of this caller it is, and how many minutes after the first. */
  calls(): { calls: number; minutes: number };
  /** Whole minutes since this person took it; null: they have not. */
  heldMinutes(): number | null;
  /** Words of the caller that became known after somebody took it, and are grave; empty: it is only more urgent; null: nothing did. */
  news(): string[] | null;
}

/** What a clinician said of their advice, for the record. */
export interface Dictation {
  /** Signed 16-bit mono samples at 16,000 a second. */
  samples: Int16Array;
  /** The call that it is about. */
  callId: string;
  /** As it was recognised; '' where nothing was. */
  text: string;
}

/**
 * What the talk with one clinician asks of the escalations, and tells them. One talk may hold several cases. Everything that is told is
 * stored before the promise resolves; nothing rejects.
 */
export interface PagingDesk {
  readonly personId: string;
  /** Cases that are still to be dealt with in this talk, the most urgent first. It may grow and shrink while the talk goes on. */
  waiting(): DeskCase[];
  /** Somebody or something picked up. */
  delivered(): Promise<void>;
  /** Whether the person's PIN is right counts for every case of the talk. */
  heard(escalationId: string): Promise<void>;
  /** The acknowledgement. `taken`: somebody else has it. `over`: nobody needs to have it any more. */
  choose(escalationId: string, choice: Choice): Promise<'yours' | 'taken' | 'over'>;
  /** Hands the leg to the caller, on the line or rung. Afterwards the talk has no leg any more; true: they were joined. */
  connect(escalationId: string, leg: CallLeg): Promise<boolean>;
  settle(escalationId: string, outcome: Outcome, dictation: Dictation | null): Promise<void>;
  /** Not them, or not now. What they have already is given back. */
  refuse(escalationId: string, answer: Extract<Answer, 'passed-on' | 'busy-for-now'>): Promise<void>;
}

/** What a call to a person came to; it counts for every case that was not dealt with in it. */
export interface RingEnd {
  answer: Answer;
  /** What the line said, for the trail; no number and no name. */
  detail: string;
}

/** Rings a person by one way and takes them through key, PIN and cases. Never rejects. Aborted: the line is put down. */
export type RingPerson = (way: Way, desk: PagingDesk, signal: AbortSignal) => Promise<RingEnd>;
