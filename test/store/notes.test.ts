import { join } from 'node:path';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import t from 'tap';
import { parsePractice } from '../../src/practice/practice.ts';
import type { DeskRules } from '../../src/store/desk-rules.ts';
import { SqlcipherDialect } from '../../src/store/dialect.ts';
import { loadStoreKey } from '../../src/store/key.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';
import { Connection } from '../../src/store/sqlcipher.ts';
import type { Store } from '../../src/store/store.ts';
import type { Tables } from '../../src/store/tables.ts';
import { deskRules } from '../../src/wiring/write-up.ts';
import { newCall, openAt, tempDir, tempStore } from './helper.ts';

const PRACTICE = parsePractice(`
practice: {name: Lantern Street Family Clinic, time_zone: America/New_York, main_line: "+15185550150", default_area_code: "518"}
providers: [{id: abara, name: Dr. Lena Abara, on_call_phone: "+15185550151"}]
departments:
  front_desk: {takes: [schedule, other], answer_within: same business day}
  nurse_queue: {takes: [symptom], contact: Odile Marchetti RN, phone: "+15185550155", answer_within: 1 business day}
paging: {callback_promise: within 20 minutes}
`);
const DESK = deskRules(PRACTICE, () => null);

const lines = async (store: Store, action: string) =>
  (
    await sql<{
      subject: string;
      detail: string;
      actor: string;
    }>`SELECT * FROM audit_lines WHERE action = ${action}`.execute(store.read)
  ).rows;

/** A semi-urgent call that is over. */
async function over(store: Store, queue = 'nurse_queue') {
  const book = store.notebook(newCall);
  const turnId = book.turn({ speaker: 'caller', text: 'my knee is swelling more every day', lang: 'en' });
  const flags = [{ concept: 'swollen_joint', words: 'swelling more', tier: 'semi_urgent' }];
  book.judged({ turnId, tier: 'semi_urgent', crisis: false, flags, protocol: 'base@1' });
  book.fact({ name: 'name', value: 'Ana Soto', confirmed: true, turnId });
  const message = book.message({ queue, tier: 'semi_urgent' });
  book.ended('completed');
  await book.flush();
  return { book, turnId, message };
}

t.test('a call that ends is written up in the same breath, and its message has an owner and a due time', async (t) => {
  const { store } = await tempStore(t, { desk: DESK });
  const seen: string[] = [];
  store.changes.on('change', ({ what }) => seen.push(what));
  const { book, turnId } = await over(store);
  const record = await store.calls.record(book.callId);
  t.match(record?.note, { version: 1, kind: 'sbar', title: 'Swollen joint', tags: ['morning_list', 'message'] });
  t.ok(
    record?.note?.sentences.some(
      ({ text, turns }) => text.includes('“my knee is swelling more every day”') && turns.includes(turnId),
    ),
  );
  t.match(record?.messages, [{ owner: 'Odile Marchetti RN', state: 'open', takenBy: null }]);
  const due = record?.messages[0]?.dueAt ?? '';
  t.match(due, /^\d{4}-\d\d-\d\dT\d\d:00:00\.000Z$/);
  t.ok(Date.parse(due) > Date.now());
  t.ok(
    record?.note?.sentences.some(({ text }) =>
      text.startsWith('Filed for nurse queue (Odile Marchetti RN), to be answered by '),
    ),
  );
  t.ok(seen.includes('note'));
  t.match(await lines(store, 'note.written'), [{ subject: book.callId, detail: /"version":1/ }]);
  t.notMatch(JSON.stringify(await lines(store, 'note.written')), /Soto|knee/, 'the log tells that, never what');
});

t.test('what rises afterwards is a new version; the same again is not', async (t) => {
  const { store } = await tempStore(t, { desk: DESK });
  const { book, turnId, message } = await over(store, 'front_desk');
  const before = await store.calls.record(book.callId);
  await store.messages.take(message, 'user:1');
  t.equal((await store.notes.history(book.callId)).length, 1, 'who works on it is not in the note');
  const flags = [{ concept: 'sepsis_signs', words: 'my knee', tier: 'urgent' }];
  book.judged({ turnId, tier: 'urgent', crisis: false, flags, protocol: 'base@1' });
  book.refiled({ queue: 'nurse_queue', tier: 'urgent' });
  const page = book.page({ personId: 'abara', step: 0 });
  await book.flush();
  t.match(await store.notes.latest(book.callId), {
    title: 'Sepsis signs',
    sentences: [],
    tags: ['page_on_call', 'message'],
  });
  const after = await store.calls.record(book.callId);
  t.ok((after?.messages[0]?.dueAt ?? 'z') < (before?.messages[0]?.dueAt ?? ''), 'it is due sooner');
  t.match(after?.messages, [
    { queue: 'nurse_queue', tier: 'urgent', owner: 'Odile Marchetti RN', state: 'taken', takenBy: 'user:1' },
  ]);
  book.pageEnded(page, { outcome: 'acknowledged', choice: 'calls-back' });
  await book.flush();
  const versions = await store.notes.history(book.callId);
  t.same(
    versions.map(({ version }) => version),
    versions.map((_, i) => i + 1),
  );
  t.ok(versions.at(-1)?.tags.includes('acknowledged'));
  t.ok(
    versions
      .at(-1)
      ?.sentences.some(({ text }) =>
        /^Dr\. Lena Abara was rung .* took the case and calls the caller back\.$/.test(text),
      ),
  );
});

t.test('what was done for the caller is kept and told', async (t) => {
  const { store } = await tempStore(t, { desk: DESK });
  const book = store.notebook(newCall);
  const turnId = book.turn({ speaker: 'caller', text: 'two on Friday is fine', lang: 'en' });
  book.intent('schedule');
  book.judged({ turnId, tier: 'routine', crisis: false, flags: [], protocol: 'base@1' });
  book.done({
    what: 'booked',
    details: { intent: 'schedule', provider: 'abara', start: '2026-10-30T14:00:00-04:00' },
    turnId,
  });
  book.ended('completed');
  await book.flush();
  const record = await store.calls.record(book.callId);
  t.match(record?.deeds, [{ what: 'booked', turnId, details: { provider: 'abara' } }]);
  t.match(record?.note, { kind: 'task', tags: ['booked'] });
  t.ok(record?.note?.sentences.some(({ text }) => text === 'Booked with Dr. Lena Abara, Fri, Oct 30 at 2:00 PM.'));
  t.notMatch(JSON.stringify(await lines(store, 'call.done')), /abara|2026-10/);
});

t.test('S6: a program that died leaves a call without a note; the next start writes it up', async (t) => {
  const dir = tempDir(t);
  // The first program knew no desk, as one before this did.
  const first = await openAt(dir);
  const ended = await over(first);
  const book = first.notebook(newCall);
  book.turn({ speaker: 'caller', text: 'I wanted to ask', lang: 'en' });
  await book.flush();
  await first.close();

  const second = await openAt(dir, { desk: DESK });
  t.teardown(() => second.close().catch(() => {}));
  t.equal(await second.notes.latest(ended.book.callId), null);
  await second.calls.closeUnfinished();
  t.match(
    await second.notes.latest(book.callId),
    { tags: ['broke_off'] },
    'one that was open is written up as it is closed',
  );
  t.equal(await second.notes.catchUp(), 1);
  t.match(await second.notes.latest(ended.book.callId), { title: 'Swollen joint' });
  t.match(
    await second.messages.listOpen(),
    [{ owner: 'Odile Marchetti RN', dueAt: /Z$/ }],
    'and its message is routed',
  );
  t.equal(await second.notes.catchUp(), 0);
  t.equal((await second.notes.history(ended.book.callId)).length, 1, 'the due time is in it');
});

t.test('a desk that fails costs the note and nothing else', async (t) => {
  const broken: DeskRules = {
    ...DESK,
    noteOf: () => {
      throw new Error('a template that nobody tried');
    },
  };
  const { store } = await tempStore(t, { desk: broken });
  const { book } = await over(store);
  t.match(await store.calls.record(book.callId), {
    call: { outcome: 'completed' },
    note: null,
    messages: [{ state: 'open' }],
  });
});

t.test('a message is taken by one, given back, taken over and done', async (t) => {
  const { store } = await tempStore(t, { desk: DESK });
  const { message, book } = await over(store);
  const { messages } = store;
  const state = async () => (await store.calls.record(book.callId))?.messages[0];
  t.equal(await messages.take(message, 'user:1'), 'taken');
  t.equal(await messages.take(message, 'user:1'), 'taken', 'twice is once');
  t.equal(await messages.take(message, 'user:2'), 'no');
  t.match(await state(), { state: 'taken', takenBy: 'user:1', takenAt: /Z$/ });
  t.equal(await messages.take(message, 'user:2', true), 'taken');
  t.ok(await messages.reopen(message, 'user:2'));
  t.match(await state(), { state: 'open', takenBy: null, takenAt: null });
  await messages.take(message, 'user:1');
  t.ok(await messages.markDone(message, 'user:1'));
  t.equal(await messages.take(message, 'user:2', true), 'no', 'what is done is not taken');
  t.match(await state(), { state: 'done', takenBy: 'user:1', doneBy: 'user:1' });
  t.same(
    (await lines(store, 'message.taken-on')).map(({ actor }) => actor),
    ['user:1', 'user:2', 'user:1'],
  );
  t.equal((await lines(store, 'message.given-back')).length, 1);
});

t.test('S10: who reads a note stands in the log before it is shown', async (t) => {
  const { store } = await tempStore(t, { desk: DESK });
  const { book } = await over(store);
  t.match(await store.notes.view(book.callId, 'user:7'), { title: 'Swollen joint' });
  t.match(await lines(store, 'note.viewed'), [{ actor: 'user:7', subject: book.callId }]);
  t.equal(await store.notes.view('0198-nothing', 'user:7'), null);
  await store.calls.view(book.callId, 'user:7');
  t.equal((await lines(store, 'call.viewed')).length, 1, 'a call is shown with its note: one look');
});

t.test('a file of the schema before keeps its messages, and they are routed', async (t) => {
  const dir = tempDir(t);
  const file = join(dir, 'nightbell.db');
  const key = loadStoreKey({ database: file, keyFile: join(dir, 'store.key') });
  const connection = await Connection.open(file, key, 'writer');
  const db = new Kysely<Tables>({
    dialect: new SqlcipherDialect([connection], 'begin immediate'),
    plugins: [new CamelCasePlugin()],
  });
  await migrate(db, Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '0009')));
  await sql`INSERT INTO calls (id, started_at, ended_at, lang, tier, crisis, protocol, outcome)
    VALUES ('c', '2026-07-06T15:00:00.000Z', '2026-07-06T15:02:00.000Z', 'en', 'routine', 0, 'first-1', 'completed'),
      ('d', '2026-07-05T15:00:00.000Z', '2026-07-05T15:02:00.000Z', 'en', 'routine', 0, 'first-1', 'completed')`.execute(
    db,
  );
  await sql`INSERT INTO messages VALUES ('m1', 'c', '2026-07-06T15:01:00.000Z', 'front_desk', 'routine', 'open', NULL, NULL),
    ('m2', 'c', '2026-07-06T15:01:00.000Z', 'front_desk', 'routine', 'done', 'user:1', '2026-07-06T16:00:00.000Z')`.execute(
    db,
  );
  await db.destroy();
  const store = await openAt(dir, { desk: DESK });
  t.teardown(() => store.close().catch(() => {}));
  t.match(await store.messages.listDone(), [{ id: 'm2', state: 'done', doneBy: 'user:1', takenBy: null, dueAt: null }]);
  t.match(await store.messages.listOpen(), [{ id: 'm1', state: 'open', owner: null, dueAt: null }]);
  t.equal(await store.notes.catchUp('2026-07-06T00:00:00.000Z'), 1, 'what ended since then');
  t.equal(await store.notes.latest('d'), null);
  t.equal(await store.notes.catchUp(), 1, 'and the rest later');
  t.match(await store.notes.latest('d'), { title: 'Nothing was said' });
  t.match(await store.messages.listOpen(), [{ id: 'm1', dueAt: '2026-07-06T21:00:00.000Z' }], 'the same business day');
});
