import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { Parser } from 'tap-parser';
import { DONE } from './done.ts';
import { ENV, endGroup, type FileResult, SHOWN, started, TIMEOUT_MS } from './file.ts';
import { type Outcome, TapReader } from './parse.ts';

const CHILD = join(import.meta.dirname, 'shared-child.ts');

type Awaited = { said: string; settle(ending: string | null, cpu: number | null): void };

/**
 * A process that runs small test files one after the other: to start one and to load what judges takes longer than most files themselves.
 * Whatever a file leaves behind in the process the next ones find; a file that fails here is to be run again by itself.
 */
export class SharedProcess {
  readonly #tree: string;
  readonly #givesWay: number;
  #child: ChildProcess | null = null;
  #stderr = '';
  #awaited: Awaited | null = null;

  /** @param givesWay how far it leaves the processors to others, 0 to 19 (nice) */
  constructor(tree: string, givesWay = 0) {
    this.#tree = tree;
    this.#givesWay = givesWay;
  }

  /** One at a time. @param file relative to the tree */
  run(file: string): Promise<FileResult> {
    const { promise, resolve } = Promise.withResolvers<FileResult>();
    const from = performance.now();
    const child = this.#started();
    this.#stderr = '';
    const timer = setTimeout(() => awaited.settle('timed out', null), TIMEOUT_MS);
    const awaited: Awaited = {
      said: '',
      settle: (ending, cpu) => {
        if (this.#awaited !== awaited) return;
        this.#awaited = null;
        clearTimeout(timer);
        const outcome = outcomeOf(awaited.said, ending);
        const seconds = (performance.now() - from) / 1000;
        resolve({ ...outcome, file, seconds, cpu, stderr: this.#stderr });
        // What it left behind may be why; the next one begins with a process of its own.
        if (outcome.failed > 0) this.end();
      },
    };
    this.#awaited = awaited;
    child.send(file);
    return promise;
  }

  end(): void {
    endGroup(this.#child?.pid);
    this.#child = null;
  }

  #started(): ChildProcess {
    if (this.#child) return this.#child;
    const args = ['-n', String(this.#givesWay), process.execPath, '--disable-warning=ExperimentalWarning', CHILD];
    const child = spawn('nice', args, {
      cwd: this.#tree,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: ENV,
    });
    this.#child = child;
    const gone = started(child.pid);
    let line = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (line + text).split('\n');
      line = lines.pop() ?? '';
      for (const each of lines) {
        if (this.#child !== child || !this.#awaited) return;
        if (each.startsWith(DONE)) this.#awaited.settle(null, Number(each.slice(DONE.length)));
        else this.#awaited.said += `${each}\n`;
      }
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-SHOWN);
    });
    child.on('error', (error) => {
      this.#stderr += error.message;
    });
    child.on('close', (code, signal) => {
      gone();
      if (this.#child !== child) return;
      this.#child = null;
      this.#awaited?.settle(signal ? `killed by ${signal}` : `exit status ${code}`, null);
    });
    return child;
  }
}

/** Of the subtest that a file is there. */
function outcomeOf(said: string, ending: string | null): Outcome {
  const root = new Parser();
  let reader = new TapReader(new Parser());
  root.on('child', (file: Parser) => {
    reader = new TapReader(file);
  });
  root.on('assert', ({ ok }: { ok: boolean }) => reader.closed(ok));
  root.end(said);
  return reader.outcome(ending);
}
