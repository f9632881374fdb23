import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { repository } from './tree.ts';

const text = readFileSync(join(repository, 'provision/nightbell'), 'utf8');

/** The command as it is, but for what belongs to the machine: the sealed key, systemd, and who runs it. */
function commandFor(t: Test, user: { name: string; id: number }) {
  const at = t.testdir({ bin: {}, credstore: {}, running: {} });
  const put = (name: string, body: string) => {
    writeFileSync(join(at, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(at, name), 0o755);
  };
  for (const name of ['systemd-run', 'runuser', 'env']) put(`bin/${name}`, `printf '%s\\n' ${name} "$@"`);
  put('bin/id', `case $1 in -un) echo ${user.name};; *) echo ${user.id};; esac`);
  const script = text
    .replaceAll('/etc/credstore.encrypted', join(at, 'credstore'))
    .replaceAll('/run/systemd/system', join(at, 'running'));
  writeFileSync(join(at, 'nightbell'), script);
  const run = (...args: string[]) => {
    const env = { ...process.env, PATH: `${join(at, 'bin')}:${process.env.PATH}` };
    const { stdout, stderr, status } = spawnSync('sh', [join(at, 'nightbell'), ...args], { encoding: 'utf8', env });
    return { lines: stdout.trim().split('\n'), stderr, status };
  };
  return { run, seal: () => writeFileSync(join(at, 'credstore/nightbell.store-key'), 'sealed') };
}

t.test('where the key is sealed, root hands it to the command', async (t) => {
  const { run, seal } = commandFor(t, { name: 'root', id: 0 });
  t.equal(run('doctor').lines[0], 'runuser', 'without a sealed key the user is enough');
  seal();
  const { lines } = run('audit', 'verify', 'two words');
  t.equal(lines[0], 'systemd-run');
  for (const each of ['--uid=nightbell', 'LoadCredentialEncrypted=store-key:nightbell.store-key', '--pipe', '--wait'])
    t.ok(lines.includes(each), each);
  t.same(lines.slice(-3), ['audit', 'verify', 'two words'], 'every argument as it was given');
  t.ok(lines.indexOf('--') < lines.indexOf('NIGHTBELL_SETTINGS=/etc/nightbell/settings.yaml'));
});

t.test("the service's own user runs it as it is; anybody else is told what to do", async (t) => {
  const own = commandFor(t, { name: 'nightbell', id: 990 });
  own.seal();
  t.equal(own.run('doctor').lines[0], 'env');
  const other = commandFor(t, { name: 'somebody', id: 1000 }).run('doctor');
  t.equal(other.status, 77);
  t.match(other.stderr, /sudo nightbell/);
});

t.test('S11: a command never makes a key or records', async (t) => {
  const dir = t.testdir();
  mkdirSync(join(dir, 'data'));
  writeFileSync(join(dir, 'settings.yaml'), `dataDir: ${join(dir, 'data')}\n`);
  const nightbell = (args: string[], input: string) =>
    spawnSync(process.execPath, [join(repository, 'src/cli/nightbell.ts'), ...args], {
      encoding: 'utf8',
      input,
      env: { ...process.env, NIGHTBELL_SETTINGS: join(dir, 'settings.yaml') },
    });
  for (const args of [
    ['pin', 'abara'],
    ['audit', 'verify'],
  ]) {
    const { status, stderr } = nightbell(args, '482739\n');
    t.equal(status, 1);
    t.match(stderr, /NB_STORE_NONE/);
  }
  t.match(nightbell(['audit', 'verify', '--export', '-'], 'hello\n').stderr, /NB_INPUT_INVALID/);
  for (const file of ['store.key', 'nightbell.db']) t.notOk(existsSync(join(dir, 'data', file)), file);
});
