/**
 * The whole test: types, style, then every test file. `npm test`, or `npm test -- test/store` for some files.
 * The last line of standard output is `N passed, N failed`; the exit status tells whether anything failed.
 * Types and style count as one each, test files by their assertions.
 */
import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { endAll, type FileResult, runFile } from './test/file.ts';
import { inLanes, type Lanes } from './test/lanes.ts';
import { SharedProcess } from './test/shared.ts';

const tree = join(import.meta.dirname, '..');

/** How much a lane gives way to the one before it (nice): what waits for real time goes first, and what only counts takes the rest. */
const GIVES_WAY = { realTime: 0, heavy: 5, light: 10, alone: 0 } as const;

/** More of them would take the processor from one another. */
const CALLS_JOBS = 2;

const total = { passed: 0, failed: 0, skipped: 0 };

async function check(what: string, args: string[]): Promise<void> {
  const from = performance.now();
  const nice = ['-n', String(GIVES_WAY.light), process.execPath, ...args];
  const failure = await promisify(execFile)('nice', nice, { cwd: tree, maxBuffer: 64 * 1024 * 1024 }).then(
    () => null,
    (error: { stdout?: string; stderr?: string; message: string }) =>
      `${error.stdout ?? ''}${error.stderr ?? ''}` || error.message,
  );
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  console.log(`${failure === null ? 'ok  ' : 'FAIL'} ${what} (${seconds} s)`);
  if (failure === null) total.passed += 1;
  else {
    total.failed += 1;
    console.log(failure);
  }
}

function report(result: FileResult): void {
  const { file, passed, failed, skipped, seconds, cpu } = result;
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const counts = [`${passed} passed`, failed ? `${failed} failed` : '', skipped ? `${skipped} left out` : ''];
  console.log(
    `${failed ? 'FAIL' : 'ok  '} ${file} (${counts.filter(Boolean).join(', ')}, ${seconds.toFixed(1)} s${cpu === null ? '' : `, ${cpu.toFixed(1)} of a processor`})`,
  );
  for (const { name, detail } of result.failures) console.log(`     not ok: ${name}\n${indent(detail)}`);
  if (failed && result.stderr) console.log(indent(result.stderr));
}

const indent = (text: string) => text.replace(/^/gm, '       ');

/**
 * Side by side: calls in real time two at a time, which leave most of a processor free; what takes a processor, one by one; and what is
 * small, as many at a time as there are processors but one, one after the other in the same process. Who is done helps with what comes after. What
 * bears nothing beside it comes then.
 * `before`: what goes ahead of the small files.
 * Whatever failed beside others is run once more at the end, in a process of its own, when nothing else waits: what is small side by side, the rest two at a time, and
 * what failed then, too, at last by itself. Each run is shown, and the last one counts.
 */
async function runAll(lanes: Lanes, before: () => Promise<void>): Promise<void> {
  const failed: { result: FileResult; kind: keyof Lanes }[] = [];
  const lane = async (...kinds: (keyof Lanes)[]) => {
    const shared = new SharedProcess(tree, GIVES_WAY.light);
    for (;;) {
      const kind = kinds.find((each) => lanes[each].length > 0);
      const file = kind && lanes[kind].shift();
      if (!file) return shared.end();
      const result = await (kind === 'light' ? shared.run(file) : runFile(file, tree, GIVES_WAY[kind]));
      if (result.failed > 0) failed.push({ result, kind });
      else report(result);
    }
  };
  const small = async (first: boolean) => {
    if (first) await before();
    await lane('light');
  };
  const smalls = Array.from({ length: Math.max(1, availableParallelism() - 1) }, (_, i) => small(i === 0));
  const calls = Array.from({ length: CALLS_JOBS }, () => lane('realTime', 'heavy', 'light'));
  await Promise.all([...calls, lane('heavy', 'light'), ...smalls]);
  await lane('alone');
  const again = async (files: FileResult[], jobs: number, whenFailed: (result: FileResult) => void) => {
    const job = async () => {
      for (let first = files.shift(); first; first = files.shift()) {
        const { file, failures, seconds } = first;
        const second = await runFile(file, tree, 0, true);
        console.log(`again ${file}: failed beside others (${seconds.toFixed(1)} s)`);
        for (const { name, detail } of failures) console.log(`     not ok: ${name}\n${indent(detail)}`);
        if (second.failed > 0) whenFailed(second);
        else report(second);
      }
    };
    await Promise.all(Array.from({ length: jobs }, job));
  };
  const resultsOf = (light: boolean) =>
    failed.filter(({ kind }) => (kind === 'light') === light).map(({ result }) => result);
  await again(resultsOf(true), availableParallelism(), report);
  const alone: FileResult[] = [];
  await again(resultsOf(false), CALLS_JOBS, (result) => alone.push(result));
  await again(alone, 1, report);
}

/** @param wanted files or folders; none means all */
function choose(wanted: string[]): string[] {
  const all = globSync('test/**/*.test.ts', { cwd: tree, exclude: ['test/cases/**'] }).sort();
  if (wanted.length === 0) return all;
  return all.filter((file) => wanted.some((each) => file === each || file.startsWith(`${each.replace(/\/$/, '')}/`)));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    endAll();
    process.exit(130);
  });
}

const wanted = process.argv.slice(2);
const files = choose(wanted);
if (files.length === 0) {
  console.log(`no test file matches ${wanted.join(' ')}`);
  total.failed += 1;
}
await runAll(inLanes(files), async () => {
  if (wanted.length > 0) return;
  await check('types (tsc -p .)', [join(tree, 'node_modules/typescript/bin/tsc'), '-p', '.', '--checkers', '1']);
  await check('style (biome ci)', [join(tree, 'node_modules/@biomejs/biome/bin/biome'), 'ci', '--colors=off', '.']);
});
if (total.skipped > 0) console.log(`${total.skipped} left out (see the reason in the test itself)`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
