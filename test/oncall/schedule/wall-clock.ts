import { DAYS, type Day } from '../../../src/practice/hours-schema.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Offsets of all zones in use change on a quarter of an hour. */
const QUARTER = 15;
const FARTHEST = 15 * 60;

/**
 * What the clock on a wall shows in each minute of some weeks, as the platform's own Intl tells it: the ground that the slow model stands on.
 * A wall time is one number, minutes since the epoch as if the wall were in UTC.
 */
export class WallClock {
  readonly zone: string;
  /** Epoch ms of the first minute. */
  readonly from: number;
  /** Wall time of each minute. */
  readonly shown: Int32Array;
  readonly #dates = new Map<number, string>();

  constructor(zone: string, from: number, days: number) {
    this.zone = zone;
    this.from = from;
    const format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric' },
    });
    this.shown = new Int32Array(days * 1440);
    for (let minute = 0; minute < this.shown.length; minute += QUARTER) {
      const at = from + minute * MINUTE_MS;
      const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
      const { year = 0, month = 1, day = 1, hour = 0, minute: m = 0 } = part;
      const wall = Date.UTC(year, month - 1, day, hour, m) / MINUTE_MS;
      for (let i = 0; i < QUARTER; i++) this.shown[minute + i] = wall + i;
    }
  }

  /** The first minute in which the wall shows this time or a later one. */
  first(wall: number): number {
    for (let minute = this.#near(wall, -FARTHEST); minute < this.shown.length; minute++)
      if ((this.shown[minute] as number) >= wall) return minute;
    return this.shown.length;
  }

  /** The minute after the last one in which the wall shows an earlier time. */
  over(wall: number): number {
    for (let minute = this.#near(wall, FARTHEST); minute >= 0; minute--)
      if ((this.shown[minute] as number) < wall) return minute + 1;
    return 0;
  }

  /** No wall is farther from UTC than this: the search need not begin at the ends of the weeks. */
  #near(wall: number, farther: number): number {
    const minute = wall - this.from / MINUTE_MS + farther;
    return Math.max(0, Math.min(this.shown.length - 1, minute));
  }

  instant(minute: number): string {
    return new Date(this.from + minute * MINUTE_MS).toISOString();
  }

  minuteOf(instant: string): number {
    return (Date.parse(instant) - this.from) / MINUTE_MS;
  }

  /** The date that the wall's calendar shows. */
  dateOf(minute: number): string {
    const day = Math.floor((this.shown[minute] as number) / 1440);
    const known = this.#dates.get(day) ?? new Date(day * DAY_MS).toISOString().slice(0, 10);
    this.#dates.set(day, known);
    return known;
  }
}

/** Wall time of a date (`YYYY-MM-DD`) and time (`HH:MM`). */
export function wall(date: string, time: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return Date.parse(`${date}T00:00:00Z`) / MINUTE_MS + hours * 60 + minutes;
}

export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

export function weekdayOf(date: string): Day {
  return DAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] as Day;
}

/** The same day of a later month, or its last one. */
export function plusMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
