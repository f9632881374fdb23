/** Who or what took an outgoing call. */
export type AnsweredBy =
  /** A short greeting and then silence: somebody waits for us to speak. */
  | 'person'
  /** A long greeting, a beep, or words such as "leave a message". */
  | 'machine'
  /** A service that asks who calls, or for a key, before it puts through. Told by its words alone. */
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
    | 'words'
    | 'beep'
    | 'fax-tone'
    | 'special-tones'
    | 'nothing-heard'
    | 'time-over';
  /** After the line was answered, in ms. */
  atMs: number;
}
