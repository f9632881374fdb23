// The people here are invented.
import t from 'tap';
import type { NewPatient } from '../../src/store/patients.ts';
import { tempStore } from './helper.ts';

const ana: NewPatient = { name: 'Ana Núñez', dob: '1980-04-02', phones: ['+15185550140'], proxies: [], chart: '' };
const bob: NewPatient = { name: 'Robert Oakes', dob: '1955-12-30', phones: [], proxies: [], chart: 'C-77' };

t.test('the same list twice changes nothing, and nobody is removed', async (t) => {
  const { store } = await tempStore(t);
  t.same(await store.patients.preview([ana, bob]), { added: 2, changed: 0, unchanged: 0 });
  t.equal(await store.patients.count(), 0, 'a preview writes nothing');
  t.same(await store.patients.take([ana, bob], 'cli:test'), { added: 2, changed: 0, unchanged: 0 });
  t.same(await store.patients.take([ana, bob], 'cli:test'), { added: 0, changed: 0, unchanged: 2 });
  const moved = { ...ana, name: 'ana nuñez', phones: ['+15185550141'] };
  t.same(await store.patients.preview([moved]), { added: 0, changed: 1, unchanged: 0 });
  t.same(await store.patients.take([moved], 'cli:test'), { added: 0, changed: 1, unchanged: 0 });
  t.same(
    (await store.patients.bornOn('1980-04-02')).map(({ phones }) => phones),
    [['+15185550141']],
  );
  t.equal(await store.patients.count(), 2);
});

t.test('a chart tells people of one name and birth apart, and stands when the name changes', async (t) => {
  const { store } = await tempStore(t);
  await store.patients.take(
    [
      { ...ana, chart: 'A' },
      { ...ana, chart: 'B' },
    ],
    'cli:test',
  );
  t.equal((await store.patients.bornOn(ana.dob)).length, 2);
  await store.patients.take([{ ...ana, name: 'Ana Oakes', chart: 'A' }], 'cli:test');
  t.same((await store.patients.bornOn(ana.dob)).map(({ name }) => name).sort(), ['Ana Núñez', 'Ana Oakes']);
});

t.test('a long list is taken in several transactions and comes out whole', async (t) => {
  const { store } = await tempStore(t);
  const many = Array.from({ length: 450 }, (_, i) => ({ ...bob, name: `Robert Oakes ${i}`, chart: `C-${i}` }));
  t.equal((await store.patients.take(many, 'cli:test')).added, 450);
  t.equal(await store.patients.count(), 450);
});

t.test(
  'S8, S10: each comparison and change is in the log, and no line holds a name, a birth or a number',
  async (t) => {
    const { store } = await tempStore(t);
    const { id } = await store.patients.put(ana, 'cli:test');
    await store.patients.compared(id, 'call-1');
    await store.patients.compared(null, 'call-1');
    const lines = await store.read.selectFrom('auditLines').selectAll().orderBy('seq').execute();
    t.same(
      lines.map(({ action, subject }) => [action, subject]),
      [
        ['patient.added', id],
        ['patient.verified', id],
        ['patient.not_verified', 'register'],
      ],
    );
    t.notMatch(JSON.stringify(lines), /Ana|Núñez|1980-04-02|5550140/);
  },
);

t.test('S8: who says that they are new changes nothing about somebody who is there', async (t) => {
  const { store } = await tempStore(t);
  const by = { actor: 'nightbell', callId: 'call-1' };
  const { id } = await store.patients.put(ana, 'cli:test');
  const said = { name: 'ana nunez', dob: ana.dob, phones: ['+15185550149'] };
  t.equal(await store.patients.register(said, by), id);
  t.match(await store.patients.get(id), { name: 'Ana Núñez', phones: ana.phones, standing: 'established' });
  const fresh = await store.patients.register({ name: 'Cleo Marsh', dob: '1999-09-09', phones: [] }, by);
  t.match(await store.patients.get(fresh), { standing: 'new' });
  await store.patients.put({ ...ana, name: 'Cleo Marsh', dob: '1999-09-09' }, 'cli:test');
  t.match(await store.patients.get(fresh), { standing: 'established' }, "the practice's own list knows them now");
});
