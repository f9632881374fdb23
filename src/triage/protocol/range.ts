import type { Condition, QuestionKind } from './types.ts';

const DAYS: Record<string, number> = { minute: 1 / 1440, hour: 1 / 24, day: 1, week: 7, month: 30.4375, year: 365.25 };

/**
 * A bound as written in a protocol, in the kind's own unit: "38 C", "100.4 F" (°C); "3 days", "2 hours", "3 months" (days);
 * "20 weeks" of pregnancy (weeks); a plain number otherwise. null: it is none.
 */
export function bound(text: string, kind: QuestionKind): number | null {
  const found = /^(-?\d+(?:\.\d+)?)\s*([A-Za-z°%]*)$/.exec(text.trim());
  if (!found) return null;
  const value = Number(found[1]);
  const unit = found[2]!.replace('°', '').toLowerCase().replace(/s$/, '');
  if (kind === 'temperature') return unit === 'c' ? value : unit === 'f' ? toCelsius(value) : null;
  if (kind === 'duration' || kind === 'age') return Object.hasOwn(DAYS, unit) ? value * DAYS[unit]! : null;
  if (kind === 'pregnancy') return unit === 'week' ? value : unit === 'month' ? (value * DAYS.month!) / 7 : null;
  return value;
}

/** °F to °C, to the tenth that thermometers show. */
export function toCelsius(fahrenheit: number): number {
  return Math.round(((fahrenheit - 32) / 1.8) * 10) / 10;
}

export function inRange(value: number, range: Extract<Condition, { is: 'range' }>): boolean {
  const { min, minClosed, max, maxClosed } = range;
  if (min !== null && (minClosed ? value < min : value <= min)) return false;
  return max === null || (maxClosed ? value <= max : value < max);
}
