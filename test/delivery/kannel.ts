import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Test } from 'tap';
import { deadPort, tempDir } from './kit.ts';

const FAKE = '/usr/lib/kannel/test/fakesmsc';

/** Whether this machine has Kannel and its SMS centre for tests. */
export function hasKannel(): boolean {
  try {
    for (const file of ['/usr/sbin/bearerbox', '/usr/sbin/smsbox', FAKE]) accessSync(file);
    return true;
  } catch {
    return false;
  }
}

export interface Kannel {
  /** Port of sendsms. */
  port: number;
  /** What the SMS centre was given: `sender receiver text …`. */
  got: string[];
  /** The way to the SMS centre breaks; the gateway itself stays. */
  cutCentre(): Promise<void>;
}

/** A whole Kannel until the test ends: bearerbox, smsbox, and an SMS centre that takes everything. */
export async function kannel(t: Test, login: { user: string; password: string }): Promise<Kannel> {
  const dir = tempDir(t);
  const [admin, boxes, centre, port] = await Promise.all([deadPort(), deadPort(), deadPort(), deadPort()]);
  const file = join(dir, 'kannel.conf');
  writeFileSync(file, configuration({ admin, boxes, centre, port, ...login }), { mode: 0o600 });
  const run = (command: string, args: string[]): ChildProcess => {
    const child = spawn(command, args, { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] });
    t.teardown(() => child.kill('SIGKILL'));
    return child;
  };
  drain(run('/usr/sbin/bearerbox', ['-v', '4', file]));
  await open(boxes);
  await open(centre);
  drain(run('/usr/sbin/smsbox', ['-v', '4', file]));
  const got: string[] = [];
  const smsc = run(FAKE, ['-H', '127.0.0.1', '-r', String(centre), '-m', '0', '1 2 text x']);
  let text = '';
  const hear = (piece: Buffer) => {
    text += piece;
    got.splice(0, got.length, ...[...text.matchAll(/Got message \d+: <(.*)>/g)].map(([, line = '']) => line));
  };
  smsc.stdout?.on('data', hear);
  smsc.stderr?.on('data', hear);
  await open(port);
  // The SMS centre connects by itself; until then messages are queued.
  while (!text.includes('Connecting')) await setTimeout(20);
  await setTimeout(300);
  return {
    port,
    got,
    async cutCentre() {
      const gone = new Promise((resolve) => smsc.once('close', resolve));
      smsc.kill();
      await gone;
      await setTimeout(300);
    },
  };
}

function drain(child: ChildProcess): void {
  child.stdout?.resume();
  child.stderr?.resume();
}

/** Resolves when something listens there. */
async function open(port: number): Promise<void> {
  for (let i = 0; i < 500; i++) {
    const there = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    if (there) return;
    await setTimeout(20);
  }
  throw new Error(`nothing listens at ${port}`);
}

function configuration(o: {
  admin: number;
  boxes: number;
  centre: number;
  port: number;
  user: string;
  password: string;
}): string {
  return `group = core
admin-port = ${o.admin}
admin-interface = 127.0.0.1
admin-password = none
smsbox-port = ${o.boxes}
smsbox-interface = 127.0.0.1
box-allow-ip = 127.0.0.1

group = smsc
smsc = fake
smsc-id = fake
port = ${o.centre}
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
bearerbox-port = ${o.boxes}
sendsms-port = ${o.port}
sendsms-interface = 127.0.0.1
sendsms-chars = "0123456789 +-"
global-sender = 5185550100

group = sendsms-user
username = ${o.user}
password = ${o.password}

group = sms-service
keyword = default
text = ""
omit-empty = true
`;
}
