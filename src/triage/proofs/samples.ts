import type { FactName } from '../../words/facts.ts';
import type { Atom, Pattern, Step } from '../../words/pattern.ts';
import type { Protocol } from '../protocol/types.ts';

/** A way of saying each fact that numbers give, so that a pattern with `{fever}` can be said aloud. */
export const FACT_SAYINGS: Partial<Record<FactName, string>> = {
  fever: 'a temperature of 101',
  high_fever: 'a temperature of 103',
  very_high_fever: 'a temperature of 105',
  low_temperature: 'a temperature of 94',
  under_1_month: 'he is 2 weeks old',
  under_3_months: 'he is 2 months old',
  under_1_year: 'he is 8 months old',
  under_2_years: 'he is 18 months old',
  child_age: 'he is 6 years old',
  adult_35: 'he is 50 years old',
  age_65: 'he is 80 years old',
  bp_very_high: 'blood pressure 200 over 120',
  bp_severe: 'blood pressure 210 over 125',
  bp_high: 'blood pressure 150 over 95',
  bp_low: 'blood pressure 80 over 50',
  sugar_low: 'blood sugar of 45',
  sugar_high: 'blood sugar of 320',
  sugar_very_high: 'blood sugar of 480',
  oxygen_low: 'oxygen 85',
  oxygen_lowish: 'oxygen 91',
  pulse_fast: 'heart rate 130',
  pulse_very_fast: 'heart rate 170',
  pulse_slow: 'heart rate 38',
  pregnant_weeks: '12 weeks pregnant',
  pregnant_preterm: '30 weeks pregnant',
  pregnant_late: '38 weeks pregnant',
  inr_high: 'an inr of 7',
  days_3: 'for 3 days',
  days_7: 'for 8 days',
  hours_8: 'for 10 hours',
  many: '6',
};

/** Which of several choices a sentence takes: the first is mostly English, the last mostly Spanish. */
type Pick = 'first' | 'last';

/** Sentences that a pattern is made of, one with the first of every choice and one with the last. Deterministic. */
export function samplesOf(protocol: Protocol, pattern: Pattern): string[] {
  return [...new Set((['first', 'last'] as const).map((pick) => sentence(protocol, pattern, pick)))];
}

function sentence(protocol: Protocol, pattern: Pattern, pick: Pick): string {
  return pattern.groups
    .map((group) => group.map((steps) => sequence(protocol, steps, pick, new Set())).join(' '))
    .join(pick === 'first' ? ' and ' : ' y ');
}

function sequence(protocol: Protocol, steps: readonly Step[], pick: Pick, within: Set<string>): string {
  return steps
    .filter((step) => pick === 'last' || !step.optional)
    .map((step) => word(protocol, step.atom, pick, within))
    .filter(Boolean)
    .join(' ');
}

function word(protocol: Protocol, atom: Atom, pick: Pick, within: Set<string>): string {
  const chosen = <T>(list: readonly T[]): T | undefined => (pick === 'first' ? list[0] : list.at(-1));
  const of = (steps: readonly Step[] | undefined, name?: string) =>
    steps ? sequence(protocol, steps, pick, name ? new Set([...within, name]) : within) : '';
  switch (atom.kind) {
    case 'word':
      return atom.word;
    case 'prefix':
      return atom.prefix;
    case 'any':
      return of(chosen(atom.choices));
    case 'near':
      return atom.parts.map((steps) => of(steps)).join(' ');
    case 'set':
      return within.has(`@${atom.name}`) ? '' : of(chosen(protocol.sets.get(atom.name) ?? []), `@${atom.name}`);
    case 'fact':
      return fact(protocol, atom.name, pick, within);
  }
}

function fact(protocol: Protocol, name: string, pick: Pick, within: Set<string>): string {
  const said = FACT_SAYINGS[name as FactName];
  if (said !== undefined) return said;
  if (within.has(name)) return '';
  const patterns = protocol.concepts.find((c) => c.id === name)?.patterns ?? [];
  const pattern = pick === 'first' ? patterns[0] : patterns.at(-1);
  const inner = new Set([...within, name]);
  return (
    pattern?.groups.flatMap((group) => group.map((steps) => sequence(protocol, steps, pick, inner))).join(' ') ?? ''
  );
}

/**
 * Sentences that a pattern is made of, in every combination of its choices until there are `most` of them. Deterministic. What may be left
 * out is left out; sets and facts stand for themselves by their first entry.
 */
export function variantsOf(protocol: Protocol, pattern: Pattern, most: number): string[] {
  const joined = (parts: string[][]): string[] =>
    parts.reduce((sofar, next) => sofar.flatMap((a) => next.map((b) => `${a} ${b}`.trim())).slice(0, most), ['']);
  const steps = (list: readonly Step[]): string[] =>
    joined(list.filter((step) => !step.optional).map((step) => choices(step.atom)));
  const choices = (atom: Atom): string[] => {
    if (atom.kind === 'any') return atom.choices.flatMap(steps).slice(0, most);
    if (atom.kind === 'near') return joined(atom.parts.map(steps));
    return [word(protocol, atom, 'first', new Set())];
  };
  return [...new Set(joined(pattern.groups.flat().map(steps)))].filter(Boolean);
}
