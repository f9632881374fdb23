import type { ExpectedKind } from '../../src/speech/expected.ts';

/** What a bench and the box that it measures say to one another. Times are milliseconds since the epoch, with fractions. */

export interface BoxConfig {
  /** Where the telephones of the bench stand for the provider. */
  trunk: { host: string; port: number };
  /** Settings other than the usual ones. */
  settings: Record<string, unknown>;
}

export type BoxOrder = { do: 'loop' };

/** `from` is the number of the caller that it is about. */
export type BoxNews =
  | { is: 'up'; sip: string }
  /** What kind of answer is awaited from now on. */
  | { is: 'asked'; from: string; kind: ExpectedKind }
  /** An utterance is known. `endAtMs`: when the sample came in that it ends with; `decodeMs`: what the last reading took. */
  | { is: 'words'; from: string; atMs: number; endAtMs: number | null; decodeMs: number; text: string }
  /** A turn of the box begins, whose is not told. */
  | { is: 'turn'; atMs: number; prompts: string[] }
  /** So much sound goes to Asterisk. `thanks`: it only says that the caller was heard. */
  | { is: 'play'; from: string; atMs: number; ms: number; thanks: boolean }
  /** Everything that was given to Asterisk has been played. */
  | { is: 'played'; from: string; atMs: number }
  /** The call is let go of. */
  | { is: 'given'; from: string; to: 'leg' | 'number' | 'backup' | 'voicemail' }
  /** How late the timers of the program were since it was asked last. */
  | { is: 'loop'; p99Ms: number; maxMs: number };
