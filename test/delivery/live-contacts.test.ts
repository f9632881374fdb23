import t from 'tap';
import { WEEKDAYS } from '../../src/delivery/types.ts';
import { handClock } from '../access/clock.ts';
import { tempStore } from '../store/helper.ts';
import { EVENING, house, people, pushService } from './notices-kit.ts';

const always = { days: [...WEEKDAYS], from: '00:00', to: '00:00', afterMinutes: 0 };
const mobile = { id: 'm1', channel: 'call-mobile', address: '+15185550191', tested: null } as const;
const push = { id: 'p1', channel: 'webhook', address: 'push', tested: null } as const;
const rules = [
  { ...always, method: 'm1' },
  { ...always, method: 'p1', afterMinutes: 2 },
];

t.test(
  'contacts of a person: stored with a line in the log, checked, tried, and there at once at the next page',
  async (t) => {
    const clock = handClock(EVENING);
    const { store } = await tempStore(t, { clock });
    await people(store, []);
    const service = await pushService(t);
    const { contacts, rung } = await house(t, store, clock, service);
    t.match(
      contacts.stepsAt('vance', EVENING),
      [{ method: { address: '+15185550181' } }],
      'the one phone of the practice file',
    );
    t.same(contacts.stepsAt('gone', EVENING), []);
    t.equal((await contacts.list()).length, 3);

    await t.rejects(contacts.change('gone', { methods: [], rules: [] }, 'user:1'), { code: 'NB_PERSON_UNKNOWN' });
    const gap = [{ ...always, method: 'm1', to: '23:00' }];
    await t.rejects(contacts.change('vance', { methods: [mobile], rules: gap }, 'user:1'), { message: /gap/ });
    const elsewhere = { ...push, address: 'https://push.example/' };
    await t.rejects(contacts.change('vance', { methods: [mobile, elsewhere], rules }, 'user:1'), {
      message: /not-listed/,
    });
    t.equal((await contacts.of('vance')).standard, true, 'what was refused changed nothing');

    let told = 0;
    contacts.onChange(() => {
      told++;
    });
    t.same(await contacts.change('vance', { methods: [mobile, push], rules }, 'user:1'), []);
    t.ok(told > 0);
    t.match(contacts.stepsAt('vance', EVENING), [
      { method: { id: 'm1', address: '+15185550191' }, afterMinutes: 0 },
      { method: { id: 'p1' }, afterMinutes: 2 },
    ]);
    await contacts.change('sorel', { methods: [mobile], rules: [rules[0]!] }, 'user:1');
    t.equal((await contacts.of('vance')).methods.length, 2, 'the same id at another person takes nothing away');
    t.match(contacts.stepsAt('sorel', EVENING), [{ method: { address: '+15185550191' } }]);

    t.match(await contacts.test('vance', 'p1', 'user:1'), { state: 'delivered' });
    t.equal(service.got[0]?.text, 'This is a test from the practice.');
    await contacts.test('vance', 'm1', 'user:1');
    t.same(rung, ['+15185550191 test']);
    t.match((await contacts.of('vance')).methods[1]?.tested, { state: 'delivered' });
    await contacts.change('vance', { methods: [push, { ...mobile, address: '+15185550192' }], rules }, 'user:1');
    const after = await contacts.of('vance');
    t.match(
      after.methods.find(({ id }) => id === 'p1')?.tested,
      { state: 'delivered' },
      'what did not change keeps its test',
    );
    t.equal(after.methods.find(({ id }) => id === 'm1')?.tested, null, 'another number was not tried yet');

    await contacts.change('vance', { methods: [], rules: [] }, 'user:1');
    t.equal((await contacts.of('vance')).standard, true);
    const lines = await store.read.selectFrom('auditLines').select(['action', 'detail']).execute();
    t.equal(lines.filter(({ action }) => action === 'contacts.changed').length, 4);
    t.notMatch(lines.map(({ detail }) => detail).join(), /555019/, 'no private number in the log');
  },
);
