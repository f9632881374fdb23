import t, { type Test } from 'tap';
import { actorOf } from '../../src/access/access.ts';
import { COOKIE } from '../../src/console/api/guard.ts';
import { makeApi } from '../../src/console/api/server.ts';
import { silentLog } from '../../src/log.ts';
import type { Role } from '../../src/store/types.ts';
import { openClinic } from './clinic.ts';
import { smallNet } from './small-net.ts';

// Passwords take their time on purpose.
t.setTimeout(120_000);

const OWN = { 'x-nightbell': 'console' };
const PASSWORD = 'nine quiet lamps in a row';

async function open(t: Test) {
  const clinic = await openClinic(t, null, undefined, smallNet(t));
  const api = await makeApi({ services: clinic.services, log: silentLog, tls: null, pages: clinic.dir, version: '0' });
  t.teardown(() => api.close());
  const as = async (name: string, role: Role) => {
    await clinic.access.addUser({ name, password: PASSWORD, role, personId: null }, actorOf({ id: 'test' }));
    const login = { method: 'POST', url: '/api/login', headers: OWN, payload: { name, password: PASSWORD } } as const;
    const answer = await api.inject(login);
    const token = /__Host-nightbell=([^;]+)/.exec(String(answer.headers['set-cookie']))?.[1] ?? '';
    const cookies = { [COOKIE]: token };
    return {
      list: () => api.inject({ url: '/api/alarms', cookies }),
      see: (id: string) =>
        api.inject({ method: 'POST', url: `/api/alarms/${id}/seen`, headers: OWN, cookies, payload: {} }),
    };
  };
  return { clinic, as };
}

t.test('alarms in words, the newest first; who has seen one, and what is over with that', async (t) => {
  const { clinic, as } = await open(t);
  const { store, practice } = clinic;
  const [{ id: person, name } = { id: '', name: '' }] = practice.people;
  const gap = await store.alarms.raise({
    kind: 'rota-gap',
    about: 'adult primary',
    fromAt: '2026-11-21T22:00:00.000Z',
  });
  const locked = await store.alarms.raise({ kind: 'pin-locked', about: person, fromAt: null });
  await store.alarms.raise({ kind: 'ladder-exhausted', about: 'e-1', fromAt: null });
  await store.alarms.raise({ kind: 'gateway-down', about: 'webhook:push', fromAt: null });
  const lead = await as('Odile Marchetti', 'administrator');
  const { alarms } = (await lead.list()).json();
  t.match(alarms, [
    { kind: 'gateway-down', says: /push service push/, seenBy: null },
    { kind: 'ladder-exhausted', escalation: 'e-1' },
    { kind: 'pin-locked', says: new RegExp(`PIN of ${name.replace('.', '\\.')}`) },
    { kind: 'rota-gap', says: 'Nobody is planned as primary for adult: the last resort would be woken.' },
  ]);
  t.equal((await lead.see(locked.id)).statusCode, 200);
  const seen = (await lead.see(gap.id)).json().alarms;
  t.equal(seen.length, 3, 'a locked PIN is over when somebody has looked');
  t.match(seen.at(-1), { kind: 'rota-gap', seenBy: 'Odile Marchetti' }, 'a gap stands until it is filled');
  t.equal((await lead.see(gap.id)).statusCode, 404);
  const auditor = await as('Sam Halloran', 'auditor');
  t.not(
    (await auditor.see(alarms[0].id)).statusCode,
    200,
    'whoever may not change the schedule may not put an alarm away',
  );
});

t.test('each kind that paging raises has its words and, where it is about a case, the way to it', async (t) => {
  const { clinic, as } = await open(t);
  const { store } = clinic;
  for (const kind of ['last-resort', 'rose-again'] as const)
    await store.alarms.raise({ kind, about: 'e-2', fromAt: null });
  await store.alarms.raise({ kind: 'channel-down', about: 'call-mobile', fromAt: null });
  await store.alarms.raise({ kind: 'pin-guessing', about: '', fromAt: null });
  const lead = await as('Odile Marchetti', 'administrator');
  const answer = await lead.list();
  t.equal(answer.statusCode, 200);
  t.match(answer.json().alarms, [
    { kind: 'pin-guessing', says: /telephone that is nobody's/, escalation: null },
    { kind: 'channel-down', says: /by mobile telephone/, escalation: null },
    { kind: 'rose-again', says: /paged again/, escalation: 'e-2' },
    { kind: 'last-resort', says: /last resort is rung/, escalation: 'e-2' },
  ]);
});
