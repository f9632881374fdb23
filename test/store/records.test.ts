import { join } from 'node:path';
import { sql } from 'kysely';
import t from 'tap';
import { loadStoreKey } from '../../src/store/key.ts';
import { Connection } from '../../src/store/sqlcipher.ts';
import { CALLER, newCall, tempStore } from './helper.ts';

t.test('a whole call, as it is written and as it is read', async (t) => {
  const { store } = await tempStore(t);
  const book = store.notebook(newCall);
  book.answered();
  const greeting = book.turn({ speaker: 'nightbell', text: 'Hello', lang: 'en', prompt: 'greeting', complete: false });
  const said = book.turn({ speaker: 'caller', text: 'it hurts when I breathe', lang: 'en' });
  book.turnCompleted(greeting);
  book.language('es');
  book.intent('symptom');
  const flags = [{ concept: 'breathing', words: 'when I breathe', tier: 'urgent' }];
  book.judged({ turnId: said, tier: 'urgent', crisis: false, flags, protocol: 'first-1' });
  book.fact({ name: 'phone', value: CALLER, confirmed: false, turnId: null });
  book.fact({ name: 'name', value: 'Ana Soto', confirmed: false, turnId: said });
  book.fact({ name: 'phone', value: '+15185550122', confirmed: true, turnId: said });
  const page = book.page({ personId: 'dr-lin', step: 0 });
  book.pageEnded(page, { outcome: 'acknowledged', choice: 'connected' });
  book.pageEnded(page, { outcome: 'cancelled' });
  const message = book.message({ queue: 'clinical', tier: 'urgent' });
  book.note({ actor: 'person:dr-lin', action: 'case.heard' });
  book.ended('handed-over');
  book.ended('lost');
  t.same(book.state.state, 'writing', 'nobody waited for the store');
  await book.flush();
  t.same(book.state, { state: 'written' });

  const record = await store.calls.view(book.callId, 'user:1');
  t.match(record?.call, {
    callerNumber: CALLER,
    lang: 'es',
    tier: 'urgent',
    crisis: false,
    intent: 'symptom',
    outcome: 'handed-over',
    answeredAt: /Z$/,
    endedAt: /Z$/,
  });
  t.match(record?.turns, [
    { id: greeting, complete: true, prompt: 'greeting' },
    { id: said, speaker: 'caller', complete: true },
  ]);
  t.same(
    record?.facts.map(({ name, value, confirmed }) => [name, value, confirmed]),
    [
      ['name', 'Ana Soto', false],
      ['phone', '+15185550122', true],
    ],
    'the latest of each name',
  );
  t.equal((await store.facts.history(book.callId)).length, 3, 'the history is kept');
  t.same(record?.dispositions[0]?.flags, flags);
  t.match(record?.pages, [{ id: page, outcome: 'acknowledged', choice: 'connected' }], 'acknowledged stays');
  t.match(record?.messages, [{ id: message, state: 'open', doneBy: null }]);
  t.same(
    (await store.turns.of(book.callId, greeting)).map((turn) => turn.id),
    [said],
  );
});

t.test(
  'S1: a message goes to another queue when its call is more urgent; one that was done stays as it was',
  async (t) => {
    const { store } = await tempStore(t);
    const book = store.notebook(newCall);
    const done = book.message({ queue: 'front_desk', tier: 'routine' });
    await book.flush();
    await store.messages.markDone(done, 'user:1');
    book.message({ queue: 'front_desk', tier: 'routine' });
    book.refiled({ queue: 'nurse_queue', tier: 'semi_urgent' });
    await book.flush();
    const record = await store.calls.view(book.callId, 'user:1');
    t.match(record?.messages, [
      { queue: 'front_desk', tier: 'routine', state: 'done' },
      { queue: 'nurse_queue', tier: 'semi_urgent', state: 'open' },
    ]);
  },
);

t.test('S1: the tier of a call only rises, whoever writes', async (t) => {
  const { store, dir } = await tempStore(t);
  const { id } = await store.calls.open(newCall);
  for (const [tier, expected] of [
    ['routine', 'routine'],
    ['unclear', 'routine'],
    ['emergency', 'emergency'],
    ['urgent', 'emergency'],
  ]) {
    await store.calls.setTier(id, { tier: tier!, crisis: false });
    t.equal((await store.calls.get(id))?.tier, expected);
  }
  await store.calls.setTier(id, { tier: 'routine', crisis: true });
  await store.calls.setTier(id, { tier: 'routine', crisis: false });
  t.match(await store.calls.get(id), { tier: 'emergency', crisis: true });

  const key = loadStoreKey({ database: store.file, keyFile: join(dir, 'store.key') });
  const other = await Connection.open(store.file, key, 'writer');
  await t.rejects(other.exec(`UPDATE calls SET tier = 'routine'`), /only rises/);
  await t.rejects(other.exec('UPDATE calls SET crisis = 0'), /stays one/);
  await other.close();
});

t.test('S10: every look at patient data by a person is in the log, and names the calls that were seen', async (t) => {
  const { store } = await tempStore(t);
  const a = await store.calls.open(newCall);
  const b = await store.calls.open(newCall);
  const message = await store.messages.create({ callId: b.id, queue: 'front-desk', tier: 'routine' });
  await store.calls.record(a.id);
  await store.calls.view(a.id, 'user:1');
  await store.calls.browse('user:2');
  await store.messages.inbox('user:3');
  await store.messages.view(message.id, 'user:4');
  const looks = await store.read
    .selectFrom('auditLines')
    .select(['actor', 'action', 'subject', 'detail'])
    .where('actor', 'like', 'user:%')
    .orderBy('seq')
    .execute();
  t.same(looks, [
    { actor: 'user:1', action: 'call.viewed', subject: a.id, detail: '{}' },
    { actor: 'user:2', action: 'calls.listed', subject: 'calls', detail: `{"calls":"${b.id} ${a.id}","count":2}` },
    {
      actor: 'user:3',
      action: 'inbox.viewed',
      subject: 'inbox',
      detail: `{"calls":"${b.id}","count":1,"state":"open"}`,
    },
    { actor: 'user:4', action: 'message.viewed', subject: b.id, detail: `{"message":"${message.id}"}` },
  ]);
});

t.test('the inbox: most urgent first, done once', async (t) => {
  const { store } = await tempStore(t);
  const { id: callId } = await store.calls.open(newCall);
  await store.facts.note({ callId, name: 'name', value: 'Ana Soto', confirmed: true });
  const routine = await store.messages.create({ callId, queue: 'front-desk', tier: 'routine' });
  const soon = await store.messages.create({ callId, queue: 'clinical', tier: 'semi_urgent' });
  const inbox = await store.messages.inbox('user:1');
  t.same(
    inbox.map((entry) => entry.id),
    [soon.id, routine.id],
  );
  t.match(inbox[0]?.facts, [{ name: 'name', value: 'Ana Soto' }]);
  t.equal(await store.messages.markDone(soon.id, 'user:1'), true);
  t.equal(await store.messages.markDone(soon.id, 'user:2'), false);
  t.match(await store.calls.record(callId), { messages: [{}, { doneBy: 'user:1' }] });
  t.equal((await store.messages.listOpen()).length, 1);
  t.match(await store.messages.inbox('user:1', 'done'), [{ id: soon.id }]);
  t.equal(await store.messages.reopen(soon.id, 'user:1'), true);
  t.equal(await store.messages.reopen(soon.id, 'user:1'), false);
  t.equal((await store.messages.listOpen()).length, 2);
  t.equal(await store.messages.view('no such', 'user:1'), null);
});

t.test('S6: calls that a crash left open are closed as lost and handed back', async (t) => {
  const { store } = await tempStore(t);
  const open = store.notebook(newCall);
  open.judged({ turnId: null, tier: 'urgent', crisis: false, flags: [], protocol: 'first-1' });
  open.page({ personId: 'dr-lin', step: 0 });
  await open.flush();
  const ended = await store.calls.open(newCall);
  await store.calls.end(ended.id, 'completed');
  t.match(await store.calls.closeUnfinished(), [{ id: open.callId, tier: 'urgent', outcome: 'lost' }]);
  t.match(await store.calls.record(open.callId), { call: { outcome: 'lost' }, pages: [{ outcome: 'cancelled' }] });
  t.equal((await store.calls.get(ended.id))?.outcome, 'completed');
  t.same(await store.calls.closeUnfinished(), []);
});

t.test('lists of calls, newest first, page by page', async (t) => {
  const { store } = await tempStore(t);
  const ids: string[] = [];
  for (let i = 0; i < 5; i++) ids.unshift((await store.calls.open(newCall)).id);
  const first = await store.calls.list({ limit: 2 });
  const second = await store.calls.list({ limit: 9, before: first[1]!.id });
  t.same(
    [...first, ...second].map((call) => call.id),
    ids,
  );
});

t.test('people, and what the box remembers', async (t) => {
  const { store } = await tempStore(t);
  const person = { id: 'dr-lin', name: 'Mei Lin', role: 'clinician', phone: '+15185550131' };
  await store.people.put(person);
  await store.people.put(person);
  t.same(await store.people.list(), [{ ...person, hasPin: false }]);
  const { n } = await store.read
    .selectFrom('auditLines')
    .select(sql<number>`count(*)`.as('n'))
    .executeTakeFirstOrThrow();
  t.equal(n, 1, 'nothing changed the second time');
  await store.people.put({ ...person, phone: '+15185550132' });
  t.match(await store.people.get('dr-lin'), { phone: '+15185550132' });
  t.equal(await store.people.get('nobody'), null);
  await store.box.set('first-run', 'done');
  await store.box.set('first-run', 'again');
  t.equal(await store.box.get('first-run'), 'again');
  t.equal(await store.box.get('nothing'), null);
});
