import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import t from 'tap';
import { makeLedger } from '../../src/audit/ledger.ts';
import { systemClock } from '../../src/clock.ts';
import { NightbellError } from '../../src/errors.ts';
import { silentLog } from '../../src/log.ts';
import { SqlcipherDialect } from '../../src/store/dialect.ts';
import { loadStoreKey } from '../../src/store/key.ts';
import type { Ledger } from '../../src/store/ledger.ts';
import { appliedSteps, migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';
import { Connection } from '../../src/store/sqlcipher.ts';
import { openStore } from '../../src/store/store.ts';
import type { Tables } from '../../src/store/tables.ts';
import { makeWrite } from '../../src/store/unit.ts';
import { newCall, openAt, tempDir, tempStore } from './helper.ts';

async function bare(t: { teardown(fn: () => unknown): void }, connections: number) {
  const dir = tempDir(t);
  const file = join(dir, 'bare.db');
  const key = loadStoreKey({ database: file, keyFile: join(dir, 'store.key') });
  const opened: Connection[] = [];
  for (let i = 0; i < connections; i++) opened.push(await Connection.open(file, key, 'writer'));
  const db = new Kysely<Tables>({ dialect: new SqlcipherDialect(opened, 'begin immediate') });
  t.teardown(() => db.destroy());
  return db;
}

t.test('two transactions at the same time do not mix', async (t) => {
  const db = await bare(t, 1);
  await sql`CREATE TABLE steps (who TEXT, n INTEGER)`.execute(db);
  const order: string[] = [];
  const run = (who: string, fail: boolean) =>
    db.transaction().execute(async (trx) => {
      for (let n = 0; n < 20; n++) {
        order.push(who);
        await sql`INSERT INTO steps VALUES (${who}, ${n})`.execute(trx);
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (fail) throw new Error('changed my mind');
    });
  const [first, second, third] = await Promise.allSettled([run('a', false), run('b', true), run('c', false)]);
  t.equal(first?.status, 'fulfilled');
  t.equal(second?.status, 'rejected');
  t.equal(third?.status, 'fulfilled');
  t.equal(order.join(''), 'a'.repeat(20) + 'b'.repeat(20) + 'c'.repeat(20), 'each had its turn alone');
  const { rows } = await sql<{ who: string; n: number }>`SELECT who, count(*) AS n FROM steps GROUP BY who`.execute(db);
  t.same(rows, [
    { who: 'a', n: 20 },
    { who: 'c', n: 20 },
  ]);
});

t.test('what is written and what the log says of it are there together or not at all', async (t) => {
  const { store } = await tempStore(t);
  const told: string[] = [];
  store.changes.on('change', ({ what }) => told.push(what));
  const call = await store.calls.open(newCall);
  t.same(told, ['call']);
  await t.rejects(store.turns.add({ callId: 'nobody', speaker: 'caller', text: 'x', lang: 'en' }), {
    code: 'NB_STORE_FAILED',
  });
  t.same(told, ['call'], 'nothing is told of what was rolled back');
  const lines = await store.read.selectFrom('auditLines').select('action').execute();
  t.same(lines, [{ action: 'call.opened' }]);
  t.ok(await store.calls.get(call.id));
});

t.test('S10: nothing is written that the log could not tell of', async (t) => {
  const dir = tempDir(t);
  const file = join(dir, 'nightbell.db');
  const chained = makeLedger({ log: silentLog });
  const ledger: Ledger = {
    opened: (db, name) => chained.opened(db, name),
    async append(trx, event, at) {
      if (event.action === 'turn.added') throw new Error('no more lines');
      await chained.append(trx, event, at);
    },
    committed: (trx) => chained.committed(trx),
    settled: () => chained.settled(),
  };
  const key = loadStoreKey({ database: file, keyFile: join(dir, 'store.key') });
  const store = await openStore({ file, key, ledger, log: silentLog });
  const { id } = await store.calls.open(newCall);
  await t.rejects(store.turns.add({ callId: id, speaker: 'caller', text: 'x', lang: 'en' }), /no more lines/);
  t.same(await store.turns.of(id), []);
  await store.close();
});

t.test('two readers at the same time do not wait for each other', async (t) => {
  const { store } = await tempStore(t);
  await store.calls.open(newCall);
  await store.read.transaction().execute(async (trx) => {
    const [call] = await store.calls.list();
    t.ok(await trx.selectFrom('calls').select('id').where('id', '=', call!.id).executeTakeFirst());
  });
});

t.test('an error leaves no transaction open behind it', async (t) => {
  const db = await bare(t, 1);
  const failing = { opened: async () => {}, append: async () => {}, committed() {}, settled: async () => {} };
  const write = makeWrite({
    db,
    ledger: failing,
    changes: new EventEmitter(),
    clock: systemClock,
    log: silentLog,
  });
  for (let i = 0; i < 3; i++) {
    await t.rejects(
      write(({ trx }) => sql`INSERT INTO nothing VALUES (1)`.execute(trx)),
      NightbellError,
    );
  }
  await write(({ trx }) => sql`CREATE TABLE something (a)`.execute(trx));
});

t.test('migrations run once, and a database of a later program is left alone', async (t) => {
  const dir = tempDir(t);
  await (await openAt(dir)).close();
  const store = await openAt(dir);
  const steps = await appliedSteps(store.read);
  t.same(steps, Object.keys(MIGRATIONS));
  await store.close();

  const db = await bare(t, 1);
  await migrate(db, { ...MIGRATIONS, '9999-later': { up: async () => {} } });
  await t.rejects(migrate(db), { code: 'NB_STORE_NEWER' });
});

t.test('a migration that fails leaves nothing of itself', async (t) => {
  const db = await bare(t, 1);
  await migrate(db);
  const broken = {
    async up(trx: Kysely<unknown>) {
      await sql`CREATE TABLE half (a)`.execute(trx);
      await sql`INSERT INTO nothing VALUES (1)`.execute(trx);
    },
  };
  await t.rejects(migrate(db, { ...MIGRATIONS, '9999-broken': broken }));
  const { rows } = await sql`SELECT 1 FROM sqlite_master WHERE name = 'half'`.execute(db);
  t.same(rows, []);
  t.same(await appliedSteps(db), Object.keys(MIGRATIONS));
});

t.test('readers see what was committed and cannot write', async (t) => {
  const { store } = await tempStore(t);
  const call = await store.calls.open(newCall);
  t.equal((await store.calls.get(call.id))?.outcome, 'in-progress');
  await t.rejects(store.read.deleteFrom('calls').execute(), /readonly/);
});
