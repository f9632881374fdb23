import type { AuditEvent } from '../../store/types.ts';
import type { EscalationEvent } from './events.ts';
import { withdrawer } from './trail.ts';
import type { Escalation } from './types.ts';

const BY_PEOPLE: ReadonlySet<EscalationEvent['type']> = new Set<EscalationEvent['type']>([
  'acknowledged',
  'heard',
  'taken',
  'given-back',
  'refused',
  'settled',
  'extended',
  'withdrawn',
]);

/** The line of the audit log for an event: who did what, without a number, an address or a word about the patient. Pure. */
export function auditOf({ id, calls, attempts }: Escalation, event: EscalationEvent): AuditEvent {
  const attempt = 'attemptId' in event ? attempts.find((a) => a.id === event.attemptId) : undefined;
  const personId = 'personId' in event ? event.personId : (attempt?.personId ?? withdrawer(event) ?? undefined);
  const detail: NonNullable<AuditEvent['detail']> = { call: 'callId' in event ? event.callId : calls[0].callId };
  if (personId !== undefined) detail.person = personId;
  if (attempt) Object.assign(detail, { attempt: attempt.id, channel: attempt.way.channel });
  for (const key of ['step', 'answer', 'choice', 'outcome', 'news', 'tier', 'by', 'byMs'] as const)
    if (key in event) detail[key] = (event as unknown as Record<string, string | number>)[key] ?? null;
  if (event.type === 'step-opened')
    detail.people = event.people.map((called) => called.personId ?? `nobody:${called.seat?.seat ?? ''}`).join(' ');
  const actor = BY_PEOPLE.has(event.type) && personId !== undefined ? `person:${personId}` : 'nightbell';
  return { actor, action: `escalation.${event.type}`, subject: id, detail };
}
