import t from 'tap';
import { alarmsOverBy } from '../../../src/oncall/paging/alarms.ts';
import { replay } from '../../../src/oncall/paging/apply.ts';
import type { EscalationEvent } from '../../../src/oncall/paging/events.ts';
import { ladderOf } from './story.ts';
import { way } from './world.ts';

const opened: EscalationEvent = {
  ...{ at: 0, type: 'opened', id: 'e1', reference: '1234', tier: 'urgent', callId: 'c1' },
  ...{ ladder: ladderOf('0 primary'), caller: { phone: '+15185550177', patient: null } },
};
const begun = (by: 'call-mobile' | 'sms'): EscalationEvent => ({
  ...{ at: 1, type: 'begun', attemptId: 'a', personId: 'ann', way: way(by, '+15185550100'), step: 'last-resort' },
});

/** Alarms that are over with the last of these. */
function overWith(...events: EscalationEvent[]): string[] {
  const event = events.at(-1) as EscalationEvent;
  return alarmsOverBy(replay([opened, ...events.slice(0, -1)]), replay([opened, ...events]), event).map(
    ({ alarm }) => alarm,
  );
}

const CASE = ['rose-again', 'last-resort', 'exhausted'];

t.test('somebody has it, or it is over: so are the alarms about it, once', async (t) => {
  const taken: EscalationEvent = { at: 3, type: 'taken', personId: 'ann', choice: 'calls-back', by: 'console' };
  t.same(overWith({ at: 2, type: 'climbed' }), []);
  t.same(overWith({ at: 2, type: 'climbed' }, taken), CASE);
  t.same(overWith(taken, { at: 4, type: 'settled', personId: 'ann', outcome: 'advised' }), []);
  t.same(overWith({ at: 2, type: 'exhausted' }, { at: 4, type: 'withdrawn', by: 'box' }), CASE);
});

t.test('a channel works again when it took something', async (t) => {
  const sent: EscalationEvent = { at: 2, type: 'sent', attemptId: 'a' };
  const delivered: EscalationEvent = { at: 3, type: 'delivered', attemptId: 'a' };
  const ended = (answer: 'no-answer' | 'unreachable' | 'failed'): EscalationEvent => ({
    ...{ at: 3, type: 'ended', attemptId: 'a', answer, detail: '' },
  });
  t.same(overWith(begun('sms'), sent), ['channel-down']);
  t.same(overWith(begun('sms'), ended('failed')), []);
  t.same(overWith(begun('call-mobile'), sent), [], 'a ring that was asked for is none yet');
  t.same(overWith(begun('call-mobile'), sent, delivered), ['channel-down']);
  t.same(overWith(begun('call-mobile'), sent, ended('no-answer')), ['channel-down']);
  t.same(overWith(begun('call-mobile'), sent, ended('unreachable')), []);
});
