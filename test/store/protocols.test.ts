import { join } from 'node:path';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import t from 'tap';
import { SqlcipherDialect } from '../../src/store/dialect.ts';
import { loadStoreKey } from '../../src/store/key.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';
import { type Composition, contentHash } from '../../src/store/protocol-texts.ts';
import { Connection } from '../../src/store/sqlcipher.ts';
import type { Store } from '../../src/store/store.ts';
import { asReplayCall } from '../../src/wiring/protocol-replay.ts';
import { newCall, openAt, tempDir, tempStore } from './helper.ts';

const WORK = { title: 'First', specialties: ['knees'], text: 'protocol: {id: practice, version: "1"}', note: 'why' };

async function people(store: Store): Promise<{ lena: string; sam: string }> {
  const add = (name: string, role: 'clinical-lead' | 'clinician') =>
    store.users.add({ name, role, passwordHash: 'x' }, 'test');
  return { lena: (await add('Lena Abara', 'clinician')).id, sam: (await add('Sam Whitlock', 'clinical-lead')).id };
}

function composition(text: string): Composition {
  const sources = [
    { name: 'base/00.yaml', layer: 0, text: 'the base' },
    { name: 'practice.yaml', layer: 1, text },
  ];
  return { hash: contentHash(sources), name: 'base@1+practice@1', sources };
}

/** As far as approved, or published from a moment on. */
async function approved(store: Store, text: string, who: { lena: string; sam: string }) {
  const { id } = await store.protocols.create({ ...WORK, text, basedOn: null }, who.lena);
  const kept = composition(text);
  const { hash: content } = kept;
  const at = '2026-03-01T10:00:00.000Z';
  await store.protocols.step(id, 1, { do: 'prove', content, failures: 0 }, who.lena, kept);
  await store.protocols.step(id, 2, { do: 'test', content, failures: 0 }, who.lena);
  await store.protocols.step(id, 3, { do: 'sign', content, signature: { by: who.lena, at } }, who.lena);
  const approve = { do: 'approve', content, signature: { by: who.sam, at }, mayApprove: true } as const;
  await store.protocols.step(id, 4, approve, who.sam);
  return { id, content, revision: 5 };
}

const actions = async (store: Store) =>
  (await store.read.selectFrom('auditLines').select(['actor', 'action', 'detail']).orderBy('seq').execute()).filter(
    (line) => line.action.startsWith('protocol.'),
  );

t.test('a protocol from draft to live, in the store and in the audit log', async (t) => {
  const { store } = await tempStore(t);
  const who = await people(store);
  const { id, content, revision } = await approved(store, 'text one', who);
  t.match(await store.protocols.get(id), {
    number: 1,
    revision: 5,
    specialties: ['knees'],
    state: { at: 'approved', author: { by: who.lena }, approver: { by: who.sam } },
  });
  await t.rejects(store.protocols.publish(id, revision, { content, failures: 2, from: null }, who.sam), {
    code: 'NB_PROTOCOL_UNPROVEN',
  });
  const entry = await store.protocols.publish(id, revision, { content, failures: 0, from: null }, who.sam);
  t.match(await store.protocols.standing(entry.from), { live: { protocolId: id }, previous: null });
  t.same((await store.protocols.composition(content))?.sources, composition('text one').sources);
  const lines = await actions(store);
  t.same(
    lines.map((l) => l.action),
    ['created', 'proved', 'tested', 'signed', 'approved', 'published'].map((a) => `protocol.${a}`),
  );
  t.match(lines.at(-1), { actor: `user:${who.sam}`, detail: new RegExp(content) });
  t.notMatch(JSON.stringify(lines), /text one|why/, 'never the text');
});

t.test('an edit drops what was signed, and one that looked at an older revision is refused', async (t) => {
  const { store } = await tempStore(t);
  const who = await people(store);
  const { id } = await approved(store, 'text one', who);
  await t.rejects(store.protocols.edit(id, 4, WORK, who.lena), { code: 'NB_PROTOCOL_STALE' });
  const both = await Promise.allSettled([
    store.protocols.edit(id, 5, { ...WORK, text: 'mine' }, who.lena),
    store.protocols.edit(id, 5, { ...WORK, text: 'theirs' }, who.sam),
  ]);
  t.same(both.map((r) => r.status).sort(), ['fulfilled', 'rejected'], 'two at once: one of them');
  const row = await store.protocols.get(id);
  t.same(row?.state, { at: 'draft' });
  t.equal(row?.revision, 6);
});

t.test('back in one step, and a moment that has not come can be taken back', async (t) => {
  let now = Date.parse('2026-03-01T10:00:00.000Z');
  const clock = { now: () => now, after: () => () => undefined };
  const { store } = await tempStore(t, { clock });
  const who = await people(store);
  const publish = async (text: string, from: string | null = null) => {
    const { id, content, revision } = await approved(store, text, who);
    await store.protocols.publish(id, revision, { content, failures: 0, from }, who.sam);
    now += 60_000;
    return id;
  };
  const live = async () => store.protocols.standing(new Date(now).toISOString());
  const one = await publish('one');
  await publish('two');
  const entry = (await live()).live?.id ?? '';
  await store.protocols.rollBack(entry, who.sam);
  now += 60_000;
  t.equal((await live()).live?.protocolId, one);
  await t.rejects(store.protocols.rollBack(entry, who.sam), { code: 'NB_PROTOCOL_STALE' }, 'pressed twice is once');
  await store.protocols.rollBack((await live()).live?.id ?? '', who.sam);
  now += 60_000;
  t.match(await live(), { live: { protocolId: null }, previous: undefined }, 'to the shipped net');
  await t.rejects(store.protocols.rollBack((await live()).live?.id ?? '', who.sam), { code: 'NB_PROTOCOL_STEP' });

  const three = await publish('three', '2026-03-02T06:00:00.000Z');
  t.match(await live(), { live: { protocolId: null }, scheduled: [{ protocolId: three }] });
  const scheduled = (await live()).scheduled[0]?.id ?? '';
  await store.protocols.cancel(scheduled, who.sam);
  now = Date.parse('2026-03-02T06:00:01.000Z');
  t.match(await live(), { live: { protocolId: null }, scheduled: [] });
  await t.rejects(store.protocols.cancel(scheduled, who.sam), { code: 'NB_PROTOCOL_STEP' });
  t.equal((await store.protocols.lives()).length, 5, 'the history keeps all of it');
  t.same(
    (await actions(store)).filter((l) => /rolled|unsch/.test(l.action)).map((l) => l.action),
    ['protocol.rolled-back', 'protocol.rolled-back', 'protocol.unscheduled'],
  );
});

t.test('what judged is never changed, and damage is seen', async (t) => {
  const dir = tempDir(t);
  const store = await openAt(dir);
  const who = await people(store);
  const { id, content, revision } = await approved(store, 'text one', who);
  await store.protocols.publish(id, revision, { content, failures: 0, from: null }, who.sam);
  await t.rejects(store.protocols.edit(id, 6, WORK, who.lena), { code: 'NB_PROTOCOL_STEP' });
  await store.close();

  const key = loadStoreKey({ database: join(dir, 'nightbell.db'), keyFile: join(dir, 'store.key') });
  const raw = await Connection.open(join(dir, 'nightbell.db'), key, 'writer');
  for (const statement of [
    `UPDATE protocols SET text = 'other' WHERE id = '${id}'`,
    "UPDATE protocol_texts SET bytes = x'00'",
    'DELETE FROM protocol_compositions',
  ])
    await t.rejects(raw.exec(statement), statement);
  await raw.exec('DROP TRIGGER protocol_texts_no_update');
  await raw.exec("UPDATE protocol_texts SET bytes = x'00'");
  await raw.close();
  const again = await openAt(dir);
  t.teardown(() => again.close());
  await t.rejects(again.protocols.composition(content), { code: 'NB_PROTOCOL_NOT_LIVE' });
});

t.test('accounts and sessions of before come through the new role', async (t) => {
  const before = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name < '0006'));
  const dir = tempDir(t);
  const file = join(dir, 'nightbell.db');
  const key = loadStoreKey({ database: file, keyFile: join(dir, 'store.key') });
  const writer = await Connection.open(file, key, 'writer');
  const db = new Kysely<never>({
    dialect: new SqlcipherDialect([writer], 'begin immediate'),
    plugins: [new CamelCasePlugin()],
  });
  await migrate(db as never, before);
  await sql`INSERT INTO people VALUES ('abara', 'Lena Abara', 'clinician', '+15185550151')`.execute(db);
  await sql`INSERT INTO users VALUES ('u1', 'Ruth', 'ruth', 'administrator', 'abara', 'active', 'h', 'then')`.execute(
    db,
  );
  await sql`INSERT INTO sessions VALUES ('s1', 'u1', 'token', 'then', 'then', NULL, '192.0.2.7')`.execute(db);
  await db.destroy();
  const opened = await openAt(dir);
  t.teardown(() => opened.close());
  t.match(await opened.users.list(), [{ id: 'u1', name: 'Ruth', role: 'administrator', personId: 'abara' }]);
  t.match(await opened.sessions.byTokenHash('token'), { id: 's1', userId: 'u1' });
  await opened.users.setRole('u1', 'clinical-lead', 'test').catch((error: unknown) => {
    t.match(error, { code: 'NB_LAST_ADMINISTRATOR' });
  });
  const broken = await sql`PRAGMA foreign_key_check`.execute(opened.read);
  t.same(broken.rows, []);
});

t.test('opinions are kept with the turn; a call keeps the hash of what judged it', async (t) => {
  const { store } = await tempStore(t);
  const book = store.notebook({ ...newCall, protocolHash: 'abc' });
  const turnId = book.turn({ speaker: 'caller', text: 'it hurts', lang: 'en' });
  const opinion = { model: 'm@1', raises: 'urgent', doubts: null, crisis: true, topic: 'chest', sure: 0.91 } as const;
  book.opinion({ turnId, opinion: { by: 'classifier', ...opinion }, ms: 12.4, late: false });
  book.opinion({ turnId, opinion: { by: 'llm', ...opinion, raises: null }, ms: 1900, late: true });
  book.judged({ turnId, tier: 'urgent', crisis: false, flags: [], protocol: 'first-1' });
  book.ended('completed');
  await book.flush();
  t.equal(book.state.state, 'written');
  const [call] = await store.reviews.forReplay('user:1', { since: '2000-01-01', limit: 10 });
  t.match(call?.opinions, [
    { turnId, by: 'classifier', ...opinion, ms: 12, late: false },
    { turnId, by: 'llm', raises: null, crisis: true, late: true },
  ]);
  t.match(call, { call: { protocolHash: 'abc' }, dispositions: [{ protocolHash: 'abc' }] });
  const lines = await store.read.selectFrom('auditLines').selectAll().where('action', '=', 'calls.replayed').execute();
  t.match(lines, [{ actor: 'user:1', detail: new RegExp(book.callId) }], 'S10: a program looked at what was said');
});

t.test('for whom and which red flag is kept, and that somebody had nothing to say or came too late', async (t) => {
  const { store } = await tempStore(t);
  const book = store.notebook(newCall);
  const turnId = book.turn({ speaker: 'caller', text: 'my toddler drank it', lang: 'en' });
  const opinion = {
    by: 'llm',
    model: 'm@1',
    raises: 'emergency',
    doubts: null,
    crisis: false,
    topic: 'poison_child',
    sure: 0.8,
  } as const;
  book.opinion({ turnId, opinion: { ...opinion, about: 'child', redFlag: 'poison_child' }, ms: 900, late: true });
  const weighs = { raises: 'emergency', insists: 'urgent', settles: true } as const;
  book.opinion({ turnId, opinion: { ...opinion, ...weighs, by: 'classifier' }, ms: 9, late: false });
  for (const why of ['nothing', 'too-late', 'failed'] as const)
    book.noOpinion({ turnId, by: 'llm', model: 'm@1', why, ms: 1500.4, late: why === 'too-late' });
  await book.flush();
  t.equal(book.state.state, 'written');
  const none = { raises: null, doubts: null, crisis: false, redFlag: null, about: null, ms: 1500 };
  t.match((await store.calls.record(book.callId))?.opinions, [
    { outcome: 'opinion', about: 'child', redFlag: 'poison_child', ms: 900, late: true },
    { outcome: 'opinion', about: null, redFlag: null, insists: 'urgent', settles: true },
    { ...none, outcome: 'nothing', late: false },
    { ...none, outcome: 'too-late', late: true },
    { ...none, outcome: 'failed', late: false },
  ]);
  book.judged({ turnId, tier: 'emergency', crisis: false, flags: [], protocol: 'first-1' });
  book.ended('completed');
  await book.flush();
  const [stored] = await store.reviews.forReplay('user:1', { since: '2000-01-01', limit: 10 });
  t.match(
    asReplayCall(stored!).turns.map((turn) => turn.opinions),
    [
      [
        { opinion: { about: 'child' }, late: true },
        { opinion: weighs, late: false },
      ],
    ],
  );
  t.equal(
    asReplayCall(stored!).turns[0]?.opinions.length,
    2,
    'who had nothing to say judges nothing when it is run again',
  );
});

t.test('a call that is over is marked, and the latest mark counts', async (t) => {
  const { store } = await tempStore(t);
  const who = await people(store);
  const book = store.notebook(newCall);
  const turnId = book.turn({ speaker: 'caller', text: 'it hurts', lang: 'en' });
  const flags = [{ concept: 'knee_pain', words: 'it hurts', tier: 'urgent' }];
  book.judged({ turnId, tier: 'urgent', crisis: false, flags, protocol: 'first-1' });
  await book.flush();
  const right = { verdict: 'right', wanted: null, crisisWanted: null, note: '' } as const;
  t.equal(await store.reviews.mark(book.callId, right, who.sam), null, 'it is not over yet');
  book.ended('completed');
  await book.flush();
  const queue = async (state: 'open' | 'done') => (await store.reviews.queue('user:1', { state, limit: 10 })).length;
  t.same([await queue('open'), await queue('done')], [1, 0]);
  await store.reviews.mark(book.callId, right, who.sam);
  await store.reviews.mark(book.callId, { ...right, verdict: 'over', wanted: 'routine', note: 'a sprain' }, who.lena);
  t.match(await store.reviews.latest(book.callId), { verdict: 'over', was: 'urgent', wanted: 'routine', by: who.lena });
  t.same([await queue('open'), await queue('done')], [0, 1]);
  t.match(await store.reviews.reviewed('2000', '3000'), [
    { callId: book.callId, tier: 'urgent', concepts: ['knee_pain'], review: { verdict: 'over' } },
  ]);
  const audit = await store.read.selectFrom('auditLines').selectAll().where('action', '=', 'call.reviewed').execute();
  t.equal(audit.length, 2);
  t.notMatch(JSON.stringify(audit), /sprain/);
});
