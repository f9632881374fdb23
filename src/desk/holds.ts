import type { Condition } from './form.ts';

/**
 * Whether all of a condition holds. `values` are facts and findings by their ids; `known` and `unknown` ask whether there is one at all. A
 * number in a condition is met by the same number as text: facts are texts. Pure.
 */
export function holds(condition: Condition | null, values: Record<string, string | number | boolean>): boolean {
  if (condition === null) return true;
  return Object.entries(condition).every(([key, wanted]) => {
    const value = values[key];
    const any = Array.isArray(wanted) ? wanted : [wanted];
    return any.some((one) => {
      if (one === 'known') return value !== undefined;
      if (one === 'unknown') return value === undefined || value === 'unknown';
      if (value === undefined) return one === false;
      return (
        value === one ||
        String(value) === String(one) ||
        (value === 'yes' && one === true) ||
        (value === 'no' && one === false)
      );
    });
  });
}
