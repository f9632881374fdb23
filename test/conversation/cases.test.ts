import t from 'tap';
import { pageCaseOf } from '../../src/conversation/cases.ts';
import type { House } from '../../src/conversation/dialogue/house.ts';
import { newTalk } from '../../src/conversation/dialogue/types.ts';

const LINE = '+15185550177';
const KEYED = '+15185550199';

const phoneOf = (callerNumber: string | null, confirmed: boolean) => {
  const talk = { ...newTalk({} as House, callerNumber), facts: { phone: { value: KEYED, confirmed } } };
  return pageCaseOf(talk, { callId: 'call 1', waiting: false }).phone;
};

t.test('a number that was not read back never takes the place of the line of the caller', async (t) => {
  t.equal(phoneOf(LINE, false), LINE);
  t.equal(phoneOf(LINE, true), KEYED, 'what they confirmed does');
  t.equal(phoneOf(null, false), KEYED, 'where the line is withheld there is no other');
});
