import { Temporal } from 'temporal-polyfill';
import type { Person, Practice } from '../practice/practice.ts';
import { findPerson } from '../practice/practice.ts';

/** Who is on call at one instant, and until when that holds. */
export interface OnCall {
  primary: Person;
  backup: Person;
  /** ISO 8601 instant of the next hand-over that is known, or null. */
  until: string | null;
  /** Where it comes from: a swap comes before the rota, the rota before the standing rule. */
  by: 'swap' | 'rota' | 'otherwise' | 'nobody-named';
}

/**
 * Works out who is on call at `at` (an ISO 8601 instant). Shifts carry their offset from UTC, so a clock change moves
 * nothing: start is included, end is not. Somebody is always named: with no shift and no standing rule, the first two
 * clinicians of the practice file.
 */
export function whoIsOnCall(practice: Practice, at: string): OnCall {
  const now = Temporal.Instant.from(at);
  const covers = (s: { start: string; end: string }) =>
    Temporal.Instant.compare(Temporal.Instant.from(s.start), now) <= 0 &&
    Temporal.Instant.compare(now, Temporal.Instant.from(s.end)) < 0;
  const person = (id: string) => findPerson(practice, id) as Person;
  const swap = practice.swaps.find(covers);
  const shift = swap ?? practice.rota.find(covers);
  if (shift) {
    return {
      primary: person(shift.primary),
      backup: person(shift.backup),
      until: endOf(practice, shift.end, now),
      by: swap ? 'swap' : 'rota',
    };
  }
  const next = startAfter(practice, now);
  if (practice.otherwise) {
    return {
      primary: person(practice.otherwise.primary),
      backup: person(practice.otherwise.backup),
      until: next,
      by: 'otherwise',
    };
  }
  const clinicians = practice.people.filter((p) => p.role === 'clinician');
  const primary = clinicians[0] as Person;
  return { primary, backup: clinicians[1] ?? primary, until: next, by: 'nobody-named' };
}

/** A rota shift ends early where a swap begins inside it. */
function endOf(practice: Practice, end: string, now: Temporal.Instant): string {
  const swapStarts = practice.swaps
    .map((s) => Temporal.Instant.from(s.start))
    .filter((s) => Temporal.Instant.compare(s, now) > 0);
  return earliest([Temporal.Instant.from(end), ...swapStarts]) as string;
}

function startAfter(practice: Practice, now: Temporal.Instant): string | null {
  return earliest(
    [...practice.rota, ...practice.swaps]
      .map((s) => Temporal.Instant.from(s.start))
      .filter((s) => Temporal.Instant.compare(s, now) > 0),
  );
}

function earliest(instants: Temporal.Instant[]): string | null {
  const [first] = instants.sort(Temporal.Instant.compare);
  return first ? first.toString() : null;
}

/** A local date-time of the practice, `YYYY-MM-DDTHH:MM:SS`, as understanding wants it. */
export function localTime(practice: Practice, epochMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs)
    .toZonedDateTimeISO(practice.timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' });
}
