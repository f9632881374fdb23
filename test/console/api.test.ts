import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import t, { type Test } from 'tap';
import { actorOf } from '../../src/access/access.ts';
import { systemClock } from '../../src/clock.ts';
import { COOKIE } from '../../src/console/api/guard.ts';
import { type Api, makeApi } from '../../src/console/api/server.ts';
import type { ConsoleServices } from '../../src/console/api/services.ts';
import { CLIENT_FILE, clientSource } from '../../src/console/client.ts';
import { needsSetUpCode, SetUpCode } from '../../src/wiring/console/set-up-code.ts';
import { earlier, ring } from './callers.ts';
import { ADMINISTRATOR, type Clinic, openClinic } from './clinic.ts';
import { smallNet } from './small-net.ts';

// Passwords take their time on purpose.
t.setTimeout(120_000);

/** What our pages send with every request that changes something. */
const OWN = { 'x-nightbell': 'console' };
const JSON_OWN = { ...OWN, 'content-type': 'application/json' };

type More = Parameters<typeof openClinic> extends [unknown, ...infer Rest] ? Rest : never;

async function open(t: Test, services?: (own: ConsoleServices) => ConsoleServices, ...more: More) {
  const clinic = await openClinic(t, more[0] ?? null, more[1] ?? systemClock, smallNet(t));
  const lines: string[] = [];
  const log = pino(
    new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    }),
  );
  const api = await makeApi({
    services: services ? services(clinic.services) : clinic.services,
    log,
    tls: null,
    pages: clinic.dir,
    version: '0.1.0',
  });
  t.teardown(() => api.close());
  return { clinic, api, lines };
}

const token = (headers: Record<string, unknown>) =>
  /__Host-nightbell=([^;]+)/.exec(String(headers['set-cookie']))?.[1] ?? '';

async function login(api: Api, who: { name: string; password: string }) {
  const answer = await api.inject({ method: 'POST', url: '/api/login', headers: JSON_OWN, payload: who });
  return { answer, cookies: { [COOKIE]: token(answer.headers) } };
}

async function administrator(api: Api) {
  const answer = await api.inject({ method: 'POST', url: '/api/first-run', headers: JSON_OWN, payload: ADMINISTRATOR });
  return { answer, cookies: { [COOKIE]: token(answer.headers) } };
}

/** An account of another role, logged in. */
async function colleague(
  clinic: Clinic,
  api: Api,
  role: 'clinician' | 'front-desk' | 'auditor',
  personId: string | null,
) {
  const who = { name: `An invented ${role}`, password: 'nine quiet lamps in a row' };
  await clinic.access.addUser({ ...who, role, personId }, actorOf({ id: 'test' }));
  return (await login(api, who)).cookies;
}

t.test('every route but those of the way in asks who is there', async (t) => {
  const { api } = await open(t);
  await api.ready();
  const { paths } = api.swagger() as { paths: Record<string, Record<string, unknown>> };
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((m) => [m, path] as const),
  );
  // The last two ask for a token or a secret of their own: test/console/oncall-api.test.ts.
  const free = new Set([
    'get /api/state',
    'post /api/first-run',
    'post /api/login',
    'get /api/lan/on-call',
    'get /api/calendar/{secret}.ics',
  ]);
  t.ok(routes.length >= 12, 'the document has the routes');
  const asked = [
    ...routes.filter(([m, path]) => !free.has(`${m} ${path}`)),
    ['get', '/api/events'],
    ['get', '/api/openapi.json'],
  ];
  for (const [method = '', path = ''] of asked) {
    const url = path
      .replace('{id}', 'x1')
      .replace('/api/messages', '/api/messages?state=open')
      .replace('?state=open/', '/');
    const payload = method === 'get' ? {} : { payload: path.endsWith('pin') ? { pin: '4711' } : { state: 'done' } };
    for (const cookies of [{}, { [COOKIE]: 'a-token-that-nobody-has' }]) {
      const answer = await api.inject({ method: method as 'GET', url, headers: OWN, cookies, ...payload });
      t.equal(answer.statusCode, 401, `${method} ${path}`);
      t.equal(answer.json().code, 'NOT_LOGGED_IN');
    }
  }
});

t.test('the first administrator is made once, and then logs in', async (t) => {
  const { api } = await open(t);
  const state = async (cookies = {}) => (await api.inject({ url: '/api/state', cookies })).json();
  t.match(await state(), { state: 'first-run', shortestPassword: 15, session: null });

  const weak = await api.inject({
    method: 'POST',
    url: '/api/first-run',
    headers: JSON_OWN,
    payload: { name: ADMINISTRATOR.name, password: 'too short' },
  });
  t.match(weak.json(), { code: 'PASSWORD_REFUSED' });
  t.equal(weak.statusCode, 422);

  const [first, second] = await Promise.all([administrator(api), administrator(api)]);
  t.same([first.answer.statusCode, second.answer.statusCode].sort(), [200, 409], 'two at once: one of them is first');
  const won = first.answer.statusCode === 200 ? first : second;
  t.match(won.answer.json(), { user: { name: ADMINISTRATOR.name, role: 'administrator' } });
  const cookie = String(won.answer.headers['set-cookie']);
  for (const part of ['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/']) t.match(cookie, part);
  t.notMatch(cookie, /Domain|Max-Age|Expires/);
  t.match(await state(won.cookies), { state: 'ready', session: { user: { name: ADMINISTRATOR.name } } });

  const { answer } = await login(api, { ...ADMINISTRATOR, password: 'not this one at all' });
  t.equal(answer.statusCode, 401);
  t.equal(answer.headers['set-cookie'], undefined);

  const out = await api.inject({ method: 'POST', url: '/api/logout', headers: OWN, cookies: won.cookies });
  t.equal(out.statusCode, 204);
  t.match(await state(won.cookies), { session: null }, 'the session is over at the box, not only in the browser');
});

t.test('what does not come from our own pages changes nothing', async (t) => {
  const { clinic, api } = await open(t);
  const { cookies } = await administrator(api);
  const { routine } = await earlier(clinic.store);
  const [message] = (await clinic.store.calls.record(routine))?.messages ?? [];
  const url = `/api/messages/${message?.id}/state`;
  const put = (headers: Record<string, string>) =>
    api.inject({
      method: 'PUT',
      url,
      cookies,
      headers: { host: 'box.lan:8443', ...headers },
      payload: { state: 'done' },
    });
  for (const headers of [
    {},
    { 'x-nightbell': 'something else' },
    { ...OWN, origin: 'https://elsewhere.example' },
    { ...OWN, origin: 'http://box.lan:8443' },
    { ...OWN, origin: 'null' },
    { ...OWN, 'sec-fetch-site': 'cross-site' },
    { ...OWN, 'sec-fetch-site': 'same-site' },
  ]) {
    const answer = await put(headers);
    t.match([answer.statusCode, answer.json().code], [403, 'OTHER_SITE'], JSON.stringify(headers));
  }
  t.equal(await clinic.services.messages.open(), 2);
  const own = await put({ ...OWN, origin: 'https://box.lan:8443', 'sec-fetch-site': 'same-origin' });
  t.match([own.statusCode, own.json()], [200, { state: 'done', doneByName: ADMINISTRATOR.name }]);
  t.equal(await clinic.services.messages.open(), 1);
});

t.test('a role sees and does what is its own', async (t) => {
  const { clinic, api } = await open(t);
  await administrator(api);
  await earlier(clinic.store);
  const desk = await colleague(clinic, api, 'front-desk', null);
  const doctor = await colleague(clinic, api, 'clinician', 'abara');
  const auditor = await colleague(clinic, api, 'auditor', null);
  const get = async (url: string, cookies: Record<string, string>) => (await api.inject({ url, cookies })).statusCode;
  const seen = async (cookies: Record<string, string>) => ({
    calls: await get('/api/calls', cookies),
    messages: await get('/api/messages?state=open', cookies),
    onCall: await get('/api/on-call', cookies),
    box: await get('/api/box', cookies),
  });
  t.same(await seen(desk), { calls: 200, messages: 200, onCall: 200, box: 403 });
  t.same(await seen(doctor), { calls: 200, messages: 200, onCall: 200, box: 403 });
  t.same(await seen(auditor), { calls: 403, messages: 403, onCall: 403, box: 200 });
  t.match((await api.inject({ url: '/api/overview', cookies: auditor })).json(), {
    live: [],
    openMessages: 0,
    box: 'down',
  });
  t.match((await api.inject({ url: '/api/overview', cookies: desk })).json(), { openMessages: 2, box: null });

  const pin = async (person: string, cookies: Record<string, string>, digits = '4711') =>
    (
      await api.inject({
        method: 'PUT',
        url: `/api/people/${person}/pin`,
        headers: OWN,
        cookies,
        payload: { pin: digits },
      })
    ).statusCode;
  t.equal(await pin('abara', desk), 403);
  t.equal(await pin('whitlock', doctor), 403, "another clinician's PIN is not theirs to set");
  t.equal(await pin('abara', doctor, '1234'), 422);
  t.equal(await pin('abara', doctor), 204);
  t.equal(await clinic.access.pins.checkPin('abara', '4711'), 'ok');
});

t.test('what cannot be used is refused without repeating it', async (t) => {
  const { api } = await open(t);
  const { cookies } = await administrator(api);
  const send = (method: 'GET' | 'PUT' | 'POST', url: string, payload?: object) =>
    api.inject({ method, url, cookies, headers: OWN, ...(payload ? { payload } : {}) });
  for (const [answer, status] of [
    [await send('GET', '/api/calls?limit=1000'), 400],
    [await send('GET', '/api/calls?since=forever'), 400],
    [await send('GET', '/api/calls/..%2f..%2fetc'), 400],
    [await send('GET', '/api/calls/0198-nothing'), 404],
    [await send('GET', '/api/messages'), 400],
    [await send('PUT', '/api/messages/0198-nothing/state', { state: 'done' }), 404],
    [await send('PUT', '/api/messages/0198-nothing/state', { state: 'lost' }), 400],
    [await send('PUT', '/api/people/abara/pin', { pin: '12ab' }), 400],
    [await send('PUT', '/api/people/abara/pin', { pin: '4711', also: 'this' }), 400],
    [await send('PUT', '/api/people/nobody/pin', { pin: '4711' }), 404],
    [await send('POST', '/api/login', { name: 'x'.repeat(20_000), password: 'y' }), 400],
    [await send('GET', '/api/nothing'), 404],
  ] as const) {
    t.equal(answer.statusCode, status);
    t.same(Object.keys(answer.json()), ['code', 'message']);
    t.notMatch(answer.body, /12ab|lost|forever/);
  }
});

t.test('passwords cannot be tried by the thousand', async (t) => {
  const { api } = await open(t);
  await administrator(api);
  const codes: number[] = [];
  for (let i = 0; i < 12; i++) {
    const { answer } = await login(api, { name: `Nobody ${i}`, password: 'a guess among thousands' });
    codes.push(answer.statusCode);
  }
  t.same(codes.slice(0, 3), [401, 401, 401]);
  t.equal(codes.at(-1), 429);
  const { answer } = await login(api, ADMINISTRATOR);
  t.match(answer.json(), { code: 'TOO_MANY' }, 'not even the right one, for a while');
});

t.test('a look at a call is in the audit log once, however often the page reads it anew', async (t) => {
  const { clinic, api } = await open(t);
  const { cookies } = await administrator(api);
  const { urgent } = await earlier(clinic.store);
  for (let i = 0; i < 3; i++) {
    const answer = await api.inject({ url: `/api/calls/${urgent}`, cookies });
    t.equal(answer.headers['cache-control'], 'no-store');
    t.match(answer.json(), {
      call: { id: urgent },
      pages: [{ personName: 'Dr. Lena Abara' }, { personName: 'Dr. Samuel Whitlock' }],
    });
  }
  const looks = await clinic.store.read
    .selectFrom('auditLines')
    .selectAll()
    .where('action', '=', 'call.viewed')
    .execute();
  t.equal(looks.length, 1);
  t.match(looks[0], { subject: urgent, actor: /^user:/ });
});

t.test('a list is one look in a quarter of an hour, as long as it shows no other call', async (t) => {
  let now = Date.now();
  const { clinic, api } = await open(t, undefined, null, { ...systemClock, now: () => now });
  const { cookies } = await administrator(api);
  const calls = await earlier(clinic.store);
  const look = async () => {
    const answer = await api.inject({ url: '/api/calls', cookies });
    const lines = await clinic.store.read
      .selectFrom('auditLines')
      .select('detail')
      .where('action', '=', 'calls.listed')
      .execute();
    return { shown: answer.json().calls.length as number, lines: lines.map(({ detail }) => detail) };
  };
  await look();
  t.match(await look(), { shown: 2, lines: { length: 1 } }, 'a refresh is no new look');
  const { id } = await ring(clinic.store);
  const third = await look();
  t.match(third, { shown: 3, lines: { length: 2 } }, 'a call that was not shown before');
  for (const each of [id, calls.urgent]) t.match(third.lines[1], each, 'and the line names what was shown');
  t.equal((await look()).lines.length, 2);
  now += 15 * 60_000 + 1;
  t.equal((await look()).lines.length, 3, 'later it is another look');
  const other = await login(api, ADMINISTRATOR);
  await api.inject({ url: '/api/calls', cookies: other.cookies });
  t.equal((await look()).lines.length, 4, 'and so it is in another session');
});

t.test('where others can reach the page, the first administrator knows the code of the start', async (t) => {
  for (const host of ['127.0.0.1', '127.8.8.8', 'localhost', '::1']) t.notOk(needsSetUpCode(host), host);
  for (const host of ['192.0.2.10', '0.0.0.0', '::', 'box.lan']) t.ok(needsSetUpCode(host), host);
  let used = 0;
  const code = new SetUpCode(() => used++);
  const shown = code.shown ?? '';
  t.match(shown, /^[A-Z2-9]{5}-[A-Z2-9]{5}$/);
  t.not(new SetUpCode().shown, shown, 'another start has another');
  const { api } = await open(t, undefined, code);
  const state = async () => (await api.inject({ url: '/api/state' })).json();
  t.match(await state(), { state: 'first-run', needsCode: true });
  const set = (payload: object) =>
    api.inject({ method: 'POST', url: '/api/first-run', headers: JSON_OWN, payload: { ...ADMINISTRATOR, ...payload } });
  for (const wrong of [{}, { code: '' }, { code: 'AAAAA-AAAAA' }, { code: shown.slice(0, -1) }]) {
    const answer = await set(wrong);
    t.match([answer.statusCode, answer.json().code], [403, 'SETUP_CODE_WRONG']);
    t.equal(answer.headers['set-cookie'], undefined);
  }
  t.match((await set({ code: shown, password: 'too short' })).json(), { code: 'PASSWORD_REFUSED' });
  t.equal(used, 0);
  t.equal((await set({ code: ` ${shown.toLowerCase().replace('-', ' ')}` })).statusCode, 200);
  t.match(await state(), { state: 'ready', needsCode: false });
  t.match([used, code.shown, code.matches(shown)], [1, null, false], 'it opens nothing any more');
  t.equal((await set({ code: shown })).json().code, 'NOT_FIRST_RUN');
});

t.test('what fails inside is said plainly outside, and the log holds nothing of the request', async (t) => {
  const { api, lines } = await open(t, (own) => ({
    ...own,
    calls: { ...own.calls, view: () => Promise.reject(new Error('could not show Mara Oyelaran')) },
  }));
  const { cookies } = await administrator(api);
  const answer = await api.inject({ url: '/api/calls/0198-some-call', cookies });
  t.match([answer.statusCode, answer.json().code], [500, 'FAILED']);
  t.notMatch(answer.body, /Mara/);
  t.match(lines.join(''), /"route":"\/api\/calls\/:id"/);
  t.notMatch(lines.join(''), /Mara|0198-some-call|Ruth/);
});

t.test('a stream of changes holds ids only, ends with the session, and is bounded', async (t) => {
  const { clinic, api } = await open(t);
  const { cookies } = await administrator(api);
  const watch = () => api.inject({ url: '/api/events', cookies, payloadAsStream: true });
  const streams = [await watch(), await watch(), await watch(), await watch()];
  t.match(streams[0]?.headers, {
    'content-type': /^text\/event-stream/,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  t.equal((await watch()).statusCode, 503, 'a fifth of one session is refused');

  const heard: string[] = [];
  const stream = streams[0]?.stream();
  stream?.on('data', (chunk) => heard.push(String(chunk)));
  const { urgent } = await earlier(clinic.store);
  while (!heard.join('').includes(`"callId":"${urgent}"`)) await once(stream as NodeJS.ReadableStream, 'data');
  t.notMatch(heard.join(''), /Mara|fever|\+1518/);
  t.match(heard.join(''), /^retry: \d+\nevent: hello\n/);

  const ended = Promise.all(streams.map((each) => once(each.stream().resume(), 'end')));
  await api.inject({ method: 'POST', url: '/api/logout', headers: OWN, cookies });
  await ended;
  t.pass('logging out ends the streams of the session at once');
});

t.test("the pages' client is the one that the API describes", async (t) => {
  t.equal(readFileSync(CLIENT_FILE, 'utf8'), await clientSource(), 'run src/console/client.ts');
});
