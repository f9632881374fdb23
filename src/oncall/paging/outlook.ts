import { isLive } from './apply.ts';
import type { Escalation } from './types.ts';

/** What is done for an escalation now, and what comes next and when (epoch ms). For people to read; people by id. */
export interface Outlook {
  /** Who is tried now, by which channel. */
  trying: { personId: string; channel: string }[];
  next: { atMs: number; what: 'step' | 'again' | 'round' | 'due' | 'last-resort' } | null;
}

/** Pure. */
export function outlook({ phase, attempts, ladder }: Escalation, now: number): Outlook {
  const trying = attempts.filter(isLive).map(({ personId, way }) => ({ personId, channel: way.channel }));
  if (phase.phase === 'held') return { trying, next: { atMs: phase.dueAt, what: 'due' } };
  if (phase.phase === 'last-resort') return { trying, next: { atMs: phase.nextAt, what: 'last-resort' } };
  if (phase.phase !== 'climbing') return { trying, next: null };
  const { climb } = phase;
  if (climb.startedAt > now) return { trying, next: { atMs: climb.startedAt, what: 'round' } };
  const again = climb.courses
    .filter((course) => course.end === null && course.notBefore > now)
    .map(({ notBefore }) => ({ atMs: notBefore, what: 'again' as const }));
  const step = ladder.steps[climb.opened];
  const steps = step ? [{ atMs: climb.startedAt + step.afterMs, what: 'step' as const }] : [];
  const [first] = [...again, ...steps].sort((a, b) => a.atMs - b.atMs);
  return { trying, next: first ?? null };
}
