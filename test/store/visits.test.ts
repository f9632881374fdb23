// The people here are invented.
import { join } from 'node:path';
import t from 'tap';
import type { Clock } from '../../src/clock.ts';
import { loadStoreKey } from '../../src/store/key.ts';
import { Connection } from '../../src/store/sqlcipher.ts';
import type { Store } from '../../src/store/store.ts';
import type { NewVisit } from '../../src/store/visits.ts';
import { openAt, tempDir, tempStore } from './helper.ts';

const NOW = Date.parse('2026-11-23T15:00:00Z');
const clock: Clock = { now: () => NOW, after: () => () => undefined };
const patient = (store: Store, name: string) =>
  store.patients.put({ name, dob: '1970-01-01', phones: [], proxies: [], chart: '' }, 'cli:test').then(({ id }) => id);
const visit = (patientId: string, startsAt: string, more: Partial<NewVisit> = {}): NewVisit => ({
  patientId,
  resource: 'vance',
  provider: 'vance',
  location: 'hill',
  visit: 'physical',
  startsAt,
  minutes: 30,
  ...more,
});
const TEN = '2026-11-24T15:00:00.000Z';
const HALF_PAST = '2026-11-24T15:30:00.000Z';

t.test('of two callers who book one time at once, one gets it', async (t) => {
  const { store } = await tempStore(t, { clock });
  const callers = await Promise.all(Array.from({ length: 8 }, (_, i) => patient(store, `Caller ${i}`)));
  // Some want the time itself, some one that overlaps it.
  const wanted = callers.map((id, i) => visit(id, i % 2 ? TEN : '2026-11-24T15:15:00.000Z'));
  const got = await Promise.all(wanted.map((each) => store.visits.book(each)));
  t.equal(got.filter((row) => row !== null).length, 1);
  t.equal((await store.visits.taken(Date.parse(TEN), Date.parse(HALF_PAST))).length, 1);
});

t.test('also when two programs write into one file', async (t) => {
  const dir = tempDir(t);
  const stores = [await openAt(dir, { clock }), await openAt(dir, { clock })];
  t.teardown(() => Promise.all(stores.map((store) => store.close())));
  const [a, b] = stores as [Store, Store];
  const [ana, bob] = [await patient(a, 'Ana'), await patient(a, 'Bob')];
  const got = await Promise.all([a.visits.book(visit(ana, TEN)), b.visits.book(visit(bob, TEN))]);
  t.equal(got.filter((row) => row !== null).length, 1);
});

t.test('the file itself refuses a second visit at one time, whoever writes', async (t) => {
  const { store, dir } = await tempStore(t, { clock });
  const ana = await patient(store, 'Ana');
  const { id } = (await store.visits.book(visit(ana, TEN)))!;
  t.ok(await store.visits.book(visit(ana, HALF_PAST)), 'one may begin as the other ends');
  const key = loadStoreKey({ database: store.file, keyFile: join(dir, 'store.key') });
  const other = await Connection.open(store.file, key, 'writer');
  t.teardown(() => other.close());
  const copy = (resource: string, state: string) =>
    other.run(
      `INSERT INTO visits SELECT ? || '-' || ?, patient_id, ?, provider, location, visit, starts_at, ends_at, minutes, ?,
        created_at, changed_at FROM visits WHERE id = ?`,
      [resource, state, resource, state, id],
    );
  await t.rejects(copy('vance', 'booked'), /this time is taken/);
  await copy('vance', 'cancelled');
  await copy('sorel', 'booked');
  await t.rejects(
    other.run(`UPDATE visits SET state = 'booked' WHERE id = 'vance-cancelled'`, []),
    /this time is taken/,
  );
});

t.test('a visit is moved in one step: where the new time is gone, the old one stands', async (t) => {
  const { store } = await tempStore(t, { clock });
  const [ana, bob] = [await patient(store, 'Ana'), await patient(store, 'Bob')];
  const hers = (await store.visits.book(visit(ana, TEN)))!;
  await store.visits.book(visit(bob, HALF_PAST));
  t.equal(await store.visits.move(hers.id, visit(ana, HALF_PAST)), null);
  t.match(await store.visits.coming(ana), [{ id: hers.id, startsAt: TEN }]);
  t.ok(await store.visits.move(hers.id, visit(ana, '2026-11-24T14:45:00.000Z')), 'over its own old time it may lie');
  t.equal(
    await store.visits.move(hers.id, visit(bob, '2026-11-25T15:00:00.000Z')),
    null,
    "nobody moves another's visit",
  );
  t.ok(await store.visits.book(visit(bob, '2026-11-24T15:15:00.000Z', { minutes: 15 })), 'the old time is free');
});

t.test('what is cancelled is free again, and only its own patient cancels or confirms', async (t) => {
  const { store } = await tempStore(t, { clock });
  const [ana, bob] = [await patient(store, 'Ana'), await patient(store, 'Bob')];
  const hers = (await store.visits.book(visit(ana, TEN)))!;
  t.equal(await store.visits.cancel(hers.id, bob), false);
  t.equal(await store.visits.confirm(hers.id, ana), true);
  t.match(await store.visits.coming(ana), [{ state: 'confirmed' }]);
  t.equal(await store.visits.cancel(hers.id, ana), true);
  t.equal(await store.visits.cancel(hers.id, ana), false, 'once');
  t.same(await store.visits.coming(ana), []);
  t.ok(await store.visits.book(visit(bob, TEN)));
});

t.test('asked twice for the same time by the same patient, it is booked once', async (t) => {
  const { store } = await tempStore(t, { clock });
  const ana = await patient(store, 'Ana');
  const [first, second] = [await store.visits.book(visit(ana, TEN)), await store.visits.book(visit(ana, TEN))];
  t.equal(first?.id, second?.id);
  await store.waitList.add(ana, { visit: 'physical' });
  await store.waitList.add(ana, { visit: 'physical' });
  t.match(await store.waitList.waiting(), [{ patientId: ana, wish: { visit: 'physical' } }]);
});

t.test('S10: each look and change is in the log, with the call and without a name or a time', async (t) => {
  const { store } = await tempStore(t, { clock });
  const ana = await patient(store, 'Ana');
  const by = { actor: 'nightbell', callId: 'call-9' };
  const { id } = (await store.visits.book(visit(ana, TEN), by))!;
  await store.visits.coming(ana, by);
  await store.visits.move(id, visit(ana, HALF_PAST), by);
  await store.visits.confirm(id, ana, by);
  await store.visits.cancel(id, ana, by);
  await store.waitList.add(ana, { visit: 'physical' }, by);
  const lines = (await store.read.selectFrom('auditLines').selectAll().orderBy('seq').execute()).slice(1);
  t.same(
    lines.map(({ action }) => action),
    ['visit.booked', 'visits.viewed', 'visit.moved', 'visit.confirmed', 'visit.cancelled', 'wait_list.added'],
  );
  for (const { subject, detail } of lines) t.match({ subject, detail }, { subject: ana, detail: /call-9/ });
  t.notMatch(JSON.stringify(lines.map(({ detail }) => detail)), /physical|2026-11-24/);
});
