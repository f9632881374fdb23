import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { makeSettings, places } from '../../src/settings/load.ts';
import { repository } from './tree.ts';

const script = join(repository, 'provision/asterisk');
const prefix = places(makeSettings({})).asteriskPrefix;
const run = (args: string[], env: NodeJS.ProcessEnv = process.env) =>
  spawnSync(script, args, { encoding: 'utf8', env });
const paths = (at: string) => JSON.parse(readFileSync(join(at, 'paths.json'), 'utf8')) as Record<string, string>;

t.test('an Asterisk that runs, with its modules and both languages', async (t) => {
  const { version, bin, modules, data } = paths(prefix);
  t.match(spawnSync(bin!, ['-V'], { encoding: 'utf8' }).stdout, `Asterisk ${version}`);
  t.ok(Number(version!.split('.')[0]) >= 22);
  for (const module of ['chan_pjsip', 'chan_websocket', 'res_websocket_client', 'res_ari', 'res_srtp'])
    t.ok(existsSync(join(modules!, `${module}.so`)), module);
  for (const sound of ['en/vm-intro.wav', 'es/vm-intro.wav', 'es/digits/1.wav'])
    t.ok(existsSync(join(data!, 'sounds', sound)), sound);
  const manifest = readFileSync(join(prefix, 'current/manifest'), 'utf8').trim().split('\n');
  t.ok(
    manifest.every((line) => /^\S+\.deb \d+ SHA256:[0-9a-f]{64}$/.test(line)),
    'every package is pinned by its hash',
  );
});

t.test('another run changes nothing; a moved prefix is put right', async (t) => {
  const before = readlinkSync(join(prefix, 'current'));
  const from = performance.now();
  const again = run([prefix]);
  t.equal(again.status, 0, again.stderr);
  t.equal(again.stderr, '');
  t.ok(performance.now() - from < 1000);
  t.equal(readlinkSync(join(prefix, 'current')), before);

  const moved = join(t.testdir(), 'moved');
  t.equal(spawnSync('cp', ['-al', prefix, moved]).status, 0);
  const right = run([moved]);
  t.equal(right.status, 0, right.stderr);
  t.equal(paths(moved).bin, join(moved, 'bin/asterisk'));
  t.equal(paths(prefix).bin, join(prefix, 'bin/asterisk'), 'the first one is as it was');
});

t.test('without apt or without a network it says what is wrong and what to do', async (t) => {
  const root = t.testdir({ bin: {} });
  for (const tool of ['bash', 'realpath', 'mkdir', 'cat']) symlinkSync(`/usr/bin/${tool}`, join(root, 'bin', tool));
  const noApt = run([join(root, 'a')], { PATH: join(root, 'bin'), HOME: root });
  t.equal(noApt.status, 1);
  t.match(noApt.stderr, /NB_ASTERISK_MISSING.*no apt-get here/);

  const proxy = 'http://127.0.0.1:9';
  const before = join(root, 'b');
  mkdirSync(before);
  cpSync(join(prefix, 'paths.json'), join(before, 'paths.json'));
  const noNetwork = run([before], { ...process.env, http_proxy: proxy, https_proxy: proxy });
  t.equal(noNetwork.status, 1);
  t.match(noNetwork.stderr, /NB_ASTERISK_MISSING/);
  t.match(noNetwork.stderr, /run this again/);
  t.ok(existsSync(join(before, 'paths.json')), 'what was there stays');
  t.notOk(existsSync(join(before, 'current')), 'nothing half-made is left');
});
