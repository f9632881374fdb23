import { closes, isSentence, tellsStory, wishes } from './clause.ts';
import { digitsSaid } from './digits-said.ts';
import { endsWith, list, type Said, type Standing } from './standing.ts';

/** Somebody whom a caller speaks for. */
const SOMEBODY = list(
  `mother mom father dad husband wife son daughter baby child kid grandson granddaughter grandmother grandfather brother sister neighbor
  roommate partner toddler uncle aunt`,
);
/** When it was, or since when: what a sentence that tells something often ends with. */
const WHEN = list(
  `today yesterday tonight tomorrow now ago morning afternoon evening night noon week weeks month months day days hour hours minutes year
  years monday tuesday wednesday thursday friday saturday sunday again anymore lately`,
);
/** Something is told of what was: more of it is to come, and what is wanted. */
const PAST = list(
  `was were had got fell took gave went came said told saw hit started ran found left hurt broke burned cut swallowed missed sent called
  noticed tried ate passed changed moved`,
);
/** What is wanted of a visit that there is; which one, and when instead, follows. */
const CHANGE = list('move change reschedule cancel push switch');
/** Weakened: what it is instead, or how much, follows. */
const HEDGE = list('maybe think guess probably kind sort little bit sometimes mostly not really well');
const JOIN = list('and but because so then');
const THANKS = ['please', 'thanks', 'thank you'];
const HEDGED_WORDS = 5;
const MOST_WORDS = 20;
const LONG_WORDS = 12;
const SHORT_MS = 900;

const yes = (holds: boolean) => (holds ? 1 : 0);
const has = ({ words }: Said, some: ReadonlySet<string>) => words.some((word) => some.has(word));
/** Clauses as the recogniser parts them. */
const clauses = ({ text, words }: Said) =>
  text.split(/[,.;?!]+\s/).length + words.slice(1).filter((word) => JOIN.has(word)).length;

/** What tells whether a caller goes on, beside the standing: each a number from 0 to 1. English only, as what is learnt of them. */
const CUES: Readonly<Record<string, (said: Said) => number>> = {
  comma: ({ text }) => yes(/,\s*$/.test(text)),
  question: ({ text }) => yes(/\?\s*$/.test(text)),
  'full stop inside': ({ text }) => yes(/\.\s\S/.test(text)),
  'one word': ({ words }) => yes(words.length === 1),
  'two or three words': ({ words }) => yes(words.length === 2 || words.length === 3),
  words: ({ words }) => Math.min(words.length, MOST_WORDS) / MOST_WORDS,
  'short of voice': ({ voiceMs }) => yes(voiceMs < SHORT_MS),
  'first clause': (said) => yes(clauses(said) === 1),
  clauses: (said) => Math.min(clauses(said) - 1, 3) / 3,
  sentence: (said) => yes(isSentence(said)),
  story: (said) => yes(tellsStory(said)),
  wish: (said) => yes(wishes(said)),
  'no wish yet': (said) => yes(isSentence(said) && !wishes(said) && !tellsStory(said)),
  'hands over': (said) => yes(closes(said)),
  thanks: ({ words }) => yes(endsWith(words, THANKS)),
  somebody: ({ words }) => yes(words.slice(0, 5).some((word) => SOMEBODY.has(word))),
  'since when': ({ words }) => yes(words.slice(-2).some((word) => WHEN.has(word))),
  'was when': (said) => yes(has(said, WHEN)),
  past: (said) => yes(has(said, PAST)),
  'change without a day': (said) => yes(has(said, CHANGE) && !has(said, WHEN)),
  hedge: (said) => yes(said.words.length <= HEDGED_WORDS && has(said, HEDGE)),
  'begins with no': ({ words }) => yes(/^(?:no|nope|not)$/.test(words[0] ?? '')),
  digits: (said) => Math.min(digitsSaid(said), 10) / 10,
  'a figure last': ({ words }) => yes(/\d$/.test(words.at(-1) ?? '')),
};

/** The cues of what was said, by name, those of nought left out, and the words that it begins and ends with; each by itself and once more by whether free speech was awaited. */
export function cuesOf(said: Said, standing: Standing): Record<string, number> {
  const { kind } = said.expected;
  const cues: Record<string, number> = { [standing]: 1, [kind]: 1, [`${kind} ${standing}`]: 1 };
  const add = (name: string, value: number) => {
    cues[name] = value;
    cues[`${kind === 'open' ? 'free' : 'asked'}: ${name}`] = value;
  };
  for (const [name, cue] of Object.entries(CUES)) {
    const value = cue(said);
    if (value !== 0) add(name, value);
  }
  const [first, last] = [said.words[0], said.words.at(-1)];
  add(`words ${Math.min(said.words.length, LONG_WORDS)}`, 1);
  if (first !== undefined) add(`first ${first}`, 1);
  if (last !== undefined) add(`last ${last}`, 1);
  return cues;
}
