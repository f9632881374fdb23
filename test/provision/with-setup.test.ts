import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { makeTree, setUp } from './tree.ts';

const compiler = spawnSync('g++', ['--version']).status === 0 && existsSync('/usr/include/openssl/crypto.h');
const needsCompiler = { skip: compiler ? false : 'the packages that compiling needs are not there' };

t.test('installs what the lock file names, once, and then becomes the command', needsCompiler, async (t) => {
  const root = makeTree(t);
  const [one, two] = await Promise.all([
    setUp(root, ['nightbell', 'one']),
    setUp(root, ['nightbell', 'two', '--jsonl']),
  ]);
  t.equal(one.code, 0, one.stderr);
  t.equal(one.stdout, '["one"]\n', 'only the command writes to standard output');
  t.equal(two.stdout, '["two","--jsonl"]\n');
  const installs = `${one.stderr}${two.stderr}`.match(/installing the npm packages/g);
  t.equal(installs?.length, 1, 'two at once install once');

  const again = await setUp(root, ['nightbell', 'three']);
  t.equal(again.stderr, '', 'nothing to do, nothing to say');
  t.ok(again.ms < 1500, `a second run took ${again.ms.toFixed(0)} ms`);

  writeFileSync(join(root, 'package-lock.json'), '\n', { flag: 'a' });
  t.match(
    (await setUp(root, ['nightbell'])).stderr,
    /installing the npm packages/,
    'another lock file is another set-up',
  );

  writeFileSync(join(root, 'package.json'), '{ "name": "tree", "dependencies": { "node": "file:elsewhere" } }');
  writeFileSync(join(root, 'package-lock.json'), '\n', { flag: 'a' });
  const broken = await setUp(root, ['nightbell']);
  t.equal(broken.code, 1);
  t.match(broken.stderr, /npm ci failed/);
  t.equal(broken.stdout, '');
});

t.test('standard streams, signals and exit status are those of the command', needsCompiler, async (t) => {
  const root = makeTree(t);
  t.equal((await setUp(root, ['nightbell', 'exit', '3'])).code, 3);
  const lines = '{"id":1,"text":"me duele"}\n'.repeat(5000);
  t.equal((await setUp(root, ['nightbell', 'cat'], { input: lines })).stdout, lines);
  let told = false;
  const ended = await setUp(root, ['nightbell', 'wait'], {
    talk: (pid, stdout) => {
      if (stdout.includes('waiting') && !told) process.kill(pid, 'SIGTERM');
      told ||= stdout.includes('waiting');
    },
  });
  t.equal(ended.stdout, 'waiting\ngot SIGTERM\n');
  t.equal(ended.code, 7);
  const unknown = await setUp(root, ['brew']);
  t.equal(unknown.code, 1);
  t.match(unknown.stderr, /demo, start, test, eval, soak, nightbell/);
});

t.test('without root and without a compiler it says which command to run', async (t) => {
  const root = makeTree(t);
  const bin = join(root, 'bin');
  mkdirSync(bin);
  symlinkSync('/usr/bin/flock', join(bin, 'flock'));
  cpSync(process.execPath, join(bin, 'node')); // another user may not enter the directory that ours lies in
  for (const dir of ['.', 'provision', 'var']) {
    mkdirSync(join(root, dir), { recursive: true });
    chmodSync(join(root, dir), 0o777);
  }
  const nobody = process.getuid?.() === 0 ? { uid: 65534 } : {};
  const { code, stderr, stdout } = await setUp(root, ['nightbell', 'x'], {
    env: { PATH: bin },
    node: join(bin, 'node'),
    ...nobody,
  });
  t.equal(code, 1);
  t.equal(stdout, '');
  t.match(stderr, /NB_ROOT_NEEDED/);
  t.match(stderr, /sudo apt-get install --no-install-recommends python3 make g\+\+/);
});
