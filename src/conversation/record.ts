import type { Done, Matter } from '../desk/notes/types.ts';
import type { Lang } from '../lang.ts';
import type { PageRecord } from '../oncall/page.ts';
import type { CallOutcome, Speaker } from '../store/types.ts';
import type { Judgement, Opinion, Tier } from '../triage/types.ts';
import type { Intent } from '../understanding/types.ts';
import type { Nothing } from './opinions.ts';

/**
 * Where a call is written down as it happens. Nothing here waits for the disk and nothing throws: what cannot be written
 * yet is kept in order and written later (S6).
 */
export interface CallRecord extends PageRecord {
  readonly callId: string;
  answered(): void;
  language(lang: Lang): void;
  /** Ours are written when they begin, not complete; see `heard`. Returns the id of the turn. */
  turn(turn: { speaker: Speaker; text: string; lang: Lang; prompt: string | null; complete: boolean }): string;
  /** How much of a turn of ours was played: all of it, or only `text`. */
  heard(turnId: string, spoken: { text: string; complete: boolean }): void;
  fact(name: string, value: string, confirmed: boolean, turnId: string | null): void;
  judged(judgement: Judgement, turnId: string | null): void;
  /**
   * Another's opinion of the words of a turn. `ms`: how long it took from asking to its coming; `late`: the words had been
   * judged without it.
   */
  opinion(turnId: string, opinion: Opinion, ms: number, late: boolean): void;
  /** Another was asked about the words of a turn and gave no opinion: it is written down, and judges nothing. */
  noOpinion(turnId: string, nothing: Nothing): void;
  intent(intent: Intent): void;
  /** `matter`: what was asked and is filed with it, where a form was filled. */
  message(queue: string, tier: Tier, matter?: Matter): void;
  /** What was filed turned out to be more urgent: its open messages go to this queue, with this tier. */
  refiled(queue: string, tier: Tier): void;
  /**
   * What was done for the caller, as it is done; what is filed as a message says so by its `matter`. It rests on the caller's last turn.
   * `details` are facts by id: of any `intent` and `form`; of a visit `provider`, `location`, `visit`, `start` (ISO 8601 with offset).
   */
  done(what: Exclude<Done, Matter['action']>, details?: Record<string, string>): void;
  /** A clinician heard the case: a look at patient data (S10). */
  caseHeard(personId: string): void;
  ended(outcome: CallOutcome): void;
  /** Resolves when everything is on the disk. Never rejects: it waits as long as the store fails. */
  flush(): Promise<void>;
}

export interface NewCall {
  callerNumber: string | null;
  lang: Lang;
  protocol: string;
}

export type OpenRecord = (call: NewCall) => CallRecord;
