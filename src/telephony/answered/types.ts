/** Who or what took an outgoing call. */
export type AnsweredBy =
  /** A short greeting and then silence: somebody waits for us to speak. */
  | 'person'
  /** A long greeting, a beep, or words such as "leave a message". */
  | 'machine'
  /** A service that asks who calls, or for a key, before it puts through. */
  | 'screening'
  /** Fax tones. */
  | 'fax'
  /** The network's own tones before an announcement: not in service, or no way there. */
  | 'network'
  /** Nothing was heard. May be a person who waits. */
  | 'silence'
  /** It was heard out and fits nothing: treat as a person. */
  | 'unsure';

/** What was made out, and from what: `why` is a word of a fixed list for records and tables, never what was said. */
export interface Answered {
  by: AnsweredBy;
  why:
    | 'short-greeting'
    | 'long-greeting'
    | 'many-words'
    | 'words'
    | 'beep'
    | 'fax-tone'
    | 'special-tones'
    | 'nothing-heard'
    | 'time-over';
  /** After the line was answered, in ms. */
  atMs: number;
}

/** Told by `AnswerListener` once each, in the order in which they are known. */
export interface AnsweredEvents {
  /** The verdict. A beep or words may revise it once to `machine` or `screening` while the leg lives. */
  answered: (answered: Answered) => void;
  /** The end of a beep, in ms after the answer: a message may be left now. */
  beep: (atMs: number) => void;
}

/**
 * Use:
 *     const { by } = await whoAnswered(leg, { clock, signal });        // within 6 s; src/telephony/answered/on-leg.ts
 *     if (by === 'machine') await untilMessage(leg, { clock, signal }) // until the beep is over, or 2.5 s of quiet, or 30 s
 */
export interface WhoAnsweredOptions {
  clock: import('../../clock.ts').Clock;
  signal?: AbortSignal;
  /** Words that a recogniser hears meanwhile: resolves a look at them; not needed. */
  onListener?: (listener: { words(text: string): void }) => void;
}
