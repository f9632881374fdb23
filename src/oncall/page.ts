import type { Lang } from '../lang.ts';
import type { Person } from '../practice/practice.ts';
import type { PageOutcome } from '../store/types.ts';
import type { CallLeg } from '../telephony/leg.ts';
import type { Tier } from '../triage/types.ts';

/** What a clinician needs to hear about a call, as far as it is known by now. */
export interface PageCase {
  callId: string;
  tier: Tier;
  crisis: boolean;
  lang: Lang;
  patient: { name: string | null; dob: string | null; age: string | null };
  /** E.164, where the caller can be reached. */
  phone: string | null;
  /** The caller's own words, in the order they came. */
  reason: string;
  /** What they said in their other calls, each as it was said, the newest last. */
  added?: string[];
  /** Ids of those other calls: what is told of them is patient data as well. */
  addedFrom?: string[];
  /** Since when, in the caller's words; left out or null: not known. */
  since?: string | null;
  /** Red flags: the caller's words that fired. */
  flags: { concept: string; words: string }[];
  /** The caller was told to call 911. */
  told911: boolean;
  /** Approved advice of the practice was read out. */
  advised?: boolean;
  /** The caller holds the line. */
  waiting: boolean;
}

/** What came of ringing one person. `acknowledged` only after key press, PIN and a choice. */
export type RingResult =
  | { outcome: Exclude<PageOutcome, 'acknowledged' | 'ringing'> }
  | { outcome: 'acknowledged'; choice: 'connect'; leg: CallLeg }
  | { outcome: 'acknowledged'; choice: 'calls-back' };

/** The same for the record, where no leg is kept. */
export type PageResult =
  | { outcome: Exclude<PageOutcome, 'acknowledged' | 'ringing'> }
  | { outcome: 'acknowledged'; choice: 'connect' | 'calls-back' };

/** How an escalation goes, for the caller who waits and for the record. */
export interface EscalationEvents {
  ringing: [person: Person, step: number];
  acknowledged: [person: Person, result: Extract<RingResult, { outcome: 'acknowledged' }>];
  /** Nobody has it yet, at the latest when a round is over: a caller who waits hears so, and what to do. */
  nobodyYet: [];
  exhausted: [];
}

/** Where the tries are written down. Never throws: the store's own queue keeps what cannot be written yet. */
export interface PageRecord {
  pageStarted(person: Person, step: number): string;
  pageEnded(pageId: string, result: PageResult): void;
  ladderExhausted(): void;
}
