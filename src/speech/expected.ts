/**
 * What kind of answer is awaited from a caller. Hearing uses it three ways: how long a pause inside the answer may be, whether what was said so
 * far can be the whole of it, and which of several readings is the likeliest. It never forbids an answer: whoever is asked for a date may say
 * that it hurts, and is heard.
 */
export type Expected = { kind: ExpectedKind } & {
  /** Digits that make a whole answer, for `digits` and `telephone`. */
  digits?: { least: number; most: number };
  /** Asked for in the same breath: an answer without it may well go on. */
  and?: ExpectedKind;
  /** A person's full name is awaited, or may be put right here. */
  person?: true;
  /** Phrases that the answer is likely to hold: what the practice knows (its providers, pharmacies), or the choices that were named. */
  likely?: readonly string[];
};

export type ExpectedKind =
  /** Free speech: the opening, a complaint, a message. */
  | 'open'
  | 'yes-no'
  | 'choice'
  | 'name'
  /** Letters, one by one or as "s as in sam". */
  | 'spelling'
  | 'date-of-birth'
  /** A wish of day or time. */
  | 'when'
  | 'telephone'
  /** A number said digit by digit: an id, a group. */
  | 'digits'
  /** Letters and digits mixed: an authorisation, a member id. */
  | 'code'
  /** A quantity: an age, a temperature, days left, how long. */
  | 'number'
  | 'medicine'
  | 'address';

export const OPEN_ANSWER: Expected = { kind: 'open' };
