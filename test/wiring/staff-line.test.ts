import t from 'tap';
import { silentLog } from '../../src/log.ts';
import { LiveSchedule } from '../../src/wiring/schedule.ts';
import { ScheduleDesk } from '../../src/wiring/schedule-service.ts';
import { shiftsOf } from '../../src/wiring/staff-line.ts';
import { tempStore } from '../store/helper.ts';
import { practice } from './ladders-kit.ts';

const NOW = Date.parse('2026-03-04T02:00:00Z');

t.test('the shift that runs is taken and given by telephone, and the log says by whom', async (t) => {
  let now = NOW;
  const clock = { now: () => now, after: () => () => undefined };
  const { store } = await tempStore(t, { clock });
  const schedule = await new LiveSchedule({ store, practice, clock, log: silentLog }).open();
  const shifts = new ScheduleDesk({ store, live: schedule, practice, clock });
  let looked = 0;
  const paging = { engine: { look: () => void looked++ } };
  const line = shiftsOf({ shifts, schedule, clock, paging });
  const was = schedule.onCallAt(null, NOW);
  const other = practice.people.find(({ id, role }) => role === 'clinician' && id !== was.primary.id)?.id ?? '';
  t.notOk(line?.isOnCall(other));
  t.ok(await line?.take(other));
  await schedule.refresh();
  t.equal(schedule.onCallAt(null, NOW + 60_000).primary.id, other);
  t.ok(line?.isOnCall(other));
  now += 60_000;
  const backup = schedule.onCallAt(null, now).backup.id;
  t.ok(await line?.give(other));
  await schedule.refresh();
  t.equal(schedule.onCallAt(null, now + 60_000).primary.id, backup);
  t.equal(looked, 2, 'whoever is tried next is asked anew');
  const lines = await store.read
    .selectFrom('auditLines')
    .select('actor')
    .where('actor', '=', `person:${other}`)
    .execute();
  t.equal(lines.length, 2);
  await schedule.close();
});

t.test('without a schedule that may be edited, shifts are not offered', async (t) => {
  const clock = { now: () => NOW, after: () => () => undefined };
  const schedule = { onCallAt: () => ({}) as never };
  t.equal(shiftsOf({ schedule, clock, paging: { engine: { look: () => undefined } } }), null);
});
