import type { Answers, Field, FormName } from '../../desk/forms.ts';
import type { Lang } from '../../lang.ts';
import type { Judgement } from '../../triage/types.ts';
import type { About, Intent, Meaning } from '../../understanding/types.ts';
import type { Said } from '../prompts/catalogue.ts';

/** Everything a call knows about itself that outlives a stage. Values only. */
export interface Talk {
  practiceName: string;
  lang: Lang;
  /** Once settled, only the caller's wish changes it. */
  langSettled: boolean;
  /** The line's number in E.164, or null. */
  callerNumber: string | null;
  judgement: Judgement | null;
  intent: Intent;
  about: About;
  answers: Answers;
  /** Fields that were asked in vain. */
  givenUp: Field[];
  /** The caller's words that tell what the call is about. */
  reason: string[];
  age: string | null;
  /** How far the ladder of this call is; `ringing` from the moment that it begins. */
  page: 'none' | 'ringing' | 'calls-back' | 'exhausted';
  crisisTold: boolean;
  /** How often the emergency instruction was played to its end. */
  told911: number;
  /** Instructions of the practice that were read out. */
  told: string[];
  /** What was said last, for "repeat that". */
  last: Said[];
}

/** Where a call is. One value: what cannot be at once cannot be written. */
export type Stage =
  | { at: 'opening'; silences: number }
  /** A question of the protocol that would settle a doubt. */
  | Doubt
  | { at: 'emergency'; times: number; heard: boolean }
  | { at: 'field'; form: FormName; field: Field; tries: number }
  /** Offers the line's own number. */
  | { at: 'line-number'; form: FormName; tries: number }
  | { at: 'read-back'; form: FormName; field: Field; value: string; tries: number }
  | { at: 'summary'; tries: number }
  | { at: 'change' }
  /** The ladder is running and the caller may hold the line. */
  | { at: 'waiting'; news: 'ringing' | 'calls-back' | 'exhausted' }
  | { at: 'anything-else' }
  /** Words are being said after which the line is let go. */
  | { at: 'leaving' };

/**
 * `question` null: the protocol has none, and the caller is asked to say it again. `asked` counts the questions of this run, this one
 * included. `then` is the turn that had to wait for it; null: nothing was under way yet.
 */
export interface Doubt {
  at: 'doubt';
  question: string | null;
  asked: number;
  silences: number;
  then: PutOff | null;
}

/** A turn that was about to be said when a doubt came between. Two doubts at once, or one within an emergency, can't be written. */
export interface PutOff {
  stage: Exclude<Stage, { at: 'doubt' | 'emergency' | 'leaving' }>;
  said: Said[];
  expect: Expectation;
}

export type DialogueEvent =
  | { type: 'answered' }
  | { type: 'heard'; text: string; lang: Lang; judgement: Judgement; meaning: Meaning }
  /** The question of the protocol was answered by keys, or by silence, and that was judged. */
  | { type: 'replied'; judgement: Judgement }
  /** More is known of what was said before, with no new words: an opinion that came late. */
  | { type: 'judged'; judgement: Judgement }
  | { type: 'keys'; digits: string }
  /** Nobody spoke for as long as was expected. */
  | { type: 'silence' }
  /** Our last turn was played to its end. */
  | { type: 'said' }
  | { type: 'page'; news: 'connecting' | 'calls-back' | 'exhausted' }
  /** The speech process is gone or back again. */
  | { type: 'speech'; state: 'down' | 'back' };

export interface Expectation {
  /** Silence that ends an utterance. */
  endSilenceMs: number;
  /** How long to wait for words after our turn. */
  silenceMs: number;
  /** Keys that make a whole answer; 1: every key at once. */
  keys: number;
}

/** What the run of the call has to do, in order. What follows a `say` happens when it was played. */
export type Effect =
  | { do: 'say'; said: Said[]; interruptible: boolean }
  | { do: 'expect'; expect: Expectation; langs: Lang[] }
  /** Listens for an answer to this question of the protocol, as its kind wants it. */
  | { do: 'expect-answer'; question: string; langs: Lang[] }
  | { do: 'fact'; name: string; value: string; confirmed: boolean }
  | { do: 'page' }
  | { do: 'message'; complete: boolean }
  | { do: 'operator' }
  | { do: 'hang-up' };

export interface Step {
  talk: Talk;
  stage: Stage;
  effects: Effect[];
}

export function newTalk(practiceName: string, callerNumber: string | null): Talk {
  return {
    practiceName,
    lang: 'en',
    langSettled: false,
    callerNumber,
    judgement: null,
    intent: 'other',
    about: 'self',
    answers: {},
    givenUp: [],
    reason: [],
    age: null,
    page: 'none',
    crisisTold: false,
    told911: 0,
    told: [],
    last: [],
  };
}
