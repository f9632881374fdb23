import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import t from 'tap';
import { bench } from '../../src/cli/bench.ts';

/** The command in front of the measures: which there are, what they are given, and how they end. */
function io() {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  return { stdin: new PassThrough(), stdout, stderr, said: () => String(stdout.read() ?? '') };
}

t.test('a measure runs in a process of its own, with its arguments, and its status is the command’s', async (t) => {
  const folder = t.testdir({});
  writeFileSync(join(folder, 'latency.ts'), 'console.log(process.argv.slice(2).join(" ")); process.exitCode = 3;');
  const streams = io();
  t.equal(await bench(['latency', '--calls', '4', '--json'], streams, folder), 3);
  t.equal(streams.said().trim(), '--calls 4 --json');
});

t.test('what is no measure, and a box without the scripts, are told plainly', async (t) => {
  await t.rejects(bench(['../../etc/passwd'], io()), { code: 'NB_USAGE' });
  await t.rejects(bench([], io()), { code: 'NB_USAGE' });
  await t.rejects(bench(['latency'], io(), t.testdir({})), { code: 'NB_BENCH_MISSING' });
});
