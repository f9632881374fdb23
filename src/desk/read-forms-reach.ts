import type { Values } from './findings.ts';
import { FINDINGS, type FindingRule } from './findings-table.ts';
import type { Condition, FactRule, Form } from './form.ts';
import { holds } from './holds.ts';

/** More cases than this are not gone through: such a form is beyond what people can follow as well. */
const MOST_CASES = 200_000;
/** Stands for any value of a fact that conditions do not tell apart. */
const SOMETHING = 'something';

/** One way through a form: what the conditions ask about, the questions that are then asked, and the ending. */
export interface Way {
  values: Values;
  asked: string[];
  ending: number;
}

/**
 * The ways through a form, one for each combination of what its conditions ask about. A fact counts as known only where its question is
 * asked. null: too many to go through.
 */
export function waysThrough(form: Form, facts: ReadonlyMap<string, FactRule>): Way[] | null {
  const conditions = [...form.fields, ...form.endings].map((part) => part.when);
  const keys = [...new Set(conditions.flatMap((when) => Object.keys(when ?? {})))];
  const choices = keys.map((key) => valuesOf(key, conditions, facts));
  if (choices.reduce((n, list) => n * list.length, 1) > MOST_CASES) return null;
  const ways: Way[] = [];
  const go = (k: number, values: Record<string, string | number | boolean>): void => {
    const key = keys[k];
    if (key === undefined) {
      const way = wayOf(form, values, keys, facts);
      if (way) ways.push(way);
      return;
    }
    for (const value of choices[k]!) {
      const { [key]: _, ...others } = values;
      go(k + 1, value === null ? others : { ...others, [key]: value });
    }
  };
  go(0, {});
  return ways;
}

/** null: a fact is known that nobody asked for. */
function wayOf(form: Form, values: Values, keys: readonly string[], facts: ReadonlyMap<string, FactRule>): Way | null {
  const asked: string[] = [];
  const known: Record<string, string | number | boolean> = {};
  for (const key of keys) if (!isFact(key, facts) && values[key] !== undefined) known[key] = values[key];
  for (const { fact, when } of form.fields) {
    if (!holds(when, known)) continue;
    asked.push(fact);
    if (values[fact] !== undefined) known[fact] = values[fact];
  }
  if (keys.some((key) => isFact(key, facts) && values[key] !== undefined && !asked.includes(key))) return null;
  return { values: known, asked, ending: form.endings.findIndex((ending) => holds(ending.when, known)) };
}

function isFact(key: string, facts: ReadonlyMap<string, FactRule>): boolean {
  return facts.has(key) && !Object.hasOwn(FINDINGS, key);
}

/** What a key can be; null stands for what is not known. */
function valuesOf(
  key: string,
  conditions: readonly (Condition | null)[],
  facts: ReadonlyMap<string, FactRule>,
): (string | number | boolean | null)[] {
  const finding = (FINDINGS as Record<string, FindingRule>)[key];
  const fact = facts.get(key);
  if (finding?.values.length) return [...finding.values, null];
  if (fact?.kind === 'choice') return [...fact.choices.map((c) => c.id), null];
  if (fact?.kind === 'yes_no') return ['yes', 'no', null];
  const named = conditions
    .flatMap((when) => [when?.[key] ?? []].flat())
    .filter((v) => v !== 'known' && v !== 'unknown');
  return [...new Set([...named, SOMETHING]), null];
}
