import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { runFile } from '../../provision/test/file.ts';
import { inLanes } from '../../provision/test/lanes.ts';
import { TapReader } from '../../provision/test/parse.ts';
import { SharedProcess } from '../../provision/test/shared.ts';
import { repository } from './tree.ts';

function read(text: string, ending: string | null = null) {
  const reader = new TapReader();
  reader.write(text);
  return reader.end(ending);
}

t.test('assertions are counted where they are made, subtests are not', async (t) => {
  const { passed, failed, skipped, failures } = read(`TAP version 14
# Subtest: one
    ok 1 - a
    # Subtest: deep
        not ok 1 - b
          ---
          diff: "-1 +2"
          ...
        1..1
    not ok 2 - deep # time=1ms
    1..2
not ok 1 - one # time=2ms
ok 2 - later # SKIP no sipp
ok 3 - c
1..3
`);
  t.same({ passed, failed, skipped }, { passed: 2, failed: 1, skipped: 1 });
  t.match(failures[0]?.name, /deep.*b/);
  t.match(failures[0]?.detail, '-1 +2');
});

t.test('a file that fails otherwise fails', async (t) => {
  t.equal(read('TAP version 14\nok 1 - a\n1..1\n', 'exit status 3').failed, 1, 'by its exit status');
  t.equal(read('TAP version 14\n').failed, 1, 'by asserting nothing');
  t.equal(read('TAP version 14\nok 1 - a\n1..2\n').failed, 1, 'by a plan that is not kept');
  t.equal(
    read('TAP version 14\n# Subtest: x\n    1..0\nnot ok 1 - x\n1..1\n').failed,
    1,
    'by an error outside assertions',
  );
});

t.test('a file runs in its own process group, which ends with it', async (t) => {
  const file = join(t.testdir(), 'a.test.ts');
  writeFileSync(
    file,
    `import { spawn } from 'node:child_process';
const left = spawn('sleep', ['1000'], { stdio: 'inherit' });
console.log('TAP version 14\\n# pid ' + left.pid + '\\nok 1 - a\\n1..1');
left.unref();
console.error(left.pid);
`,
  );
  const result = await runFile(file, repository);
  t.equal(result.passed, 1);
  t.equal(result.failed, 0);
  const pid = Number(result.stderr.trim().split('\n').at(-1));
  t.ok(pid > 1);
  const state = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')[2] : 'gone';
  t.match(state, /gone|Z/, 'what it left running is gone');
});

t.test('small files share a process, and each has what it asserts counted as its own', async (t) => {
  const dir = t.testdir();
  const write = (name: string, text: string) => {
    const file = join(dir, name);
    writeFileSync(file, `import t from 'tap';\n${text}`);
    return file;
  };
  const good = write(
    'good.test.ts',
    "t.ok(process.pid); t.test('deep', async (t) => t.comment(process.pid) ?? t.ok(1));",
  );
  const bad = write('bad.test.ts', "t.ok(1); t.test('deep', async (t) => t.equal(1, 2, 'one is two'));");
  const thrown = write('thrown.test.ts', "t.ok(1); throw new Error('odd');");
  const dies = write('dies.test.ts', "t.ok(1); t.test('deep', async () => process.kill(process.pid, 'SIGKILL'));");
  const empty = write('empty.test.ts', '');
  const shared = new SharedProcess(repository);
  t.teardown(() => shared.end());
  const run = async (file: string) => {
    const { passed, failed, failures } = await shared.run(file);
    return { passed, failed, why: failures.map(({ name, detail }) => `${name}: ${detail}`).join() };
  };
  t.same(await run(good), { passed: 2, failed: 0, why: '' });
  t.match(await run(bad), { passed: 1, failed: 1, why: /deep.*one is two/ });
  t.match(await run(thrown), { passed: 1, failed: 1, why: /odd/ });
  t.match(await run(dies), { failed: 1, why: /SIGKILL/ });
  t.match(await run(empty), { passed: 0, failed: 1, why: /asserts nothing/ });
});

t.test('every test file runs in one lane, the longest first, calls in real time apart', async (t) => {
  const files = globSync('test/**/*.test.ts', { cwd: repository, exclude: ['test/cases/**'] });
  const { realTime, heavy, light, alone } = inLanes(files);
  t.same([...realTime, ...heavy, ...light, ...alone].sort(), [...files].sort());
  t.equal(realTime[0], 'test/box/calls.test.ts');
  t.ok(heavy.includes('test/console/browser.test.ts') && light.includes('test/store/crash.test.ts'));
  t.notOk(light.some((file) => file.startsWith('test/box/') || file.startsWith('test/telephony/')));
});
