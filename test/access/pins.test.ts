import { rmSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { openAccess } from '../../src/access/access.ts';
import { checkPinRules } from '../../src/access/pins.ts';
import { openAt, tempStore } from '../store/helper.ts';
import { fill, smallDisk } from '../store/small-disk.ts';
import { handClock } from './clock.ts';

const LIN = { id: 'dr-lin', name: 'Mei Lin', role: 'clinician', phone: '+15185550131' };
const MINUTE = 60_000;

async function box(t: { teardown(fn: () => unknown): void }) {
  const clock = handClock();
  const { store } = await tempStore(t, { clock });
  const access = openAccess({ store, clock });
  await store.people.put(LIN);
  return { clock, store, pins: access.pins };
}

t.test('S7: a PIN that gets locked is told once for each lockout, whoever keyed it', async (t) => {
  const { clock, pins } = await box(t);
  await pins.setPin('dr-lin', '4826', 'user:1');
  const locked: string[] = [];
  const end = pins.onLocked((id) => void locked.push(id));
  for (let i = 0; i < 2; i++) await pins.checkPin('dr-lin', '4827');
  t.same(locked, []);
  for (let i = 0; i < 3; i++) await pins.checkPin('dr-lin', '4827');
  t.same(locked, ['dr-lin'], 'what is keyed while it is locked locks nothing');
  clock.move(6 * MINUTE);
  for (let i = 0; i < 3; i++) await pins.checkPin('dr-lin', '4827');
  t.same(locked, ['dr-lin', 'dr-lin']);
  end();
});

t.test('S7: a PIN is right, wrong or not there', async (t) => {
  const { store, pins } = await box(t);
  t.equal(await pins.checkPin('dr-lin', '4826'), 'no-pin');
  t.equal(await pins.checkPin('nobody', '4826'), 'no-pin');
  await store.behind.flush();
  await pins.setPin('dr-lin', '4826', 'user:1');
  t.equal((await store.people.get('dr-lin'))?.hasPin, true);
  t.equal(await pins.checkPin('dr-lin', '4827'), 'wrong');
  t.equal(await pins.checkPin('dr-lin', ''), 'wrong');
  t.equal(await pins.checkPin('dr-lin', '4826'), 'ok');
  await t.rejects(pins.setPin('nobody', '4826', 'user:1'), { code: 'NB_PERSON_UNKNOWN' });
  await store.behind.flush();
  const lines = await store.read
    .selectFrom('auditLines')
    .select(['actor', 'action', 'detail'])
    .where('action', 'like', 'pin.%')
    .orderBy('seq')
    .execute();
  t.match(lines.splice(2), [
    { actor: 'user:1', action: 'pin.set' },
    { actor: 'person:dr-lin', action: 'pin.tried', detail: '{"result":"wrong"}' },
    { detail: '{"result":"wrong"}' },
    { detail: '{"result":"ok"}' },
  ]);
  t.notMatch(JSON.stringify(await store.read.selectFrom('pins').selectAll().execute()), '4826');
});

t.test('three wrong ones lock it, for longer each time, and a restart changes nothing', async (t) => {
  const { clock, store, pins } = await box(t);
  await pins.setPin('dr-lin', '4826', 'user:1');
  const miss = async (times: number) => {
    for (let i = 0; i < times; i++) t.equal(await pins.checkPin('dr-lin', '9999'), 'wrong');
  };
  await miss(2);
  t.equal(await pins.checkPin('dr-lin', '4826'), 'ok');
  await miss(3);
  t.equal(await pins.checkPin('dr-lin', '4826'), 'locked', 'not even the right one');
  await store.behind.flush();
  const restarted = openAccess({ store, clock }).pins;
  t.equal(await restarted.checkPin('dr-lin', '4826'), 'locked');
  clock.move(5 * MINUTE);
  await miss(3);
  clock.move(9 * MINUTE);
  t.equal(await pins.checkPin('dr-lin', '4826'), 'locked', 'ten minutes the second time');
  clock.move(MINUTE);
  t.equal(await pins.checkPin('dr-lin', '4826'), 'ok');
  await miss(3);
  clock.move(5 * MINUTE);
  t.equal(await pins.checkPin('dr-lin', '4826'), 'ok', 'a right one starts it anew');
});

t.test('tries at the same time all count', async (t) => {
  const { pins } = await box(t);
  await pins.setPin('dr-lin', '4826', 'user:1');
  const guesses = ['9991', '9992', '9993', '9994', '4826'];
  const results = await Promise.all(guesses.map((pin) => pins.checkPin('dr-lin', pin)));
  t.same(results, ['wrong', 'wrong', 'wrong', 'locked', 'locked']);
});

t.test('S7: a clinician can acknowledge while the disk is full', async (t) => {
  const disk = smallDisk(t);
  if (!disk) return void t.comment('not run: this user may not mount a tmpfs');
  const store = await openAt(disk);
  t.teardown(() => store.close());
  const { pins } = openAccess({ store });
  await store.people.put(LIN);
  await pins.setPin('dr-lin', '4826', 'user:1');
  fill(join(disk, 'filler'));
  // More than what is left in the write-ahead log.
  store.behind.add('big', (unit) =>
    unit.say({ actor: 'x', action: 'x', subject: 'x', detail: { x: 'x'.repeat(900_000) } }),
  );
  t.equal(await pins.checkPin('dr-lin', '9999'), 'wrong');
  t.equal(await pins.checkPin('dr-lin', '4826'), 'ok');
  rmSync(join(disk, 'filler'));
  await store.behind.flush();
  const tried = await store.read.selectFrom('auditLines').select('seq').where('action', '=', 'pin.tried').execute();
  t.equal(tried.length, 2, 'and it is all in the log afterwards');
});

t.test('PINs that are guessed first are refused', (t) => {
  for (const weak of [
    '123',
    '123456789',
    '12a4',
    '',
    '0000',
    '1234',
    '4321',
    '7890',
    '0987',
    '1212',
    '123123',
    '45674567',
  ]) {
    t.throws(() => checkPinRules(weak), { code: 'NB_PIN_WEAK' }, weak);
  }
  for (const fine of ['4826', '1357', '90210', '11223', '83650192']) checkPinRules(fine);
  t.end();
});
