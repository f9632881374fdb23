import type { Temporal } from 'temporal-polyfill';
import type { Lang } from '../lang.ts';
import { hoursAt, localDate, spansOn, zoned } from './hours.ts';
import type { Practice } from './practice.ts';
import { spokenClock } from './spoken-hours.ts';

/** Matters of which practices write themselves how long they take, by the id of its form and the words of the question. */
const WRITTEN: Record<string, RegExp> = {
  refill: /\brefills?\b/i,
  portal_locked: /\bportal\b/i,
};
const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/**
 * How long a matter takes by the practice's own answers ("How long does a refill take? Two business days."), which goes before what its department
 * promises; null: nothing is written of it.
 */
export function writtenTerm({ faq }: Pick<Practice, 'faq'>, matter: string): Term | null {
  const words = WRITTEN[matter];
  const entry = words && faq.find(({ q, a }) => words.test(q) && /\bbusiness days?\b/i.test(a));
  if (!entry) return null;
  if (/\bnext business day\b/i.test(entry.a)) return { within: 1, unit: 'business days' };
  const [, n = ''] = /\b(\d+|[a-z]+) business days?\b/i.exec(entry.a) ?? [];
  const within = /^\d+$/.test(n) ? Number(n) : NUMBERS.indexOf(n.toLowerCase());
  return within > 0 ? { within, unit: 'business days' } : null;
}

/** What a department's `answer_within` says for one kind of message. */
export type Term =
  | { within: number; unit: 'business days' | 'hours' | 'minutes' }
  | { by: string; unit: 'next business day' }
  | { unit: 'same business day' };

/**
 * What a caller may be told about when a department answers, as words behind a verb ("we will call you back …"); null where the practice
 * promises nothing that can be read. `first`: a message that is first in line, for which the file may keep a term of its own
 * ("semi_urgent by 10:00 next business day, otherwise 1 business day"). `matter`: of which the practice may have written how long it takes.
 */
export function promiseOf(
  practice: Practice,
  department: string,
  now: number,
  lang: Lang,
  first = false,
  matter: string | null = null,
): string | null {
  const text = practice.departments[department]?.answer_within;
  const written = matter === null || first ? null : writtenTerm(practice, matter);
  const term = written ?? (text === undefined ? null : termOf(text, first));
  if (!term) return null;
  if (term.unit === 'same business day') return onDay(businessDay(practice, now, 'this'), practice, now, lang);
  if (term.unit === 'next business day') {
    const day = businessDay(practice, now, 'next');
    return byTime(term.by, day !== null && isToday(practice, day, now), lang);
  }
  return within(term.within, term.unit, lang);
}

/** Reads `answer_within`; null: nothing in it that can be promised. `first`: the term of a message that is first in line comes first. */
export function termOf(text: string, first: boolean): Term | null {
  const parts = text.toLowerCase().split(/[,;]/);
  const ofFirst = parts.find((part) => part.includes('semi_urgent'));
  const rest = parts.filter((part) => part !== ofFirst);
  for (const part of first && ofFirst ? [ofFirst, ...rest] : rest) {
    const by = /by (\d\d:\d\d) (?:on the )?next business day/.exec(part);
    if (by) return { by: by[1] as string, unit: 'next business day' };
    if (/same business day/.test(part)) return { unit: 'same business day' };
    const amount = /(\d+) (business days?|hours?|minutes?)/.exec(part);
    if (amount) {
      const [, n, unit = ''] = amount;
      const units = unit.startsWith('b') ? 'business days' : unit.startsWith('h') ? 'hours' : 'minutes';
      return { within: Number(n), unit: units };
    }
  }
  return null;
}

/** `this`: today while the office has not closed for the day; `next`: today before it opens. Otherwise the next day on which it opens. */
export function businessDay(practice: Practice, now: number, which: 'this' | 'next'): Temporal.PlainDate | null {
  const hours = hoursAt(practice, now);
  const today = localDate(practice, now);
  if (which === 'this' && (hours.state === 'open' || hours.state === 'lunch')) return today;
  if (which === 'next' && (hours.state === 'open' || hours.state === 'lunch')) return dayAfter(practice, today);
  if (hours.opensAt === null) return null;
  return zoned(practice, Date.parse(hours.opensAt)).toPlainDate();
}

function dayAfter(practice: Practice, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const location = practice.locations.find(({ id }) => id === practice.phonesFollow);
  for (let ahead = 1; location && ahead <= 60; ahead++) {
    const date = today.add({ days: ahead });
    if (spansOn(practice, location, date).length > 0) return date;
  }
  return null;
}

function isToday(practice: Practice, day: Temporal.PlainDate, now: number): boolean {
  return day.equals(localDate(practice, now));
}

function onDay(day: Temporal.PlainDate | null, practice: Practice, now: number, lang: Lang): string {
  if (day && isToday(practice, day, now)) return lang === 'es' ? 'hoy mismo' : 'today';
  return lang === 'es' ? 'el próximo día hábil' : 'on the next business day';
}

function byTime(clock: string, today: boolean, lang: Lang): string {
  const time = spokenClock(clock, lang);
  if (lang === 'es') return today ? `hoy, antes de ${time}` : `antes de ${time} del próximo día hábil`;
  return today ? `today by ${time}` : `by ${time} on the next business day`;
}

function within(n: number, unit: 'business days' | 'hours' | 'minutes', lang: Lang): string {
  const one = n === 1;
  if (lang === 'es') {
    const words = {
      'business days': one ? 'día hábil' : 'días hábiles',
      hours: one ? 'hora' : 'horas',
      minutes: one ? 'minuto' : 'minutos',
    };
    const amount = one ? (unit === 'hours' ? 'una' : 'un') : String(n);
    return `en un plazo de ${amount} ${words[unit]}`;
  }
  const words = one ? unit.slice(0, -1) : unit;
  return `within ${one ? 'one' : n} ${words}`;
}
