import { once } from 'node:events';
import { createServer } from 'node:http';
import { pino } from 'pino';
import t from 'tap';
import { systemClock } from '../../src/clock.ts';
import { openDelivery } from '../../src/delivery/delivery.ts';
import type { DeliveryReport } from '../../src/delivery/types.ts';
import { silentLog } from '../../src/log.ts';
import { makeSettings } from '../../src/settings/load.ts';
import { hasKannel, kannel } from './kannel.ts';
import { deadPort, listening, mute, open, REFERENCE, secretFile } from './kit.ts';

const URGENT = { kind: 'urgent-call', reference: '4821' } as const;
const PHONE = '+15185550142';
const TO = { channel: 'sms', address: PHONE } as const;
const LOGIN = { user: 'box', password: 'open-sesame' };

t.test('through a real Kannel: words, report, refusals, a way to the SMS centre that breaks', async (t) => {
  if (!hasKannel()) return void t.comment('not run: Kannel is not installed');
  const gateway = await kannel(t, LOGIN);
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const sms = { host: '127.0.0.1', port: gateway.port, user: LOGIN.user };
  const settings = { sms: { ...sms, passwordFile: secretFile(t, LOGIN.password), reportPort: 0 } };
  const delivery = await open(t, settings, log);

  const report = once(delivery, 'report') as Promise<[DeliveryReport]>;
  t.same(await delivery.send(URGENT, TO, REFERENCE), { state: 'accepted', reference: REFERENCE, reason: null });
  const [reported] = await report;
  t.match(reported, { reference: REFERENCE, channel: 'sms', state: 'delivered', reason: null });
  t.same(gateway.got, [
    `5185550100 ${PHONE} text Urgent call waiting. Ring the practice line and enter your PIN. Ref 4821.`,
  ]);
  t.match(await delivery.check(), [{ gateway: 'sms', state: 'up' }]);
  t.equal(gateway.got.length, 1, 'a look sends nothing');

  const wrong = await open(t, { sms: { ...sms, passwordFile: secretFile(t, 'guess'), reportHost: '' } }, log);
  t.match(await wrong.send(URGENT, TO, REFERENCE), { state: 'failed', reason: 'refused' });
  t.match(await wrong.check(), [{ gateway: 'sms', state: 'down', reason: 'refused' }]);

  const down: unknown[] = [];
  delivery.on('gateway', (state) => down.push(state));
  await gateway.cutCentre();
  t.match(
    await delivery.send(URGENT, TO, REFERENCE),
    { state: 'failed', reason: 'busy' },
    'what is queued for later does not hold a ladder up',
  );
  t.match(down, [{ gateway: 'sms', state: 'down', reason: 'busy' }], 'and the alarm can be raised');

  const logged = lines.join('');
  t.ok(logged.includes(REFERENCE), 'what was sent is logged by its reference');
  for (const secret of [LOGIN.password, 'guess', PHONE, PHONE.slice(1), 'Urgent'])
    t.notOk(logged.includes(secret), 'no password, number or word in the log');
});

t.test('nothing of a person is in the path that is asked for or reported to', async (t) => {
  const asked: { url: string; report: string }[] = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', report: String(request.headers['x-kannel-dlr-url']) });
    response.writeHead(202).end('0: Accepted for delivery');
  });
  const port = await listening(t, server);
  const sms = { host: '127.0.0.1', port, user: 'box', passwordFile: secretFile(t, 'sesame'), reportPort: 0 };
  const delivery = await open(t, { sms });
  await delivery.send(URGENT, TO, REFERENCE);
  t.equal(asked[0]?.url, '/cgi-bin/sendsms');
  const report = asked[0]?.report ?? '';
  t.notMatch(report, /5185550142|sesame|box/);

  const heard: DeliveryReport[] = [];
  delivery.on('report', (one) => heard.push(one));
  const told = (url: string) => fetch(url).then(({ status }) => status);
  t.equal(await told(report.replace('%d', '8')), 204, 'on the way: nothing to say yet');
  t.equal(await told(report.replace('%d', '2')), 204);
  t.match(heard, [{ reference: REFERENCE, state: 'failed', reason: 'address' }]);
  const forged = report.replace(/0001\//, '0002/').replace('%d', '1');
  t.equal(await told(forged), 404, 'a report about another reference needs its own seal');
  t.equal(await told(report.replace(/\/[0-9a-f]{32}/, `/${'0'.repeat(32)}`).replace('%d', '1')), 404);
  t.equal(heard.length, 1);
});

t.test('a dead and a mute gateway fail within the limit; a secret that others can read is not used', async (t) => {
  const at = (port: number) => open(t, { sms: { host: '127.0.0.1', port, reportHost: '' } });
  const from = Date.now();
  const [dead, silent] = await Promise.all([at(await deadPort()), at(await mute(t))]);
  const [one, other] = await Promise.all([
    dead.send(URGENT, TO, REFERENCE).then((sent) => ({ sent, ms: Date.now() - from })),
    silent.send(URGENT, TO, REFERENCE),
  ]);
  t.match(one.sent, { state: 'failed', reason: 'unreachable' });
  t.ok(one.ms < 5_000, `one retry and no more (${one.ms} ms)`);
  t.match(other, { state: 'failed', reason: 'late' });
  const readable = secretFile(t, 'sesame', 0o644);
  const sms = { host: '127.0.0.1', passwordFile: readable };
  await t.rejects(open(t, { sms }), { code: 'NB_SETTINGS_INVALID' });
  const { delivery: settings } = makeSettings({ delivery: { sms } }, {});
  const running = openDelivery({ settings, clock: systemClock, log: silentLog, reportKey: Buffer.alloc(32) });
  t.match(running.gateways(), [{ gateway: 'sms', state: 'down' }], 'a box that runs goes on without it');
  t.match(await running.send(URGENT, TO, REFERENCE), { state: 'failed', reason: 'not-set-up' });
});

t.test('S9: without a gateway in the settings nothing goes, and only to numbers', async (t) => {
  const none = await open(t, {});
  t.notOk(none.has('sms'));
  t.match(await none.send(URGENT, TO, REFERENCE), { state: 'failed', reason: 'not-set-up' });
  const some = await open(t, { sms: { host: '127.0.0.1', port: await deadPort(), reportHost: '' } });
  for (const address of ['5185550142', '+1518555014\r\nX-Kannel-To: +15185550199', '911', ''])
    t.match(await some.send(URGENT, { channel: 'sms', address }, REFERENCE), { reason: 'not-listed' });
});
