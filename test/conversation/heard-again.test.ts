// The caller's line and the ear are made up, so that an answer has the readings that the test says; everything between them is real.
import t from 'tap';
import { settle, startCall } from './call-kit.ts';

async function call(t: { teardown: (fn: () => unknown) => unknown }) {
  const made = await startCall();
  t.teardown(() => made.run.stop());
  await made.says('i would like to renew my vitamins please');
  return made;
}

t.test('a name that the readings give differently is read back, in the words that most of them have', async (t) => {
  const c = await call(t);
  const others = ['Heather Fenwick, F e n w i c k.', 'Ida Fenwick, F e n w i c k.'];
  await c.says('Ida Senwick, S e n w i c k.', 'en', undefined, others);
  await settle();
  t.match(c.prompts.at(-1), /read-back\.name/);
  t.match(
    c.turns.findLast(({ speaker }) => speaker === 'caller')?.text,
    'Heather Fenwick, F e n w i c k.',
    'the turn has the words that count',
  );
});

t.test('S1: what was read first and passed over is judged as well', async (t) => {
  const c = await call(t);
  await c.says('Chest pain crushing my chess.', 'en', undefined, ['Ida Fenwick, F e n w i c k.']);
  await settle();
  t.equal(c.judged.at(-1)?.judgement.tier, 'emergency');
  t.ok(c.prompts.includes('emergency'));
});

t.test('with one reading nothing changes', async (t) => {
  const c = await call(t);
  await c.says('Ida Fenwick, F e n w i c k.', 'en', undefined, []);
  t.equal(c.turns.findLast(({ speaker }) => speaker === 'caller')?.text, 'Ida Fenwick, F e n w i c k.');
  t.equal(c.judged.length, 2);
});
