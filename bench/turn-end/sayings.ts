import type { ExpectedKind } from '../../src/speech/expected.ts';
import type { Answer } from '../endpoint/utterances.ts';

/** Answers made of parts, other ones than those of bench/endpoint: for training, and another draw of them for the comparison. */
export interface Made extends Answer {
  /** Which pattern it was made of: a pattern is either learnt from or held back. */
  pattern: string;
}

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const MONTHS = ['January', 'February', 'April', 'May', 'June', 'August', 'September', 'November'];
const DAYS = [
  'first',
  'second',
  'fourth',
  'seventh',
  'eighth',
  'tenth',
  'twelfth',
  'fifteenth',
  'eighteenth',
  'twenty-third',
];
const YEARS = [
  'nineteen forty-one',
  'nineteen fifty-six',
  'nineteen sixty-eight',
  'nineteen seventy-three',
  'nineteen eighty-four',
];
const FIRST = ['Agnes', 'Bernard', 'Clara', 'Dennis', 'Edith', 'Felix', 'Gloria', 'Hector', 'Iris', 'Julian'];
const LAST = [
  'Aldridge',
  'Barlow',
  'Castillo',
  'Dunmore',
  'Eastwood',
  'Fletcher',
  'Granger',
  'Holloway',
  'Ibarra',
  'Jarvis',
];
const WHERE = ['knee', 'shoulder', 'neck', 'stomach', 'head', 'ear', 'left foot', 'hip'];
const SINCE = ['since this morning', 'for three days', 'since Saturday', 'for about a week', 'since I woke up'];
const WANT = [
  'a flu shot',
  'a copy of my records',
  'a new prescription',
  'an appointment',
  'a referral',
  'a note for work',
];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const DRUGS = ['metformin', 'amlodipine', 'omeprazole', 'sertraline', 'gabapentin'];

type Pick = <Item>(from: readonly Item[]) => Item;

/** Each pattern with the kind of answer that it is. */
const PATTERNS: [string, ExpectedKind, (pick: Pick) => string][] = [
  ['phone plain', 'telephone', (p) => `${area(p)}, {g} five five five, {g} zero one ${p(DIGITS)} ${p(DIGITS)}.`],
  [
    'phone said',
    'telephone',
    (p) => `My number is {h} ${area(p)}, {g} five five five, {g} zero one {g} ${p(DIGITS)} ${p(DIGITS)}.`,
  ],
  ['phone it is', 'telephone', (p) => `It's ${area(p)}, {g} five five five, zero one {g} ${p(DIGITS)} ${p(DIGITS)}.`],
  ['dob', 'date-of-birth', (p) => `${p(MONTHS)} {g} ${p(DAYS)}, {g} ${p(YEARS)}.`],
  ['dob the', 'date-of-birth', (p) => `The ${p(DAYS)} of {h} ${p(MONTHS)}, {g} ${p(YEARS)}.`],
  ['dob born', 'date-of-birth', (p) => `I was born on {h} ${p(MONTHS)} ${p(DAYS)}, {g} ${p(YEARS)}.`],
  ['name', 'name', (p) => `${p(FIRST)} {g} ${p(LAST)}.`],
  ['name is', 'name', (p) => `My name is {h} ${p(FIRST)} {g} ${p(LAST)}.`],
  ['name for', 'name', (p) => `It's for {h} my wife, {g} ${p(FIRST)} ${p(LAST)}.`],
  ['yes', 'yes-no', (p) => p(['Yes.', 'Yes, it is.', 'Yeah, sure.', 'No.', "No, I don't.", 'That is right.'])],
  [
    'yes more',
    'yes-no',
    (p) => `Yes, {c} but only {h} ${p(['at night', 'when I walk', 'sometimes', 'on the left side'])}.`,
  ],
  ['when', 'when', (p) => `${p(WEEKDAYS)} {h} ${p(['morning', 'afternoon'])}.`],
  ['when or', 'when', (p) => `Maybe {h} ${p(WEEKDAYS)}, {c} or ${p(WEEKDAYS)} after ${p(['two', 'four'])}.`],
  ['medicine', 'medicine', (p) => `${p(DRUGS)}, {g} ${p(['ten', 'twenty', 'fifty'])} milligrams.`],
  ['medicine is', 'medicine', (p) => `I take {h} ${p(DRUGS)}.`],
  [
    'number',
    'number',
    (p) => `${p(['About', 'Maybe', 'Almost'])} {h} ${p(['two', 'three', 'five'])} ${p(['days', 'weeks', 'months'])}.`,
  ],
  ['want', 'open', (p) => `I need {h} ${p(WANT)}.`],
  ['want please', 'open', (p) => `Hello, {g} I would like {h} ${p(WANT)}, please.`],
  ['calling', 'open', (p) => `I'm calling about {h} ${p(WANT)}.`],
  ['hurts', 'open', (p) => `My ${p(WHERE)} hurts {c} ${p(SINCE)}, {c} and I can't sleep.`],
  ['pain', 'open', (p) => `I have a pain in my {h} ${p(WHERE)} {c} ${p(SINCE)}.`],
  ['fell', 'open', (p) => `I fell on my ${p(WHERE)}, {c} and now it is swollen, {c} and it hurts when I {h} move it.`],
];

const area = (pick: Pick) => pick(['five one eight', 'three one five', 'six oh seven', 'nine one four']);

/** Patterns that are never learnt from. */
export const HELD_BACK: ReadonlySet<string> = new Set(
  PATTERNS.filter((_, i) => i % 3 === 1).map(([pattern]) => pattern),
);

/** So many answers of each pattern. */
export function make(each: number, rnd: () => number): Made[] {
  const pick: Pick = (from) => from[Math.floor(rnd() * from.length)]!;
  return Array.from({ length: each }, () =>
    PATTERNS.map(([pattern, kind, text]): Made => ({ lang: 'en', kind, pattern, text: text(pick) })),
  ).flat();
}
