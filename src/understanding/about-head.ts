import type { Token } from '../words/tokens.ts';
import { AT_WORK, CHILD, OTHER } from './people-words.ts';
import type { About } from './types.ts';

export const ABOUTS = ['self', 'child', 'other'] as const satisfies readonly About[];

/** What was learnt of how people say whom they call about. */
export interface AboutHead {
  /** Words that are read as they are; of others only that there is one, or what kind of person it is. */
  words: ReadonlySet<string>;
  /** What a word, or some neighbours, speak for: one number for each of ABOUTS. */
  weights: AboutWeights;
}

export type AboutWeights = ReadonlyMap<string, readonly number[]>;

/** How sure it must be to be followed where the rules say otherwise. Below, the rules were right more often (models/about/train.ts --measure). */
const SURE = 0.8;
/** A number of the file is so many times as large. */
const HUNDREDTHS = 100;

/** @param text of models/about/head.tsv: a line for each key, with a number of hundredths for each of ABOUTS; a line without numbers is a word */
export function parseAboutHead(text: string): AboutHead {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('# '));
  const rows = lines.map((line) => line.split('\t'));
  return {
    words: new Set(rows.filter(({ length }) => length === 1).map(([word = '']) => word)),
    weights: new Map(
      rows
        .filter(({ length }) => length > 1)
        .map(([key = '', ...weights]) => [key, weights.map((weight) => Number(weight) / HUNDREDTHS)]),
    ),
  };
}

/** Whom it is about: as the rules take it, unless what was learnt is sure of another. */
export function likeliestAbout(head: AboutHead, t: readonly Token[], rule: About): About {
  const likely = likelyAbout(head.weights, aboutKeys(t, rule, head.words));
  const at = likely.indexOf(Math.max(...likely));
  return (likely[at] ?? 0) > SURE ? (ABOUTS[at] ?? rule) : rule;
}

/** How likely each of ABOUTS is; they sum to 1. */
export function likelyAbout(weights: AboutWeights, keys: readonly string[]): number[] {
  const known = keys.map((key) => weights.get(key) ?? null).filter((row) => row !== null);
  const share = 1 / Math.sqrt(Math.max(1, known.length));
  const sums = ABOUTS.map((_, at) => known.reduce((sum, weights) => sum + (weights[at] ?? 0) * share, 0));
  const most = Math.max(...sums);
  const parts = sums.map((sum) => Math.exp(sum - most));
  const whole = parts.reduce((a, b) => a + b, 0);
  return parts.map((part) => part / whole);
}

/** How many keys the rules' word is: it counts as more than a word. */
const RULE_WEIGHS = 3;

/** What kind of person a word is for, with `a` for a grown-up, `c` for a child and `r` for who calls for their work. */
const KINDS: readonly (readonly [kind: string, words: RegExp])[] = [
  ['<c>', CHILD],
  ['<a>', OTHER],
  ['<r>', AT_WORK],
];

/**
 * The words, two and three neighbours, two with one between them, and the rules' word; each once. A word for a person is its kind, a number is that it is
 * one, and words that are not read are a gap.
 */
export function aboutKeys(t: readonly Token[], rule: About, read: ReadonlySet<string>): string[] {
  const words = ['^'];
  for (const { w } of t) {
    const word = KINDS.find(([, is]) => is.test(w))?.[0] ?? (/^\d/.test(w) ? '#' : read.has(w) ? w : '_');
    if (word !== '_' || words.at(-1) !== '_') words.push(word);
  }
  const keys = words.flatMap((word, i) => {
    const [next, third] = [words[i + 1], words[i + 2]];
    const two = next === undefined ? [] : [`${word} ${next}`];
    const three = third === undefined ? [] : [`${word} ${next} ${third}`, `${word} … ${third}`];
    return [word, ...two, ...three];
  });
  for (let i = 0; i < RULE_WEIGHS; i++) keys.push(`rules${i}: ${rule}`);
  return [...new Set(keys)];
}
