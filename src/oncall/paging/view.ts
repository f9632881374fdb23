import type { Channel } from '../../delivery/types.ts';
import type { Tier } from '../../triage/types.ts';
import type { Answer, Attempt, Choice } from './attempt-types.ts';
import type { EscalationEvent } from './events.ts';
import type { Escalation, Outcome, Phase } from './types.ts';

/** One line of a trail. `text` is a sentence for people to read, without the patient. */
export interface TrailLine {
  /** ISO 8601, UTC. */
  at: string;
  event: EscalationEvent['type'];
  personId: string | null;
  channel: Channel | null;
  /** What the line answered, what was pressed. */
  answer: string | null;
  text: string;
}

/** The trail of one escalation, to read and to export. */
export interface Trail {
  id: string;
  callIds: string[];
  service: string;
  tier: Tier;
  openedAt: string;
  state: Phase['phase'];
  /** Who holds or settled it. */
  holder: string | null;
  dueAt: string | null;
  attempts: {
    id: string;
    personId: string;
    channel: Channel;
    step: Attempt['step'];
    begunAt: string;
    sentAt: string | null;
    deliveredAt: string | null;
    heardAt: string | null;
    acknowledgedAt: string | null;
    endedAt: string | null;
    answer: Answer | Choice | null;
    detail: string;
  }[];
  lines: TrailLine[];
}

/** What the console may see and do; src/wiring has the one of the box. Changes are told on `store.changes` as `escalation`. */
export interface PagingView {
  /** Open ones, the most urgent first, then the oldest. */
  open(): Promise<Escalation[]>;
  /** Settled and withdrawn, the newest first. */
  closed(limit: number): Promise<Escalation[]>;
  /** Somebody looks at one or takes it away: it is in the log before they see it. */
  looked(id: string, actor: string, how: 'viewed' | 'exported'): Promise<void>;
  /** null: there is none with this id. */
  trail(id: string): Promise<Trail | null>;
  /** Ids of the escalations of a call, newest first. */
  ofCall(callId: string): Promise<string[]>;
  /** A person who proved to be it (PIN or signed in) takes one, or says what came of it. false: somebody else has it, or it is over. */
  take(id: string, personId: string, choice: Choice): Promise<boolean>;
  /** Takes it from whoever has it, who is told. */
  takeOver(id: string, personId: string, choice: Choice): Promise<boolean>;
  /** Only whoever has it ends it; what nobody has is taken first. */
  settle(id: string, personId: string, outcome: Outcome): Promise<boolean>;
  giveBack(id: string, personId: string): Promise<boolean>;
  /** It was opened in error. false: somebody else has it, or it is over. */
  withdraw(id: string, personId: string): Promise<boolean>;
}
