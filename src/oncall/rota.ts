import { Temporal } from 'temporal-polyfill';
import type { Person, Practice } from '../practice/practice.ts';
import { findPerson } from '../practice/practice.ts';
import { scheduleOf } from './schedule/practice-file.ts';
import type { OnCallAt, RuleName, Schedule } from './schedule/types.ts';
import { whoIsOnCall as whoBy } from './schedule/who.ts';

/** Who is on call at one instant, and until when that holds. */
export interface OnCall {
  primary: Person;
  backup: Person;
  third: Person | null;
  service: string;
  /** ISO 8601 instant of the next hand-over that is known, or null. */
  until: string | null;
  /** What names the primary. */
  by: RuleName;
}

/**
 * Who is on call at `at` (an ISO 8601 instant), as people who can be rung. Without a schedule: by the practice file alone, which is what a box
 * has that cannot read its store. Without a service: the first one.
 */
export function whoIsOnCall(
  practice: Practice,
  at: string,
  schedule: Schedule = scheduleOf(practice),
  service: string = schedule.services[0]?.id ?? '',
): OnCall {
  return asPeople(practice, whoBy(schedule, service, at));
}

/** People of the practice file for the names of a schedule. A name that the file has no longer is never named by the schedule either. */
export function asPeople(practice: Practice, who: OnCallAt): OnCall {
  const person = (id: string) => findPerson(practice, id) as Person;
  return {
    primary: person(who.primary.person),
    backup: person(who.backup.person),
    third: who.third && person(who.third.person),
    service: who.service,
    until: who.until,
    by: who.primary.by.rule,
  };
}

/** A local date-time of the practice, `YYYY-MM-DDTHH:MM:SS`, as understanding wants it. */
export function localTime(practice: Practice, epochMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs)
    .toZonedDateTimeISO(practice.timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' });
}
