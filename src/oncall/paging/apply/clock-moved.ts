import type { Course } from '../attempt-types.ts';
import type { Escalation, Phase } from '../types.ts';

/** All that waits waits as long as before the clock was set. */
export function moved(before: Escalation, byMs: number): Escalation {
  const course = (c: Course): Course => ({ ...c, startedAt: c.startedAt + byMs, notBefore: c.notBefore + byMs });
  const phase = (p: Phase): Phase => {
    switch (p.phase) {
      case 'climbing':
        return {
          ...p,
          climb: { ...p.climb, startedAt: p.climb.startedAt + byMs, courses: p.climb.courses.map(course) },
        };
      case 'held':
        return { ...p, dueAt: p.dueAt + byMs };
      case 'asking-holder':
        return { ...p, course: course(p.course) };
      case 'last-resort':
        return { ...p, nextAt: p.nextAt + byMs };
      default:
        return p;
    }
  };
  return {
    ...before,
    snoozed: before.snoozed.map((s) => ({ ...s, until: s.until + byMs })),
    owed: before.owed.map((o) => ({ ...o, notBefore: o.notBefore + byMs })),
    phase: phase(before.phase),
  };
}
