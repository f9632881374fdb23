import { isVoice } from '../../delivery/types.ts';
import type { Action, Reachable } from './actions.ts';
import { CALLER_RINGS } from './apply/caller-news.ts';
import type { Course } from './attempt-types.ts';
import type { Called, EscalationEvent } from './events.ts';
import type { Ladder, Seat, Step, Target, Way } from './ladder-types.ts';
import { laterAwake, notQuietBefore, quietOf } from './quiet.ts';
import { isLive, isOpen } from './standing.ts';
import type { Climb, Escalation, Phase } from './types.ts';

/** A step does not open beside a ring that could begin now, unless that has waited so long for a line or the telephone, ms. */
const QUEUED_TOO_LONG_MS = 60_000;

/**
 * What is to be done for an escalation at `now` (epoch ms). Actions that can be done at the same time come together; `store` comes alone,
 * because the next decision is another after it. Never empty while it is open, but when a person has to end it. Pure.
 */
export function decide(escalation: Escalation, now: number, reach: Reachable): Action[] {
  const { phase } = escalation;
  const aside = [...standDowns(escalation), ...callers(escalation, now)];
  const awake = notQuietBefore(quietOf(escalation), now);
  // Whatever of it would wake somebody waits for the morning.
  if (awake > now && isOpen(escalation) && phase.phase !== 'exhausted')
    return [...aside, { do: 'wait', untilMs: awake }];
  switch (phase.phase) {
    case 'climbing':
      return withAside(climbing(escalation, phase.climb, now, reach), aside);
    case 'asking-holder':
      return withAside(course(escalation, phase.course, now, reach), aside);
    case 'held':
      return withAside(
        now < phase.dueAt
          ? [{ do: 'wait', untilMs: phase.dueAt }]
          : [
              store({
                ...{ at: now, type: 'overdue', ways: [...reach.ways(phase.by)] },
                ...(escalation.news && { why: 'news' }),
              }),
            ],
        aside,
      );
    case 'last-resort':
      return withAside(lastResort(escalation, phase, now, reach), aside);
    case 'exhausted':
    case 'settled':
    case 'withdrawn':
      return aside;
  }
}

const store = (event: EscalationEvent): Action => ({ do: 'store', event });

function withAside(actions: Action[], aside: Action[]): Action[] {
  const first = actions.find((action) => action.do === 'store');
  return first ? [first] : [...aside, ...actions];
}

function climbing(escalation: Escalation, climb: Climb, now: number, reach: Reachable): Action[] {
  const { ladder } = escalation;
  if (now < climb.startedAt) return [{ do: 'wait', untilMs: climb.startedAt }];
  const tries = climb.courses.flatMap((one) => course(escalation, one, now, reach));
  const next = ladder.steps[climb.opened];
  const talking = escalation.attempts.some((attempt) => isVoice(attempt.way.channel) && isLive(attempt));
  if (!next) {
    const over = climb.courses.every((one) => one.end !== null || isPassedBy(escalation, one, now)) && !talking;
    return over ? [store(roundEnds(escalation, climb, now))] : tries;
  }
  const dueAt = laterAwake(quietOf(escalation), climb.startedAt, next.afterMs);
  const queued = climb.courses.filter((one) => isReady(escalation, one, now));
  const patience = Math.max(...queued.map(({ notBefore }) => notBefore + QUEUED_TOO_LONG_MS), now);
  const opens = (now >= dueAt && queued.length === 0) || hurries(escalation, climb, now);
  if (opens && !talking) {
    const people = calledBy(escalation, next, reach);
    return [store({ at: now, type: 'step-opened', step: climb.opened, people })];
  }
  if (talking) return tries;
  return [...tries, { do: 'wait', untilMs: Math.max(dueAt, patience) }];
}

/** It could be tried now and has not waited long for it. */
function isReady(escalation: Escalation, one: Course, now: number): boolean {
  return (
    one.end === null && one.notBefore <= now && now - one.notBefore < QUEUED_TOO_LONG_MS && !running(escalation, one)
  );
}

/** An emergency waits for nobody who is busy: neither its next step nor the end of its round. */
function isPassedBy({ tier, snoozed }: Escalation, { personId }: Course, now: number): boolean {
  return tier === 'emergency' && snoozed.some((s) => s.personId === personId && s.until > now);
}

/** Nobody of the step that opened last will take it: the next one does not wait for its own minute. */
function hurries(escalation: Escalation, climb: Climb, now: number): boolean {
  if (climb.opened === 0) return true;
  const last = climb.courses.filter(({ step }) => step === climb.opened - 1);
  return last.every(
    (one) => one.end === 'refused' || one.end === 'gone' || (one.end === null && isPassedBy(escalation, one, now)),
  );
}

function roundEnds(escalation: Escalation, climb: Climb, at: number): EscalationEvent {
  const more = climb.round < escalation.ladder.rounds && climb.anybody;
  return more ? { at, type: 'round-over' } : { at, type: 'climbed' };
}

/** Whom a step is for at this moment (S12). Who refused in this round is left out. */
function calledBy({ refused }: Escalation, step: Step, reach: Reachable): Called[] {
  const called = new Map<string, Called>();
  const nobody: Called[] = [];
  for (const target of step.targets) {
    const { personId, seat } = resolve(target, reach);
    if (personId === null) nobody.push({ personId, seat, ways: [] });
    else if (!refused.includes(personId) && !called.has(personId))
      called.set(personId, { personId, seat, ways: waysOf(personId, step, reach) });
  }
  return [...called.values(), ...nobody];
}

function resolve(target: Target, reach: Reachable): { personId: string | null; seat: Seat | null } {
  return 'person' in target
    ? { personId: target.person, seat: null }
    : { personId: reach.onCall(target), seat: target };
}

/** By the channels of the ladder where the person has one of them, else as they chose; then all of it again. */
function waysOf(personId: string, step: Step, reach: Reachable): Way[] {
  const own = reach.ways(personId);
  const { channels } = step;
  const wanted = channels === 'own' ? [] : channels.flatMap((channel) => own.filter((way) => way.channel === channel));
  const once = wanted.length > 0 ? wanted.map((way, i) => ({ ...way, afterMs: i * step.waitMs })) : own;
  const length = (once.at(-1)?.afterMs ?? 0) + step.waitMs;
  return Array.from({ length: step.repeats + 1 }, (_, time) =>
    once.map((way) => ({ ...way, afterMs: way.afterMs + time * length })),
  ).flat();
}

function running(escalation: Escalation, one: Course): boolean {
  return escalation.attempts.some((a) => a.personId === one.personId && a.step === one.step && isLive(a));
}

/** The next way of one person. */
function course(escalation: Escalation, one: Course, now: number, reach: Reachable): Action[] {
  if (one.end !== null) return [];
  const unsent = escalation.attempts.find(
    (a) => a.personId === one.personId && a.step === one.step && isLive(a) && !isVoice(a.way.channel),
  );
  if (unsent)
    return [{ do: 'send', personId: unsent.personId, way: unsent.way, step: unsent.step, attemptId: unsent.id }];
  if (running(escalation, one)) return [];
  const way = one.ways[one.next];
  if (!way) return [];
  const { personId, step } = one;
  if (one.notBefore > now) return [{ do: 'wait', untilMs: one.notBefore }];
  if (!reach.has(personId, way)) return [store({ at: now, type: 'way-gone', step, personId })];
  if (isVoice(way.channel)) return [{ do: 'ring', personId, way, step }];
  return [{ do: 'send', personId, way, step, attemptId: null }];
}

function lastResort(
  escalation: Escalation,
  phase: Extract<Phase, { phase: 'last-resort' }>,
  now: number,
  reach: Reachable,
): Action[] {
  const { ladder, attempts } = escalation;
  if (attempts.some((attempt) => attempt.step === 'last-resort' && isLive(attempt))) return [];
  const last = whoIsLast(ladder, reach);
  if (phase.rung >= ladder.lastResort.rings || !last) return [store({ at: now, type: 'exhausted' })];
  if (now < phase.nextAt) return [{ do: 'wait', untilMs: phase.nextAt }];
  const way = last.ways[phase.rung % last.ways.length] as Way;
  return [{ do: 'ring', personId: last.personId, way, step: 'last-resort' }];
}

/** The last resort; where nobody has that seat or they have no telephone any more, the backup, the primary, then whom the ladder names. */
function whoIsLast({ service, steps, lastResort }: Ladder, reach: Reachable): { personId: string; ways: Way[] } | null {
  const others: Target[] = [
    { service, seat: 'backup' },
    { service, seat: 'primary' },
    ...steps.flatMap((s) => s.targets),
  ];
  for (const target of [lastResort.target, ...others]) {
    const { personId } = resolve(target, reach);
    const ways = personId === null ? [] : reach.ways(personId).filter(({ channel }) => isVoice(channel));
    if (personId !== null && ways.length > 0) return { personId, ways };
  }
  return null;
}

/** Who got a text is told that they need not call, once somebody has it. */
function standDowns({ phase, attempts }: Escalation): Action[] {
  if (phase.phase !== 'held' && phase.phase !== 'settled' && phase.phase !== 'withdrawn') return [];
  const told = new Set<string>();
  return attempts.flatMap(({ id, personId, way, reached, end, stoodDown }): Action[] => {
    const arrived = reached.state === 'sent' || reached.state === 'delivered';
    if (isVoice(way.channel) || !arrived || end !== null || stoodDown || personId === phase.by) return [];
    const key = `${personId} ${way.id}`;
    if (told.has(key)) return [];
    told.add(key);
    return [{ do: 'stand-down', attemptId: id }];
  });
}

/** One call to the caller at a time. */
function callers({ owed }: Escalation, now: number): Action[] {
  if (owed.some(({ ringing }) => ringing)) return [];
  return owed
    .filter(({ rung }) => rung < CALLER_RINGS)
    .slice(0, 1)
    .map(
      ({ news, notBefore }): Action =>
        notBefore <= now ? { do: 'tell-caller', news } : { do: 'wait', untilMs: notBefore },
    );
}
