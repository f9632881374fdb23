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
  paged: boolean;
  crisisTold: boolean;
  /** How often the emergency instruction was played to its end. */
  told911: number;
  /** What was said last, for "repeat that". */
  last: Said[];
}

/** Where a call is. One value: what cannot be at once cannot be written. */
export type Stage =
  | { at: 'opening'; silences: number; misses: number }
  /** A question of the protocol that would settle a doubt. */
  | { at: 'doubt'; question: string; tries: number }
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

export type DialogueEvent =
  | { type: 'answered' }
  | { type: 'heard'; text: string; lang: Lang; judgement: Judgement; meaning: Meaning }
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
    paged: false,
    crisisTold: false,
    told911: 0,
    last: [],
  };
}
