import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseEnv, promisify } from 'node:util';
import { NightbellError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Folders } from './instance.ts';

const run = promisify(execFile);
/** Asterisk was seen to need 0.5 to 1.8 s; a loaded machine may take many times that. */
const READY_WITHIN_MS = 30_000;
const BACKOFF_FIRST_MS = 500;
const BACKOFF_MOST_MS = 30_000;
/** Up this long, a crash counts as the first again. */
const STEADY_MS = 60_000;
/** How long an end of the program waits for an Asterisk without calls to be gone. */
const IDLE_MS = 2_000;
const OUTPUT_KEPT_BYTES = 1_000_000;

interface ProcessEvents {
  /** Asterisk ended though nobody asked it to. It is started again after a pause; then `ready`. */
  down: [detail: string];
  ready: [];
}

/**
 * The Asterisk of this box as a process of its own: it outlives this program, because the backup path is in it.
 * A later program finds it by its pid file and goes on with it.
 */
export class AsteriskProcess extends EventEmitter<ProcessEvents> {
  readonly #bin: string;
  readonly #at: Folders;
  readonly #log: Log;
  #child: ChildProcess | null = null;
  #watch: NodeJS.Timeout | null = null;
  #backoff = BACKOFF_FIRST_MS;
  #stopping = false;

  constructor(bin: string, at: Folders, log: Log) {
    super();
    this.#bin = bin;
    this.#at = at;
    this.#log = log;
  }

  /** Pid of the Asterisk that runs with our configuration, whoever started it, or null. */
  runningPid(): number | null {
    if (!existsSync(this.#at.pid)) return null;
    const pid = Number.parseInt(readFileSync(this.#at.pid, 'utf8'), 10);
    if (!(pid > 1)) return null;
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(this.#at.configuration) ? pid : null;
    } catch {
      return null;
    }
  }

  /** Runs one command of Asterisk's console and gives back what it printed. */
  async command(line: string, timeoutMs = 5_000): Promise<string> {
    const { stdout } = await run(this.#bin, ['-C', this.#at.configuration, '-rx', line], { timeout: timeoutMs });
    return stdout;
  }

  /** Starts it and resolves when it takes calls. Rejects with NB_ASTERISK_START. */
  async start(): Promise<void> {
    this.#stopping = false;
    await this.#launch();
    this.#guard();
  }

  /** Goes on with an Asterisk that runs already, even one that was told to end with its last call. */
  async adopt(): Promise<void> {
    this.#stopping = false;
    await this.command('core abort shutdown').catch(() => undefined);
    this.#guard();
  }

  /** Stops it now, calls and all, and resolves when it is gone. */
  async stop(): Promise<void> {
    this.release();
    const pid = this.runningPid();
    if (pid === null) return;
    await this.command('core stop now').catch(() => undefined);
    if (await this.#goneWithin(3_000)) return;
    this.#kill(pid, 'SIGKILL');
    await this.#goneWithin(2_000);
  }

  /** Ends it with its last call, which needs nobody of ours; waits a short while, as there is mostly none. */
  async stopWhenIdle(): Promise<void> {
    this.release();
    if (this.runningPid() === null) return;
    // While there is a call the command itself comes to no end; it counts from the moment it is given.
    const told = this.command('core stop when convenient', IDLE_MS).catch(() => undefined);
    await Promise.all([told, this.#goneWithin(IDLE_MS)]);
  }

  /** Stops watching; Asterisk runs on. */
  release(): void {
    this.#stopping = true;
    if (this.#watch) clearInterval(this.#watch);
    this.#watch = null;
    this.#child?.unref();
  }

  async #launch(): Promise<void> {
    for (const file of [this.#at.output, this.#at.messages]) rotate(file);
    const output = openSync(this.#at.output, 'a', 0o600);
    // Its own session, so that neither a closed terminal nor Ctrl-C takes it along; recordings get mode 0600.
    const child = spawn('/bin/sh', ['-c', 'umask 077; exec "$0" -f -C "$1"', this.#bin, this.#at.configuration], {
      detached: true,
      stdio: ['ignore', output, output],
      cwd: this.#at.run,
      env: {
        PATH: process.env.PATH ?? '/usr/bin:/bin',
        HOME: this.#at.run,
        LANG: 'C.UTF-8',
        ...(existsSync(this.#at.environment) && parseEnv(readFileSync(this.#at.environment, 'utf8'))),
      },
    });
    closeSync(output);
    this.#child = child;
    let failed: string | null = null;
    child.once('error', (error) => {
      failed = error.message;
    });
    child.once('exit', (code, signal) => {
      failed = `exit ${code ?? signal}`;
    });
    const until = Date.now() + READY_WITHIN_MS;
    while (failed === null && Date.now() < until) {
      if (existsSync(this.#at.control) && this.runningPid() === child.pid) {
        const booted = await this.command('core waitfullybooted', READY_WITHIN_MS).catch(() => '');
        if (booted.includes('fully booted')) {
          child.unref();
          return;
        }
      }
      await sleep(25);
    }
    if (child.pid && failed === null) this.#kill(child.pid, 'SIGKILL');
    throw new NightbellError('NB_ASTERISK_START', `${failed ?? 'not ready in time'}, ${this.#at.output}`);
  }

  /** Looks each second: one way for a child of ours and for one that an earlier program started. */
  #guard(): void {
    const since = Date.now();
    if (this.#watch) clearInterval(this.#watch);
    this.#watch = setInterval(() => {
      if (this.runningPid() !== null) return;
      if (this.#watch) clearInterval(this.#watch);
      this.#watch = null;
      if (Date.now() - since > STEADY_MS) this.#backoff = BACKOFF_FIRST_MS;
      this.emit('down', `ended, see ${this.#at.output}`);
      void this.#again();
    }, 250);
    this.#watch.unref();
  }

  async #again(): Promise<void> {
    while (!this.#stopping) {
      await sleep(this.#backoff, undefined, { ref: false });
      if (this.#stopping) return;
      this.#backoff = Math.min(this.#backoff * 2, BACKOFF_MOST_MS);
      try {
        await this.#launch();
        if (this.#stopping) return;
        this.#guard();
        this.emit('ready');
        return;
      } catch (error) {
        this.#log.error({ err: error }, 'asterisk did not start');
      }
    }
  }

  async #goneWithin(ms: number): Promise<boolean> {
    const until = Date.now() + ms;
    while (this.runningPid() !== null) {
      if (Date.now() > until) return false;
      await sleep(20);
    }
    return true;
  }

  #kill(pid: number, signal: NodeJS.Signals): void {
    try {
      process.kill(pid, signal);
    } catch {
      // It was gone already, which is what was wanted.
    }
  }
}

function rotate(file: string): void {
  if (existsSync(file) && statSync(file).size > OUTPUT_KEPT_BYTES) renameSync(file, `${file}.1`);
}
