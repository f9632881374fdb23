import { apply, opened } from './apply.ts';
import type { Attempt } from './attempt-types.ts';
import type { Called, EscalationEvent } from './events.ts';
import type { Escalation } from './types.ts';
import type { Trail, TrailLine } from './view.ts';

/** By whom an escalation is withdrawn whose message the desk is done with. */
export const DESK = 'desk';

/** The trail of one escalation from its events: who was tried, how, what the line answered, who pressed what. No patient data. Pure. */
export function trailOf(events: readonly EscalationEvent[]): Trail | null {
  const [first] = events;
  if (first?.type !== 'opened') return null;
  let state: Escalation = opened(first);
  const lines = events.map((event): TrailLine => {
    state = apply(state, event);
    return lineOf(state, event);
  });
  const { phase, ladder, calls } = state;
  const holder = 'by' in phase ? phase.by : null;
  return {
    id: state.id,
    callIds: calls.map(({ callId }) => callId),
    service: ladder.service,
    tier: state.tier,
    openedAt: iso(state.openedAt),
    state: phase.phase,
    holder,
    dueAt: phase.phase === 'held' ? iso(phase.dueAt) : null,
    attempts: state.attempts.map(triedOf),
    lines,
  };
}

function triedOf({ id, personId, way, step, reached, end }: Attempt): Trail['attempts'][number] {
  const at = (name: 'sentAt' | 'deliveredAt' | 'heardAt' | 'acknowledgedAt') =>
    name in reached ? iso((reached as Record<typeof name, number>)[name]) : null;
  return {
    ...{ id, personId, channel: way.channel, step, begunAt: iso(reached.begunAt) },
    ...{ sentAt: at('sentAt'), deliveredAt: at('deliveredAt'), heardAt: at('heardAt') },
    acknowledgedAt: at('acknowledgedAt'),
    endedAt: end ? iso(end.at) : null,
    answer: reached.state === 'acknowledged' ? reached.choice : (end?.answer ?? null),
    detail: end?.detail ?? '',
  };
}

function lineOf({ attempts }: Escalation, event: EscalationEvent): TrailLine {
  const attempt = 'attemptId' in event ? attempts.find(({ id }) => id === event.attemptId) : undefined;
  const personId = 'personId' in event ? event.personId : (attempt?.personId ?? withdrawer(event));
  const channel = attempt?.way.channel ?? null;
  const answer = 'answer' in event ? event.answer : 'choice' in event ? event.choice : null;
  return { at: iso(event.at), event: event.type, personId, channel, answer, text: said(event, attempt) };
}

/** Who of the people withdrew it; null: the box did, because the desk is done with it, or it is another event. */
export function withdrawer(event: EscalationEvent): string | null {
  return event.type === 'withdrawn' && event.by !== DESK ? event.by : null;
}

/** A sentence for people to read; people by id. */
function said(event: EscalationEvent, attempt: Attempt | undefined): string {
  const who = attempt?.personId ?? '';
  const by = attempt?.way.channel ?? '';
  switch (event.type) {
    case 'opened':
      return `Opened for call ${event.callId}, ${event.tier}, reference ${event.reference}`;
    case 'joined':
      return `The same caller again: call ${event.callId} joined, ${event.tier}`;
    case 'raised':
      return `Became graver: now ${event.tier}`;
    case 'identified':
      return 'The patient is known';
    case 'parted':
      return `Call ${event.callId} is for another patient: it goes on by itself`;
    case 'step-opened':
      return `Step ${event.step + 1}: ${event.people.map(calledAs).join(', ') || 'nobody is left to be tried'}`;
    case 'way-gone':
      return `${event.personId}: that way is not there any more`;
    case 'begun':
      return `${event.personId}: ${event.way.channel} begun`;
    case 'sent':
      return `${who}: ${by} sent`;
    case 'delivered':
      return `${who}: ${by} delivered, which is no acknowledgement`;
    case 'heard':
      return `${who}: PIN right, case heard, which is no acknowledgement`;
    case 'acknowledged':
      return `${who}: acknowledged, ${CHOICES[event.choice]}`;
    case 'ended':
      return `${who}: ${by} came to nothing: ${event.answer}${event.detail ? ` (${event.detail})` : ''}`;
    case 'taken':
      return `${event.personId}: took it${event.over ? ' over' : ''} by ${event.by}, ${CHOICES[event.choice]}`;
    case 'extended':
      return `${event.personId}: has until ${iso(event.untilMs)}`;
    case 'given-back':
      return `${event.personId}: gave it back`;
    case 'refused':
      return `${event.personId}: refused it by ${event.by}, ${REFUSED[event.answer]}`;
    case 'settled':
      return `${event.personId}: settled, ${event.outcome}`;
    case 'overdue':
      return event.why === 'news'
        ? 'Something new and grave: whoever has it is told'
        : 'No outcome in the agreed time: it rises again';
    case 'round-over':
      return 'The round ended with nobody';
    case 'climbed':
      return 'Every round ended with nobody: the last resort';
    case 'exhausted':
      return 'Nobody acknowledged: the alarm stands';
    case 'withdrawn':
      return event.by === DESK
        ? 'Withdrawn: the desk is done with its message'
        : `${event.by}: withdrew it, opened in error`;
    case 'stood-down':
      return `${who}: told by ${by} that nobody needs to call any more`;
    case 'caller-dropped':
      return 'The caller was cut off: they are rung back';
    case 'caller-rung':
      return `The caller is rung: ${event.news}`;
    case 'caller-told':
      return `The caller: ${event.news}, ${event.answer}`;
    case 'clock-moved':
      return `The clock was set by ${Math.round(event.byMs / 1000)} s: what waits waits as long as before`;
  }
}

const REFUSED = { 'passed-on': 'the next one', 'busy-for-now': 'busy for ten minutes' };

const CHOICES = {
  connect: 'wants to be joined with the caller',
  'calls-back': 'calls back',
  advised: 'advised and done',
};

function calledAs({ personId, seat, ways }: Called): string {
  const as = seat ? `${seat.seat} of ${seat.service}` : 'by name';
  if (personId === null) return `nobody has the seat ${as}`;
  return `${personId} (${as}${ways.length === 0 ? ', cannot be reached' : ''})`;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
