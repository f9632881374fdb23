import { Temporal } from 'temporal-polyfill';
import {
  type ContactMethod,
  type ContactRule,
  type ContactStep,
  isVoice,
  type PersonContacts,
  WEEKDAYS,
  type Weekday,
} from './types.ts';

/** A moment of the practice's week as its clocks show it. */
export interface LocalMinute {
  weekday: Weekday;
  /** After midnight, 0 to 1439. */
  minute: number;
}

const DAY = 1_440;

/** @param at epoch ms */
export function localMinute(timeZone: string, at: number): LocalMinute {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return { weekday: WEEKDAYS[local.dayOfWeek - 1] as Weekday, minute: local.hour * 60 + local.minute };
}

/** Whoever has stored nothing is called on the one phone of the practice file, at any time. */
export function standardContacts(person: { id: string; phone: string }): PersonContacts {
  const id = `${person.id}-phone`;
  return {
    personId: person.id,
    methods: [{ id, channel: 'call-mobile', address: person.phone, tested: null }],
    rules: [{ method: id, days: [...WEEKDAYS], from: '00:00', to: '00:00', afterMinutes: 0 }],
    standard: true,
  };
}

/**
 * How a person is reached at one moment: the methods whose rule covers it, in order, the first at once. A moment that no rule covers
 * (which `checkContacts` refuses to keep) falls back to everything that rings, then to anything at all: somebody who is paged is
 * never left untried.
 */
export function contactsAt(contacts: PersonContacts, moment: LocalMinute): ContactStep[] {
  const methods = new Map(contacts.methods.map((method) => [method.id, method]));
  const steps = contacts.rules
    .filter((rule) => covers(rule, moment))
    .map((rule) => ({ method: methods.get(rule.method), afterMinutes: rule.afterMinutes }))
    .filter((step): step is ContactStep => step.method !== undefined)
    .sort((a, b) => a.afterMinutes - b.afterMinutes)
    .filter(firstOfItsKind);
  const [first] = steps;
  if (first) return steps.map((step) => ({ ...step, afterMinutes: step.afterMinutes - first.afterMinutes }));
  const ringing = contacts.methods.filter(({ channel }) => isVoice(channel));
  return (ringing.length > 0 ? ringing : contacts.methods).map((method, i) => ({ method, afterMinutes: i }));
}

/** Two rules may name the same method for the same minute; it is tried once for them. */
function firstOfItsKind(step: ContactStep, at: number, all: ContactStep[]): boolean {
  return all.findIndex((one) => one.method.id === step.method.id && one.afterMinutes === step.afterMinutes) === at;
}

/** Whether a rule is in force. One that ends on the following day belongs to the day on which it begins. */
export function covers(rule: ContactRule, { weekday, minute }: LocalMinute): boolean {
  const [from, to] = [minuteOf(rule.from), minuteOf(rule.to)];
  const day = WEEKDAYS.indexOf(weekday);
  const before = WEEKDAYS[(day + 6) % 7] as Weekday;
  if (from < to) return rule.days.includes(weekday) && minute >= from && minute < to;
  return (rule.days.includes(weekday) && minute >= from) || (rule.days.includes(before) && minute < to);
}

/** `HH:MM` as minutes after midnight; NaN for anything else. */
export function minuteOf(clock: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock) ?? [];
  return hours === undefined ? Number.NaN : Number(hours) * 60 + Number(minutes);
}

export interface WeekSpan {
  day: Weekday;
  from: string;
  /** `24:00` at the end of a day. */
  to: string;
}

/** Minutes of the week that none of the rules covers, as spans within a day, from Monday on. */
export function uncovered(rules: readonly ContactRule[]): WeekSpan[] {
  return spansWithout(coverage(rules));
}

/** A 1 for each minute of the week that a rule covers, from Monday 00:00 on. */
export function coverage(rules: readonly ContactRule[]): Uint8Array {
  const week = new Uint8Array(7 * DAY);
  for (const rule of rules) {
    const [from, to] = [minuteOf(rule.from), minuteOf(rule.to)];
    const minutes = from < to ? to - from : DAY - from + to;
    for (const day of rule.days) {
      const start = WEEKDAYS.indexOf(day) * DAY + from;
      for (let i = 0; i < minutes; i++) week[(start + i) % week.length] = 1;
    }
  }
  return week;
}

/** The spans of a week that hold a 0. */
export function spansWithout(week: Uint8Array): WeekSpan[] {
  return WEEKDAYS.flatMap((day, i) => spansOf(day, week.subarray(i * DAY, (i + 1) * DAY)));
}

function spansOf(day: Weekday, covered: Uint8Array): WeekSpan[] {
  const spans: WeekSpan[] = [];
  for (let from = covered.indexOf(0); from >= 0; ) {
    const end = covered.indexOf(1, from);
    spans.push({ day, from: clockOf(from), to: clockOf(end < 0 ? DAY : end) });
    from = end < 0 ? -1 : covered.indexOf(0, end);
  }
  return spans;
}

function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Methods that wake somebody: everything but e-mail. */
export function wakes({ channel }: Pick<ContactMethod, 'channel'>): boolean {
  return channel !== 'email';
}
