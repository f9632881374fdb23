import { isAtLeast } from '../../../triage/types.ts';
import type { EscalationEvent, Graver } from '../events.ts';
import type { Ladder } from '../ladder-types.ts';
import { isOpen } from '../standing.ts';
import type { Escalation } from '../types.ts';
import { inClimb, risen } from './climb.ts';

export function joined(before: Escalation, event: Extract<EscalationEvent, { type: 'joined' }>): Escalation {
  if (!isOpen(before)) return before;
  const { phone, patient } = before.caller;
  const next: Escalation = {
    ...graver(before, event),
    calls: [...before.calls, { callId: event.callId, at: event.at }],
    caller: { phone: phone ?? event.caller.phone, patient: patient ?? event.caller.patient },
  };
  // Nobody had been reached: who rings again is tried for again.
  return next.phase.phase === 'exhausted' ? risen(next, event.at) : next;
}

export function parted(before: Escalation, callId: string): Escalation {
  const [first, ...rest] = before.calls.filter((call) => call.callId !== callId);
  return first && rest.length + 1 < before.calls.length ? { ...before, calls: [first, ...rest] } : before;
}

/** A tier above the known one, or red flags that nobody had said, are not left to whoever took it for less: they are asked at once. */
export function graver(before: Escalation, event: Graver & { at: number }): Escalation {
  const { at, tier, flags = [], ladder } = event;
  const added = flags.filter((flag) => !before.flags.includes(flag));
  const rises = !isAtLeast(before.tier, tier);
  if (!isOpen(before) || (!rises && added.length === 0)) return before;
  const next: Escalation = {
    ...(rises ? raised(before, tier, ladder ?? before.ladder, at) : before),
    flags: [...before.flags, ...added],
    news: { at, flags: [...(before.news?.flags ?? []), ...added] },
  };
  if (next.phase.phase === 'exhausted') return risen(next, at);
  return next.phase.phase === 'held' ? { ...next, phase: { ...next.phase, dueAt: at } } : next;
}

/** Nothing that is urgent waits for the morning; steps that its new tier has of its own begin at once. */
function raised(before: Escalation, tier: Escalation['tier'], ladder: Ladder, at: number): Escalation {
  const next = { ...before, tier, ladder };
  if (!isAtLeast(tier, 'urgent')) return next;
  const rising = before.phase.phase === 'climbing' || before.phase.phase === 'last-resort';
  if (rising && JSON.stringify(ladder.steps) !== JSON.stringify(before.ladder.steps))
    return { ...risen(next, at), refused: before.refused };
  return inClimb(next, (climb) => ({
    ...climb,
    startedAt: climb.opened === 0 ? Math.min(climb.startedAt, at) : climb.startedAt,
  }));
}
