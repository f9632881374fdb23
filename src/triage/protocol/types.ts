import type { Lang } from '../../lang.ts';
import type { DispositionId } from '../../words/disposition.ts';
import type { Document } from '../../words/document.ts';
import type { Source } from '../../words/part.ts';
import type { Step } from '../../words/pattern.ts';
import type { Tier } from '../types.ts';

export const QUESTION_KINDS = [
  'yes_no',
  'choice',
  'number',
  'temperature',
  'duration',
  'age',
  'pregnancy',
  'story',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Where an answer leads. All may be empty: then nothing more was learnt, and what was known before stands. */
export interface Outcome {
  disposition: DispositionId | null;
  crisis: boolean;
  /** A fact about the patient, for patterns (`{pregnant}`) and modifiers. */
  fact: string | null;
  /** The next question of this path. */
  ask: string | null;
}

/**
 * When a branch is taken; the first that fits counts. A range is in the kind's own unit: °C for temperature, days for duration and age,
 * weeks for pregnancy, the plain number otherwise. `min` belongs to it where `closed` says so, `max` likewise.
 */
export type Condition =
  | { is: 'yes' }
  | { is: 'no' }
  | { is: 'choice'; id: string; text: Record<Lang, string>; words: Step[][] }
  | { is: 'range'; min: number | null; minClosed: boolean; max: number | null; maxClosed: boolean; text: string }
  | { is: 'otherwise' };

export interface Branch {
  when: Condition;
  outcome: Outcome;
}

export interface Question {
  id: string;
  kind: QuestionKind;
  text: Record<Lang, string>;
  branches: Branch[];
  /** "I don't know", silence, and anything that is no answer. */
  unsure: Outcome;
  layer: number;
  where: string;
}

/** What makes everything graver: age, pregnancy, an illness, an operation, a medicine. */
export interface Modifier {
  id: string;
  /** Names for people to read. */
  text: Record<Lang, string>;
  /** Any of these facts, heard or answered, at any moment of the call. */
  facts: string[];
  raises: Raise[];
  layer: number;
  where: string;
}

/** What was found at `from` or among `concepts` becomes at least `to`. */
export interface Raise {
  concepts: string[] | null;
  from: DispositionId | null;
  to: DispositionId;
  /** Question to ask instead of, or before, rising without one; null: it rises at once. */
  ask: string | null;
}

/** What is done for a tier. */
export interface Disposition {
  id: DispositionId;
  text: Record<Lang, string>;
  /** Whether somebody is rung for it, and who. */
  rings: 'on_call' | 'nobody';
  /** Inbox queue of the practice file. */
  queue: string;
  /** Minutes in which somebody must have taken it. */
  withinMinutes: number;
  layer: number;
}

/** Text of the practice that may be read to a caller at the end; self-care only where a named clinician approved it. */
export interface Instruction {
  id: string;
  kind: 'practice' | 'self_care';
  text: Record<Lang, string>;
  concepts: string[];
  dispositions: DispositionId[];
  approvedBy: string | null;
  /** ISO date. */
  approvedOn: string | null;
  layer: number;
  where: string;
}

/** A case that a protocol carries: what a caller says, and what must come of it. */
export interface ProtocolCase {
  say: string;
  lang: Lang;
  accept: Tier[];
  crisis: boolean | null;
  /** Concepts that must be among the flags. */
  flags: string[];
  /** Answers to whatever is asked then, and the tier after the last. */
  turns: { answer: string; accept: Tier[] }[];
  note: string;
  where: string;
}

/** A protocol that was read and checked. This is what clinicians sign. */
export interface Protocol extends Document {
  /** The texts that it was read from: the base net alone can be read again out of them. */
  sources: readonly Source[];
  questions: Map<string, Question>;
  modifiers: Modifier[];
  dispositions: Map<DispositionId, Disposition>;
  instructions: Instruction[];
  /** Question that settles a doubt of a second opinion, by its topic. */
  doubts: Map<string, string>;
  cases: ProtocolCase[];
}
