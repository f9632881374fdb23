import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import t, { type Test } from 'tap';
import type { Clock } from '../../src/clock.ts';
import { startConsole } from '../../src/console/console.ts';
import { ensureCertificate } from '../../src/console/tls.ts';
import { silentLog } from '../../src/log.ts';
import { openClinic, serve } from './clinic.ts';

const DAY_MS = 86_400_000;

function folder(t: Test): string {
  const dir = mkdtempSync(join(tmpdir(), 'nightbell-tls-'));
  t.teardown(() => rmSync(dir, { recursive: true, force: true }));
  return join(dir, 'tls');
}

t.test("the certificate is made once, for the names of the box, with a key that is nobody else's", async (t) => {
  const dir = folder(t);
  const now = Date.now();
  const made = await ensureCertificate(dir, '192.0.2.7', now);
  const parsed = new X509Certificate(made.cert);
  t.equal(parsed.fingerprint256, made.fingerprint);
  t.match(parsed.publicKey.asymmetricKeyDetails, { namedCurve: 'prime256v1' });
  t.ok(parsed.verify(parsed.publicKey), 'signed by its own key');
  t.equal(parsed.checkIP('192.0.2.7'), '192.0.2.7');
  t.equal(parsed.checkIP('127.0.0.1'), '127.0.0.1');
  t.equal(parsed.checkHost('localhost'), 'localhost');
  t.equal(parsed.checkHost(hostname()), hostname());
  t.equal(statSync(join(dir, 'console.key')).mode & 0o777, 0o600);
  t.equal(statSync(dir).mode & 0o777, 0o700);
  t.ok(made.expiresAt - now <= 825 * DAY_MS, 'no longer than browsers take');

  const again = await ensureCertificate(dir, '192.0.2.7', now + 100 * DAY_MS);
  t.equal(again.fingerprint, made.fingerprint, 'the same one at the next start');
  const kept = await ensureCertificate(dir, '192.0.2.7', made.expiresAt - 31 * DAY_MS);
  t.equal(kept.fingerprint, made.fingerprint, 'and until thirty days before its end');
  const late = await ensureCertificate(dir, '192.0.2.7', made.expiresAt - 29 * DAY_MS);
  t.not(late.fingerprint, made.fingerprint, 'a new one before it expires');
  const moved = await ensureCertificate(dir, '192.0.2.8', now);
  t.not(moved.fingerprint, late.fingerprint, 'a new one for another address');
  writeFileSync(join(dir, 'console.crt'), 'torn');
  t.ok((await ensureCertificate(dir, '192.0.2.8', now)).expiresAt > now, 'a new one for one that cannot be read');
});

t.test('TLS is really served, with that certificate, and nothing in clear', async (t) => {
  const clinic = await openClinic(t);
  const served = await serve(t, clinic);
  const ca = readFileSync(join(clinic.dir, 'tls/console.crt'));
  const socket = connect({ host: '127.0.0.1', port: served.port, ca, servername: 'localhost' });
  await once(socket, 'secureConnect');
  t.ok(socket.authorized, 'whoever trusts the certificate needs no exception');
  t.equal(socket.getPeerCertificate().fingerprint256, served.fingerprint);
  t.match(socket.getProtocol(), /^TLSv1\.[23]$/);
  socket.destroy();
  await t.rejects(fetch(served.url.replace('https', 'http')), 'plain HTTP gets no answer');

  const { status, headers } = await new Promise<{ status: number | undefined; headers: Record<string, unknown> }>(
    (resolve, reject) => {
      request(`${served.url}/api/state`, { ca }, (response) => {
        response.resume();
        resolve({ status: response.statusCode, headers: response.headers });
      })
        .on('error', reject)
        .end();
    },
  );
  t.equal(status, 200);
  t.match(headers, { 'cache-control': 'no-store', 'x-frame-options': /./, 'referrer-policy': 'no-referrer' });
  t.match(String(headers['content-security-policy']), /^default-src 'none';script-src 'self'/);
  t.notMatch(String(headers['content-security-policy']), /unsafe|https?:|\*/);
  t.equal(headers['strict-transport-security'], undefined);
});

t.test('a running console takes a new certificate before the old one expires', async (t) => {
  const { dir, services } = await openClinic(t);
  let now = Date.now();
  let day: () => void = () => {};
  const clock: Clock = {
    now: () => now,
    after: (_ms, fn) => {
      day = fn;
      return () => {};
    },
  };
  const options = {
    services,
    log: silentLog,
    clock,
    host: '127.0.0.1',
    port: 0,
    tlsDir: join(dir, 'tls'),
    version: '0',
  };
  const served = await startConsole(options);
  t.teardown(() => served.close());
  const before = served.fingerprint;
  now += 800 * DAY_MS;
  day();
  const shown = async () => {
    const socket = connect({ host: '127.0.0.1', port: served.port, rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    const { fingerprint256 } = socket.getPeerCertificate();
    socket.destroy();
    return fingerprint256;
  };
  while (served.fingerprint === before) await new Promise(setImmediate);
  t.equal(await shown(), served.fingerprint);
});

t.test('a port that is taken is named', async (t) => {
  const { dir, services } = await openClinic(t);
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  t.teardown(() => other.close());
  const { port } = other.address() as { port: number };
  const clock: Clock = { now: Date.now, after: () => () => {} };
  await t.rejects(
    startConsole({ services, log: silentLog, clock, host: '127.0.0.1', port, tlsDir: join(dir, 'tls'), version: '0' }),
    {
      code: 'NB_PORT_TAKEN',
      message: new RegExp(`127\\.0\\.0\\.1:${port}`),
    },
  );
});
