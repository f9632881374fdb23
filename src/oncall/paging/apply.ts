import { isVoice } from '../../delivery/types.ts';
import { isAtLeast } from '../../triage/types.ts';
import { notQuietBefore, quietOf } from './quiet.ts';
import type {
  Answer,
  Attempt,
  Called,
  CallerNews,
  Climb,
  Course,
  Escalation,
  EscalationEvent,
  Graver,
  Ladder,
  Owed,
  Phase,
  Reached,
} from './types.ts';

/** Who is busy, or talks with another patient, is asked again after this, ms. */
export const SNOOZE_MS = 10 * 60_000;
/** A caller who did not answer our call is rung once more, after this, ms. */
export const CALLER_AGAIN_MS = 5 * 60_000;
export const CALLER_RINGS = 2;

/** Who said so is not rung again in this round. */
const REFUSALS: ReadonlySet<Answer> = new Set<Answer>(['passed-on', 'wrong-pin', 'locked']);
const LATER: ReadonlySet<Answer> = new Set<Answer>(['busy-for-now', 'engaged']);
/** Nobody was reached because nothing could be: the person's next way begins at once. */
const FAILURES: ReadonlySet<Answer> = new Set<Answer>(['busy', 'rejected', 'unreachable', 'failed', 'gone']);
/** It was broken off by us: it is made again. */
const BROKEN: ReadonlySet<Answer> = new Set<Answer>(['interrupted', 'cancelled']);

/** The escalation that an `opened` event makes. */
export function opened(event: Extract<EscalationEvent, { type: 'opened' }>): Escalation {
  const { at, id, reference, tier, ladder, callId, caller, flags = [] } = event;
  return {
    ...{ id, reference, tier, ladder, openedAt: at, caller },
    calls: [{ callId, at }],
    attempts: [],
    refused: [],
    snoozed: [],
    owed: [],
    flags,
    news: null,
    phase: { phase: 'climbing', climb: freshClimb(event, at) },
  };
}

/** Everything that happened, in order, the first of it `opened`. Throws a RangeError for anything else. */
export function replay(events: readonly EscalationEvent[]): Escalation {
  const [first, ...rest] = events;
  if (first?.type !== 'opened') throw new RangeError('an escalation begins with its opening');
  return rest.reduce(apply, opened(first));
}

/** The escalation after an event. What cannot follow from where it stands changes nothing. Pure. */
export function apply(before: Escalation, event: EscalationEvent): Escalation {
  const { at } = event;
  switch (event.type) {
    case 'opened':
      return before;
    case 'joined':
      return joined(before, event);
    case 'raised':
      return graver(before, event);
    case 'identified':
      return before.caller.patient === event.patient || before.calls.length > 1
        ? before
        : { ...before, caller: { ...before.caller, patient: event.patient } };
    case 'parted':
      return parted(before, event.callId);
    case 'step-opened':
      return inClimb(before, (climb) => openStep(before, climb, event.people, at));
    case 'way-gone':
      return onCourse(before, event.step, event.personId, at, (course) => nextWay(course, at, 'gone', at));
    case 'begun':
      return begun(before, event);
    case 'sent':
    case 'delivered':
    case 'heard':
      return progressed(before, event);
    case 'ended':
      return ended(before, event);
    case 'acknowledged':
      return acknowledged(before, event);
    case 'taken':
      return isFree(before, event.personId) || (event.over === true && isOpen(before))
        ? held(before, event.personId, event.choice, at)
        : before;
    case 'extended':
      return before.phase.phase === 'held' && before.phase.by === event.personId
        ? { ...before, phase: { ...before.phase, dueAt: event.untilMs } }
        : before;
    case 'given-back':
      return before.phase.phase === 'held' && before.phase.by === event.personId
        ? { ...risen(before, at), refused: [event.personId] }
        : before;
    case 'refused':
      return isFree(before, event.personId) ? refusedBy(before, event) : before;
    case 'settled':
      return isTheirsToEnd(before, event)
        ? {
            ...before,
            owed: [],
            news: null,
            phase: { phase: 'settled', at, by: event.personId, outcome: event.outcome },
          }
        : before;
    case 'overdue':
      return overdue(before, event.ways, at);
    case 'round-over':
      return roundOver(before, at);
    case 'climbed':
      return before.phase.phase === 'climbing'
        ? { ...owing(before, 'nobody-yet', at), phase: { phase: 'last-resort', rung: 0, nextAt: at } }
        : before;
    case 'exhausted':
      return isOpen(before) ? { ...owing(before, 'nobody-reached', at), phase: { phase: 'exhausted', at } } : before;
    case 'withdrawn':
      return isOpen(before) ? { ...before, owed: [], phase: { phase: 'withdrawn', at, by: event.by } } : before;
    case 'stood-down':
      return stoodDown(before, event.attemptId);
    case 'caller-dropped':
      return owing(before, 'dropped', at);
    case 'caller-rung':
      return onOwed(before, event.news, (owed) => ({ ...owed, rung: owed.rung + 1, ringing: true }));
    case 'caller-told':
      return callerTold(before, event.news, event.answer, at);
    case 'clock-moved':
      return moved(before, event.byMs);
  }
}

/** Something may still come of it. */
export function isOpen({ phase }: Escalation): boolean {
  return phase.phase !== 'settled' && phase.phase !== 'withdrawn';
}

/** Nobody else has it. */
function isFree(before: Escalation, personId: string): boolean {
  return isOpen(before) && (before.phase.phase !== 'held' || before.phase.by === personId);
}

/** Only whoever has it ends it, and not before they know what became graver, unless they spoke with the caller. */
function isTheirsToEnd(
  { phase, news }: Escalation,
  { personId, outcome }: Extract<EscalationEvent, { type: 'settled' }>,
): boolean {
  const theirs = (phase.phase === 'held' || phase.phase === 'asking-holder') && phase.by === personId;
  return theirs && (news === null || outcome === 'joined');
}

/** It runs: a telephone rings or somebody is on the line, or a text is on its way to the gateway. */
export function isLive({ end, reached, way }: Attempt): boolean {
  if (end !== null) return false;
  return isVoice(way.channel) ? reached.state !== 'acknowledged' : reached.state === 'begun';
}

function freshClimb(of: Pick<Escalation, 'tier' | 'ladder'>, at: number): Climb {
  return { round: 1, anybody: false, startedAt: notQuietBefore(quietOf(of), at), opened: 0, courses: [] };
}

/** It rises again from the first step. */
function risen(before: Escalation, at: number): Escalation {
  return { ...before, refused: [], phase: { phase: 'climbing', climb: freshClimb(before, at) } };
}

function joined(before: Escalation, event: Extract<EscalationEvent, { type: 'joined' }>): Escalation {
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

function parted(before: Escalation, callId: string): Escalation {
  const [first, ...rest] = before.calls.filter((call) => call.callId !== callId);
  return first && rest.length + 1 < before.calls.length ? { ...before, calls: [first, ...rest] } : before;
}

/** A tier above the known one, or red flags that nobody had said, are not left to whoever took it for less: they are asked at once. */
function graver(before: Escalation, event: Graver & { at: number }): Escalation {
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

function openStep(before: Escalation, climb: Climb, people: Called[], at: number): Climb {
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

function begun(before: Escalation, event: Extract<EscalationEvent, { type: 'begun' }>): Escalation {
  const { attemptId: id, personId, way, step, at } = event;
  const reached: Reached = { state: 'begun', begunAt: at };
  return {
    ...before,
    attempts: [...before.attempts, { id, personId, way, step, reached, end: null, stoodDown: false }],
  };
}

function progressed(
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

const ORDER = ['begun', 'sent', 'delivered', 'heard', 'acknowledged'] as const;

/** A state is reached once; one that was passed unseen was reached at the same time. */
function further(before: Reached, state: 'sent' | 'delivered' | 'heard', at: number): Reached {
  if (ORDER.indexOf(before.state) >= ORDER.indexOf(state)) return before;
  const sent = { begunAt: before.begunAt, sentAt: 'sentAt' in before ? before.sentAt : at };
  if (state === 'sent') return { state, ...sent };
  const delivered = { ...sent, deliveredAt: 'deliveredAt' in before ? before.deliveredAt : at };
  if (state === 'delivered') return { state, ...delivered };
  return { state, ...delivered, heardAt: at };
}

function acknowledged(before: Escalation, event: Extract<EscalationEvent, { type: 'acknowledged' }>): Escalation {
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

function held(
  before: Escalation,
  by: string,
  choice: Extract<Phase, { phase: 'held' }>['choice'],
  at: number,
): Escalation {
  const dueAt = at + before.ladder.outcomeWithinMs;
  const owed = before.owed.filter(({ ringing }) => ringing);
  return { ...before, owed, news: null, snoozed: [], phase: { phase: 'held', by, since: at, choice, dueAt } };
}

function ended(
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
    const refused = over.refused.includes(personId) ? over.refused : [...over.refused, personId];
    return onCourse({ ...over, refused }, step, personId, at, (course) => ({ ...course, end: 'refused' }));
  }
  if (LATER.has(answer)) return later(over, step, personId, at);
  return onCourse(over, step, personId, at, (course) =>
    nextWay(course, at, answer === 'gone' ? 'gone' : 'silent', FAILURES.has(answer) ? at : null),
  );
}

function later(before: Escalation, step: Attempt['step'], personId: string, at: number): Escalation {
  const until = at + SNOOZE_MS;
  const snoozed = [...before.snoozed.filter((s) => s.personId !== personId), { personId, until }];
  const next = { ...before, snoozed };
  // Whoever has it and cannot say what came of it gives it to the others.
  if (next.phase.phase === 'asking-holder') return { ...risen(next, at), snoozed };
  return onCourse(next, step, personId, at, (course) => ({ ...course, next: 0, startedAt: until, notBefore: until }));
}

/** By somebody who was not rung for it: their turns in this round, whatever step, go the same way as if they had been. */
function refusedBy(
  before: Escalation,
  { personId, answer, at }: Extract<EscalationEvent, { type: 'refused' }>,
): Escalation {
  const { phase, ladder } = before;
  const busy = answer === 'busy-for-now';
  const until = at + SNOOZE_MS;
  const others = before.snoozed.filter((s) => s.personId !== personId);
  const snoozed = busy ? [...others, { personId, until }] : others;
  const refused = busy || before.refused.includes(personId) ? before.refused : [...before.refused, personId];
  const next = { ...before, snoozed, refused };
  if ((phase.phase === 'held' || phase.phase === 'asking-holder') && phase.by === personId)
    return { ...risen(next, at), snoozed, refused: busy ? [] : [personId] };
  const { target } = ladder.lastResort;
  if (phase.phase === 'last-resort' && 'person' in target && target.person === personId)
    return { ...next, phase: { ...phase, rung: phase.rung + 1, nextAt: Math.max(phase.nextAt, busy ? until : at) } };
  const theirs = (course: Course): Course =>
    course.personId !== personId || course.end !== null
      ? course
      : busy
        ? { ...course, next: 0, startedAt: until, notBefore: until }
        : { ...course, end: 'refused' };
  return inClimb(next, (climb) => ({ ...climb, courses: climb.courses.map(theirs) }));
}

/** @param atOnce the next way begins then, whatever its own time is; null: at its own time */
function nextWay(course: Course, at: number, end: 'silent' | 'gone', atOnce: number | null = null): Course {
  const next = course.next + 1;
  const way = course.ways[next];
  if (!way) return { ...course, next, end };
  return { ...course, next, notBefore: atOnce ?? Math.max(at, course.startedAt + way.afterMs) };
}

function lastResortRung(before: Escalation, answer: Answer, at: number): Escalation {
  const { phase, ladder } = before;
  if (phase.phase !== 'last-resort') return before;
  if (BROKEN.has(answer)) return { ...before, phase: { ...phase, nextAt: at } };
  return { ...before, phase: { ...phase, rung: phase.rung + 1, nextAt: at + ladder.lastResort.everyMs } };
}

function overdue(before: Escalation, ways: Course['ways'], at: number): Escalation {
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

function roundOver(before: Escalation, at: number): Escalation {
  if (before.phase.phase !== 'climbing') return before;
  const { round, anybody } = before.phase.climb;
  const startedAt = notQuietBefore(quietOf(before), at + before.ladder.pauseMs);
  const climb: Climb = { round: round + 1, anybody, startedAt, opened: 0, courses: [] };
  return { ...owing(before, 'nobody-yet', at), refused: [], phase: { phase: 'climbing', climb } };
}

/** One such text is enough for all that went the same way. */
function stoodDown(before: Escalation, attemptId: string): Escalation {
  const told = before.attempts.find(({ id }) => id === attemptId);
  const same = ({ personId, way }: Attempt) => personId === told?.personId && way.id === told.way.id;
  return { ...before, attempts: before.attempts.map((a) => (same(a) ? { ...a, stoodDown: true } : a)) };
}

/** Each thing is told once for each call: who calls again is told again. */
function owing(before: Escalation, news: CallerNews, at: number): Escalation {
  const calls = before.calls.length;
  const known = before.owed.find((owed) => owed.news === news);
  if (before.caller.phone === null || known?.ringing || known?.calls === calls) return before;
  // What is newer says all that the older one would have said.
  const owed = before.owed.filter((o) => o !== known && (o.ringing || o.rung > 0));
  return { ...before, owed: [...owed, { news, calls, rung: 0, notBefore: at, ringing: false }] };
}

function callerTold(
  before: Escalation,
  news: CallerNews,
  answer: Extract<EscalationEvent, { type: 'caller-told' }>['answer'],
  at: number,
): Escalation {
  return onOwed(before, news, (owed) => {
    if (answer === 'interrupted') return { ...owed, rung: owed.rung - 1, ringing: false, notBefore: at };
    const rung = answer === 'heard' ? CALLER_RINGS : owed.rung;
    return { ...owed, rung, ringing: false, notBefore: at + CALLER_AGAIN_MS };
  });
}

function moved(before: Escalation, byMs: number): Escalation {
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

function inClimb(before: Escalation, change: (climb: Climb) => Climb): Escalation {
  const { phase } = before;
  return phase.phase === 'climbing' ? { ...before, phase: { ...phase, climb: change(phase.climb) } } : before;
}

/** The course that still runs for this person. Whoever was asked what came of it and is through with all ways is asked no more. */
function onCourse(
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

function onAttempt(before: Escalation, id: string, change: (attempt: Attempt) => Attempt): Escalation {
  return { ...before, attempts: before.attempts.map((a) => (a.id === id ? change(a) : a)) };
}

function onOwed(before: Escalation, news: CallerNews, change: (owed: Owed) => Owed): Escalation {
  return { ...before, owed: before.owed.map((o) => (o.news === news ? change(o) : o)) };
}
