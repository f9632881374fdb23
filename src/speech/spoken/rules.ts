import type { Lang } from '../../lang.ts';

/** A pattern and what it is said as. */
export type Rule = [pattern: RegExp, say: (match: string, ...groups: (string | undefined)[]) => string];

export const DIGIT_WORDS: Record<Lang, string[]> = {
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  es: ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'],
};

/** Groups with a pause between: 3-3-4 for ten digits, 3-4 for seven, threes for what is longer than four. */
export function groupsOf(digits: string): string[] {
  if (digits.length === 10) return [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
  if (digits.length === 11) return [digits.slice(0, 1), ...groupsOf(digits.slice(1))];
  if (digits.length === 7) return [digits.slice(0, 3), digits.slice(3)];
  if (digits.length <= 4) return [digits];
  return digits.match(/\d{1,3}/g) ?? [];
}
