import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import t, { type Test } from 'tap';
import { certificate, deadPort, listening, mute, open, REFERENCE, secretFile } from './kit.ts';

const URGENT = { kind: 'urgent-call', reference: '4821' } as const;
const TO = { channel: 'webhook', address: 'push' } as const;
const KEY = 'a key of the push service';

interface Got {
  headers: IncomingMessage['headers'];
  body: string;
}

async function receiver(
  t: Test,
  status = 200,
  more: Record<string, string> = {},
): Promise<{ url: string; got: Got[] }> {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      got.push({ headers: request.headers, body });
      response.writeHead(status, more).end();
    });
  });
  return { url: `http://127.0.0.1:${await listening(t, server)}/hook`, got };
}

const webhook = (t: Test, url: string, more: object = {}) => ({
  webhooks: [{ name: 'push', url, secretFile: secretFile(t, KEY), ...more }],
});

t.test('a push is signed over its id, its time and every byte', async (t) => {
  const { url, got } = await receiver(t);
  const delivery = await open(t, webhook(t, url));
  t.same(delivery.webhooks, ['push']);
  t.same(await delivery.send(URGENT, TO, REFERENCE), { state: 'delivered', reference: REFERENCE, reason: null });
  const { headers, body } = got[0] as Got;
  t.same(JSON.parse(body), {
    text: 'Urgent call waiting. Ring the practice line and enter your PIN. Ref 4821.',
    urgent: true,
    id: REFERENCE,
  });
  t.equal(headers['webhook-id'], REFERENCE, 'a repetition bears the same id');
  const signed = createHmac('sha256', KEY).update(`${REFERENCE}.${headers['webhook-timestamp']}.${body}`);
  t.equal(headers['webhook-signature'], `v1,${signed.digest('base64')}`);
  t.ok(Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1_000) < 60);
});

t.test('over TLS only to whom the certificate names', async (t) => {
  const { key, cert, file } = certificate(t);
  const server = createTlsServer({ key, cert }, (_, response) => void response.end());
  const port = await listening(t, server);
  const trusting = await open(t, webhook(t, `https://localhost:${port}/`, { caFile: file }));
  t.match(await trusting.send(URGENT, TO, REFERENCE), { state: 'delivered' });
  const strange = await open(t, webhook(t, `https://localhost:${port}/`));
  t.match(await strange.send(URGENT, TO, REFERENCE), { state: 'failed', reason: 'refused' });
});

t.test('S9: a redirect is not followed, and a name that is not listed goes nowhere', async (t) => {
  const elsewhere = await receiver(t);
  const { url } = await receiver(t, 307, { location: elsewhere.url });
  const delivery = await open(t, webhook(t, url));
  t.match(await delivery.send(URGENT, TO, REFERENCE), { state: 'failed', reason: 'refused' });
  t.equal(elsewhere.got.length, 0);
  for (const address of ['other', elsewhere.url])
    t.match(await delivery.send(URGENT, { channel: 'webhook', address }, REFERENCE), { reason: 'not-listed' });
  t.equal(elsewhere.got.length, 0);
});

t.test('what a receiver answers, and one that does not', async (t) => {
  for (const [status, reason] of [
    [410, 'address'],
    [429, 'busy'],
    [500, 'busy'],
    [401, 'refused'],
  ] as const) {
    const { url } = await receiver(t, status);
    const delivery = await open(t, webhook(t, url));
    t.match(await delivery.send(URGENT, TO, REFERENCE), { state: 'failed', reason }, String(status));
  }
  const at = async (port: number) =>
    (await open(t, webhook(t, `http://127.0.0.1:${port}/`))).send(URGENT, TO, REFERENCE);
  const [dead, silent] = await Promise.all([at(await deadPort()), at(await mute(t))]);
  t.match(dead, { state: 'failed', reason: 'unreachable' });
  t.match(silent, { state: 'failed', reason: 'late' });
});
