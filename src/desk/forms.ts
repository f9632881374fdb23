import type { SlotName } from '../understanding/types.ts';

/** A fact that a form collects. */
export type Field = Extract<SlotName, 'name' | 'dob' | 'phone'> | 'reason';

/** How one fact is asked for. Prompt ids are those of the caller's catalogue. */
export interface FieldRule {
  ask: 'askName' | 'askDob' | 'askPhone' | 'askReason';
  again: 'askNameAgain' | 'askDobAgain' | 'askPhoneAgain' | 'askReasonAgain';
  readBack: 'readBackName' | 'readBackDob' | 'readBackPhone' | null;
  /** Read back before it is used, always or only when it was heard with doubt. */
  confirm: 'always' | 'in-doubt';
  /** How many keys make an answer; 0: keys do not answer this. */
  keys: number;
  /** Silence that ends an answer, in ms: people pause inside numbers and dates. */
  endSilenceMs: number;
}

export const FIELD_RULES: Record<Field, FieldRule> = {
  name: {
    ask: 'askName',
    again: 'askNameAgain',
    readBack: 'readBackName',
    confirm: 'in-doubt',
    keys: 0,
    endSilenceMs: 700,
  },
  dob: {
    ask: 'askDob',
    again: 'askDobAgain',
    readBack: 'readBackDob',
    confirm: 'in-doubt',
    keys: 8,
    endSilenceMs: 900,
  },
  phone: {
    ask: 'askPhone',
    again: 'askPhoneAgain',
    readBack: 'readBackPhone',
    confirm: 'always',
    keys: 10,
    endSilenceMs: 1100,
  },
  reason: {
    ask: 'askReason',
    again: 'askReasonAgain',
    readBack: null,
    confirm: 'in-doubt',
    keys: 0,
    endSilenceMs: 900,
  },
};

/** What is asked, in which order, and how it ends. */
export interface Form {
  fields: Field[];
  /** true: everything is read back as one summary before it is filed. */
  summary: boolean;
  /** Tries for a field before it is left open. */
  tries: number;
}

export type FormName = 'urgent' | 'message';

/** An urgent caller is asked as little as possible: only the number is read back. A message is read back whole. */
export const FORMS: Record<FormName, Form> = {
  urgent: { fields: ['name', 'dob', 'phone', 'reason'], summary: false, tries: 2 },
  message: { fields: ['name', 'dob', 'phone', 'reason'], summary: true, tries: 3 },
};

export interface Answer {
  value: string;
  confirmed: boolean;
}
export type Answers = Partial<Record<Field, Answer>>;

/** The first field that is still open, in the form's order; `given up` fields are passed over. */
export function nextField(form: Form, answers: Answers, givenUp: readonly Field[]): Field | null {
  return form.fields.find((f) => !answers[f] && !givenUp.includes(f)) ?? null;
}
