import t, { type Test } from 'tap';
import type { RunningShift } from '../../src/conversation/page-shifts.ts';
import { silentLog } from '../../src/log.ts';
import { LiveSchedule } from '../../src/wiring/schedule.ts';
import { ScheduleDesk } from '../../src/wiring/schedule-service.ts';
import { shiftsOf } from '../../src/wiring/staff-line.ts';
import { tempStore } from '../store/helper.ts';
import { practice } from './ladders-kit.ts';

const NOW = Date.parse('2026-03-04T02:00:00Z');

async function office(t: Test) {
  let now = NOW;
  const clock = { now: () => now, after: () => () => undefined };
  const { store } = await tempStore(t, { clock });
  const schedule = await new LiveSchedule({ store, practice, clock, log: silentLog }).open();
  t.teardown(() => schedule.close());
  const shifts = new ScheduleDesk({ store, live: schedule, practice, clock });
  let looked = 0;
  const line = shiftsOf({ shifts, clock, paging: { engine: { look: () => void looked++ } } });
  if (!line) throw new Error('shifts may be changed here');
  const one = async (person: string, service: string | null = null): Promise<RunningShift> => {
    const all = await line.running(person);
    return all.find((shift) => shift.service === service) ?? (all[0] as RunningShift);
  };
  const later = () => {
    now += 60_000;
    return schedule.refresh();
  };
  const onCall = (service: string | null = null) => schedule.onCallAt(service, now + 1_000);
  return { store, shifts, line, one, later, onCall, looked: () => looked };
}

t.test('the shift that runs is taken and given by telephone, and the log says by whom', async (t) => {
  const { store, line, one, later, onCall, looked } = await office(t);
  const was = onCall();
  const other = practice.people.find(({ id, role }) => role === 'clinician' && id !== was.primary.id)?.id ?? '';
  t.notOk((await one(other)).theirs);
  t.equal(await line.take(other, await one(other)), 'done');
  await later();
  t.equal(onCall().primary.id, other);
  t.ok((await one(other)).theirs);
  const backup = onCall().backup.id;
  t.equal(await line.give(other, await one(other)), 'done');
  await later();
  t.equal(onCall().primary.id, backup);
  t.equal(looked(), 2, 'whoever is tried next is asked anew');
  const lines = await store.read
    .selectFrom('auditLines')
    .select('actor')
    .where('actor', '=', `person:${other}`)
    .execute();
  t.equal(lines.length, 2);
});

t.test('of several services the one that was chosen changes hands; rules and the version hold', async (t) => {
  const { shifts, line, one, later, onCall } = await office(t);
  const manager = { actor: 'user:m', person: null };
  const service = (id: string) => ({ kind: 'service' as const, id, body: { id, name: id, locations: [], suits: [] } });
  t.match(await shifts.put(manager, 'services', [service('kids'), service('births')], null), { ok: true });
  await later();
  const was = onCall('births').primary.id;
  const [eve = '', dan = ''] = practice.people
    .filter(({ id, role }) => role === 'clinician' && id !== was && id !== onCall('births').backup.id)
    .map(({ id }) => id);
  t.same(
    (await line.running(eve)).map((shift) => shift.service).toSorted(),
    ['births', 'kids'],
    'one for each service',
  );
  const heard = await one(dan, 'kids');
  t.equal(await line.take(eve, await one(eve, 'births')), 'done');
  await later();
  t.same([onCall('births').primary.id, onCall('kids').primary.id], [eve, was], 'the others stay as they are');
  t.equal(await line.take(dan, heard), 'changed', 'they heard of another schedule');
  t.equal(onCall('kids').primary.id, was);
  t.equal(await line.give(dan, await one(dan, 'births')), 'changed', 'it is not theirs to give');
  const department = practice.people.find(({ role }) => role === 'department');
  if (department) t.equal((await one(department.id, 'kids')).theirs, false);
});

t.test('a shift that changes hands ends with itself, not when another seat changes', async (t) => {
  const { shifts, line, one, later, onCall } = await office(t);
  const iso = (hours: number) => new Date(NOW + hours * 3_600_000).toISOString().replace('.000', '');
  const manager = { actor: 'user:m', person: null };
  const [was, second] = [onCall().primary.id, onCall().backup.id];
  const [other = ''] = practice.people
    .filter(({ id, role }) => role === 'clinician' && ![was, second].includes(id))
    .map(({ id }) => id);
  const put = (seat: 'primary' | 'backup', person: string, hours: number) =>
    shifts.addOverride(manager, { service: null, seat, person, start: iso(0), end: iso(hours), reason: '' }, null);
  t.match(await put('primary', second, 20), { ok: true });
  t.match(await put('backup', other, 1), { ok: true });
  await later();
  t.equal(await line.take(was, await one(was)), 'done');
  const { stretches } = await shifts.view(iso(0), iso(48), null);
  const taken = stretches.filter(
    ({ seat, person, by }) => seat === 'primary' && person === was && by.rule === 'override',
  );
  t.equal(taken.at(-1)?.end, iso(20), 'the backup changed after an hour');
});

t.test('without a schedule that may be edited, shifts are not offered', async (t) => {
  const clock = { now: () => NOW, after: () => () => undefined };
  t.equal(shiftsOf({ clock, paging: { engine: { look: () => undefined } } }), null);
});
