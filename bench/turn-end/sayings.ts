import { readFileSync } from 'node:fs';
import type { ExpectedKind } from '../../src/speech/expected.ts';
import type { Answer } from '../endpoint/utterances.ts';

/** An answer to learn from; what is said with other numbers or names only is of one group, which is learnt from or judged by, never both. */
export interface Made extends Answer {
  group: string;
}

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const LETTERS = [...'ABCDEFGHJKLMNOPRSTVWY'];
const MONTHS = ['January', 'February', 'April', 'May', 'June', 'August', 'September', 'November'];
const DAYS = ['first', 'second', 'fourth', 'seventh', 'eighth', 'tenth', 'twelfth', 'fifteenth', 'twenty-third'];
const NUMBERS = ['one', 'three', 'six', 'nine', 'eleven', 'thirteen', 'eighteen', 'twenty-two', 'thirty'];
const YEARS = [
  'forty-one',
  'fifty',
  'fifty-six',
  'sixty-eight',
  'seventy-three',
  'eighty',
  'eighty-four',
  'ninety-two',
];
const AREAS = ['five one eight', 'three one five', 'nine one four', 'eight four five'];
const SURNAMES = ['BARLOW', 'CASTILLO', 'DUNN', 'EASTWOOD', 'GRANGER', 'HOLT', 'IBARRA', 'JARVIS', 'NOYES', 'PAULSEN'];
const EXAMPLES = ['B as in boy', 'D as in David', 'M as in Mary', 'N as in Nancy', 'T as in Tom', 'P as in Peter'];

type Pick = <Item>(from: readonly Item[]) => Item;

/** Numbers, dates and letters. */
const PATTERNS: [ExpectedKind, (pick: Pick) => string][] = [
  ['telephone', (p) => `${p(AREAS)}, {g} five five five, {g} zero one ${p(DIGITS)} ${p(DIGITS)}.`],
  ['telephone', (p) => `It's {h} ${p(AREAS)}, {g} five five five, {g} oh one {g} ${p(DIGITS)} ${p(DIGITS)}.`],
  ['telephone', (p) => `Five five five, {g} zero one ${p(DIGITS)} ${p(DIGITS)}.`],
  [
    'telephone',
    (p) => `The best number is {h} ${p(AREAS)} {g} five five five {g} zero one {g} ${p(DIGITS)} ${p(DIGITS)}.`,
  ],
  ['date-of-birth', (p) => `${p(MONTHS)} {g} ${p(DAYS)}, {g} nineteen ${p(YEARS)}.`],
  ['date-of-birth', (p) => `The ${p(DAYS)} of {h} ${p(MONTHS)}, {g} nineteen {h} ${p(YEARS)}.`],
  ['date-of-birth', (p) => `${p(['Two', 'Four', 'Eight', 'Ten'])}, {g} ${p(NUMBERS)}, {g} ${p(YEARS)}.`],
  ['date-of-birth', (p) => `I was born {h} ${p(MONTHS)} ${p(DAYS)}, {g} two thousand ${p(DIGITS.slice(1))}.`],
  ['digits', (p) => `${four(p)}, {g} ${four(p)}.`],
  [
    'digits',
    (p) =>
      `${p(DIGITS)} ${p(DIGITS)}, {g} ${p(DIGITS)} ${p(DIGITS)}, {g} ${p(DIGITS)} ${p(DIGITS)}, {g} ${p(DIGITS)} ${p(DIGITS)}.`,
  ],
  [
    'code',
    (p) =>
      `${p(LETTERS)} ${p(LETTERS)} {g} ${p(DIGITS)} ${p(DIGITS)} ${p(DIGITS)} {g} ${p(DIGITS)} ${p(DIGITS)} ${p(DIGITS)}.`,
  ],
  [
    'code',
    (p) =>
      `${p(LETTERS)} ${p(LETTERS)} ${p(LETTERS)}, {g} ${p(DIGITS)} ${p(DIGITS)} ${p(DIGITS)} {g} ${p(DIGITS)} ${p(DIGITS)} ${p(DIGITS)}.`,
  ],
  ['spelling', (p) => spelled(p(SURNAMES), p)],
  ['spelling', (p) => spelled(p(SURNAMES), p)],
  ['spelling', (p) => `That's ${spelled(p(SURNAMES), p)}`],
  ['spelling', (p) => `${p(EXAMPLES)}, {g} ${p(LETTERS)}, {g} ${p(LETTERS)}, {g} ${p(EXAMPLES)}.`],
];

const four = (pick: Pick) => Array.from({ length: 4 }, () => pick(DIGITS)).join(' ');

/** Letters with one pause, or two in a long name. */
function spelled(name: string, pick: Pick): string {
  const letters = [...name];
  const at = pick([2, 3]);
  return `${letters.map((letter, i) => (i === at || (i === at + 3 && letters.length > 6) ? `{g} ${letter}` : letter)).join(' ')}.`;
}

/** The lines of sayings.txt, each so many times, and of each pattern so many answers. */
export function make(times: number, made: number, rnd: () => number): Made[] {
  const pick: Pick = (from) => from[Math.floor(rnd() * from.length)]!;
  const lines = readFileSync(new URL('sayings.txt', import.meta.url), 'utf8').split('\n');
  const written = lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => {
      const at = line.indexOf(':');
      const kind = line.slice(0, at) as ExpectedKind;
      const text = line.slice(at + 1).trim();
      // "It hurts." and "It hurts, since Monday." are learnt from together.
      const group = `${kind} ${text.split(/[.,?]? *\{/)[0]!.replace(/[.,?]+$/, '')}`;
      return Array.from({ length: times }, (): Made => ({ lang: 'en', kind, group, text }));
    });
  const numbers = PATTERNS.flatMap(([kind, text], i) =>
    Array.from({ length: made }, (): Made => ({ lang: 'en', kind, group: `${kind} ${i}`, text: text(pick) })),
  );
  return [...written, ...numbers];
}
