// The numbers here are invented.
import t from 'tap';
import { settle, startCall } from './call-kit.ts';

const NUMBER = '+15185550177';

t.test('somebody who is rung back is talked with as any caller, at the number that was rung', async (t) => {
  const call = await startCall([], { rungBack: NUMBER });
  t.equal(call.prompts[0], 'missedCall');
  await call.says('i have a question about my bill, please call me');
  await call.hangUp();
  await settle();
  t.ok(call.filed.length > 0, 'S6: what was said is in an inbox');
  t.notOk(call.paged.length > 0);
});

t.test('S2: an emergency that is told then is answered with 911 at once, and on call hears the number', async (t) => {
  const call = await startCall([], { rungBack: NUMBER });
  await call.says('my chest hurts, it feels like somebody is sitting on it');
  t.match(call.prompts.at(-1), /emergency/);
  t.equal(call.paged[0]?.phone, NUMBER);
  await call.hangUp();
});
