// The caller's line and the ear are made up, so that a second reading comes when the test says; everything between them is real.
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import type { Said } from '../../src/opinion/adviser.ts';
import type { SecondReading } from '../../src/speech/speech.ts';
import { engine, madeUpAdviser, settle, startCall, type TestCall } from './call-kit.ts';

async function call(t: { teardown: (fn: () => unknown) => unknown }, ...given: Parameters<typeof startCall>) {
  const made = await startCall(...given);
  t.teardown(() => made.run.stop());
  return made;
}

const tier = (c: TestCall) => c.judged.at(-1)?.judgement.tier;
const reading = (text: string): SecondReading => ({ text, lang: 'en', model: 'other-ears' });
const LOST = 'i am calling about a crash in my jest';
const FOUND = 'I am having crushing chest pain, my name is Peter Brook.';

t.test('S1, S2: words that only the second reading has are answered with 911, though they come late', async (t) => {
  const c = await call(t);
  const second = Promise.withResolvers<SecondReading | null>();
  await c.says('i would like to renew my vitamins please', 'en', second.promise);
  t.same(c.prompts.at(-1), 'desk.ask.name', 'it is not waited for');
  t.equal(tier(c), 'routine');
  second.resolve(reading(FOUND));
  await settle();
  t.equal(tier(c), 'emergency');
  t.ok(c.prompts.includes('emergency'), '911 at once, into the question about the name');
  t.match(c.opinions, [{ late: true, opinion: { by: 'second-reading', model: 'other-ears', words: FOUND } }]);
  t.equal(c.turns.find(({ speaker }) => speaker === 'caller')?.text, 'i would like to renew my vitamins please');
  t.notOk(c.facts.name, 'no fact is taken from it');
});

t.test('one that comes in time is judged with the words', async (t) => {
  const classifier = madeUpAdviser('classifier', () => null);
  const slow = { ...classifier, advise: (said: Said) => sleep(said.text === LOST ? 100 : 0, null) };
  const c = await call(t, [slow]);
  engine.reread(LOST, reading(FOUND));
  await c.says(LOST, 'en', Promise.resolve(reading(FOUND)));
  await sleep(150);
  t.ok(c.prompts.includes('emergency'));
  t.equal(c.judged.length, 1);
  t.match(c.opinions, [{ late: false }]);
});

t.test('S3: it lowers nothing', async (t) => {
  const c = await call(t);
  await c.says('i have crushing chest pain', 'en', Promise.resolve(reading('I have cushions, just plain.')));
  await settle();
  t.equal(tier(c), 'emergency');
});

t.test('S6: who hangs up is read once more all the same, and paged for', async (t) => {
  const c = await call(t);
  const second = Promise.withResolvers<SecondReading | null>();
  await c.says('i would like to renew my vitamins please', 'en', second.promise);
  await c.hangUp();
  t.equal(c.paged.length, 0);
  t.notOk(c.finished(), 'the second reading is awaited');
  second.resolve(reading(FOUND));
  await sleep(50);
  t.equal(tier(c), 'emergency');
  t.equal(c.paged.length, 1);
});

t.test('none that could be had is written down and changes nothing', async (t) => {
  const c = await call(t);
  await c.says('i would like to renew my vitamins please', 'en', Promise.resolve(null));
  await settle();
  t.match(c.nothing, [{ by: 'second-reading', why: 'too-late' }]);
  t.equal(tier(c), 'routine');
  await c.says('Ann Lee', 'en', Promise.resolve(reading('Ann Lee.')));
  await settle();
  t.match(c.nothing.at(-1), { by: 'second-reading', model: 'other-ears', why: 'nothing' });
  await c.hangUp();
  t.ok(c.finished());
});
