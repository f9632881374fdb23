import t from 'tap';
import { newCall, openAt, tempDir, tempStore } from './helper.ts';

t.test('what can never be written is left out, and everything around it gets through in order', async (t) => {
  const { store } = await tempStore(t);
  const book = store.notebook(newCall);
  const ids: string[] = [];
  for (let i = 0; i < 150; i++) {
    ids.push(book.turn({ speaker: 'caller', text: `${i}`, lang: 'en' }));
    if (i % 50 === 10) book.fact({ name: 'x', value: 'y', confirmed: true, turnId: 'no such turn' });
  }
  await book.flush();
  t.same(
    (await store.turns.of(book.callId)).map((turn) => turn.id),
    ids,
  );
  t.same(await store.facts.history(book.callId), []);
  t.same(store.health(), { state: 'written' });
});

t.test('a listener that throws stops neither the queue nor a write', async (t) => {
  const { store } = await tempStore(t);
  store.changes.on('change', () => {
    throw new Error('a console that went away');
  });
  const book = store.notebook(newCall);
  book.onState(() => {
    throw new Error('another');
  });
  book.turn({ speaker: 'caller', text: 'x', lang: 'en' });
  await book.flush();
  t.equal((await store.turns.of(book.callId)).length, 1);
});

t.test('calls at the same time each keep their own order', async (t) => {
  const { store } = await tempStore(t);
  const books = Array.from({ length: 5 }, () => store.notebook(newCall));
  const ids = new Map(books.map((book) => [book.callId, [] as string[]]));
  for (let i = 0; i < 40; i++) {
    for (const book of books) ids.get(book.callId)!.push(book.turn({ speaker: 'caller', text: `${i}`, lang: 'es' }));
    if (i % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await store.flush();
  for (const [callId, expected] of ids) {
    t.same(
      (await store.turns.of(callId)).map((turn) => turn.id),
      expected,
    );
  }
});

t.test('S6: closing writes what is still in memory', async (t) => {
  const dir = tempDir(t);
  const store = await openAt(dir);
  const book = store.notebook(newCall);
  const cut = book.turn({ speaker: 'nightbell', text: 'Hello, this is', lang: 'en', complete: false });
  book.turnCut(cut, 'Hello,');
  for (let i = 0; i < 200; i++) book.turn({ speaker: 'caller', text: `${i}`, lang: 'en' });
  t.equal(await store.close(), 0);
  const again = await openAt(dir);
  const turns = await again.turns.of(book.callId);
  t.equal(turns.length, 201);
  t.match(turns[0], { id: cut, text: 'Hello,', complete: false });
  await again.close();
});
