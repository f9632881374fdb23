import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import { makeSettings, places } from '../../src/settings/load.ts';
import { repository } from './tree.ts';

/** systemd's end of $NOTIFY_SOCKET, which Node cannot be: prints each message; closing what comes with it lets the sender go on. */
const RECEIVER = `
import os, socket, sys
at = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
at.bind(sys.argv[1])
print('listening', flush=True)
while True:
    text, fds, *_ = socket.recv_fds(at, 4096, 4)
    for fd in fds: os.close(fd)
    print(text.decode().replace('\\n', ' '), flush=True)
`;
const able = ['systemd-notify', 'python3'].every((tool) => spawnSync(tool, ['--version']).status === 0);

t.test(
  'an Asterisk that lives feeds the watchdog, one that hangs does not',
  {
    skip: able ? false : 'systemd-notify or python3 is not there',
  },
  async (t) => {
    const root = mkdtempSync(join(tmpdir(), 'nb-watched-'));
    const { bin, modules, data } = JSON.parse(
      readFileSync(join(places(makeSettings({})).asteriskPrefix, 'paths.json'), 'utf8'),
    ) as Record<string, string>;
    for (const name of ['etc', 'var', 'run', 'log', 'spool']) mkdirSync(join(root, name));
    const directories = { etc: 'etc', db: 'var', key: 'var', varlib: 'var', run: 'run', log: 'log', spool: 'spool' };
    const folders = Object.entries(directories).map(([name, at]) => `ast${name}dir => ${join(root, at)}`);
    const configuration = join(root, 'etc/asterisk.conf');
    writeFileSync(
      configuration,
      `[directories]\nastmoddir => ${modules}\nastdatadir => ${data}\n${folders.join('\n')}\n`,
    );
    writeFileSync(join(root, 'etc/modules.conf'), '[modules]\nautoload=no\n');

    const socket = join(root, 'notify');
    const receiver = spawn('python3', ['-c', RECEIVER, socket], { stdio: ['ignore', 'pipe', 'inherit'] });
    const heard: string[] = [];
    const lines = createInterface(receiver.stdout).on('line', (line) => heard.push(line));
    const until = async (text: string) => {
      while (!heard.some((line) => line.includes(text))) await once(lines, 'line');
    };
    await until('listening');

    const asterisk: ChildProcess = spawn(join(repository, 'provision/asterisk-watched'), [bin!, configuration], {
      stdio: 'ignore',
      detached: true,
      env: { ...process.env, NOTIFY_SOCKET: socket, WATCHDOG_USEC: '5000000' },
    });
    t.teardown(() => {
      process.kill(-asterisk.pid!, 'SIGKILL');
      receiver.kill();
      rmSync(root, { recursive: true, force: true });
    });

    await until('READY=1');
    t.pass('Asterisk says itself that it is ready');
    await until('WATCHDOG=1');
    t.pass('and the watch that it answers');

    process.kill(asterisk.pid!, 'SIGSTOP');
    // One sign of life may be on its way. Then there must be none for longer than the watchdog waits: that takes its time.
    await sleep(500);
    const before = heard.length;
    await sleep(6_000);
    t.same(heard.slice(before), [], 'a stopped Asterisk is not fed');
  },
);
