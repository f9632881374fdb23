import t from 'tap';
import { silentLog } from '../../src/log.ts';
import { handOversIn, remindersDue } from '../../src/oncall/reminders.ts';
import type { Stretch } from '../../src/oncall/schedule/types.ts';
import { shiftsBetween } from '../../src/oncall/schedule/who.ts';
import { Reminders } from '../../src/wiring/reminders.ts';
import { handClock } from '../access/clock.ts';
import { tempStore } from '../store/helper.ts';
import { EVENING, house, NIGHT, people, practice, pushService, schedule } from './notices-kit.ts';

const MINUTE = 60_000;
const stretch = (person: string, start: string, end: string, more: Partial<Stretch> = {}): Stretch => ({
  ...{ service: 'adult', seat: 'primary', person, start, end },
  by: { rule: 'shift', id: null, source: null },
  passedOver: [],
  ...more,
});

t.test('who comes on, and who only goes on', async (t) => {
  const [a, b, c, d] = ['2026-11-21T07:00:00Z', '2026-11-21T17:00:00Z', '2026-11-22T07:00:00Z', '2026-11-22T17:00:00Z'];
  const on = (...stretches: Stretch[]) => handOversIn(stretches).map(({ person, seat }) => `${person} ${seat}`);
  t.same(on(stretch('vance', a!, b!), stretch('sorel', b!, c!)), ['sorel primary']);
  t.same(
    on(stretch('vance', a!, b!), stretch('vance', b!, c!, { by: { rule: 'override', id: 'x', source: null } })),
    [],
  );
  t.same(on(stretch('vance', a!, b!), stretch('vance', b!, c!, { seat: 'backup' }), stretch('sorel', b!, c!)), [
    'sorel primary',
  ]);
  t.same(
    on(stretch('sorel', a!, b!), stretch('vance', a!, b!, { seat: 'backup' }), stretch('vance', b!, c!)),
    ['vance primary'],
    'whoever moves up comes on',
  );
  const last = { by: { rule: 'last-resort', id: null, source: null } } as const;
  t.same(on(stretch('vance', a!, b!), stretch('sorel', b!, c!, last), stretch('hale', c!, d!)), ['hale primary']);
});

t.test('60 and 30 minutes before, once each, at whatever moment the program looks', async (t) => {
  const stretches = shiftsBetween(schedule, schedule.services[0]!.id, '2026-10-31T12:00:00Z', '2026-11-01T20:00:00Z');
  const handOvers = handOversIn(stretches);
  for (const every of [1, 7, 13]) {
    const sent: string[] = [];
    for (let now = EVENING - 90 * MINUTE; now < NIGHT + 60 * MINUTE; now += every * MINUTE)
      for (const { key, kind, personId, minutes, at } of remindersDue(handOvers, now)) {
        if (sent.includes(key)) continue;
        sent.push(key);
        t.ok(kind === 'hand-over' ? now - at < 15 * MINUTE : minutes > 0 && minutes <= 60, `${key} in ${minutes}`);
        t.equal(personId, at === EVENING ? 'sorel' : 'vance');
      }
    t.equal(sent.length, 6, `two reminders and a list for each of two hand-overs, looking every ${every} minutes`);
  }
  const late = remindersDue(handOvers, EVENING - 20 * MINUTE).map(({ kind, minutes }) => `${kind} ${minutes}`);
  t.same(late, ['comes-on 20'], 'after an outage what is useful, and not everything that was missed');
  t.same(remindersDue(handOvers, EVENING - MINUTE), [], 'too late to be of use');
});

t.test('sent by the real ways, in words without a name, and never twice over restarts', async (t) => {
  const clock = handClock(EVENING - 61 * MINUTE);
  const { store } = await tempStore(t, { clock });
  await people(store, ['sorel']);
  const push = await pushService(t);
  const open = async () => ['4821', '77'];
  const program = async () => {
    const { teller, rung } = await house(t, store, clock, push);
    const reminders = new Reminders({ teller, schedule: () => schedule, practice, open, clock, log: silentLog });
    return { look: () => reminders.look(), rung };
  };
  const first = await program();
  await first.look();
  t.same(push.got, [], 'nothing yet');
  clock.move(2 * MINUTE);
  await Promise.all([first.look(), first.look()]);
  await first.look();
  t.same(
    push.got.map(({ text }) => text),
    ['You are on call from 20:00 on 31 Oct, in 59 minutes.'],
  );
  const second = await program();
  await second.look();
  t.equal(push.got.length, 1, 'a restart sends nothing again');

  push.answer = 503;
  clock.move(30 * MINUTE);
  await second.look();
  t.same(second.rung, ['+15185550181 comes-on'], 'the push service refuses: the telephone, once');
  push.answer = 200;
  const third = await program();
  await third.look();
  await second.look();
  t.equal(push.got.length, 1, 'and nothing more, whoever runs then');

  clock.move(30 * MINUTE);
  await third.look();
  await third.look();
  t.equal(push.got[1]?.text, 'Hand-over: 2 open. Ref 4821, 77. Ring the practice line and enter your PIN.');
  t.equal(push.got.length, 2);
  t.same([...first.rung, ...third.rung], [], 'whoever has a way for texts is not rung');
});

t.test('who has nothing but a telephone is rung once; a clock that goes back sends nothing again', async (t) => {
  const clock = handClock(NIGHT - 59 * MINUTE);
  const { store } = await tempStore(t, { clock });
  await people(store, []);
  const { teller, rung } = await house(t, store, clock, await pushService(t));
  const reminders = new Reminders({
    teller,
    schedule: () => schedule,
    practice,
    open: async () => [],
    clock,
    log: silentLog,
  });
  await reminders.look();
  t.same(rung, []);
  clock.move(30 * MINUTE);
  await reminders.look();
  t.same(rung, ['+15185550181 comes-on']);
  clock.move(-20 * MINUTE);
  await reminders.look();
  clock.move(20 * MINUTE);
  await reminders.look();
  clock.move(30 * MINUTE);
  await reminders.look();
  t.same(rung, ['+15185550181 comes-on'], 'an empty list is not sent either');
});

t.test('a program that ends while it sends: the reminder is left, an alarm is sent again', async (t) => {
  const clock = handClock(EVENING);
  const { store } = await tempStore(t, { clock });
  await people(store, ['vance']);
  const push = await pushService(t);
  for (const key of ['reminder', 'alarm'])
    await store.notices.begin({ key, kind: 'test', personId: 'vance' }, 4, 'again');
  const { teller } = await house(t, store, clock, push);
  const notice = { personId: 'vance', message: { kind: 'test' }, byVoice: false } as const;
  t.equal(await teller.tell({ key: 'reminder', ...notice, ratherTwice: false }), false);
  t.equal(await teller.tell({ key: 'alarm', ...notice, ratherTwice: true }), true);
  t.equal(await teller.tell({ key: 'alarm', ...notice, ratherTwice: true }), false);
  t.equal(push.got.length, 1);
  const rows = await store.notices.recent();
  t.equal(push.got[0]?.id, rows.find(({ key }) => key === 'alarm')?.id, 'under the reference of the first try');
});
