import { numbersIn } from '../words/numbers.ts';
import type { Token } from '../words/tokens.ts';

const UNITS: [RegExp, string][] = [
  [/^(years?|anos?|anitos?)$/, 'years'],
  [/^(months?|mes|meses)$/, 'months'],
  [/^(weeks?|semanas?)$/, 'weeks'],
  [/^(days?|dias?)$/, 'days'],
];

/** An age as the answer to the question for it: "six weeks", "forty two". A number alone is years; null where none can be an age. */
export function ageAnswer(t: readonly Token[]): string | null {
  const n = numbersIn(t)[0];
  if (!n || n.decimal) return null;
  const unit = UNITS.find(([said]) => said.test(t[n.to]?.w ?? ''))?.[1] ?? 'years';
  return n.value <= (unit === 'years' ? 119 : 999) ? `${n.value} ${unit}` : null;
}
