import t from 'tap';
import type { Reachable } from '../../../src/oncall/paging/actions.ts';
import { apply, replay } from '../../../src/oncall/paging/apply.ts';
import type { Answer } from '../../../src/oncall/paging/attempt-types.ts';
import type { Happened } from '../../../src/oncall/paging/book.ts';
import { decide } from '../../../src/oncall/paging/decide.ts';
import type { EscalationEvent } from '../../../src/oncall/paging/events.ts';
import type { Way } from '../../../src/oncall/paging/ladder-types.ts';
import { isOpen } from '../../../src/oncall/paging/standing.ts';
import type { Escalation } from '../../../src/oncall/paging/types.ts';
import { ladderOf } from './story.ts';
import { way } from './world.ts';

/** A generator with a seed, so that a failure can be had again. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const ANSWERS: Answer[] = [
  'busy',
  'no-answer',
  'machine',
  'passed-on',
  'busy-for-now',
  'wrong-pin',
  'locked',
  'taken',
  'interrupted',
  'failed',
  'engaged',
];
const ORDER = ['begun', 'sent', 'delivered', 'heard', 'acknowledged'];
const ways: Way[] = [way('call-mobile', '+15185550101'), way('sms', '+15185550102', 60_000)];
const reach: Reachable = {
  onCall: ({ seat }) => (seat === 'primary' ? 'ann' : 'bea'),
  ways: () => ways,
  has: () => true,
};

function happens(pick: (below: number) => number, { attempts }: Escalation, step: number): Happened {
  const attemptId = attempts[pick(Math.max(1, attempts.length))]?.id ?? 'none';
  const personId = ['ann', 'bea', 'cid'][pick(3)] as string;
  const all: Happened[] = [
    { type: 'sent', attemptId },
    { type: 'delivered', attemptId },
    { type: 'heard', attemptId },
    { type: 'acknowledged', attemptId, choice: 'calls-back' },
    { type: 'ended', attemptId, answer: ANSWERS[pick(ANSWERS.length)] as Answer, detail: '' },
    { type: 'ended', attemptId, answer: ANSWERS[pick(ANSWERS.length)] as Answer, detail: '' },
    { type: 'taken', personId, choice: 'connect', by: 'call-in' },
    { type: 'given-back', personId },
    { type: 'joined', callId: `c${step}`, tier: 'urgent', caller: { phone: null, patient: null } },
    { type: 'clock-moved', byMs: pick(2) ? 3_600_000 : -3_600_000 },
    { type: 'caller-dropped' },
    { type: 'stood-down', attemptId },
  ];
  return pick(60) === 0 ? { type: 'settled', personId, outcome: 'advised' } : (all[pick(all.length)] as Happened);
}

t.test(
  'S7: whatever happens in whatever order: nothing is lost, nothing goes back, and what is over stays over',
  async (t) => {
    const wrong: string[] = [];
    for (let seed = 1; seed <= 300; seed++) {
      const pick = random(seed);
      let at = 0;
      const opened: EscalationEvent = {
        ...{ at, type: 'opened', id: 'e', reference: '1234', tier: 'urgent', callId: 'c' },
        ...{ ladder: ladderOf('0 primary; 10 backup; 20 cid'), caller: { phone: '+15185550177', patient: null } },
      };
      const events: EscalationEvent[] = [opened];
      let state = replay(events);
      for (let step = 0; step < 120; step++) {
        at += pick(300_000);
        const [action] = decide(state, at, reach);
        let event: EscalationEvent;
        if (action?.do === 'store' && pick(3) > 0) event = action.event;
        else if ((action?.do === 'ring' || action?.do === 'send') && pick(3) > 0) {
          const { personId, way: by, step: of } = action;
          event = { at, type: 'begun', attemptId: `a${step}`, personId, way: by, step: of };
        } else event = { ...happens(pick, state, step), at } as EscalationEvent;
        const next = apply(state, event);
        events.push(event);
        for (const before of state.attempts) {
          const after = next.attempts.find(({ id }) => id === before.id);
          if (!after || ORDER.indexOf(after.reached.state) < ORDER.indexOf(before.reached.state))
            wrong.push(`${seed}: ${before.id} went back`);
        }
        if (!isOpen(state) && isOpen(next)) wrong.push(`${seed}: what was over is open`);
        if (
          next.phase.phase === 'held' &&
          state.phase.phase !== 'held' &&
          event.type !== 'acknowledged' &&
          event.type !== 'taken'
        )
          wrong.push(`${seed}: held after ${event.type}`);
        state = next;
      }
      if (JSON.stringify(replay(events)) !== JSON.stringify(state)) wrong.push(`${seed}: replayed otherwise`);
      // Left alone from here, somebody is tried, or it is over, or the alarm stands: never silence.
      const still =
        decide(state, at + 24 * 60 * 60_000, reach).length > 0 || state.attempts.some(({ end }) => end === null);
      const ended = !isOpen(state) || state.phase.phase === 'exhausted';
      if (!still && !ended) wrong.push(`${seed}: silence in ${state.phase.phase}`);
    }
    t.same(wrong, []);
  },
);
