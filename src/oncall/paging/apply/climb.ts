import type { Attempt, Course } from '../attempt-types.ts';
import type { Called } from '../events.ts';
import { notQuietBefore, quietOf } from '../quiet.ts';
import type { Climb, Escalation } from '../types.ts';
import { owing } from './caller-news.ts';

export function freshClimb(of: Pick<Escalation, 'tier' | 'ladder'>, at: number): Climb {
  return { round: 1, anybody: false, startedAt: notQuietBefore(quietOf(of), at), opened: 0, courses: [] };
}

/** It rises again from the first step. */
export function risen(before: Escalation, at: number): Escalation {
  return { ...before, refused: [], phase: { phase: 'climbing', climb: freshClimb(before, at) } };
}

export function openStep(before: Escalation, climb: Climb, people: Called[], at: number): Climb {
  const called = new Set(people.map(({ personId }) => personId));
  // Who is named again is tried anew, not twice at a time.
  const superseded = climb.courses.map(
    (course): Course => (course.end === null && called.has(course.personId) ? { ...course, end: 'silent' } : course),
  );
  const courses = people.flatMap(({ personId, seat, ways }): Course[] => {
    const [first] = ways;
    if (personId === null || !first) return [];
    const until = before.snoozed.find((s) => s.personId === personId)?.until ?? at;
    const startedAt = Math.max(at, until);
    const notBefore = startedAt + first.afterMs;
    return [{ step: climb.opened, personId, seat, ways, next: 0, startedAt, notBefore, end: null }];
  });
  return {
    ...climb,
    anybody: climb.anybody || courses.length > 0,
    opened: climb.opened + 1,
    courses: [...superseded, ...courses],
  };
}

/** @param atOnce the next way begins then, whatever its own time is; null: at its own time */
export function nextWay(course: Course, at: number, end: 'silent' | 'gone', atOnce: number | null = null): Course {
  const next = course.next + 1;
  const way = course.ways[next];
  if (!way) return { ...course, next, end };
  return { ...course, next, notBefore: atOnce ?? Math.max(at, course.startedAt + way.afterMs) };
}

export function overdue(before: Escalation, ways: Course['ways'], at: number): Escalation {
  const { phase } = before;
  if (phase.phase !== 'held') return before;
  const [first] = ways;
  if (!first) return risen(before, at);
  const course: Course = {
    ...{ step: 'holder', personId: phase.by, seat: null, ways, next: 0, startedAt: at },
    ...{ notBefore: at, end: null },
  };
  return { ...before, refused: [], phase: { phase: 'asking-holder', by: phase.by, since: phase.since, course } };
}

export function roundOver(before: Escalation, at: number): Escalation {
  if (before.phase.phase !== 'climbing') return before;
  const { round, anybody } = before.phase.climb;
  const startedAt = notQuietBefore(quietOf(before), at + before.ladder.pauseMs);
  const climb: Climb = { round: round + 1, anybody, startedAt, opened: 0, courses: [] };
  return { ...owing(before, 'nobody-yet', at), refused: [], phase: { phase: 'climbing', climb } };
}

export function inClimb(before: Escalation, change: (climb: Climb) => Climb): Escalation {
  const { phase } = before;
  return phase.phase === 'climbing' ? { ...before, phase: { ...phase, climb: change(phase.climb) } } : before;
}

/** The course that still runs for this person. Whoever was asked what came of it and is through with all ways is asked no more. */
export function onCourse(
  before: Escalation,
  step: Attempt['step'],
  personId: string,
  at: number,
  change: (course: Course) => Course,
): Escalation {
  const mine = (c: Course) => c.step === step && c.personId === personId && c.end === null;
  if (before.phase.phase === 'asking-holder' && mine(before.phase.course)) {
    const course = change(before.phase.course);
    if (course.end === null) return { ...before, phase: { ...before.phase, course } };
    const again = risen(before, at);
    return { ...again, refused: course.end === 'refused' ? [personId] : [] };
  }
  return inClimb(before, (climb) => ({ ...climb, courses: climb.courses.map((c) => (mine(c) ? change(c) : c)) }));
}
