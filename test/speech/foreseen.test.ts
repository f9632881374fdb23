import t from 'tap';
import { Foreseen } from '../../src/speech/foreseen.ts';
import { Turns } from '../../src/speech/mouth/turns.ts';
import type { Line } from '../../src/speech/speech.ts';

/** Sentences that may have to be said in a moment: rendered ahead, waited for in a hurry, forgotten where they were not said. */
const line: Line = { text: 'I have Grace Holloway. Is that right?', lang: 'en', cacheable: false };
const turn = () => new Promise((resolve) => setImmediate(resolve));

function begun() {
  const asked: { signal: AbortSignal; hurry: AbortSignal; give: (audio: Int16Array | null) => void }[] = [];
  const foreseen = new Foreseen(
    (_, signal, hurry) => new Promise((resolve) => asked.push({ signal, hurry, give: resolve })),
  );
  const given = new AbortController();
  foreseen.begin('a', line, given.signal);
  return { foreseen, asked, given };
}

t.test('what has come is ready; what is on its way is waited for, in a hurry, and not asked for twice', async (t) => {
  const { foreseen, asked, given } = begun();
  foreseen.begin('a', line, given.signal);
  t.equal(asked.length, 1);
  t.equal(foreseen.ready('a'), null);
  const claimed = foreseen.claim('a');
  t.ok(asked[0]!.hurry.aborted, 'somebody waits for it now');
  asked[0]!.give(Int16Array.of(1, 2));
  t.same(await claimed, Int16Array.of(1, 2));
  t.same(foreseen.ready('a'), Int16Array.of(1, 2));
  t.equal(await foreseen.claim('b'), null);
});

t.test('what was foreseen wrongly is forgotten, begun or not, but not what somebody waits for', async (t) => {
  const wrong = begun();
  wrong.given.abort();
  t.ok(wrong.asked[0]!.signal.aborted, 'it is not rendered any more');
  t.equal(await wrong.foreseen.claim('a'), null);
  const late = begun();
  late.asked[0]!.give(Int16Array.of(1));
  await turn();
  late.given.abort();
  t.equal(late.foreseen.ready('a'), null, 'a caller’s facts are not kept');
  const awaited = begun();
  const claimed = awaited.foreseen.claim('a');
  awaited.given.abort();
  t.notOk(awaited.asked[0]!.signal.aborted);
  awaited.asked[0]!.give(Int16Array.of(1));
  t.same(await claimed, Int16Array.of(1));
});

t.test('one that does not come is asked for anew; who gives up waiting gets nothing', async (t) => {
  const { foreseen, asked, given } = begun();
  asked[0]!.give(null);
  await turn();
  foreseen.begin('a', line, given.signal);
  t.equal(asked.length, 2);
  const over = new AbortController();
  const claimed = foreseen.claim('a', over.signal);
  over.abort();
  t.equal(await claimed, null);
});

t.test('a piece that is hurried goes before what is only prepared', async (t) => {
  const order: number[] = [];
  const ends: (() => void)[] = [];
  const turns = new Turns((job) => {
    order.push(job.id);
    return new Promise((resolve) => ends.push(resolve));
  });
  const job = (id: number, urgency: 'live' | 'ahead') => ({ id, text: '', lang: 'en' as const, urgency });
  for (const id of [1, 2, 3]) turns.add(job(id, 'ahead'));
  t.same(order, [1]);
  turns.hurry(3);
  t.same(order, [1, 3], 'at once, beside what cannot be stopped');
  turns.hurry(9);
  for (const end of ends.splice(0)) end();
  await turn();
  t.same(order, [1, 3, 2]);
});
