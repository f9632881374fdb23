import { isMap } from 'yaml';
import type { Lang } from '../../lang.ts';
import { dispositionOf } from '../../words/disposition.ts';
import type { Part } from '../../words/part.ts';
import { sequence } from '../../words/pattern.ts';
import { bound } from './range.ts';
import {
  type Branch,
  type Condition,
  type Outcome,
  QUESTION_KINDS,
  type Question,
  type QuestionKind,
} from './types.ts';

const NOTHING: Outcome = { disposition: null, crisis: false, fact: null, ask: null };
/** Keys that the reader knows; protocols/protocol.schema.json describes the same. */
export const QUESTION_KEYS = ['kind', 'en', 'es', 'yes', 'no', 'unsure', 'branches', 'note'];
export const OUTCOME_KEYS = ['tier', 'crisis', 'fact', 'ask'];
const RANGE_KEYS = ['at_least', 'above', 'at_most', 'below'];
export const BRANCH_KEYS = [...RANGE_KEYS, 'choice', 'en', 'es', 'say', 'otherwise', ...OUTCOME_KEYS];
const ASKED_WITH_YES: readonly QuestionKind[] = ['yes_no', 'pregnancy'];

/**
 * Reads `questions:`. A later layer may put an earlier question in other words (its `en` and `es` and nothing else), never lead elsewhere.
 * Whether the questions that are named exist is checked when all is read.
 */
export function readQuestions(part: Part, into: Map<string, Question>): void {
  for (const [id, value, line] of part.entries(part.root.get('questions', true), 'questions')) {
    const f = part.fields(value, `question "${id}"`, QUESTION_KEYS);
    const text = readText(part, f, line, `question "${id}"`);
    const known = into.get(id);
    if (known) {
      if (part.source.layer === known.layer) part.fail(line, `question "${id}" is there twice`);
      if (f.size > 2) part.fail(line, `question "${id}" is settled already: only its words may be changed`);
      known.text = text;
      continue;
    }
    const kind = (part.scalar(f.get('kind')) ?? 'yes_no') as QuestionKind;
    if (!QUESTION_KINDS.includes(kind)) part.fail(line, `unknown kind "${kind}"`);
    const branches = part.items(f.get('branches'), 'branches').map((item) => readBranch(part, item, kind));
    for (const is of ['yes', 'no'] as const) {
      if (!f.has(is)) continue;
      if (!ASKED_WITH_YES.includes(kind)) part.fail(line, `a question of kind ${kind} has no "${is}"`);
      branches.push({ when: { is }, outcome: readOutcome(part, f.get(is)) });
    }
    into.set(id, {
      id,
      kind,
      text,
      branches,
      unsure: f.has('unsure') ? readOutcome(part, f.get('unsure')) : NOTHING,
      layer: part.source.layer,
      where: `${part.source.name} line ${line}`,
    });
  }
}

/** `en` and `es` of anything that is spoken. */
export function readText(
  part: Part,
  f: Map<string, unknown>,
  at: number | unknown,
  what: string,
): Record<Lang, string> {
  const of = (lang: Lang) => {
    const text = part.scalar(f.get(lang));
    return typeof text === 'string' && text.trim() ? text.trim() : part.fail(at, `${what} needs its text in en and es`);
  };
  return { en: of('en'), es: of('es') };
}

function readOutcome(part: Part, node: unknown): Outcome {
  if (isMap(node)) return outcomeOf(part, part.fields(node, 'an outcome', OUTCOME_KEYS), node);
  const name = part.scalar(node);
  if (name === null || name === undefined) return NOTHING;
  const disposition = dispositionOf(String(name));
  if (disposition === undefined) part.fail(node, `unknown tier "${name}"`);
  return { ...NOTHING, disposition: disposition ?? null };
}

function outcomeOf(part: Part, f: Map<string, unknown>, at: unknown): Outcome {
  const tier = part.scalar(f.get('tier'));
  const disposition = tier === undefined || tier === null ? null : dispositionOf(String(tier));
  if (disposition === undefined) part.fail(at, `unknown tier "${tier}"`);
  const name = (key: string) => {
    const value = part.scalar(f.get(key));
    return value === undefined || value === null ? null : String(value);
  };
  return {
    disposition: disposition ?? null,
    crisis: part.scalar(f.get('crisis')) === true,
    fact: name('fact'),
    ask: name('ask'),
  };
}

function readBranch(part: Part, item: unknown, kind: QuestionKind): Branch {
  const f = part.fields(item, 'a branch', BRANCH_KEYS);
  return { when: readCondition(part, f, item, kind), outcome: outcomeOf(part, f, item) };
}

function readCondition(part: Part, f: Map<string, unknown>, at: unknown, kind: QuestionKind): Condition {
  if (f.has('otherwise')) return { is: 'otherwise' };
  if (f.has('choice')) {
    if (kind !== 'choice') part.fail(at, `a question of kind ${kind} has no choices`);
    const id = String(part.scalar(f.get('choice')));
    const words = part.phrases(f.get('say')).map((p) => part.make(sequence, p));
    if (!words.length) part.fail(at, `choice "${id}" needs the words (say) by which it is known`);
    return { is: 'choice', id, text: readText(part, f, at, `choice "${id}"`), words };
  }
  const keys = RANGE_KEYS.filter((k) => f.has(k));
  if (!keys.length) part.fail(at, 'a branch needs a choice, a bound or `otherwise: true`');
  if (kind === 'choice' || kind === 'yes_no') part.fail(at, `a question of kind ${kind} has no bounds`);
  const of = (key: string) => {
    if (!f.has(key)) return null;
    const value = bound(String(part.scalar(f.get(key))), kind);
    return value === null ? part.fail(at, `"${part.scalar(f.get(key))}" is no ${kind}`) : value;
  };
  const min = of('at_least') ?? of('above');
  const max = of('at_most') ?? of('below');
  const text = keys.map((k) => `${k.replace('_', ' ')} ${part.scalar(f.get(k))}`).join(', ');
  return { is: 'range', min, minClosed: f.has('at_least'), max, maxClosed: f.has('at_most'), text };
}
