import type { Offer, Visit } from '../../calendar/types.ts';
import type { AskedFor } from '../../desk/findings-staff.ts';
import type { Done, Matter as Filed } from '../../desk/notes/types.ts';
import type { DeskAnswer, DeskRequest } from '../../desk/requests.ts';
import type { Lang } from '../../lang.ts';
import type { Expected } from '../../speech/expected.ts';
import type { Judgement } from '../../triage/types.ts';
import type { About, Intent, Meaning } from '../../understanding/types.ts';
import type { Said } from '../prompts/catalogue.ts';
import type { Findings, House } from './house.ts';

/** A fact as it stands. `doubt`: it was heard with doubt and is read back before it is used. */
export interface Answer {
  value: string;
  confirmed: boolean;
  doubt?: true;
  /** It was asked about as often as makes sense. */
  stands?: true;
}

/** One thing that the caller wants done, and how far it is. */
export interface Matter {
  /** Id of the form. */
  form: string;
  intent: Intent;
  /** The caller's words that it began with. */
  words: string;
  /** What is said at its beginning was said. */
  begun: boolean;
  /**
   * `request`: the caller could not be verified, or speaks for somebody else; what they want is passed on and nothing is said or changed.
   * `message`: what was wanted cannot be done now.
   */
  way: 'open' | 'request' | 'message';
  /** Speaks for somebody for whom the practice's rule does not let them. */
  thirdParty: boolean;
  /** What rooms behind the desk answered, for the form's conditions. */
  found: Findings;
  /** Texts filled in from those answers: names of plans, an approved answer. */
  texts: Record<string, { en: string; es: string }>;
  /** The visit that stands and is to be moved, cancelled or confirmed. */
  visit: Visit | null;
  /** The time that was agreed on. */
  offer: Offer | null;
  /** Department whose person was asked for: a message without a queue of its own goes there. */
  to: string | null;
  /** Whose queue it was filed in: a word for a department; null: by the intent. */
  queue: string | null;
  /** It was written down for somebody of the practice. */
  filed?: true;
  /** How often everything was read back as one summary. */
  rounds: number;
  /** Notes were said and the summary was agreed on. */
  agreed: boolean;
  /** The visit of a second person, wanted in the same breath. */
  second?: true;
  /** Who the patient is, where the call came to be about somebody else meanwhile. */
  who?: Record<string, Answer>;
}

/** Whether the caller is known to be who they say. */
export interface Verified {
  state: 'open' | 'matches' | 'not';
  tries: number;
  /** The patient's id where it matches. */
  patient: string | null;
  /** What was compared last; the same is not compared twice. */
  claim: string | null;
}

/** Everything a call knows about itself that outlives a stage. Values only. */
export interface Talk {
  house: House;
  lang: Lang;
  /** Once settled, only the caller's wish changes it. */
  langSettled: boolean;
  /** The line's number in E.164, or null. */
  callerNumber: string | null;
  judgement: Judgement | null;
  /** Grave flags that the caller took back, and took back again when asked; see `tierNow`. */
  withdrawn: readonly string[];
  intent: Intent;
  about: About;
  /** By fact id, shared by all forms of the call. */
  facts: Record<string, Answer>;
  /** The words by which the wished time was said last. */
  whenWords: string;
  /** The words in which an insurance was named: a plan's name is more than its carrier's. */
  carrierWords: string;
  /** Facts that were asked in vain. */
  givenUp: string[];
  /** What the caller wants done: the first is being dealt with, the rest wait. */
  matters: Matter[];
  /** What was dealt with, in order. */
  done: Matter[];
  verified: Verified;
  /** The caller's words that tell what the call is about. */
  reason: string[];
  age: string | null;
  /** How far the ladder of this call is; `ringing` from the moment that it begins. */
  page: 'none' | 'ringing' | 'calls-back' | 'exhausted';
  crisisTold: boolean;
  /** The number of a card to pay with was begun: digits that follow may be the rest of it. */
  cardBegun?: boolean;
  /** How often the emergency instruction was played to its end. */
  told911: number;
  /** Instructions of the practice that were read out. */
  told: string[];
  /** Turns in a row that could not be used. */
  misses: number;
  /** Facts whose read-back was denied, once for each time. */
  denied: string[];
  /** A name that was read back and denied: its first name may have been right. */
  deniedName: string | null;
  /** How often in a row a question was put again because nothing came, or nothing that was of use. */
  again: number;
  /** How often in a row the caller had the same turn said again. */
  repeats: number;
  /** The caller asked for time, and this many silences of it have passed, the one under way included; 0: nobody asked for any. */
  held: number;
  /** Somebody of the staff was asked for by name or by what they do. */
  asksFor: AskedFor | null;
  /** How often the caller was abusive. */
  abuse: number;
  /** How often the caller spoke a language that is not spoken here, while nobody was there. */
  otherTongue: number;
  /** How often the caller courted the assistant, or played with it. */
  plays: number;
  /** The desk's own telephones rang before this call came here. */
  diverted: boolean;
  /** A person was tried and nobody took it. */
  nobody: boolean;
  /** The question at the end of the last turn, and how often in a row it was put. */
  put: { key: string; times: number };
  /** What was said last, for "repeat that". */
  last: Said[];
}

/** What was wanted, in which words. */
export interface Wish {
  intent: Intent;
  words: string;
}

/** Where a call is. One value: what cannot be at once cannot be written. */
export type Stage =
  | { at: 'opening'; silences: number }
  /** A question of the protocol that would settle a doubt. */
  | Doubt
  /** `began`: the caller was asked when it began. */
  /** `checking`: the caller took it back and is asked whether it is so now; the flags that were known then, and what was wanted beside it. */
  /** `goes`: how often who had agreed was told to dial. */
  | {
      at: 'emergency';
      times: number;
      heard: boolean;
      began?: true;
      /** Since when was asked a second time: they were still telling who it is while it was asked. */
      beganAgain?: true;
      /** Who it is was asked a second time, after something else was said. */
      whoAgain?: true;
      /** Whoever is in danger from somebody was asked which number is safe. */
      safe?: true;
      goes?: number;
      checking?: { known: string[]; wish: Wish | null };
    }
  | { at: 'field'; form: string; field: string; tries: number }
  /** Offers the line's own number. */
  | { at: 'line-number'; form: string; field: string; tries: number }
  | { at: 'read-back'; form: string; field: string; value: string; tries: number }
  /** Whether who calls is the parent of the child it is about. */
  | { at: 'parent'; form: string; tries: number }
  /** Whether the identifiers were heard right: asked once where they could not be matched. */
  | { at: 'who'; form: string; tries: number }
  /** A room behind the desk is looking. */
  | { at: 'looking'; form: string; want: DeskRequest['want'] }
  /** `offers[n]` was offered. */
  | { at: 'offer'; form: string; offers: Offer[]; n: number; tries: number }
  /** What other time would suit. */
  | { at: 'other-time'; form: string; tries: number }
  /** Whether `visits[n]` is the one. */
  | { at: 'which-visit'; form: string; visits: Visit[]; n: number; tries: number }
  | { at: 'agree-cancel'; form: string; visit: Visit; tries: number }
  | { at: 'summary'; form: string; tries: number }
  /** Which part of the summary is wrong; asked again with a key for each. */
  | { at: 'change'; form: string; tries?: number }
  /** A small child has the telephone, and is asked for a grown-up, then whether somebody is hurt. */
  | { at: 'child'; asked: 'grown-up' | 'hurt' }
  /** A person's telephone is ringing. */
  /** `times`: how often the caller heard that it still rings. */
  | { at: 'transferring'; times?: number }
  /** The ladder is running and the caller may hold the line. */
  /** `times`: how often the caller heard that it is still tried. */
  /** `number`: another number to call back on was told, and is read back (null: asked for), so often. */
  | {
      at: 'waiting';
      news: 'ringing' | 'calls-back' | 'exhausted';
      times?: number;
      number?: { value: string | null; tries: number };
    }
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
  /** A room behind the desk answered. */
  | { type: 'desk'; answer: DeskAnswer }
  /** It has been looking for longer than a caller likes silence. */
  | { type: 'slow' }
  /** Somebody has taken the call, or nobody has. */
  | { type: 'transfer'; news: 'taken' | 'nobody' }
  /** The speech process is gone or back again. */
  | { type: 'speech'; state: 'down' | 'back' };

/** Every stage but the last, in which the line is let go. */
export type Open = Exclude<Stage, { at: 'leaving' }>;
/** A final transcript. */
export type Heard = Extract<DialogueEvent, { type: 'heard' }>;

export interface Expectation {
  /** Silence that ends an utterance. */
  endSilenceMs: number;
  /** What kind of answer is awaited; absent: free speech. */
  expected?: Expected;
  /** How long to wait for words after our turn. */
  silenceMs: number;
  /** Keys that make a whole answer; 1: every key at once. */
  keys: number;
}

/** What the run of the call has to do, in order. What follows a `say` happens when it was played. */
export type Effect =
  | { do: 'say'; said: Said[]; interruptible: boolean; slow?: true }
  | { do: 'expect'; expect: Expectation; langs: Lang[] }
  /** Listens for an answer to this question of the protocol, as its kind wants it. */
  | { do: 'expect-answer'; question: string; langs: Lang[] }
  | { do: 'fact'; name: string; value: string; confirmed: boolean }
  | { do: 'page' }
  /** Files a message. `queue`: a word for a department, or null: by the intent. `matter` null: no form was begun. */
  | { do: 'message'; complete: boolean; queue: string | null; intent: Intent; matter: Filed | null }
  | { do: 'done'; what: Deed; details: Record<string, string> }
  | { do: 'desk'; request: DeskRequest }
  /** Rings somebody of the practice: a word for a department, or null: whoever takes calls now. */
  | { do: 'transfer'; to: string | null; why: TransferWhy }
  /** Joins the caller with whoever took the call. */
  | { do: 'join' }
  | { do: 'operator' }
  | { do: 'hang-up' };

export type TransferWhy = 'asked' | 'misunderstood' | 'distress' | 'form' | 'language';
/** What was done for the caller beside messages, for the record. */
export type Deed = Exclude<Done, Filed['action']>;

export interface Step {
  talk: Talk;
  stage: Stage;
  effects: Effect[];
}

/** @param diverted the desk's own telephones rang before, and nobody took it */
export function newTalk(house: House, callerNumber: string | null, diverted = false): Talk {
  return {
    house,
    lang: 'en',
    langSettled: false,
    callerNumber,
    judgement: null,
    withdrawn: [],
    intent: 'other',
    about: 'self',
    facts: {},
    whenWords: '',
    carrierWords: '',
    givenUp: [],
    matters: [],
    done: [],
    verified: { state: 'open', tries: 0, patient: null, claim: null },
    reason: [],
    age: null,
    page: 'none',
    crisisTold: false,
    told911: 0,
    told: [],
    misses: 0,
    denied: [],
    deniedName: null,
    again: 0,
    repeats: 0,
    held: 0,
    asksFor: null,
    abuse: 0,
    otherTongue: 0,
    plays: 0,
    diverted,
    nobody: false,
    put: { key: '', times: 0 },
    last: [],
  };
}
