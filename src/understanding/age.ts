import { UNIT } from '../words/ages.ts';
import { numbersIn } from '../words/numbers.ts';
import type { Token } from '../words/tokens.ts';

/** The age in an answer to a question for it: "eighty one", "dos meses"; years where no unit is said. Null where no number is said, or several. */
export function ageAnswered(t: readonly Token[]): { n: number; unit: 'days' | 'weeks' | 'months' | 'years' } | null {
  const numbers = numbersIn(t);
  const [one] = numbers;
  if (!one || numbers.length > 1 || one.value > 120) return null;
  const days = UNIT[t[one.to]?.w ?? ''] ?? 365.25;
  const unit = days < 7 ? 'days' : days < 30 ? 'weeks' : days < 365 ? 'months' : 'years';
  return { n: Math.floor(one.value), unit };
}
