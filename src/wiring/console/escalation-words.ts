import type { Channel } from '../../delivery/types.ts';
import type { Step, Target } from '../../oncall/paging/ladder-types.ts';
import { notQuietBefore, quietOf } from '../../oncall/paging/quiet.ts';
import { DESK } from '../../oncall/paging/trail.ts';
import type { Escalation } from '../../oncall/paging/types.ts';
import type { Seat } from '../../oncall/schedule/types.ts';

/** Names for the ids of an escalation. */
export interface EscalationNames {
  person(id: string): string;
  service(id: string): string;
  /** Who has a seat at this moment; null: nobody. */
  seated(service: string, seat: Seat): string | null;
}

/** How a person is reached, in the middle of a sentence. */
export const CHANNEL_IS: Record<Channel, string> = {
  'call-mobile': 'is rung on the mobile',
  'call-home': 'is rung at home',
  'call-desk': 'is rung at the desk',
  sms: 'is sent an SMS',
  'pager-snpp': 'is paged',
  'pager-email': 'is paged',
  email: 'is sent an e-mail',
  webhook: 'is sent a push',
};

const CHOICES = {
  connect: 'is being joined with the caller',
  'calls-back': 'calls the caller back',
  advised: 'has advised the caller',
} as const;
const OUTCOMES = {
  joined: 'spoke with the caller',
  advised: 'advised the caller',
  'reached-otherwise': 'settled it in another way',
} as const;

/** What is done now, as a sentence without the patient. */
export function doing(escalation: Escalation, names: EscalationNames, now: number): string {
  const { phase: at, attempts } = escalation;
  const running = attempts.filter(({ end, reached }) => end === null && reached.state !== 'acknowledged');
  const tries = running.map(({ personId, way, reached }) =>
    reached.state === 'heard'
      ? `${names.person(personId)} hears the case`
      : `${names.person(personId)} ${CHANNEL_IS[way.channel]}`,
  );
  const rises = at.phase === 'climbing' || at.phase === 'last-resort' || at.phase === 'asking-holder';
  if (rises && tries.length === 0 && notQuietBefore(quietOf(escalation), now) > now)
    return 'It waits for the end of the quiet hours';
  switch (at.phase) {
    case 'climbing':
      if (at.climb.startedAt > now) return 'It waits until the next round begins';
      return tries.length > 0 ? [...new Set(tries)].join('; ') : 'It waits for its next step';
    case 'held':
      return `${names.person(at.by)} ${CHOICES[at.choice]}`;
    case 'asking-holder':
      return `${names.person(at.by)} is asked what came of it`;
    case 'last-resort':
      return tries.length > 0
        ? `Last resort: ${[...new Set(tries)].join('; ')}`
        : 'Last resort: their telephones are rung in turn';
    case 'exhausted':
      return 'Nobody was reached: a person has to act now';
    case 'settled':
      return `${names.person(at.by)} ${OUTCOMES[at.outcome]}`;
    default:
      return at.by === DESK
        ? 'The desk is done with its message'
        : `${names.person(at.by)} withdrew it: opened in error`;
  }
}

/** What is done next and when, epoch ms; null: nothing by itself. */
export function next(escalation: Escalation, names: EscalationNames): { at: number; says: string } | null {
  const coming = nextByLadder(escalation, names);
  // What comes in quiet hours waits for their end.
  return coming && { ...coming, at: notQuietBefore(quietOf(escalation), coming.at) };
}

function nextByLadder(escalation: Escalation, names: EscalationNames): { at: number; says: string } | null {
  const { phase: at, ladder } = escalation;
  switch (at.phase) {
    case 'climbing': {
      const { climb } = at;
      const courses = climb.courses.flatMap(({ end, ways, next, notBefore, personId }) => {
        const way = end === null ? ways[next] : undefined;
        return way ? [{ at: notBefore, says: `${names.person(personId)} ${CHANNEL_IS[way.channel]}` }] : [];
      });
      const step = ladder.steps[climb.opened];
      const opens = step
        ? [{ at: climb.startedAt + step.afterMs, says: `${whoOf(step, names).join(' and ')} next` }]
        : [];
      return [...courses, ...opens].sort((a, b) => a.at - b.at)[0] ?? null;
    }
    case 'held':
      return { at: at.dueAt, says: 'it rises again, if nothing came of it by then' };
    case 'last-resort':
      return { at: at.nextAt, says: 'the next ring of the last resort' };
    default:
      return null;
  }
}

/** The steps of the ladder and how far it is. Empty where it is over. */
export function rungs(escalation: Escalation, names: EscalationNames) {
  const { phase: at, ladder } = escalation;
  if (at.phase === 'settled' || at.phase === 'withdrawn') return [];
  const opened =
    at.phase === 'climbing'
      ? at.climb.opened
      : at.phase === 'held' || at.phase === 'asking-holder'
        ? 0
        : ladder.steps.length;
  const state = (i: number) =>
    i < opened - 1 ? 'over' : i === opened - 1 && at.phase === 'climbing' ? 'now' : i < opened ? 'over' : 'ahead';
  const due = (step: Step) => (at.phase === 'climbing' ? at.climb.startedAt + step.afterMs : null);
  return [
    ...ladder.steps.map((step, i) => ({
      who: whoOf(step, names),
      channels:
        step.channels === 'own' ? 'by their own channels' : step.channels.map((each) => CHANNEL_WORDS[each]).join(', '),
      state: state(i) as 'over' | 'now' | 'ahead',
      dueAt: i >= opened ? due(step) : null,
    })),
    {
      who: [`Last resort: ${targetOf(ladder.lastResort.target, names)}`],
      channels: `rung every ${Math.round(ladder.lastResort.everyMs / 60_000)} min, ${ladder.lastResort.rings} times`,
      state: (at.phase === 'last-resort' ? 'now' : at.phase === 'exhausted' ? 'over' : 'ahead') as
        | 'over'
        | 'now'
        | 'ahead',
      dueAt: null,
    },
  ];
}

/** A channel by itself. */
export const CHANNEL_WORDS: Record<Channel, string> = {
  'call-mobile': 'call mobile',
  'call-home': 'call home',
  'call-desk': 'call desk phone',
  sms: 'SMS',
  'pager-snpp': 'pager',
  'pager-email': 'pager',
  email: 'e-mail',
  webhook: 'push',
};

const whoOf = ({ targets }: Step, names: EscalationNames) => targets.map((target) => targetOf(target, names));

/** "Dr. Lena Abara (primary)": who it is at this moment; it is asked anew when the step begins. */
function targetOf(target: Target, names: EscalationNames): string {
  if ('person' in target) return names.person(target.person);
  const who = names.seated(target.service, target.seat);
  return `${who ?? 'Whoever is on call'} (${target.seat})`;
}
