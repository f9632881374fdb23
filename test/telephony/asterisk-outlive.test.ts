import { fork } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { outlive } from '../../src/telephony/asterisk/outlive.ts';
import { until } from './asterisk-lab.ts';

const [, , port] = process.argv;
if (port) {
  // The program that is killed: two connections, one of which outlives it.
  const [plain, kept] = [connect(Number(port), '127.0.0.1'), connect(Number(port), '127.0.0.1')];
  await Promise.all([once(plain, 'connect'), once(kept, 'connect')]);
  outlive(kept);
  kept.on('data', (data) => kept.write(data));
  plain.write('plain');
  kept.write('kept');
} else test();

function test(): void {
  t.test('S5: a killed program: the connections that outlive it break later than the others', async (t) => {
    const server = createServer().listen(0, '127.0.0.1');
    t.teardown(() => server.close());
    await once(server, 'listening');
    const sockets = new Map<string, Socket>();
    server.on('connection', (socket) => {
      socket.on('error', () => undefined).once('data', (name) => sockets.set(String(name), socket));
    });
    const program = fork(fileURLToPath(import.meta.url), [String((server.address() as AddressInfo).port)]);
    t.teardown(() => program.kill('SIGKILL'));
    await until('both are there', () => sockets.size === 2);
    const [plain, kept] = [sockets.get('plain') as Socket, sockets.get('kept') as Socket];
    kept.write('still read by the program');
    t.equal(String((await once(kept, 'data'))[0]), 'still read by the program');
    const closed = [plain, kept].map(async (socket) => {
      socket.resume();
      await once(socket, 'close');
      return performance.now();
    });
    program.kill('SIGKILL');
    const killed = performance.now();
    const [plainAt = 0, keptAt = 0] = await Promise.all(closed);
    t.ok(plainAt - killed < 150, `others break after ${Math.round(plainAt - killed)} ms`);
    t.ok(keptAt - plainAt > 200, `this one ${Math.round(keptAt - plainAt)} ms later`);
    t.ok(keptAt - killed < 700, 'and soon enough for the backup path');
  });

  t.test('a connection that is closed is let go', async (t) => {
    const server = createServer((socket) => socket.on('error', () => undefined).resume()).listen(0, '127.0.0.1');
    t.teardown(() => server.close());
    await once(server, 'listening');
    const accepted = once(server, 'connection');
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const [theirs] = (await accepted) as [Socket];
    outlive(socket);
    socket.destroy();
    const from = performance.now();
    await once(theirs, 'close');
    t.ok(performance.now() - from < 1_000);
  });
}
