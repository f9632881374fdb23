import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { type Outcome, TapReader } from './parse.ts';

/** A file that has not ended by then is taken for hanging. All the whole calls of one file take five minutes alone, and twice that beside others. */
export const TIMEOUT_MS = 720_000;
/** So much of a failing file's standard error is shown. */
export const SHOWN = 6000;

/** `cpu`: seconds of a processor, its own and of what it started and waited for; null where it was ended from outside. */
export type FileResult = Outcome & { file: string; seconds: number; cpu: number | null; stderr: string };

/** Runs what follows and tells on the fourth stream what the processor's time was, as `times` of POSIX does. */
const TIMED = '"$@" 3>&-; status=$?; times >&3; exit "$status"';

/** What test files are started with. */
export const ENV: NodeJS.ProcessEnv = { ...process.env, TAP_TIMEOUT: String(TIMEOUT_MS / 1000) };

const running = new Set<number>();

/** To be told of a process group that was started; what comes back is to be called when it is gone. */
export function started(group: number | undefined): () => void {
  if (group !== undefined) running.add(group);
  return () => void (group !== undefined && running.delete(group));
}

/**
 * Runs one test file in a process group of its own, so that nothing it started outlives it.
 * @param file relative to the tree
 * @param givesWay how far it leaves the processors to others, 0 to 19 (nice)
 * @param again it failed before: told to it as NIGHTBELL_TEST_AGAIN, so that what chance made of the first run is made anew
 */
export function runFile(file: string, tree: string, givesWay = 0, again = false): Promise<FileResult> {
  const { promise, resolve } = Promise.withResolvers<FileResult>();
  const from = performance.now();
  const reader = new TapReader();
  const nice = ['-n', String(givesWay), process.execPath, '--disable-warning=ExperimentalWarning', file];
  const child = spawn('sh', ['-c', TIMED, 'sh', 'nice', ...nice], {
    cwd: tree,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...ENV, ...(again && { NIGHTBELL_TEST_AGAIN: '1' }) },
  });
  const group = child.pid;
  const gone = started(group);
  let stderr = '';
  let timedOut = false;
  let times = '';
  (child.stdio[3] as Readable).setEncoding('utf8').on('data', (text: string) => {
    times += text;
  });
  child.stdout?.setEncoding('utf8').on('data', (text: string) => reader.write(text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-SHOWN);
  });
  const timer = setTimeout(() => {
    timedOut = true;
    endGroup(group);
  }, TIMEOUT_MS);
  child.on('error', (error) => {
    stderr += error.message;
  });
  // What the file left running goes at its exit: it may hold the pipes open, and then 'close' would never come.
  child.on('exit', () => endGroup(group));
  child.on('close', (code, signal) => {
    clearTimeout(timer);
    gone();
    const ending = timedOut ? 'timed out' : signal ? `killed by ${signal}` : code ? `exit status ${code}` : null;
    const seconds = (performance.now() - from) / 1000;
    resolve({ ...reader.end(ending), file, seconds, cpu: cpuOf(times), stderr });
  });
  return promise;
}

/** The second line of `times`: user and system time of the children, "1m2.34s 0m5.60s". */
function cpuOf(times: string): number | null {
  const parts = [...(times.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  return parts.length === 2 ? parts.reduce((sum, [, m, s]) => sum + 60 * Number(m) + Number(s), 0) : null;
}

/** Ends every test that still runs: for when the run itself is told to stop. */
export function endAll(): void {
  for (const group of running) endGroup(group);
}

/** Ends every process of it. */
export function endGroup(group: number | undefined): void {
  if (group === undefined) return;
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // the group is gone already
  }
}
