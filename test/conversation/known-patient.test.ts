// Who left a message is compared with the register once the caller is gone, and is told nothing of it.
import { once } from 'node:events';
import t from 'tap';
import type { DeskAnswer, DeskRequest } from '../../src/desk/requests.ts';
import { startCall } from './call-kit.ts';

function register(result: 'matches' | 'differs' | 'unknown') {
  const asked: DeskRequest[] = [];
  const services = {
    async ask(request: DeskRequest): Promise<DeskAnswer> {
      asked.push(request);
      if (request.want !== 'verify') return { to: 'failed', want: request.want };
      return result === 'matches' ? { to: 'verify', result, patient: 'p1' } : { to: 'verify', result };
    },
  };
  const verified = () => asked.filter(({ want }) => want === 'verify');
  return { services, verified };
}

const WHO = 'jo oakes, march ninth nineteen sixty one';

for (const [result, what] of [
  ['matches', ['verified']],
  ['differs', ['not_verified']],
  ['unknown', []],
] as const)
  t.test(`S8: a message of somebody whom the register ${result}`, async (t) => {
    const { services, verified } = register(result);
    const c = await startCall([], { services });
    t.teardown(() => c.run.stop());
    await c.says('please tell the office that i dropped off the form for my work this morning');
    await c.says(WHO);
    t.same(verified(), [], 'not while the caller can hear it');
    const finished = once(c.run, 'finished');
    await c.hangUp();
    await finished;
    t.match(verified(), { length: 1, 0: { claim: { name: /oakes/i, dob: '1961-03-09' } } });
    t.same(
      c.done.map((one) => one.what),
      what,
    );
  });

t.test('whose name and birth are not both known is not looked for', async (t) => {
  const { services, verified } = register('matches');
  const c = await startCall([], { services });
  t.teardown(() => c.run.stop());
  await c.says('please tell the office that i dropped off the form for my work this morning');
  const finished = once(c.run, 'finished');
  await c.hangUp();
  await finished;
  t.same(verified(), []);
});
