import type { Lang } from '../lang.ts';
import type { Opinion } from '../triage/types.ts';

/** Rows as the rest of the house sees them. Times are ISO 8601 in UTC with milliseconds. Ids are UUID v7: they sort by time. */
export type Speaker = 'caller' | 'nightbell' | 'clinician';
export type CallOutcome = 'in-progress' | 'completed' | 'caller-hung-up' | 'handed-over' | 'failed-over' | 'lost';

export interface CallRow {
  id: string;
  startedAt: string;
  answeredAt: string | null;
  endedAt: string | null;
  /** The line's number in E.164, or null. */
  callerNumber: string | null;
  lang: Lang;
  tier: string;
  crisis: boolean;
  intent: string | null;
  protocol: string;
  /** Hash of every text of that protocol; null: from before it was kept. */
  protocolHash: string | null;
  outcome: CallOutcome;
}

export interface TurnRow {
  id: string;
  callId: string;
  at: string;
  speaker: Speaker;
  text: string;
  lang: Lang;
  /** Id of the prompt that was spoken, for our own turns. */
  prompt: string | null;
  /** false: our turn was cut off before its end. */
  complete: boolean;
}

export interface FactRow {
  callId: string;
  name: string;
  value: string;
  /** The caller agreed when it was read back. */
  confirmed: boolean;
  /** The turn it came from; null: taken from the line. */
  turnId: string | null;
  at: string;
}

/** One judgement in a call, with what fired. */
export interface DispositionRow {
  id: string;
  callId: string;
  turnId: string | null;
  at: string;
  tier: string;
  crisis: boolean;
  flags: { concept: string; words: string; tier: string }[];
  protocol: string;
  /** Hash of every text of that protocol; null: from before it was kept. */
  protocolHash: string | null;
}

/** What came of one try to reach one person. Only `acknowledged` (with a PIN) ends an escalation. */
export type PageOutcome =
  | 'ringing'
  | 'busy'
  | 'no-answer'
  | 'rejected'
  | 'unreachable'
  | 'no-key'
  | 'wrong-pin'
  | 'passed-on'
  | 'hung-up'
  | 'cancelled'
  | 'acknowledged';

export interface PageRow {
  id: string;
  callId: string;
  personId: string;
  step: number;
  startedAt: string;
  endedAt: string | null;
  outcome: PageOutcome;
  /** After acknowledgement: what the clinician chose. */
  choice: 'connected' | 'calls-back' | null;
}

export interface MessageRow {
  id: string;
  callId: string;
  at: string;
  queue: string;
  tier: string;
  /** `taken`: somebody works on it. */
  state: 'open' | 'taken' | 'done';
  /** Whom the practice names for it; null: nobody in particular. */
  owner: string | null;
  /** By when the practice promises an answer; null: it promises nothing. */
  dueAt: string | null;
  /** Who works on it, or worked on it when it was done. */
  takenBy: string | null;
  takenAt: string | null;
  doneBy: string | null;
  doneAt: string | null;
}

/** Something that was done for the caller, e.g. `booked` with the visit in `details`. */
export interface DeedRow {
  id: string;
  callId: string;
  at: string;
  what: string;
  details: Record<string, string>;
  /** The caller's turn that it rests on. */
  turnId: string | null;
}

/** A call as it is written up. Each version is kept; the last one counts. */
export interface NoteRow {
  callId: string;
  /** 1, 2, 3 … */
  version: number;
  at: string;
  kind: 'sbar' | 'task';
  title: string;
  /** `turns`: ids of what it rests on; `basis`: `words` are those turns, anything else is what the box wrote down itself. */
  sentences: { section: string; text: string; turns: string[]; basis: string; proposed?: true }[];
  tags: string[];
}

/**
 * A voicemail. `unheard`: not transcribed yet; `heard`: its words are a turn of the call; `wordless`: there was nothing to
 * hear, and no audio is kept; `broken`: no audio that can be read, the bytes are kept as they were.
 */
export interface RecordingRow {
  id: string;
  callId: string;
  /** When the caller spoke. */
  at: string;
  /** Name of the file it came from: each is taken once. */
  source: string;
  state: 'unheard' | 'heard' | 'wordless' | 'broken';
  /** Samples a second of 16-bit mono PCM; null: broken. */
  rate: number | null;
  /** When it was taken into the store. */
  takenAt: string;
}

/** Something that is said to have happened, for the chained log. `subject` is an id, never a name or number. */
export interface AuditEvent {
  actor: string;
  action: string;
  subject: string;
  detail?: Record<string, string | number | boolean | null>;
}

/** Somebody who can be rung. The PIN is kept apart: nobody reads it with the person. */
export interface PersonRow {
  id: string;
  name: string;
  role: string;
  /** E.164. */
  phone: string;
  hasPin: boolean;
}

export type Role = 'administrator' | 'clinical-lead' | 'clinician' | 'front-desk' | 'auditor';

/** An account of the console. */
export interface UserRow {
  id: string;
  name: string;
  role: Role;
  /** The person of the rota this account belongs to, or null. */
  personId: string | null;
  state: 'active' | 'disabled';
  createdAt: string;
}

/** What came of asking another than the rules; of all but `opinion` nothing follows. */
export type OpinionOutcome = 'opinion' | 'nothing' | 'too-late' | 'failed';

/** What another than the rules made of a turn, and when; where it gave no opinion, one that raises and doubts nothing. */
export interface OpinionRow extends Omit<Opinion, 'intent'> {
  id: string;
  callId: string;
  turnId: string;
  at: string;
  outcome: OpinionOutcome;
  about: 'self' | 'child' | 'other' | null;
  redFlag: string | null;
  words: string | null;
  ms: number;
  late: boolean;
}

/** Everything known about one call. */
export interface CallRecord {
  call: CallRow;
  turns: TurnRow[];
  /** The latest of each name. */
  facts: FactRow[];
  dispositions: DispositionRow[];
  /** What others than the rules said of its turns, in the order in which it came. */
  opinions: OpinionRow[];
  pages: PageRow[];
  messages: MessageRow[];
  deeds: DeedRow[];
  /** null: not written up yet. */
  note: NoteRow | null;
}

/** Told on `store.changes` after the commit. `callId` where the thing belongs to a call. */
export interface Change {
  what:
    | 'call'
    | 'turn'
    | 'fact'
    | 'disposition'
    | 'page'
    | 'message'
    | 'deed'
    | 'note'
    | 'recording'
    | 'person'
    | 'contact'
    | 'notice'
    | 'alarm'
    | 'patient'
    | 'visit'
    | 'user'
    | 'box'
    | 'protocol'
    | 'schedule'
    | 'escalation'
    | 'review';
  id: string;
  callId?: string;
}
