import { isVoice } from '../../delivery/types.ts';
import type { PagingAlarm } from './actions.ts';
import type { Answer } from './attempt-types.ts';
import type { EscalationEvent } from './events.ts';
import type { Escalation, Phase } from './types.ts';

/** What the manager has to know of an event, with the escalation as it stood before. Pure. */
export function alarmsOf(before: Escalation, event: EscalationEvent): PagingAlarm[] {
  const { id } = before;
  switch (event.type) {
    case 'ended': {
      const attempt = before.attempts.find((a) => a.id === event.attemptId);
      if (!attempt) return [];
      const { personId, way } = attempt;
      if (event.answer === 'locked') return [{ alarm: 'pin-locked', personId, escalationId: id }];
      const down = event.answer === 'failed' || (event.answer === 'unreachable' && isVoice(way.channel));
      return down ? [{ alarm: 'channel-down', channel: way.channel, reason: 'unreachable' }] : [];
    }
    case 'step-opened':
      return event.people.flatMap(({ personId, seat }): PagingAlarm[] =>
        personId === null && seat ? [{ alarm: 'nobody-on-call', service: seat.service, seat: seat.seat }] : [],
      );
    case 'overdue':
      return before.phase.phase === 'held' && event.why === undefined
        ? [{ alarm: 'rose-again', escalationId: id, personId: before.phase.by }]
        : [];
    case 'climbed':
      return [{ alarm: 'last-resort', escalationId: id }];
    case 'exhausted':
      return [{ alarm: 'exhausted', escalationId: id }];
    default:
      return [];
  }
}

const CARED_FOR: ReadonlySet<Phase['phase']> = new Set<Phase['phase']>(['held', 'settled', 'withdrawn']);
/** The line worked, whatever came of it. */
const RANG: ReadonlySet<Answer> = new Set<Answer>(['busy', 'no-answer', 'rejected', 'machine']);

/** The alarms that are over with an event: somebody has the case, or the channel took something again. Pure. */
export function alarmsOverBy(before: Escalation, after: Escalation, event: EscalationEvent): PagingAlarm[] {
  const { id } = after;
  if (CARED_FOR.has(after.phase.phase) && !CARED_FOR.has(before.phase.phase))
    return [
      { alarm: 'rose-again', escalationId: id, personId: '' },
      { alarm: 'last-resort', escalationId: id },
      { alarm: 'exhausted', escalationId: id },
    ];
  const attempt = 'attemptId' in event ? before.attempts.find((a) => a.id === event.attemptId) : undefined;
  if (!attempt) return [];
  const { channel } = attempt.way;
  const works = isVoice(channel)
    ? event.type === 'delivered' || (event.type === 'ended' && RANG.has(event.answer))
    : event.type === 'sent' || event.type === 'delivered';
  return works ? [{ alarm: 'channel-down', channel, reason: 'unreachable' }] : [];
}
