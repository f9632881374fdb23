import t, { type Test } from 'tap';
import { actorOf } from '../../src/access/access.ts';
import { COOKIE } from '../../src/console/api/guard.ts';
import { makeApi } from '../../src/console/api/server.ts';
import { silentLog } from '../../src/log.ts';
import type { Role } from '../../src/store/types.ts';
import { calendarClinic } from './calendar-clinic.ts';

// Passwords take their time on purpose.
t.setTimeout(120_000);

const OWN = { 'x-nightbell': 'console' };
const PASSWORD = 'nine quiet lamps in a row';

async function open(t: Test) {
  const { clinic, ids } = await calendarClinic(t);
  const api = await makeApi({ services: clinic.services, log: silentLog, tls: null, pages: clinic.dir, version: '0' });
  t.teardown(() => api.close());
  const as = async (name: string, role: Role) => {
    await clinic.access.addUser({ name, password: PASSWORD, role, personId: null }, actorOf({ id: 'test' }));
    const payload = { name, password: PASSWORD };
    const answer = await api.inject({ method: 'POST', url: '/api/login', headers: OWN, payload });
    const token = /__Host-nightbell=([^;]+)/.exec(String(answer.headers['set-cookie']))?.[1] ?? '';
    const send = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => {
      const sent = await api.inject({
        ...{ method, url: `/api/calendar${url}`, headers: OWN, cookies: { [COOKIE]: token } },
        ...(payload && { payload }),
      });
      return { status: sent.statusCode, body: sent.body === '' ? null : sent.json() };
    };
    return send;
  };
  const lines = async (action: string) =>
    await clinic.store.read.selectFrom('auditLines').selectAll().where('action', '=', action).orderBy('seq').execute();
  const desk = await as('Ines Halloran', 'front-desk');
  return { clinic, ids, as, desk, lines };
}

t.test('S10: a day with its columns, hours and visits; each look at a patient is in the log, once', async (t) => {
  const { desk, lines, ids } = await open(t);
  const { status, body } = await desk('GET', '?days=1');
  t.equal(status, 200);
  t.match(body, { from: '2026-11-17', today: '2026-11-17', gridMinutes: 30 });
  t.same(
    body.columns.map(({ id }: { id: string }) => id),
    ['abara', 'whitlock', 'nurse@lantern'],
  );
  t.match(body.days, [{ date: '2026-11-17', holiday: null }]);
  t.match(body.days[0].hours[0], { column: 'abara', locationName: 'Lantern Street', from: '08:00', to: '12:00' });
  t.match(body.visits, [
    { name: 'Ada Fenwick', column: 'abara', start: '2026-11-17T11:00:00-05:00', visitName: 'Annual physical' },
    { name: 'Greta Nwachukwu', column: 'nurse@lantern', providerName: 'Nurse' },
    { name: 'Bo Quist-Lindqvist', state: 'confirmed', minutes: 40 },
  ]);
  await desk('GET', '?days=1');
  const looks = await lines('calendar.viewed');
  t.equal(looks.length, 1, 'an open page that reads again is one look');
  t.match(looks[0]?.detail, new RegExp(ids.ada as string));
  t.notMatch(looks[0]?.detail, /Fenwick/);
  const week = (await desk('GET', '?days=7&from=2026-11-23')).body;
  t.match(week.days[3], { date: '2026-11-26', holiday: 'Thanksgiving', hours: [] });
  t.match(week.days[5], { date: '2026-11-28', hours: [] });
  for (const wrong of ['?days=0', '?days=1&from=2026-13-01', '?days=40', '?days=1&from=tomorrow'])
    t.equal((await desk('GET', wrong)).status, 400, wrong);
});

t.test('a visit is booked by the rules, moved and cancelled; two who are quick get one time', async (t) => {
  const { desk, ids, lines, clinic } = await open(t);
  const { ada } = ids;
  const { kinds } = (await desk('GET', `/patients/${ada}/kinds`)).body;
  t.match(kinds.map(({ id }: { id: string }) => id).sort(), ['annual', 'flu', 'follow_up', 'injection']);
  t.match(kinds.find(({ id }: { id: string }) => id === 'injection').providers, [
    { id: 'abara', approver: 'nurses', minutes: 30 },
  ]);
  const wish = {
    patient: ada,
    visit: 'follow_up',
    provider: 'abara',
    from: '2026-11-19',
    after: null,
    approved: false,
  };
  const { free } = (await desk('POST', '/free', wish)).body;
  t.match(free[0], {
    offer: { start: '2026-11-19T08:30:00-05:00', provider: 'abara' },
    locationName: 'Lantern Street',
  });
  const late = (await desk('POST', '/free', { ...wish, after: '16:00' })).body.free;
  t.match(
    late.slice(0, 3).map((one: { offer: { start: string } }) => one.offer.start.slice(0, 16)),
    ['2026-11-19T16:00', '2026-11-19T16:30', '2026-11-20T08:00'],
  );
  const { offer } = free[0];
  const booked = await desk('POST', '/visits', { patient: ada, offer, approved: false });
  t.match(booked, { status: 200, body: { name: 'Ada Fenwick', start: offer.start, visitName: /Follow-up/ } });
  t.match(await desk('POST', '/visits', { patient: ids.bo, offer, approved: false }), {
    status: 409,
    body: { code: 'TIME_TAKEN' },
  });
  const moved = await desk('PUT', `/visits/${booked.body.id}/time`, { offer: free[1].offer, approved: false });
  t.match(moved, { status: 200, body: { id: booked.body.id, start: free[1].offer.start } });
  t.match(await desk('POST', '/visits', { patient: ids.bo, offer, approved: false }), { status: 200 }, 'free again');
  t.equal((await desk('DELETE', `/visits/${booked.body.id}`)).status, 204);
  t.equal((await desk('DELETE', `/visits/${booked.body.id}`)).status, 404);
  t.match(await lines('visit.booked'), { length: 6 });
  t.match((await lines('visit.cancelled')).at(-1), { actor: /^user:/, subject: ada });
  t.equal((await clinic.store.visits.coming(ada as string)).length, 1);
});

t.test('what the rules do not offer is not booked by hand either; what was approved is', async (t) => {
  const { desk, ids } = await open(t);
  const wish = { patient: ids.ada, provider: null, from: '2026-11-18', after: null, approved: false };
  t.same((await desk('POST', '/free', { ...wish, visit: 'injection' })).body, { free: [] });
  const { free } = (await desk('POST', '/free', { ...wish, visit: 'injection', approved: true })).body;
  const { offer } = free[0];
  const refused = { status: 422, body: { code: 'TIME_REFUSED' } };
  const book = (patient: string | undefined, part: object, approved: boolean) =>
    desk('POST', '/visits', { patient, offer: { ...offer, ...part }, approved });
  t.match(await book(ids.ada, {}, false), refused, 'nobody has agreed');
  for (const part of [
    { start: '2026-11-18T12:30:00-05:00' },
    { start: '2026-11-17T08:00:00-05:00' },
    { minutes: 10 },
    { provider: 'whitlock' },
    { location: 'mill', start: '2026-11-19T09:00:00-05:00' },
    { visit: 'new_adult' },
  ])
    t.match(await book(ids.ada, part, true), refused, JSON.stringify(part));
  t.match(await book(ids.ada, {}, true), { status: 200 });
  const { kinds } = (await desk('GET', `/patients/${ids.cy}/kinds`)).body;
  t.notOk(
    kinds.some(({ providers }: { providers: { id: string }[] }) => providers.some(({ id }) => id === 'whitlock')),
    'he sees nobody under five',
  );
  t.equal((await book('nobody', {}, true)).status, 404);
});

t.test(
  'patients are found by parts of a name or by birth, and what was looked for is in no address and no log',
  async (t) => {
    const { desk, lines, ids } = await open(t);
    const find = async (words: string, dob: string | null = null) => await desk('POST', '/patients', { words, dob });
    t.match((await find('fenw')).body.patients, [{ name: 'Ada Fenwick' }, { name: 'Cy Fenwick' }]);
    t.match((await find('fenwick', '2024-01-01')).body.patients, [{ id: ids.cy }]);
    t.match((await find('', '1951-01-30')).body.patients, [{ id: ids.bo }]);
    t.match((await find('lindqvist bo')).body.patients, [{ id: ids.bo }]);
    t.same((await find('%%%abc')).body.patients, []);
    t.match(await find('fe'), { status: 400 }, 'nobody leafs through the register');
    const looked = await lines('patients.searched');
    t.equal(looked.length, 5);
    t.notMatch(JSON.stringify(looked), /fenw/i);
  },
);

t.test('the waiting list, and who may do what', async (t) => {
  const { desk, as, lines } = await open(t);
  const { waiting } = (await desk('GET', '/waiting')).body;
  t.match(waiting, [
    {
      patient: { name: 'Bo Quist-Lindqvist' },
      visit: 'annual',
      wish: 'Annual physical; with Dr. Lena Abara; 2026-11-18',
    },
  ]);
  t.equal((await desk('PUT', `/waiting/${waiting[0].id}/done`)).status, 204);
  t.equal((await desk('PUT', `/waiting/${waiting[0].id}/done`)).status, 404);
  t.same((await desk('GET', '/waiting')).body, { waiting: [] });
  t.equal((await lines('wait_list.viewed')).length, 2);
  const auditor = await as('Odo Lark', 'auditor');
  for (const url of ['?days=1', '/waiting']) t.equal((await auditor('GET', url)).status, 403, url);
  t.equal((await auditor('POST', '/patients', { words: 'fenwick', dob: null })).status, 403);
});
