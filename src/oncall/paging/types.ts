import type { Tier } from '../../triage/types.ts';
import type { Attempt, Choice, Course } from './attempt-types.ts';
import type { Ladder } from './ladder-types.ts';

/** A climb of the steps of the ladder. */
export interface Climb {
  /** From 1. */
  round: number;
  /** Somebody could be reached by something in this or an earlier round. */
  anybody: boolean;
  /** When the round began, epoch ms: later than now while it pauses or the hours are quiet. */
  startedAt: number;
  /** How many steps are open, from the first. */
  opened: number;
  courses: Course[];
}

export type Phase =
  | { phase: 'climbing'; climb: Climb }
  | {
      phase: 'held';
      by: string;
      since: number;
      choice: Choice;
      /** Without an outcome by then it rises again, epoch ms. */
      dueAt: number;
    }
  /** It rises again: whoever held it is asked first. */
  | { phase: 'asking-holder'; by: string; since: number; course: Course }
  | { phase: 'last-resort'; rung: number; nextAt: number }
  /** Nobody acknowledged: the caller is told, the alarm stands. Only a person ends it. */
  | { phase: 'exhausted'; at: number }
  | { phase: 'settled'; at: number; by: string; outcome: Outcome }
  /** Handed to another: the call went to a person, or it was opened in error. */
  | { phase: 'withdrawn'; at: number; by: string };

/** What came of it. `joined`: the clinician and the caller were put together. */
export type Outcome = 'joined' | 'advised' | 'reached-otherwise';

/** A call of the same caller or patient that belongs to it. */
export interface JoinedCall {
  callId: string;
  at: number;
}

/** Why a caller is rung. */
export type CallerNews = 'dropped' | 'nobody-yet' | 'nobody-reached';

/** Something that a caller who is gone has still to be told. */
export interface Owed {
  news: CallerNews;
  /** How many calls of theirs there were by then: each is answered for. */
  calls: number;
  /** How often they were rung for it. */
  rung: number;
  /** Epoch ms. */
  notBefore: number;
  ringing: boolean;
}

/** One escalation, whole. Every event gives a new one. */
export interface Escalation {
  id: string;
  /** Four digits that tell nothing, for texts and for people who speak of it. */
  reference: string;
  tier: Tier;
  ladder: Ladder;
  openedAt: number;
  /** How the same caller is known again: E.164, and a key of the patient that tells nothing (null: not known). */
  caller: { phone: string | null; patient: string | null };
  /** The first is the call that opened it. */
  calls: [JoinedCall, ...JoinedCall[]];
  attempts: Attempt[];
  /** Ids of people who refused since it last began to rise. */
  refused: string[];
  /** People who are busy until then, epoch ms. */
  snoozed: { personId: string; until: number }[];
  owed: Owed[];
  /** Concepts of the red flags of all its calls. */
  flags: string[];
  /** What became graver and was not yet told to whoever has it. */
  news: { at: number; flags: string[] } | null;
  phase: Phase;
}
