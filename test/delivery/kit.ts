import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Test } from 'tap';
import { systemClock } from '../../src/clock.ts';
import { openDelivery } from '../../src/delivery/delivery.ts';
import type { Delivery } from '../../src/delivery/types.ts';
import { type Log, silentLog } from '../../src/log.ts';
import { makeSettings } from '../../src/settings/load.ts';

export const REFERENCE = '0192f0c1-0000-7000-8000-000000000001';

export function tempDir(t: Test): string {
  const dir = mkdtempSync(join(tmpdir(), 'nb-delivery-'));
  t.teardown(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A file that holds a secret, as the settings want it. */
export function secretFile(t: Test, secret: string, mode = 0o600): string {
  const file = join(tempDir(t), 'secret');
  writeFileSync(file, `${secret}\n`, { mode });
  return file;
}

/** Delivery with these settings, open until the test ends. */
export async function open(t: Test, delivery: object, log: Log = silentLog): Promise<Delivery> {
  const { delivery: settings } = makeSettings({ delivery }, {});
  const made = openDelivery({ settings, clock: systemClock, log, reportKey: Buffer.alloc(32, 7), strict: true });
  t.teardown(() => made.close());
  await made.start();
  return made;
}

/** A certificate for localhost that nobody signed: who trusts it names it as its own authority. */
export function certificate(t: Test): { key: string; cert: string; file: string } {
  const dir = tempDir(t);
  const [key, file] = [join(dir, 'key.pem'), join(dir, 'cert.pem')];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
      .concat(['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'])
      .concat(['-keyout', key, '-out', file]),
    { stdio: 'ignore' },
  );
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(file, 'utf8'), file };
}

/** Something that listens on loopback until the test ends, and its port. */
export async function listening(t: Test, server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as { port: number }).port;
}

/** A port at which nobody listens. */
export async function deadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise<void>((resolve) => void server.close(() => resolve()));
  return port;
}

/** A server that takes connections and says nothing, as a hung one does. */
export function mute(t: Test): Promise<number> {
  return listening(
    t,
    createServer(() => undefined),
  );
}
