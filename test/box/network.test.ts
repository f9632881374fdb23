import { type ExecFileSyncOptions, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';

/**
 * S9. The box lives in a network of its own whose only way out, the default route of IPv4 and IPv6 and the name server
 * included, leads into a second network that stands for the world and counts what arrives.
 */
const BOX = `nightbell-${process.pid}`;
const WORLD = `world-${process.pid}`;
const quiet: ExecFileSyncOptions = { stdio: ['ignore', 'pipe', 'pipe'] };
const ip = (...args: string[]) => execFileSync('ip', args, quiet);
const within = (net: string, ...args: string[]) =>
  execFileSync('ip', ['netns', 'exec', net, ...args], quiet).toString();

/** The two networks, or null where this user may not make them. */
function makeNetworks(): boolean {
  try {
    ip('netns', 'add', WORLD);
  } catch {
    return false;
  }
  const resolver = join('/etc/netns', BOX);
  t.teardown(() => {
    for (const net of [BOX, WORLD]) ip('netns', 'delete', net);
    rmSync(resolver, { recursive: true, force: true });
  });
  ip('netns', 'add', BOX);
  mkdirSync(resolver, { recursive: true });
  writeFileSync(join(resolver, 'resolv.conf'), 'nameserver 192.0.2.1\n');
  ip('link', 'add', 'inside', 'netns', BOX, 'type', 'veth', 'peer', 'name', 'outside', 'netns', WORLD);
  // What the kernel itself says when an interface comes up (RFC 4861, RFC 4862) would be counted as well.
  for (const [net, device] of [
    [BOX, 'inside'],
    [WORLD, 'outside'],
  ] as const) {
    const set = (name: string, value: string) =>
      within(net, 'sh', '-c', `echo ${value} > /proc/sys/net/ipv6/conf/${device}/${name}`);
    set('router_solicitations', '0');
    set('accept_ra', '0');
    set('accept_dad', '0');
    set('addr_gen_mode', '1');
  }
  ip('-n', BOX, 'link', 'set', 'lo', 'up');
  ip('-n', BOX, 'address', 'add', '192.0.2.2/24', 'dev', 'inside');
  ip('-n', BOX, 'address', 'add', '2001:db8::2/64', 'dev', 'inside', 'nodad');
  ip('-n', WORLD, 'address', 'add', '192.0.2.1/24', 'dev', 'outside');
  ip('-n', WORLD, 'address', 'add', '2001:db8::1/64', 'dev', 'outside', 'nodad');
  ip('-n', BOX, 'link', 'set', 'inside', 'up');
  ip('-n', WORLD, 'link', 'set', 'outside', 'up');
  ip('-n', BOX, 'route', 'add', 'default', 'via', '192.0.2.1');
  ip('-n', BOX, '-6', 'route', 'add', 'default', 'via', '2001:db8::1');
  return true;
}

/** How many packets of any kind, ARP included, have come out of the box's network into the world. */
function arrived(): number {
  return Number(within(WORLD, 'cat', '/sys/class/net/outside/statistics/rx_packets'));
}

/** Waits until the kernel has said what it says when a network comes up. */
async function settled(): Promise<number> {
  for (let before = -1; ; await sleep(1_500)) {
    const now = arrived();
    if (now === before) return now;
    before = now;
  }
}

t.test('S9: not one packet leaves while a box starts and takes a whole call', async (t) => {
  if (!makeNetworks()) return void t.comment('not run: this user may not make a network namespace');
  const child = (...args: string[]) =>
    spawn('ip', ['netns', 'exec', BOX, process.execPath, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const before = await settled();
  const box = child(join(import.meta.dirname, 'network-child.ts'));
  let said = '';
  box.stdout.on('data', (text) => {
    said += text;
  });
  await once(box, 'close');
  t.match(
    JSON.parse(said),
    { heard: /9 ?1 ?1|nine one one/i, outcome: 'caller-hung-up', tier: 'emergency' },
    'the call was a whole one',
  );
  t.equal(arrived(), before, 'not one packet arrived in the world');

  const lookup = child('-e', "require('node:dns').lookup('example.org', () => process.exit())");
  setTimeout(() => lookup.kill(), 1_000);
  await once(lookup, 'close');
  const afterName = arrived();
  t.ok(afterName > before, `a name that is looked up would be seen (${afterName - before} packets)`);
  for (const [kind, address] of [
    ['udp4', '198.51.100.7'],
    ['udp6', '2001:db8:1::7'],
  ]) {
    const count = arrived();
    const send = `const s = require('node:dgram').createSocket('${kind}'); s.send('x', 9, '${address}', () => s.close())`;
    await once(child('-e', send), 'close');
    t.ok(arrived() > count, `and so would a single datagram (${kind})`);
  }
});
