import { isKnownThing } from './content.ts';
import { COMMON_THINGS } from './lay-words.ts';

/** How near a question is to an entry. */
export interface Nearness {
  /** Cosine of what both mean: with the entry's question, or a little less with a sentence of its answer. */
  meaning: number;
  /** Share of what the caller asked about that the entry's question, or less so its answer, names; rare things count more. */
  covers: number;
  /** Share of what the entry asks about that the caller named. */
  named: number;
  /** How telling the most telling thing is that both name, of the most telling one of the entry's question. */
  key: number;
  /** How telling the most telling thing is that desks are asked about and that the entry does not name: then it is about something else. */
  against: number;
}

/**
 * A logistic regression over all pairs of test/desk/own-faq.jsonl and of 118 questions to another practice. Of 47 of those, before they were
 * looked at, 83 % were right and one was answered wrongly; what is not found becomes a message.
 */
const WEIGHTS = { meaning: 4.8, covers: 3.4, named: 2.6, key: 3.7, against: -0.95, rest: -5.9 };
/** Where the meaning is as far off as this, only words can carry it, and many of them. */
const FAR = 0.28;
const CARRIED = { named: 0.6, covers: 0.35 };
/** An answer's words and meaning speak for it less than the question's. */
const OF_ANSWER = 0.6;
const MEANING_OF_ANSWER = 0.85;
const KEY_OF_ANSWER = 0.7;
/** What is common in every clinic's questions tells little. */
const COMMON = 0.4;
/** A question that names one thing is not found by that thing alone. */
const FEW = 1.5;
/** Nor is it by one word of the caller's that happens to stand there. */
const LITTLE = 0.7;

/** Between 0 and 1. */
export function sureness({ meaning, covers, named, key, against }: Nearness): number {
  if (meaning < FAR && (named < CARRIED.named || covers < CARRIED.covers)) return 0;
  const x =
    WEIGHTS.meaning * meaning +
    WEIGHTS.covers * covers +
    WEIGHTS.named * named +
    WEIGHTS.key * key +
    WEIGHTS.against * against +
    WEIGHTS.rest;
  return 1 / (1 + Math.exp(-x));
}

/** What a text is about and what it means; several vectors where it is said in several ways. */
export interface Aspect {
  things: ReadonlySet<string>;
  vectors: readonly Float32Array[];
}

/** How telling each thing is among all questions and answers of a practice: the rarer, the more. Unknown things are the rarest. */
export function tellingOf(entries: readonly ReadonlySet<string>[]): (thing: string) => number {
  const many = new Map<string, number>();
  for (const things of entries) for (const thing of things) many.set(thing, (many.get(thing) ?? 0) + 1);
  return (thing) =>
    Math.log((entries.length + 1) / ((many.get(thing) ?? 0) + 0.5)) * (COMMON_THINGS.has(thing) ? COMMON : 1);
}

/** @param said one vector @param telling as `tellingOf` gives it */
export function nearness(
  said: { things: ReadonlySet<string>; vector: Float32Array },
  question: Aspect,
  answer: Aspect,
  telling: (thing: string) => number,
): Nearness {
  const weight = (things: Iterable<string>, share: (thing: string) => number) => {
    let sum = 0;
    for (const thing of things) sum += share(thing) * telling(thing);
    return sum;
  };
  const asked = weight(said.things, () => 1);
  const covered = weight(said.things, (x) => (question.things.has(x) ? 1 : answer.things.has(x) ? OF_ANSWER : 0));
  const named = weight(question.things, (x) => (said.things.has(x) ? 1 : 0));
  const most = (things: Iterable<string>) => Math.max(0, ...[...things].map(telling));
  const both = [...question.things].filter((thing) => said.things.has(thing));
  return {
    against: most([...said.things].filter((x) => isKnownThing(x) && !question.things.has(x) && !answer.things.has(x))),
    key: Math.max(
      most(both) / (most(question.things) || 1),
      (KEY_OF_ANSWER * most([...answer.things].filter((thing) => said.things.has(thing)))) / (most(answer.things) || 1),
    ),
    meaning: Math.max(nearest(said.vector, question.vectors), MEANING_OF_ANSWER * nearest(said.vector, answer.vectors)),
    covers: asked > 0 ? covered / (asked + LITTLE) : 0,
    named: named / (weight(question.things, () => 1) + FEW),
  };
}

function nearest(vector: Float32Array, to: readonly Float32Array[]): number {
  return Math.max(0, ...to.map((other) => other.reduce((sum, x, i) => sum + x * vector[i]!, 0)));
}
