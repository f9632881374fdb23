import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import t, { type Test } from 'tap';
import { SEND_LIMIT_MS } from '../../src/delivery/types.ts';
import { certificate, deadPort, listening, mute, open, REFERENCE, secretFile } from './kit.ts';

/** E-mail to a real SMTP server: what arrives there, and what each way of refusing comes to. */
const URGENT = { kind: 'urgent-call', reference: '4821' } as const;
const TO = { channel: 'email', address: 'oncall@clinic.example' } as const;
const tls = certificate(t);

interface Got {
  from: string;
  to: string[];
  text: string;
  secure: boolean;
  user: string | undefined;
}

async function server(t: Test, options: SMTPServerOptions = {}): Promise<{ port: number; got: Got[] }> {
  const got: Got[] = [];
  const smtp = new SMTPServer({
    key: tls.key,
    cert: tls.cert,
    authOptional: true,
    logger: false,
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (piece) => {
        text += piece;
      });
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        got.push({ from, to: rcptTo.map((one) => one.address), text, secure: session.secure, user: session.user });
        done();
      });
    },
    ...options,
  });
  smtp.on('error', () => undefined);
  const port = await listening(t, smtp.server as never);
  t.teardown(() => smtp.close());
  return { port, got };
}

const smtp = (port: number, more: object = {}) => ({
  smtp: {
    ...{ host: 'localhost', port, from: 'nightbell@clinic.example', recipients: ['clinic.example'] },
    ...{ caFile: tls.file, ...more },
  },
});

t.test('an urgent call goes by STARTTLS with the approved words and no others', async (t) => {
  const { port, got } = await server(t);
  const delivery = await open(t, smtp(port));
  const sent = await delivery.send(URGENT, TO, REFERENCE);
  t.same(sent, { state: 'accepted', reference: REFERENCE, reason: null });
  const [mail] = got;
  t.match(mail, { from: 'nightbell@clinic.example', to: ['oncall@clinic.example'], secure: true });
  const [head = '', body = ''] = mail!.text.split('\r\n\r\n');
  t.equal(body.trim(), 'Urgent call waiting. Ring the practice line and enter your PIN. Ref 4821.');
  t.match(head, new RegExp(`Message-ID: <${REFERENCE}@clinic.example>`), 'a repetition can be told by its id');
  t.match(head, /Auto-Submitted: auto-generated/);
  t.match(head, /Importance: high/i);
  t.match(delivery.gateways(), [{ gateway: 'smtp', state: 'up' }]);
});

t.test('a pager by e-mail gets one short line and no subject', async (t) => {
  const { port, got } = await server(t);
  const delivery = await open(t, smtp(port));
  await delivery.send(URGENT, { channel: 'pager-email', address: '5550142@clinic.example' }, REFERENCE);
  const [head = '', body = ''] = got[0]!.text.split('\r\n\r\n');
  t.notMatch(head, /^Subject: \S/m);
  t.ok(body.trim().length <= 160);
});

t.test('a server without STARTTLS is given nothing where it is required', async (t) => {
  const { port, got } = await server(t, { hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });
  const delivery = await open(t, smtp(port));
  t.match(await delivery.send(URGENT, TO, REFERENCE), { state: 'failed', reason: 'refused' });
  t.equal(got.length, 0);
  t.match(delivery.gateways(), [{ state: 'down', reason: 'refused' }]);
  const clear = { host: 'mail.clinic.example', security: 'none' };
  await t.rejects(open(t, { smtp: clear }), { code: 'NB_SETTINGS_INVALID' }, 'nor may the settings ask for that');
});

t.test('a certificate that nobody here trusts is refused', async (t) => {
  const { port, got } = await server(t);
  const delivery = await open(t, smtp(port, { caFile: '' }));
  t.match(await delivery.send(URGENT, TO, REFERENCE), { state: 'failed', reason: 'refused' });
  t.equal(got.length, 0);
});

t.test('TLS from the first byte, with a login', async (t) => {
  const { port, got } = await server(t, {
    secure: true,
    authOptional: false,
    onAuth: ({ username, password }, _, done) =>
      username === 'box' && password === 'sesame' ? done(null, { user: 'box' }) : done(new Error('no')),
  });
  const login = { security: 'tls', user: 'box', passwordFile: secretFile(t, 'sesame') };
  const delivery = await open(t, smtp(port, login));
  t.match(await delivery.send(URGENT, TO, REFERENCE), { state: 'accepted' });
  t.match(got, [{ user: 'box', secure: true }]);
  t.match(await delivery.check(), [{ state: 'up' }], 'a look sends nothing');
  t.equal(got.length, 1);
  const wrong = await open(t, smtp(port, { ...login, passwordFile: secretFile(t, 'open') }));
  t.match(await wrong.send(URGENT, TO, REFERENCE), { state: 'failed', reason: 'refused' });
});

t.test('greylisting is "not now", an unknown receiver is the address, another refusal is not', async (t) => {
  const saying = async (responseCode: number, at: 'onRcptTo' | 'onData') => {
    const refusal = Object.assign(new Error('no'), { responseCode });
    const on: SMTPServerOptions =
      at === 'onRcptTo'
        ? { onRcptTo: (_, __, done) => done(refusal) }
        : { onData: (stream, _, done) => void stream.on('end', () => done(refusal)).resume() };
    const { port } = await server(t, on);
    return open(t, smtp(port));
  };
  const grey = await saying(451, 'onRcptTo');
  t.match(await grey.send(URGENT, TO, REFERENCE), { state: 'failed', reason: 'busy' });
  const unknown = await saying(550, 'onRcptTo');
  t.match(await unknown.send(URGENT, TO, REFERENCE), { state: 'failed', reason: 'address' });
  t.match(unknown.gateways(), [{ state: 'up' }], 'the server is well');
  const policy = await saying(554, 'onData');
  t.match(await policy.send(URGENT, TO, REFERENCE), { state: 'failed', reason: 'refused' });
});

t.test('a dead, a mute and a slow server fail soon enough for the next channel', async (t) => {
  const slow = await server(t, { onRcptTo: (_, __, done) => void setTimeout(done, 20_000).unref() });
  const ports = { dead: await deadPort(), mute: await mute(t), slow: slow.port };
  await Promise.all(
    Object.entries(ports).map(async ([name, port]) => {
      const delivery = await open(t, smtp(port));
      const from = Date.now();
      const sent = await delivery.send(URGENT, TO, REFERENCE);
      const took = Date.now() - from;
      t.match(sent, { state: 'failed', reason: name === 'dead' ? 'unreachable' : /late|unreachable/ }, name);
      t.ok(took <= SEND_LIMIT_MS + 1_000, `${name}: within the limit (${took} ms)`);
      t.match(delivery.gateways(), [{ state: 'down' }], name);
    }),
  );
});

t.test('S9: nothing goes to an address that the settings do not list', async (t) => {
  const { port, got } = await server(t);
  const delivery = await open(t, smtp(port));
  for (const address of [
    'oncall@elsewhere.example',
    'oncall@clinic.example.elsewhere.example',
    'oncall@elsewhere.example,oncall@clinic.example',
    'Somebody <oncall@elsewhere.example> oncall@clinic.example',
    'oncall@clinic.example\r\nBcc: a@elsewhere.example',
  ]) {
    t.notOk(delivery.allows({ channel: 'email', address }), JSON.stringify(address));
    t.match(await delivery.send(URGENT, { channel: 'email', address }, REFERENCE), {
      state: 'failed',
      reason: 'not-listed',
    });
  }
  t.equal(got.length, 0);
  const one = await open(t, smtp(port, { recipients: ['Manager@elsewhere.example'] }));
  t.ok(one.allows({ channel: 'email', address: 'manager@elsewhere.example' }), 'a whole address may be listed');
  t.notOk(one.allows({ channel: 'email', address: 'other@elsewhere.example' }));
});
