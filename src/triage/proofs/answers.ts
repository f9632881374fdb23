import { outcomeOf } from '../answer.ts';
import type { Branch, Condition, Outcome, Protocol, Question } from '../protocol/types.ts';

/** A kind of answer to a question, in words that a caller could use. */
export interface Answer {
  /** As it stands in a path: "yes", "at least 38 C", "I don't know". */
  label: string;
  text: string;
  /** What the protocol says of it; null: no branch is for it. */
  branch: Branch | null;
}

export const DONT_KNOW = "i don't know";
/** Words that are no answer to any question and name nothing that ails. */
export const BESIDE = 'the wooden chair over there';

const NOTHING: Outcome = { disposition: null, crisis: false, fact: null, ask: null };

/** Every answer that leads somewhere of its own. Yes and no are there for the questions that can be answered so. */
export function answersOf(q: Question): Answer[] {
  const answers: Answer[] = q.branches.flatMap((branch) => {
    const text = sayingOf(q, branch);
    return text === null ? [] : [{ label: labelOf(branch.when), text, branch }];
  });
  if (q.kind === 'yes_no' || q.kind === 'pregnancy')
    for (const is of ['yes', 'no'] as const)
      if (!q.branches.some((b) => b.when.is === is)) answers.push({ label: is, text: is, branch: null });
  return answers;
}

/** Where the answers lead, "I don't know" apart. */
export function outcomesOf(q: Question): Outcome[] {
  return answersOf(q).map((a) => a.branch?.outcome ?? NOTHING);
}

export function labelOf(when: Condition): string {
  if (when.is === 'choice') return `"${when.text.en}"`;
  return when.is === 'range' ? when.text : when.is;
}

/** Does the engine take this branch for these words? Outcomes are compared as they stand, not by what they hold. */
export function leadsTo(protocol: Protocol, q: Question, text: string, branch: Branch): boolean {
  return outcomeOf(protocol, q.id, text) === branch.outcome;
}

function sayingOf(q: Question, branch: Branch): string | null {
  const { when } = branch;
  switch (when.is) {
    case 'yes':
    case 'no':
      return when.is;
    case 'choice':
      return choiceWords(when)[0] ?? null;
    case 'range': {
      const value = insideOf(q, branch);
      return value === null ? null : saidNumber(q.kind, value);
    }
    case 'otherwise': {
      const value = elsewhere(q);
      return value === null ? null : saidNumber(q.kind, value);
    }
  }
}

/** The words of a choice as a caller would say them; what holds a set or a beginning of a word is no plain text. */
export function choiceWords(when: Extract<Condition, { is: 'choice' }>): string[] {
  return when.words
    .map((steps) => steps.map(({ atom }) => (atom.kind === 'word' ? atom.word : null)))
    .filter((words) => words.every((w) => w !== null))
    .map((words) => words.join(' '));
}

type Range = Extract<Condition, { is: 'range' }>;

/** Least and greatest value that a caller can be heard to say, and the step in which people say it, in the kind's own unit. */
export const DOMAIN: Record<'number' | 'temperature' | 'duration' | 'age' | 'pregnancy', [number, number, number]> = {
  number: [0, 2000, 1],
  temperature: [33, 43, 0.1],
  duration: [1 / 1440, 3650, 1 / 1440],
  age: [1, 120 * 365.25, 1],
  pregnancy: [1, 44, 1],
};

export function isRanged(q: Question): q is Question & { kind: keyof typeof DOMAIN } {
  return q.kind in DOMAIN;
}

export function rangesOf(q: Question): Range[] {
  return q.branches.flatMap((b) => (b.when.is === 'range' ? [b.when] : []));
}

function holds(r: Range, v: number): boolean {
  if (r.min !== null && (r.minClosed ? v < r.min : v <= r.min)) return false;
  return r.max === null || (r.maxClosed ? v <= r.max : v < r.max);
}

/** Values worth trying: every border, a step to either side, the middles, and the ends of what can be said. */
export function probes(q: Question & { kind: keyof typeof DOMAIN }): number[] {
  const [low, high, step] = DOMAIN[q.kind];
  const borders = rangesOf(q).flatMap((r) => [r.min, r.max].filter((b): b is number => b !== null));
  const sorted = [...new Set([low, high, ...borders])].sort((a, b) => a - b);
  const middles = sorted.slice(1).map((b, i) => (b + sorted[i]!) / 2);
  const near = borders.flatMap((b) => [b - step, b, b + step]);
  return [...new Set([...sorted, ...middles, ...near])].filter((v) => v >= low && v <= high).sort((a, b) => a - b);
}

/** Which branch a value takes; null: none. */
export function takenBy(q: Question, value: number): Branch | null {
  return (
    q.branches.find((b) => b.when.is === 'range' && holds(b.when, value)) ??
    q.branches.find((b) => b.when.is === 'otherwise') ??
    null
  );
}

function insideOf(q: Question, branch: Branch): number | null {
  if (!isRanged(q)) return null;
  const taken = probes(q).filter((v) => takenBy(q, v) === branch);
  return taken[Math.floor(taken.length / 2)] ?? null;
}

function elsewhere(q: Question): number | null {
  if (!isRanged(q)) return null;
  const taken = probes(q).filter((v) => takenBy(q, v)?.when.is === 'otherwise');
  return taken[Math.floor(taken.length / 2)] ?? null;
}

/** A value in the kind's own unit, said aloud: in the largest unit that it is a whole number of, or nearly. */
export function saidNumber(kind: Question['kind'], value: number): string {
  if (kind === 'temperature') return `${round(value, 1)} degrees`;
  if (kind === 'pregnancy') return `${round(value, 1)} weeks`;
  if (kind !== 'duration' && kind !== 'age') return String(round(value, 2));
  const whole = UNITS.find(([, days]) => {
    const count = round(value / days, 6);
    return Number.isInteger(count) && count > 0 && count < 100;
  });
  const [unit, days] = whole ?? UNITS.find(([, each]) => value >= 4 * each) ?? UNITS.at(-1)!;
  return `${Math.max(1, Math.round(value / days))} ${unit}`;
}

const UNITS: [string, number][] = [
  ['years', 365.25],
  ['months', 30.4375],
  ['weeks', 7],
  ['days', 1],
  ['hours', 1 / 24],
  ['minutes', 1 / 1440],
];

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
