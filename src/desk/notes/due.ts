import type { Temporal } from 'temporal-polyfill';
import { instantOf, iso, localDate, spansOn } from '../../practice/hours.ts';
import { type ClockSpan, DAYS, type Day } from '../../practice/hours-schema.ts';
import type { Practice } from '../../practice/practice.ts';
import { type Term, termOf } from '../../practice/promise.ts';
import { isAtLeast, type Tier } from '../../triage/types.ts';

/** First in line on the next business day, where the practice's file has no term of its own for these: the meaning of the tier. */
const FIRST_IN_LINE: Term = { by: '10:00', unit: 'next business day' };
/** Where the practice promises callers nothing, its inbox is still to be worked through. */
const PROMISED_NOTHING: Term = { within: 1, unit: 'business days' };
/** A practice whose file knows no hours. */
const OFFICE_DAY: ClockSpan[] = [['08:00', '17:00']];
const WEEKDAYS: readonly string[] = DAYS.slice(0, 5);
const OWN_HOURS = /^(mon|tue|wed|thu|fri|sat|sun) to (mon|tue|wed|thu|fri|sat|sun) (\d\d:\d\d) to (\d\d:\d\d)$/;
/** Longer than a summer closure. */
const DAYS_AHEAD = 90;

/**
 * By when a message is answered: ISO 8601 with the practice's offset. Urgent ones as soon as a clinician would call back; those that are
 * first in line, and what stayed unclear, by their own term; all others as the department's `answer_within` promises. Business days are
 * those on which the telephones' location opens, holidays taken in, or of a department with hours of its own those of it; the day of a message counts only while it has not opened yet.
 * @param now epoch ms
 */
export function dueAt(practice: Practice, department: string, tier: Tier, now: number): string {
  if (isAtLeast(tier, 'urgent')) return iso(practice, now + practice.callbackMinutes * 60_000);
  const { answer_within: text = '', hours } = practice.departments[department] ?? {};
  const days = new BusinessDays(practice, hours, now);
  const general = termOf(text, false);
  const term = days.endOf(general ?? PROMISED_NOTHING);
  if (tier === 'routine') return iso(practice, term);
  // Without a term of its own the general one comes back.
  const first = termOf(text, true);
  const own = first && JSON.stringify(first) !== JSON.stringify(general) ? first : FIRST_IN_LINE;
  return iso(practice, Math.min(days.endOf(own), term));
}

/** The days on which a department works, seen from a moment. */
class BusinessDays {
  readonly #practice: Practice;
  readonly #own: { days: readonly string[]; span: ClockSpan } | null;
  readonly #now: number;

  /** @param hours of the department, as "mon to fri 09:00 to 16:00"; anything else: those of the practice */
  constructor(practice: Practice, hours: string | undefined, now: number) {
    this.#practice = practice;
    this.#now = now;
    const [, from = '', to = '', opens, closes] = OWN_HOURS.exec(hours?.trim().toLowerCase() ?? '') ?? [];
    const days = DAYS.slice(DAYS.indexOf(from as Day), DAYS.indexOf(to as Day) + 1);
    this.#own = opens && closes && days.length > 0 ? { days, span: [opens, closes] } : null;
  }

  /** Epoch ms. */
  endOf(term: Term): number {
    switch (term.unit) {
      case 'minutes':
        return this.#afterOpenTime(term.within * 60_000);
      case 'hours':
        return this.#afterOpenTime(term.within * 3_600_000);
      case 'same business day':
        return this.#closing(this.#nth(1, 'not-closed'));
      case 'next business day':
        return instantOf(this.#practice, this.#nth(1, 'not-opened'), term.by, 'begins');
      case 'business days':
        return this.#closing(this.#nth(Math.max(1, term.within), 'not-opened'));
    }
  }

  /** The nth business day; today is the first where it has not opened, or not closed, yet. */
  #nth(n: number, today: 'not-opened' | 'not-closed'): Temporal.PlainDate {
    const from = localDate(this.#practice, this.#now);
    let left = n;
    for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
      const date = from.add({ days: ahead });
      const spans = this.#hoursOn(date);
      const first = spans[0];
      const last = spans.at(-1);
      if (!first || !last) continue;
      const over =
        today === 'not-opened'
          ? instantOf(this.#practice, date, first[0], 'begins')
          : instantOf(this.#practice, date, last[1], 'ends');
      if (this.#now < over && --left === 0) return date;
    }
    return from.add({ days: n });
  }

  #closing(date: Temporal.PlainDate): number {
    return instantOf(this.#practice, date, this.#hoursOn(date).at(-1)?.[1] ?? '17:00', 'ends');
  }

  /** When so much time has gone by, of that in which it is open. */
  #afterOpenTime(ms: number): number {
    let left = ms;
    for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
      const date = localDate(this.#practice, this.#now).add({ days: ahead });
      for (const [from, to] of this.#hoursOn(date)) {
        const opens = Math.max(this.#now, instantOf(this.#practice, date, from, 'begins'));
        const open = instantOf(this.#practice, date, to, 'ends') - opens;
        if (open <= 0) continue;
        if (left <= open) return opens + left;
        left -= open;
      }
    }
    return this.#now + ms;
  }

  #hoursOn(date: Temporal.PlainDate): ClockSpan[] {
    const { locations, phonesFollow } = this.#practice;
    const location = locations.find(({ id }) => id === phonesFollow);
    const day = DAYS[date.dayOfWeek - 1] ?? 'mon';
    const open = location ? spansOn(this.#practice, location, date) : WEEKDAYS.includes(day) ? OFFICE_DAY : [];
    if (!this.#own || open.length === 0) return open;
    return this.#own.days.includes(day) ? [this.#own.span] : [];
  }
}
