// No telephone rings here; PINs, store, paging and the escalations of the console are the real ones.
import t from 'tap';
import { openAccess } from '../../src/access/access.ts';
import type { Viewer } from '../../src/console/api/services.ts';
import { silentLog } from '../../src/log.ts';
import type { Escalation } from '../../src/oncall/paging/types.ts';
import { makeSettings } from '../../src/settings/load.ts';
import { NOBODY_PAGED } from '../../src/wiring/console/beside.ts';
import { escalationsService } from '../../src/wiring/console/escalations.ts';
import { type OpenPagingParts, openPaging } from '../../src/wiring/open-paging.ts';
import { LiveSchedule } from '../../src/wiring/schedule.ts';
import { UnknownLines } from '../../src/wiring/unknown-lines.ts';
import { handClock } from '../access/clock.ts';
import { tempStore } from '../store/helper.ts';
import { practice } from './ladders-kit.ts';

t.test('S7: a PIN that is locked in the console, or by whatever else keys it, is told to the manager', async (t) => {
  const clock = handClock();
  const { store } = await tempStore(t, { clock });
  const access = openAccess({ store, clock });
  const [person] = practice.people.filter(({ role }) => role === 'clinician');
  if (!person) throw new Error('the practice of the example has clinicians');
  await store.people.put({ id: person.id, name: person.name, role: 'clinician', phone: person.phone });
  await access.pins.setPin(person.id, '482739', 'user:1');
  const schedule = await new LiveSchedule({ store, practice, clock, log: silentLog }).open();
  t.teardown(() => schedule.close());
  const line = { trunk: {} as OpenPagingParts['trunk'], speech: {} as OpenPagingParts['speech'] };
  await openPaging({ settings: makeSettings({}), practice, ...line, clock, log: silentLog, store, access, schedule });
  const paging = { ...NOBODY_PAGED, open: async () => [{ id: 'e1' } as Escalation] };
  const console = escalationsService({ store, access, practice, clock, live: schedule, paging });
  const viewer = { user: { id: 'u1', personId: person.id }, sessionId: 's' } as Viewer;
  const standing = async () => (await store.alarms.open()).map(({ kind, about }) => `${kind} ${about}`);
  for (let i = 0; i < 2; i++) await console.act(viewer, 'e1', 'calls-back', '111222');
  t.same(await standing(), []);
  const raised = new Promise<void>((resolve) => {
    store.changes.on('change', ({ what }) => what === 'alarm' && resolve());
  });
  await console.act(viewer, 'e1', 'calls-back', '111222');
  await raised;
  t.same(await standing(), [`pin-locked ${person.id}`]);
  t.match(await console.act(viewer, 'e1', 'calls-back', '482739'), { ok: false, why: 'locked' });
  await store.behind.flush();
});

t.test("lines that are nobody's: three wrong PINs from one, six from all of them, and the manager is told", (t) => {
  const clock = handClock();
  let told = 0;
  const lines = new UnknownLines(clock, () => void told++);
  t.same([lines.tries('a'), lines.tries('a'), lines.tries('a'), lines.tries('a')], [true, true, true, false]);
  t.equal(told, 1);
  t.same([lines.mayTry('a'), lines.mayTry('b'), lines.mayTry(null)], [false, true, true]);
  lines.tries('b');
  lines.wasRight('b');
  t.same([lines.tries(null), lines.tries('c'), lines.tries('d'), lines.tries('e')], [true, true, true, false]);
  t.equal(told, 2, 'a new number for each try is stopped as well');
  clock.move(60 * 60_000 + 1);
  t.ok(lines.mayTry('a'));
  t.end();
});
