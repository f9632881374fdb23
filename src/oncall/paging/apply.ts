import { acknowledged, begun, ended, held, progressed, refusedBy, stoodDown } from './apply/attempts.ts';
import { callerTold, onOwed, owing } from './apply/caller-news.ts';
import { freshClimb, inClimb, nextWay, onCourse, openStep, overdue, risen, roundOver } from './apply/climb.ts';
import { moved } from './apply/clock-moved.ts';
import { graver, joined, parted } from './apply/graver.ts';
import type { EscalationEvent } from './events.ts';
import { isFree, isOpen, isTheirsToEnd } from './standing.ts';
import type { Escalation } from './types.ts';

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
