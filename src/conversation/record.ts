import type { Lang } from '../lang.ts';
import type { PageRecord } from '../oncall/page.ts';
import type { CallOutcome, Speaker } from '../store/types.ts';
import type { Judgement, Tier } from '../triage/types.ts';
import type { Intent } from '../understanding/types.ts';

/**
 * Where a call is written down as it happens. Nothing here waits for the disk and nothing throws: what cannot be written
 * yet is kept in order and written later (S6).
 */
export interface CallRecord extends PageRecord {
  readonly callId: string;
  answered(): void;
  language(lang: Lang): void;
  /** `at` is when it began, epoch ms. Returns the id of the turn. */
  turn(turn: {
    at: number;
    speaker: Speaker;
    text: string;
    lang: Lang;
    prompt: string | null;
    complete: boolean;
  }): string;
  fact(name: string, value: string, confirmed: boolean, turnId: string | null): void;
  judged(judgement: Judgement, turnId: string | null): void;
  intent(intent: Intent): void;
  message(queue: string, tier: Tier): void;
  choice(pageId: string, choice: 'connected' | 'calls-back'): void;
  /** Resolves when everything is on the disk, or rejects with NB_STORE_* when it cannot be now. */
  end(outcome: CallOutcome): Promise<void>;
}

export interface NewCall {
  callerNumber: string | null;
  lang: Lang;
  protocol: string;
}

export type OpenRecord = (call: NewCall) => CallRecord;
