import type { Tier } from '../triage/types.ts';
import type { Intent } from '../understanding/types.ts';

/** An approved text. Names in braces are filled in: facts of the call, and the practice's own (`{practice}`, `{opens}`, `{promise}`). */
export interface Text {
  en: string;
  es: string;
}

/** How an answer is understood, checked and said again. */
export type FactKind =
  | 'name'
  | 'dob'
  | 'phone'
  | 'medication'
  | 'dose'
  | 'pharmacy'
  | 'provider'
  | 'carrier'
  | 'member_id'
  | 'when'
  | 'address'
  | 'email'
  /** A whole number, with the range that it must lie in. */
  | 'number'
  /** Letters and digits, read back one by one: a referral or an authorisation. */
  | 'code'
  | 'yes_no'
  | 'choice'
  /** Which kind of visit: the caller's words, matched with the practice's own visit types by whoever finds the times. */
  | 'visit'
  /** Kept as it was said. */
  | 'words';

/** One choice; `words` are what callers say for it, in either language, as patterns of the protocol's language. */
export interface Choice {
  id: string;
  say: Text;
  words: string;
}

/** What is to know about a fact, whatever form asks for it. */
export interface FactRule {
  id: string;
  kind: FactKind;
  ask: Text;
  again: Text;
  /** The question a third time; null: `again` once more. */
  last: Text | null;
  /** null: never read back alone. */
  readBack: Text | null;
  confirm: 'always' | 'in-doubt' | 'never';
  /** Keys that make an answer; 0: keys do not answer this. */
  keys: number;
  /** Silence that ends an answer, in ms. */
  endSilenceMs: number;
  choices: Choice[];
  range: [number, number] | null;
}

/**
 * All must hold. A key is a fact or a finding (`controlled`, `vital`, `open`, `verified`, `new_patient`, `plan`, `about`, `tier`, `visit_approval`
 * …); the value is what it must be, or any of a list. `known: x` as a value asks whether it is known at all: `{ days_left: unknown }`.
 */
export type Condition = Record<string, string | number | boolean | (string | number | boolean)[]>;

export interface FormField {
  fact: string;
  /** null: always. */
  when: Condition | null;
  /** Left open after so many tries; `required` ones end in a person or a message that says so. */
  tries: number;
  required: boolean;
  /** Words of this form's own, instead of the fact's. */
  ask: Text | null;
}

/** What is done when a form is filled, and what the caller hears of it. The first whose condition holds. */
export interface Ending {
  when: Condition | null;
  do:
    | 'message'
    | 'refill_task'
    | 'book'
    | 'move'
    | 'cancel'
    | 'confirm'
    | 'wait_list'
    | 'answer'
    | 'page'
    | 'transfer'
    | 'end';
  /** Department; null: the one that takes the intent. */
  queue: string | null;
  /** The tier that the call has at least from here on; never less than triage gave. */
  raise: Tier | null;
  say: Text;
}

export interface Form {
  id: string;
  title: Text;
  intents: Intent[];
  /** Chosen only where this holds, before forms without a condition. */
  when: Condition | null;
  /** What of a patient is said or changed: two identifiers that match come first. */
  verify: boolean;
  /** Said once at the beginning; null: the first question comes at once. */
  start: Text | null;
  fields: FormField[];
  /** Said before the endings where the condition holds: what the practice lets callers know. */
  notes: { when: Condition | null; say: Text }[];
  /** Everything read back as one summary before it is filed. */
  summary: boolean;
  endings: Ending[];
}

/** All that a practice's desk can do, read from `forms/` and the practice's own file. */
export interface Desk {
  facts: ReadonlyMap<string, FactRule>;
  forms: readonly Form[];
  matters: readonly Matter[];
}

/** What words say that it is about, beyond the intent; `words` are patterns of the protocol's language. */
export interface Matter {
  id: string;
  words: string;
  /** It is asked for beside other things in one breath. */
  beside: boolean;
}
