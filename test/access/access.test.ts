import t from 'tap';
import { type LoginResult, openAccess } from '../../src/access/access.ts';
import { checkSecret, hashSecret, isOutdated } from '../../src/access/hash.ts';
import { checkPasswordRules } from '../../src/access/password-rules.ts';
import { may, permissionsOf, ROLES } from '../../src/access/roles.ts';
import { tempStore } from '../store/helper.ts';
import { handClock } from './clock.ts';

const PASSWORD = 'seven brass bells at night';
const MINUTE = 60_000;

async function box(t: { teardown(fn: () => unknown): void }) {
  const clock = handClock();
  const { store, dir } = await tempStore(t, { clock });
  const access = openAccess({ store, clock });
  const actions = async () =>
    (await store.read.selectFrom('auditLines').select(['actor', 'action', 'detail']).orderBy('seq').execute()).map(
      ({ actor, action }) => `${actor.replace(/:.*/, '')} ${action}`,
    );
  return { clock, store, dir, access, actions };
}

function ok(result: LoginResult) {
  if (result.outcome !== 'ok') throw new Error(result.outcome);
  return result;
}

t.test('the first run makes one administrator, once', async (t) => {
  const { access, actions } = await box(t);
  t.equal(await access.needsSetUp(), true);
  await t.rejects(access.setUp({ name: 'it', password: 'short' }), { code: 'NB_PASSWORD_WEAK' });
  const both = await Promise.allSettled([
    access.setUp({ name: 'it', password: PASSWORD }),
    access.setUp({ name: 'somebody else', password: PASSWORD }),
  ]);
  t.same(both.map((one) => one.status).sort(), ['fulfilled', 'rejected'], 'also when two try at the same time');
  t.equal(await access.needsSetUp(), false);
  await t.rejects(access.setUp({ name: 'it2', password: PASSWORD }), { code: 'NB_SETUP_DONE' });
  t.same(await actions(), ['first-run user.added']);
});

t.test('login, session, logout', async (t) => {
  const { access, store, actions } = await box(t);
  await access.setUp({ name: 'IT', password: PASSWORD });
  t.same(await access.login({ name: 'it', password: `${PASSWORD}!`, address: '::1' }), { outcome: 'wrong' });
  t.same(await access.login({ name: 'nobody', password: PASSWORD, address: '::1' }), { outcome: 'wrong' });
  const { token, session } = ok(await access.login({ name: ' It ', password: PASSWORD, address: '::1' }));
  t.equal(Buffer.from(token, 'base64url').length, 32);
  t.match(session, { user: { name: 'IT', role: 'administrator' }, actor: `user:${session.user.id}` });
  t.match(await access.session(token), { id: session.id });
  t.equal(await access.session(`${token}x`), null);
  const row = await store.read.selectFrom('sessions').selectAll().executeTakeFirstOrThrow();
  t.notOk(JSON.stringify(row).includes(token), 'the token itself is not kept');
  await access.logout(session);
  t.equal(await access.session(token), null);
  t.same(await actions(), [
    'first-run user.added',
    'unknown login.failed',
    'unknown login.failed',
    'user session.opened',
    'user session.revoked',
  ]);
  const lines = JSON.stringify(await store.read.selectFrom('auditLines').selectAll().execute());
  t.notMatch(lines, 'nobody', 'what was typed as a name is not written down');
});

t.test('a session ends after 30 idle minutes and after 12 hours in any case', async (t) => {
  const { access, clock, store } = await box(t);
  await access.setUp({ name: 'it', password: PASSWORD });
  const login = async () => ok(await access.login({ name: 'it', password: PASSWORD, address: '::1' })).token;

  const idle = await login();
  clock.move(29 * MINUTE);
  t.ok(await access.session(idle));
  clock.move(29 * MINUTE);
  t.ok(await access.session(idle), 'use keeps it alive');
  await store.behind.flush();
  t.ok(await openAccess({ store, clock }).session(idle), 'also over a restart');
  clock.move(30 * MINUTE);
  t.equal(await access.session(idle), null);

  const busy = await login();
  for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
    clock.move(20 * MINUTE);
    t.ok(await access.session(busy));
  }
  clock.move(20 * MINUTE);
  t.equal(await access.session(busy), null);
});

t.test('disabling, a new role or a new password ends the sessions of an account', async (t) => {
  const { access, store } = await box(t);
  const admin = await access.setUp({ name: 'it', password: PASSWORD });
  const actor = `user:${admin.id}`;
  const desk = await access.addUser({ name: 'Desk', password: `${PASSWORD} 2`, role: 'front-desk' }, actor);
  await t.rejects(access.addUser({ name: 'DESK', password: PASSWORD, role: 'auditor' }, actor), {
    code: 'NB_USER_EXISTS',
  });
  const login = async (password: string) => ok(await access.login({ name: 'desk', password, address: '::1' })).token;

  let token = await login(`${PASSWORD} 2`);
  await access.setPassword(desk, `${PASSWORD} 3`, actor);
  t.equal(await access.session(token), null);
  token = await login(`${PASSWORD} 3`);
  await store.users.setRole(desk.id, 'clinician', actor);
  t.equal(await access.session(token), null);
  token = await login(`${PASSWORD} 3`);
  await access.revokeAll(desk.id, actor);
  t.equal(await access.session(token), null);
  token = await login(`${PASSWORD} 3`);
  await store.users.setState(desk.id, 'disabled', actor);
  t.equal(await access.session(token), null);
  t.same(await access.login({ name: 'desk', password: `${PASSWORD} 3`, address: '::1' }), { outcome: 'wrong' });
  await t.rejects(store.users.setState(admin.id, 'disabled', actor), { code: 'NB_LAST_ADMINISTRATOR' });
  await t.rejects(store.users.setRole(admin.id, 'auditor', actor), { code: 'NB_LAST_ADMINISTRATOR' });
  t.same(
    (await store.users.list()).map(({ name, role, state }) => [name, role, state]),
    [
      ['Desk', 'clinician', 'disabled'],
      ['it', 'administrator', 'active'],
    ],
  );
});

t.test('guessing is slowed down, for that account from that address first', async (t) => {
  const { access, clock } = await box(t);
  await access.setUp({ name: 'it', password: PASSWORD });
  const attempt = (password: string, address = '192.0.2.7') => access.login({ name: 'it', password, address });
  for (let i = 0; i < 5; i++) t.same(await attempt('wrong'), { outcome: 'wrong' });
  t.match(await attempt(PASSWORD), { outcome: 'throttled', retryAfterMs: 1000 }, 'not even the right one is looked at');
  t.match(await attempt(PASSWORD, '192.0.2.8'), { outcome: 'ok' }, 'the owner comes in from elsewhere');
  clock.move(1000);
  t.same(await attempt('wrong'), { outcome: 'wrong' });
  t.match(await attempt('wrong'), { outcome: 'throttled', retryAfterMs: 2000 }, 'each failure doubles the wait');
  clock.move(2000);
  t.match(await attempt(PASSWORD), { outcome: 'ok' });
  t.same(await attempt('wrong'), { outcome: 'wrong' }, 'a right one starts it anew');
});

t.test('passwords are kept as Argon2id, salted, and checked whatever form they were typed in', async (t) => {
  const [one, two] = await Promise.all([hashSecret('señora Núñez'), hashSecret('señora Núñez')]);
  t.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  t.not(one, two);
  t.equal(await checkSecret('señora Núñez'.normalize('NFD'), one), true);
  t.equal(await checkSecret('senora Nunez', one), false);
  t.equal(await checkSecret('señora Núñez', null), false);
  t.equal(await checkSecret('señora Núñez', one, Buffer.alloc(32, 1)), false, 'a pepper belongs to the hash');
  t.equal(isOutdated(one), false);
  t.equal(isOutdated(one.replace('m=19456', 'm=9728')), true);
});

t.test('weak passwords are refused with the reason', (t) => {
  for (const weak of [
    'only fourteen!',
    'aaaaaaaaaaaaaaaaaaaa',
    '12345678901234567890',
    'abcdefghijklmnopqrst',
    'nightbellpassword1',
    'receptionreception1',
    'x'.repeat(257),
  ]) {
    t.throws(() => checkPasswordRules(weak, 'reception'), { code: 'NB_PASSWORD_WEAK' }, weak);
  }
  checkPasswordRules(PASSWORD, 'reception');
  checkPasswordRules('la campana suena de noche', 'reception');
  t.end();
});

t.test('roles: one table', (t) => {
  t.same(ROLES, ['administrator', 'clinical-lead', 'clinician', 'front-desk', 'auditor']);
  t.equal(may('clinical-lead', 'protocol.approve'), true);
  t.equal(may('clinician', 'protocol.approve'), false, 'the second signature is the lead’s');
  t.equal(may('administrator', 'protocol.write'), false, 'what is said to patients is not for IT to write');
  t.equal(may('auditor', 'audit.export'), true);
  t.equal(may('auditor', 'calls.view'), false, 'an auditor sees who looked, not at what');
  t.equal(may('front-desk', 'messages.work'), true);
  t.equal(may('front-desk', 'users.manage'), false);
  t.equal(may('clinician', 'audit.view'), false);
  t.ok(permissionsOf('administrator').length > permissionsOf('clinician').length);
  t.end();
});
