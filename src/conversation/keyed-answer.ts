import type { QuestionKind } from '../triage/protocol/types.ts';

/**
 * Keys as the words of an answer, for the engine to judge: 1 and 2 are yes and no as everywhere; a keypad has no point, so 1013 is 101.3.
 * null: these keys are no answer to a question of this kind.
 */
export function keyedAnswer(kind: QuestionKind, digits: string): string | null {
  const n = Number(digits);
  switch (kind) {
    case 'yes_no':
      return yesNo(digits);
    case 'pregnancy':
      return yesNo(digits) ?? (n > 2 && n <= 45 ? `${n} weeks` : null);
    case 'age':
      return n < 125 ? `${n} years` : null;
    case 'number':
      return String(n);
    case 'temperature':
      return [n, n / 10].filter(isTemperature).map(String)[0] ?? null;
    case 'choice':
    case 'duration':
    case 'story':
      return null;
  }
}

function yesNo(digits: string): string | null {
  return digits === '1' ? 'yes' : digits === '2' ? 'no' : null;
}

/** Of a living person, in °F or °C. */
function isTemperature(n: number): boolean {
  return (n >= 94 && n <= 110) || (n >= 33 && n <= 43.5);
}
