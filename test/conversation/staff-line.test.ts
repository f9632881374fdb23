// Who takes the line over is made up; the run of the call is the real one. The kit's line calls from +1 518 555 0121.
import t from 'tap';
import { saysPaged } from '../../src/conversation/page-words.ts';
import type { CallLeg } from '../../src/telephony/leg.ts';
import { startCall } from './call-kit.ts';

function staffOf(own: boolean) {
  const taken: string[] = [];
  const take = async ({ id }: CallLeg) => void taken.push(id);
  return { taken, staff: { knows: () => own, take } };
}

t.test("the star as the first thing: the line is the staff's, and nothing is filed or paged", async (t) => {
  const { taken, staff } = staffOf(false);
  const c = await startCall([], { staff });
  await c.press('*');
  t.same(taken, [c.line.id]);
  await c.press('1');
  t.equal(c.prompts.filter((id) => id.startsWith('desk.')).length, 0, 'the call does nothing any more');
  await c.hangUp();
  t.same([c.filed, c.paged], [[], []]);
  await c.run.stop();
});

t.test('somebody of the practice says that they were paged', async (t) => {
  const { taken, staff } = staffOf(true);
  const c = await startCall([], { staff });
  await c.says('hi this is doctor abara i am returning your page');
  t.same(taken, [c.line.id]);
  await c.hangUp();
  t.same(c.filed, [], 'that is no message');
  await c.run.stop();
});

t.test("S1: whatever telephone it comes from, what is grave is a patient's", async (t) => {
  const { taken, staff } = staffOf(true);
  const c = await startCall([], { staff });
  await c.says('i got paged but now i have crushing chest pain and i cannot breathe');
  t.same(taken, []);
  t.ok(c.prompts.includes('emergency'));
  await c.run.stop();
});

t.test("from a stranger's telephone the words alone open nothing", async (t) => {
  const { taken, staff } = staffOf(false);
  const c = await startCall([], { staff });
  await c.says('i am returning your page');
  t.same(taken, []);
  await c.run.stop();
});

t.test('later in a call the star is a key like any other', async (t) => {
  const { taken, staff } = staffOf(true);
  const c = await startCall([], { staff });
  await c.says('i need a refill of my lisinopril');
  await c.press('*');
  t.same(taken, []);
  await c.run.stop();
});

t.test('words of somebody who was paged, and of nobody who was', async (t) => {
  for (const text of ['I got a page', 'returning the page', "I'm the doctor on call", 'you just paged', 'I was paged'])
    t.ok(saysPaged(text, 'en'), text);
  for (const text of ['Turn the page', 'my doctor was on the phone', 'can you page the doctor'])
    t.notOk(saysPaged(text, 'en'), text);
  t.ok(saysPaged('soy la doctora de guardia', 'es'));
});

t.test('S6: a symptomatic caller who is gone half-way is rung back once; nobody else is', async (t) => {
  let dropped = 0;
  const count = () => void dropped++;
  const half = await startCall([], { dropped: count });
  await half.says('i ran out of my seizure medicine');
  await half.hangUp();
  t.equal(half.paged.length, 1);
  t.notOk(half.prompts.includes('emergency'));
  t.equal(dropped, 1);
  await half.run.stop();
  dropped = 0;
  const routine = await startCall([], { dropped: count });
  await routine.says('i need to move my appointment');
  await routine.hangUp();
  t.equal(dropped, 0, 'nothing urgent');
  await routine.run.stop();
});
