import type { Wish } from './types.ts';

/** How near a time that was named another one may lie and still be offered, in minutes. */
const NEAR_MINUTES = 60;

/** One part of what was wished, in local times without offset. */
type Part =
  | { is: 'days'; from: string; to: string }
  | { is: 'point'; date: string; minute: number }
  | { is: 'span'; from: string; to: string };

/** What a caller said about when, ready to be asked. */
export interface Wished {
  /** Whether anything on a local date (ISO 8601) could fit. */
  hasDay(date: string): boolean;
  /**
   * How well a visit fits that begins at a local time, in minutes away from a time that was named; null: it does not fit. `opening` is
   * when the office opens that day.
   */
  distance(date: string, clock: string, opening: string): number | null;
}

/** Reads `Wish.when`; what cannot be read fits nothing, so that nothing wrong is offered. */
export function readWished(when: Wish['when']): Wished {
  if (when === null) return { hasDay: () => true, distance: () => 0 };
  const parts = (Array.isArray(when) ? when : [when]).map(readPart).filter((part) => part !== null);
  return {
    hasDay: (date) => parts.some((part) => holdsDay(part, date)),
    distance(date, clock, opening) {
      const all = parts.map((part) => distanceTo(part, date, clock, opening)).filter((away) => away !== null);
      return all.length === 0 ? null : Math.min(...all);
    },
  };
}

function readPart(text: string): Part | null {
  const [from = '', to = from] = text.split('/');
  if (isDate(from) && isDate(to)) return { is: 'days', from, to };
  if (!isLocal(from) || !isLocal(to)) return null;
  if (text.includes('/') && from.slice(0, 16) !== to.slice(0, 16))
    return { is: 'span', from: from.slice(0, 16), to: to.slice(0, 16) };
  return { is: 'point', date: from.slice(0, 10), minute: minuteOf(from.slice(11, 16)) };
}

const isDate = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
const isLocal = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text);

function holdsDay(part: Part, date: string): boolean {
  if (part.is === 'point') return part.date === date;
  return part.from.slice(0, 10) <= date && date <= part.to.slice(0, 10);
}

function distanceTo(part: Part, date: string, clock: string, opening: string): number | null {
  if (!holdsDay(part, date)) return null;
  if (part.is === 'days') return 0;
  if (part.is === 'point') {
    const away = Math.abs(minuteOf(clock) - part.minute);
    return away <= NEAR_MINUTES ? away : null;
  }
  const at = `${date}T${clock}`;
  // "After two" does not hold two itself; "in the morning" holds the time at which the office opens.
  const begins = at > part.from || (at === part.from && clock === opening);
  return begins && at < part.to ? 0 : null;
}

/** Minutes after midnight of `HH:MM`. */
export function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}
