/** What was done for the caller. The last three are also a message in a queue. */
export const DEEDS = [
  'booked',
  'moved',
  'cancelled',
  'confirmed',
  'wait_list',
  'answered',
  'transferred',
  'verified',
  'not_verified',
  'missed_again',
  'rung_back',
  'message',
  'refill_task',
  'request',
] as const;
export type Done = (typeof DEEDS)[number];

/** What a message is about: which form was filled, with which facts. A call may hold several. */
export interface Matter {
  form: string;
  intent: string;
  /** `request`: what somebody of the practice has to agree to, e.g. a visit that needs an approval. */
  action: 'message' | 'refill_task' | 'request';
  facts: Readonly<Record<string, string>>;
}

/** `sbar`: for a clinician; `task`: for the front desk. */
export type NoteKind = 'sbar' | 'task';

export const SECTIONS = {
  sbar: ['situation', 'background', 'assessment', 'recommendation'],
  task: ['request', 'patient', 'details', 'done'],
} as const satisfies Record<NoteKind, readonly string[]>;
export type Section = (typeof SECTIONS)[NoteKind][number];

/**
 * What a sentence rests on: the words of its `turns`, or what the box wrote down itself: the line's number, whom it rang, what it filed,
 * when the call began and how it ended.
 */
export type Basis = 'words' | 'line' | 'pages' | 'desk' | 'call';

export interface Sentence {
  section: Section;
  /** An approved English template with facts in it. The caller's own words stand in “ ”, in the caller's language. */
  text: string;
  /** Ids of the turns that it rests on, in order. Never empty where `basis` is `words`. */
  turns: string[];
  basis: Basis;
  /** A text that no template made and no person has checked: a model's, shown as such. The store adds it as it reads. */
  proposed?: true;
}

export interface Note {
  kind: NoteKind;
  /** One line for a list. */
  title: string;
  sentences: Sentence[];
  tags: string[];
}

export interface ToldTurn {
  id: string;
  at: string;
  speaker: 'caller' | 'nightbell' | 'clinician';
  text: string;
  lang: 'en' | 'es';
  /** Ids of the prompts that were spoken, joined by `+`; null: words of a person. */
  prompt: string | null;
  /** false: ours was cut off. */
  complete: boolean;
}

export interface ToldFact {
  name: string;
  value: string;
  confirmed: boolean;
  /** null: the line gave it. */
  turnId: string | null;
}

/** What a call left on paper, as far as it is written up. The store's record of a call is one. Times are ISO 8601 in UTC. */
export interface CallOnPaper {
  call: {
    startedAt: string;
    endedAt: string | null;
    callerNumber: string | null;
    lang: 'en' | 'es';
    tier: string;
    crisis: boolean;
    intent: string | null;
    outcome: 'in-progress' | 'completed' | 'caller-hung-up' | 'handed-over' | 'failed-over' | 'lost';
  };
  turns: readonly ToldTurn[];
  facts: readonly ToldFact[];
  dispositions: readonly {
    turnId: string | null;
    at: string;
    tier: string;
    crisis: boolean;
    flags: readonly { concept: string; words: string; tier: string }[];
    protocol: string;
  }[];
  pages: readonly {
    personId: string;
    startedAt: string;
    endedAt: string | null;
    outcome: string;
    choice: 'connected' | 'calls-back' | null;
  }[];
  messages: readonly { queue: string; tier: string; owner: string | null; dueAt: string | null }[];
  deeds: readonly { what: string; details: Readonly<Record<string, string>>; turnId: string | null }[];
}

/** What the practice knows and a call does not say. Each gives null for an id that it does not know. */
export interface NoteContext {
  /** IANA. */
  timeZone: string;
  /** Name of a person or department that can be rung. */
  person: (id: string) => string | null;
  /** What a fact's value is called where it is an id of the practice: of a `provider`, `location`, `visit`, or an answer's `topic`. */
  named: (fact: string, value: string) => string | null;
  /** Approved English text of a question of the protocol. */
  question: (id: string) => string | null;
}
