import { isVoice } from '../../../delivery/types.ts';
import type { Answer, Attempt, Course, Reached } from '../attempt-types.ts';
import type { EscalationEvent } from '../events.ts';
import { isFree } from '../standing.ts';
import type { Escalation, Phase } from '../types.ts';
import { inClimb, nextWay, onCourse, risen } from './climb.ts';

/** Who is busy, or talks with another patient, is asked again after this, ms. */
export const SNOOZE_MS = 10 * 60_000;

/** Who said so is not rung again in this round. */
const REFUSALS: ReadonlySet<Answer> = new Set<Answer>(['passed-on', 'wrong-pin', 'locked']);
const LATER: ReadonlySet<Answer> = new Set<Answer>(['busy-for-now', 'engaged']);
/** Nobody was reached because nothing could be: the person's next way begins at once. */
const FAILURES: ReadonlySet<Answer> = new Set<Answer>(['busy', 'rejected', 'unreachable', 'failed', 'gone']);
/** It was broken off by us: it is made again. */
const BROKEN: ReadonlySet<Answer> = new Set<Answer>(['interrupted', 'cancelled']);

const ORDER = ['begun', 'sent', 'delivered', 'heard', 'acknowledged'] as const;

export function begun(before: Escalation, event: Extract<EscalationEvent, { type: 'begun' }>): Escalation {
  const { attemptId: id, personId, way, step, at } = event;
  const reached: Reached = { state: 'begun', begunAt: at };
  return {
    ...before,
    attempts: [...before.attempts, { id, personId, way, step, reached, end: null, stoodDown: false }],
  };
}

export function progressed(
  before: Escalation,
  event: Extract<EscalationEvent, { type: 'sent' | 'delivered' | 'heard' }>,
): Escalation {
  const attempt = before.attempts.find(({ id }) => id === event.attemptId);
  if (!attempt) return before;
  const next = onAttempt(before, attempt.id, (a) => ({ ...a, reached: further(a.reached, event.type, event.at) }));
  // A text that went is all that can be done by it: the next way has its own time.
  if (isVoice(attempt.way.channel) || attempt.reached.state !== 'begun') return next;
  return onCourse(next, attempt.step, attempt.personId, event.at, (course) => nextWay(course, event.at, 'silent'));
}

/** A state is reached once; one that was passed unseen was reached at the same time. */
function further(before: Reached, state: 'sent' | 'delivered' | 'heard', at: number): Reached {
  if (ORDER.indexOf(before.state) >= ORDER.indexOf(state)) return before;
  const sent = { begunAt: before.begunAt, sentAt: 'sentAt' in before ? before.sentAt : at };
  if (state === 'sent') return { state, ...sent };
  const delivered = { ...sent, deliveredAt: 'deliveredAt' in before ? before.deliveredAt : at };
  if (state === 'delivered') return { state, ...delivered };
  return { state, ...delivered, heardAt: at };
}

export function acknowledged(
  before: Escalation,
  event: Extract<EscalationEvent, { type: 'acknowledged' }>,
): Escalation {
  const attempt = before.attempts.find(({ id }) => id === event.attemptId);
  if (!attempt || attempt.end !== null || !isFree(before, attempt.personId)) return before;
  const { at, choice } = event;
  const heard = further(attempt.reached, 'heard', at);
  if (heard.state !== 'heard') return before;
  const reached: Reached = { ...heard, state: 'acknowledged', acknowledgedAt: at, choice };
  const next = held(
    onAttempt(before, attempt.id, (a) => ({ ...a, reached })),
    attempt.personId,
    choice,
    at,
  );
  // It came after they were told the case.
  if (next.phase.phase !== 'held' || before.news === null || before.news.at <= heard.heardAt) return next;
  return { ...next, news: before.news, phase: { ...next.phase, dueAt: at } };
}

export function held(
  before: Escalation,
  by: string,
  choice: Extract<Phase, { phase: 'held' }>['choice'],
  at: number,
): Escalation {
  const dueAt = at + before.ladder.outcomeWithinMs;
  const owed = before.owed.filter(({ ringing }) => ringing);
  return { ...before, owed, news: null, snoozed: [], phase: { phase: 'held', by, since: at, choice, dueAt } };
}

export function ended(
  before: Escalation,
  { attemptId, answer, detail, at }: Extract<EscalationEvent, { type: 'ended' }>,
): Escalation {
  const attempt = before.attempts.find(({ id }) => id === attemptId);
  if (!attempt || attempt.end !== null || attempt.reached.state === 'acknowledged') return before;
  const over = onAttempt(before, attemptId, (a) => ({ ...a, end: { at, answer, detail } }));
  const { personId, step } = attempt;
  if (step === 'last-resort') return lastResortRung(over, answer, at);
  const wasText = !isVoice(attempt.way.channel);
  // A report that comes late says nothing of what is tried by now.
  if (wasText && attempt.reached.state !== 'begun') return over;
  if (BROKEN.has(answer)) return onCourse(over, step, personId, at, (course) => ({ ...course, notBefore: at }));
  if (REFUSALS.has(answer)) {
    return onCourse(withRefusal(over, personId), step, personId, at, (course) => ({ ...course, end: 'refused' }));
  }
  if (LATER.has(answer)) return later(over, step, personId, at);
  return onCourse(over, step, personId, at, (course) =>
    nextWay(course, at, answer === 'gone' ? 'gone' : 'silent', FAILURES.has(answer) ? at : null),
  );
}

function later(before: Escalation, step: Attempt['step'], personId: string, at: number): Escalation {
  const until = at + SNOOZE_MS;
  const next = { ...before, snoozed: snoozedUntil(before, personId, until) };
  // Whoever has it and cannot say what came of it gives it to the others.
  if (next.phase.phase === 'asking-holder') return { ...risen(next, at), snoozed: next.snoozed };
  if (wasBusy(before, personId))
    return onCourse(withRefusal(next, personId), step, personId, at, (course) => ({ ...course, end: 'refused' }));
  return onCourse(next, step, personId, at, (course) => ({ ...course, next: 0, startedAt: until, notBefore: until }));
}

function snoozedUntil({ snoozed }: Escalation, personId: string, until: number): Escalation['snoozed'] {
  return [...snoozed.filter((s) => s.personId !== personId), { personId, until }];
}

/** Since somebody last held it. Who is busy again has passed it on for this round: else it would wait for them without end. */
function wasBusy({ snoozed }: Escalation, personId: string): boolean {
  return snoozed.some((s) => s.personId === personId);
}

function withRefusal(before: Escalation, personId: string): Escalation {
  return before.refused.includes(personId) ? before : { ...before, refused: [...before.refused, personId] };
}

/** By somebody who was not rung for it: their turns in this round, whatever step, go the same way as if they had been. */
export function refusedBy(
  before: Escalation,
  { personId, answer, at }: Extract<EscalationEvent, { type: 'refused' }>,
): Escalation {
  const { phase, ladder } = before;
  const busy = answer === 'busy-for-now';
  const until = at + SNOOZE_MS;
  const snoozed = busy ? snoozedUntil(before, personId, until) : before.snoozed.filter((s) => s.personId !== personId);
  const waits = busy && !wasBusy(before, personId);
  const next = { ...(waits ? before : withRefusal(before, personId)), snoozed };
  if ((phase.phase === 'held' || phase.phase === 'asking-holder') && phase.by === personId)
    return { ...risen(next, at), snoozed, refused: waits ? [] : [personId] };
  const { target } = ladder.lastResort;
  if (phase.phase === 'last-resort' && 'person' in target && target.person === personId)
    return { ...next, phase: { ...phase, rung: phase.rung + 1, nextAt: Math.max(phase.nextAt, busy ? until : at) } };
  const theirs = (course: Course): Course =>
    course.personId !== personId || course.end !== null
      ? course
      : waits
        ? { ...course, next: 0, startedAt: until, notBefore: until }
        : { ...course, end: 'refused' };
  return inClimb(next, (climb) => ({ ...climb, courses: climb.courses.map(theirs) }));
}

function lastResortRung(before: Escalation, answer: Answer, at: number): Escalation {
  const { phase, ladder } = before;
  if (phase.phase !== 'last-resort') return before;
  if (BROKEN.has(answer)) return { ...before, phase: { ...phase, nextAt: at } };
  return { ...before, phase: { ...phase, rung: phase.rung + 1, nextAt: at + ladder.lastResort.everyMs } };
}

/** One such text is enough for all that went the same way. */
export function stoodDown(before: Escalation, attemptId: string): Escalation {
  const told = before.attempts.find(({ id }) => id === attemptId);
  const same = ({ personId, way }: Attempt) => personId === told?.personId && way.id === told.way.id;
  return { ...before, attempts: before.attempts.map((a) => (same(a) ? { ...a, stoodDown: true } : a)) };
}

function onAttempt(before: Escalation, id: string, change: (attempt: Attempt) => Attempt): Escalation {
  return { ...before, attempts: before.attempts.map((a) => (a.id === id ? change(a) : a)) };
}
