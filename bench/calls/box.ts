import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import type { BoxConfig, BoxNews } from './news.ts';

/** A clock tick of /proc, ms: Linux has had 100 a second since it gave them to programs. */
const TICK_MS = 10;

/** Memory is given back as in systemd/nightbell.service. */
const AS_A_SERVICE = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/** Memory of one process of the box: its proportional share of pages, MB. */
export interface Resident {
  process: string;
  mb: number;
}

/** The box that is measured, in a process of its own with its children. */
export class MeasuredBox extends EventEmitter<{ news: [news: BoxNews] }> {
  readonly #child: ChildProcess;
  #sip = '';

  private constructor(child: ChildProcess) {
    super();
    this.setMaxListeners(0);
    this.#child = child;
    child.on('message', (news: BoxNews) => {
      if (news.is === 'up') this.#sip = news.sip;
      this.emit('news', news);
    });
  }

  /** Resolves when it takes calls and every fixed sentence is rendered. Rejects when it ends before. */
  static async start(config: BoxConfig): Promise<MeasuredBox> {
    const child = fork(new URL('./box-child.ts', import.meta.url), [JSON.stringify(config)], {
      execArgv: ['--max-semi-space-size=8'],
      env: { ...process.env, ...AS_A_SERVICE },
    });
    const box = new MeasuredBox(child);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    box.on('news', (news) => news.is === 'up' && resolve());
    child.once('exit', (code) => reject(new Error(`the box ended with ${code} before it was up`)));
    await promise;
    return box;
  }

  /** Address of its SIP over UDP. */
  get sip(): string {
    return this.#sip;
  }

  /** How late its timers were since this was asked last, ms. */
  async loop(): Promise<{ p99Ms: number; maxMs: number }> {
    const { promise, resolve } = Promise.withResolvers<{ p99Ms: number; maxMs: number }>();
    const hear = (news: BoxNews) => news.is === 'loop' && resolve(news);
    this.on('news', hear);
    this.#child.send({ do: 'loop' });
    return promise.finally(() => this.off('news', hear));
  }

  /** Processor time used so far by it and all it started, ms. */
  cpuMs(): number {
    return this.#pids().reduce((sum, pid) => sum + cpuOf(pid), 0);
  }

  /** What each of its processes takes. */
  resident(): Resident[] {
    const all = this.#pids().map((pid) => ({ process: nameOf(pid), mb: pssMb(pid) }));
    return all.filter(({ mb }) => mb > 0);
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.disconnect();
    await gone;
  }

  #pids(): number[] {
    const parents = new Map<number, number>();
    for (const name of readdirSync('/proc')) {
      const pid = Number(name);
      const stat = Number.isInteger(pid) ? statOf(pid) : null;
      if (stat) parents.set(pid, Number(stat[1]));
    }
    const own = new Set([this.#child.pid ?? -1]);
    for (let grown = true; grown; ) {
      const more = [...parents].filter(([pid, parent]) => own.has(parent) && !own.has(pid));
      for (const [pid] of more) own.add(pid);
      grown = more.length > 0;
    }
    return [...own];
  }
}

/** The fields of /proc/PID/stat from the state on: the name before may hold anything. null: gone. */
function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function cpuOf(pid: number): number {
  const stat = statOf(pid);
  return stat ? (Number(stat[11]) + Number(stat[12])) * TICK_MS : 0;
}

function pssMb(pid: number): number {
  try {
    const kb = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return Math.round((Number(kb ?? 0) * 1024) / 1e6);
  } catch {
    return 0;
  }
}

function nameOf(pid: number): string {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const entry = words.find((word) => word.endsWith('.ts')) ?? words.find((word) => word.includes('asterisk'));
    return /(?:speech\/)?([\w-]+)\/main\.ts$/.exec(entry ?? '')?.[1] ?? entry?.split('/').at(-1) ?? words[0] ?? '';
  } catch {
    return '';
  }
}
