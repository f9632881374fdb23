import t, { type Test } from 'tap';
import { silentLog } from '../../src/log.ts';
import type { PagingAlarm } from '../../src/oncall/paging/actions.ts';
import { scheduleOf } from '../../src/oncall/schedule/practice-file.ts';
import type { Schedule } from '../../src/oncall/schedule/types.ts';
import type { Store } from '../../src/store/store.ts';
import { Alarms } from '../../src/wiring/alarms.ts';
import { handClock } from '../access/clock.ts';
import { tempStore } from '../store/helper.ts';
import { EVENING, house, people, practice, pushService, schedule } from './notices-kit.ts';

const HOUR = 3_600_000;

async function office(t: Test, at = EVENING) {
  const clock = handClock(at);
  const { store } = await tempStore(t, { clock });
  await people(store, ['hale']);
  const push = await pushService(t);
  const program = async (of: () => Schedule) => {
    const { teller, delivery } = await house(t, store, clock, push);
    const parts = { store, teller, delivery, practice, manager: 'hale', clock, log: silentLog };
    const alarms = new Alarms({ ...parts, schedule: of });
    t.teardown(() => alarms.close());
    return { alarms, delivery };
  };
  return { clock, store, push, program };
}

const standing = async (store: Store) =>
  (await store.alarms.open()).map(({ kind, about }) => `${kind} ${about}`.trim());

t.test('a gap alarms the manager days and then hours before, once each, and is over when it is filled', async (t) => {
  const { clock, store, push, program } = await office(t, Date.parse('2026-10-20T12:00Z'));
  // The rota begins on the 31st: until then, and after the 1st, nobody is named.
  let now = { ...schedule, shifts: schedule.shifts.filter(({ start }) => !start.startsWith('2026-10-31T20')) };
  const { alarms } = await program(() => now);
  const gapAt = EVENING;
  const times: number[] = [];
  for (; clock.now() < gapAt; clock.move(HOUR)) {
    const before = push.got.length;
    await alarms.look();
    if (push.got.slice(before).some(({ text }) => text.includes('20:00 on 31 Oct')))
      times.push((gapAt - clock.now()) / HOUR);
  }
  t.ok(times.length >= 4, `told ${times.length} times: ${times.map(Math.round).join(', ')} hours before`);
  t.same(
    [...times].sort((a, b) => b - a),
    times,
  );
  t.ok(times.some((h) => h > 48) && times.some((h) => h <= 4), 'days before, and hours before');
  const { length } = push.got;
  const again = await program(() => now);
  await again.alarms.look();
  t.equal(push.got.length, length, 'a restart tells nothing again');
  t.match(await standing(store), [/^rota-gap/]);
  now = {
    ...now,
    otherwise: [
      { service: null, seat: 'primary', person: 'vance' },
      { service: null, seat: 'backup', person: 'sorel' },
    ],
  };
  await again.alarms.look();
  t.same(await standing(store), [], 'somebody is named for every moment');
});

t.test('what paging meets with, a trunk that is down, a gateway that is down', async (t) => {
  const { store, push, program } = await office(t);
  const covered: Schedule = {
    ...scheduleOf(practice),
    otherwise: [
      { service: null, seat: 'primary', person: 'vance' },
      { service: null, seat: 'backup', person: 'sorel' },
    ],
  };
  const { alarms, delivery } = await program(() => covered);
  alarms.raise({ alarm: 'pin-locked', personId: 'sorel', escalationId: 'e1' });
  alarms.raise({ alarm: 'pin-locked', personId: 'sorel', escalationId: 'e2' });
  alarms.raise({ alarm: 'exhausted', escalationId: 'e1' });
  await alarms.look();
  t.same(await standing(store), ['pin-locked sorel', 'ladder-exhausted e1']);
  t.same(
    push.got.map(({ text }) => text),
    [
      'A PIN is locked after wrong tries: sorel.',
      'An urgent call was paged to everybody and nobody acknowledged. Look at the console now.',
    ],
    'once each',
  );
  const [locked] = await store.alarms.open();
  t.ok(await store.alarms.seen(locked!.id, 'user:1'));
  t.notOk(await store.alarms.seen(locked!.id, 'user:1'));
  t.same(await standing(store), ['ladder-exhausted e1'], 'looked at, it is over');

  push.answer = 500;
  const down = new Promise((resolve) => delivery.once('gateway', resolve));
  await delivery.send({ kind: 'test' }, { channel: 'webhook', address: 'push' }, 'r1');
  await down;
  await alarms.close();
  t.same(await standing(store), ['ladder-exhausted e1', 'gateway-down webhook:push']);

  push.answer = 200;
  const after = await program(() => covered);
  await after.alarms.look();
  t.match(push.got.at(-1)?.text, /gateway does not answer: webhook:push/, 'whoever could not be told is told later');
  const { length } = push.got;
  await after.alarms.look();
  t.equal(push.got.length, length);
});

t.test(
  'a trunk that is only started again alarms nobody; one that stays down does, and its return is told',
  async (t) => {
    const { store, push, clock } = await office(t);
    const waits: (() => void)[] = [];
    const after = (_: number, fn: () => void) => {
      waits.push(fn);
      return () => void waits.splice(waits.indexOf(fn), 1);
    };
    const { teller, delivery } = await house(t, store, clock, push);
    const parts = { store, teller, delivery, practice, manager: 'hale', log: silentLog, schedule: () => schedule };
    const alarms = new Alarms({ ...parts, clock: { now: clock.now, after } });
    t.teardown(() => alarms.close());
    alarms.trunk('down');
    alarms.trunk('up');
    t.equal(waits.length, 0);
    alarms.trunk('down');
    for (const fn of waits.splice(0)) fn();
    await alarms.close();
    t.same(await standing(store), ['trunk-down']);
    t.equal(push.got[0]?.text, 'The telephone line is down since 20:00 on 31 Oct. Calls go to the backup path.');
    alarms.trunk('up');
    await alarms.close();
    t.same(await standing(store), []);
    t.match(push.got[1]?.text, /^Over: /);
    t.equal(push.got.length, 2);
  },
);

t.test(
  'every kind of alarm that paging raises stands, is told, and is over once; what never stood is not told as over',
  async (t) => {
    const { store, push, program } = await office(t);
    const { alarms } = await program(() => schedule);
    const raised: PagingAlarm[] = [
      { alarm: 'pin-locked', personId: 'sorel', escalationId: 'e1' },
      { alarm: 'pin-guessing' },
      { alarm: 'channel-down', channel: 'call-mobile', reason: 'unreachable' },
      { alarm: 'nobody-on-call', service: 'adult', seat: 'third' },
      { alarm: 'rose-again', escalationId: 'e1', personId: 'sorel' },
      { alarm: 'last-resort', escalationId: 'e1' },
      { alarm: 'exhausted', escalationId: 'e1' },
    ];
    for (const alarm of raised) alarms.over(alarm);
    await alarms.close();
    t.same([push.got.length, await standing(store)], [0, []]);
    for (const alarm of [...raised, ...raised]) alarms.raise(alarm);
    await alarms.close();
    t.same(await standing(store), [
      'pin-locked sorel',
      'pin-guessing',
      'channel-down call-mobile',
      'rota-gap adult third',
      'rose-again e1',
      'last-resort e1',
      'ladder-exhausted e1',
    ]);
    t.equal(push.got.length, raised.length, 'each is told once');
    t.notOk(
      push.got.some(({ text }) => /\be1\b/.test(text)),
      'what a case is about has its place in the console',
    );
    for (const alarm of raised) alarms.over(alarm);
    await alarms.close();
    t.same(await standing(store), []);
    t.equal(
      push.got.filter(({ text }) => text.startsWith('Over: ')).length,
      raised.length - 1,
      'a gap ends without a word',
    );
  },
);
