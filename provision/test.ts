/**
 * The whole test: types, style, then every test file. `npm test`, or `npm test -- test/store` for some files.
 * The last line of standard output is `N passed, N failed`; the exit status tells whether anything failed.
 * Types and style count as one each, test files by their assertions.
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { endAll, type FileResult, runFile } from './test/file.ts';

const tree = join(import.meta.dirname, '..');

/**
 * Files with real calls or large models come last, two at a time whatever the number of processors: they mostly wait for
 * people to finish speaking, and more of them would take the processor from one another.
 */
const HEAVY = /^test\/((bench|box|call|calls|cli|console|demo|speech|telephony)\/|opinion\/llm\.test)/;
const HEAVY_JOBS = 2;

const total = { passed: 0, failed: 0, skipped: 0 };

function check(what: string, args: string[]): void {
  const from = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: tree, encoding: 'utf8' });
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${what} (${seconds} s)`);
  if (status === 0) total.passed += 1;
  else {
    total.failed += 1;
    console.log(`${stdout}${stderr}`);
  }
}

function report(result: FileResult): void {
  const { file, passed, failed, skipped, seconds } = result;
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const counts = [`${passed} passed`, failed ? `${failed} failed` : '', skipped ? `${skipped} left out` : ''];
  console.log(`${failed ? 'FAIL' : 'ok  '} ${file} (${counts.filter(Boolean).join(', ')}, ${seconds.toFixed(1)} s)`);
  for (const { name, detail } of result.failures) console.log(`     not ok: ${name}\n${indent(detail)}`);
  if (failed && result.stderr) console.log(indent(result.stderr));
}

const indent = (text: string) => text.replace(/^/gm, '       ');

/** Runs files side by side and reports each; with `put` a file that failed is handed over instead of counted. */
async function runAll(files: string[], jobs: number, put?: (failed: FileResult) => void): Promise<void> {
  const waiting = [...files];
  const lane = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const result = await runFile(file, tree);
      if (put && result.failed > 0) put(result);
      else report(result);
    }
  };
  await Promise.all(Array.from({ length: jobs }, lane));
}

/**
 * Heavy files measure real time while another of them takes the processor: one that failed beside another is run once
 * more by itself, both runs are shown, and what it does alone is what counts.
 */
async function runHeavy(files: string[]): Promise<void> {
  const failed: FileResult[] = [];
  await runAll(files, HEAVY_JOBS, (result) => failed.push(result));
  for (const { file, failures, seconds } of failed) {
    console.log(`again ${file}: failed beside another (${seconds.toFixed(1)} s)`);
    for (const { name, detail } of failures) console.log(`     not ok: ${name}\n${indent(detail)}`);
    report(await runFile(file, tree));
  }
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
if (wanted.length === 0) {
  check('types (tsc -p .)', [join(tree, 'node_modules/typescript/bin/tsc'), '-p', '.']);
  check('style (biome ci)', [join(tree, 'node_modules/@biomejs/biome/bin/biome'), 'ci', '--colors=off', '.']);
}
await runAll(
  files.filter((file) => !HEAVY.test(file)),
  availableParallelism(),
);
await runHeavy(files.filter((file) => HEAVY.test(file)));
if (total.skipped > 0) console.log(`${total.skipped} left out (see the reason in the test itself)`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
