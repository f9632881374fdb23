import { isVoice } from '../../delivery/types.ts';
import type { Escalation, EscalationEvent, PagingAlarm } from './types.ts';

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
