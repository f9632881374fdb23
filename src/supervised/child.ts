import { type ChildProcess, fork } from 'node:child_process';
import type { Log } from '../log.ts';
import { type Ending, exitReason, type StartCode, startError } from './exits.ts';
import { BEAT_MS, type ChildNews, HUNG_MS } from './news.ts';
import { Starvation, threadTime } from './starved.ts';

export type ChildState = 'starting' | 'up' | 'restarting' | 'down';

export interface ChildOptions<News, Name extends string = string> {
  /** For the log and for errors: "ears". */
  name: Name;
  /** What a failed start is told with, unless a model is at fault. */
  startCode: StartCode;
  /** The .ts file that runs in the child. */
  entry: URL;
  /** Given to the child as its only argument, as JSON. */
  config: unknown;
  log: Log;
  onNews: (news: News) => void;
  /** Models are loaded, at the start and after every restart. */
  onUp: () => void;
  /** Without a sign of life for so long it counts as hung, in ms; HUNG_MS where nothing else is said. */
  hungMs?: number;
  /** It died or hung, having been up. What was asked of it will not be answered. */
  onDown: () => void;
}

/** Waits before each further try, in ms. The first restart is at once: a caller is on the line. */
const BACKOFF_MS = [0, 250, 1000, 3000, 10_000];
/** Up for so long, a child counts as healthy again and its next restart is at once. */
const HEALTHY_MS = 20_000;
/** A process that does not even begin in this time never will (a slow disk is given its time while models load). */
const BOOT_MS = 15_000;
/** A tick of a child that others keep from the processor counts so much: it ends all the same where that lasts. */
const STARVED_TICK = 0.1;
/** How long a child may take to leave when it is asked to. */
const STOP_MS = 1000;
/** Kept of standard error, for a failed start only: later it might quote what was said. */
const STDERR_KEPT = 600;

/**
 * What is freed goes back to the machine. Left to itself glibc raises its limit with every large block that is freed, and what a model
 * took while it was loaded stays: with this, hearing takes 75 MB less and speaking 100 MB.
 */
const TRIMMED = { MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' };

/**
 * What V8 keeps for young objects, MB, in each of the threads of a child: left to itself up to 16, three times over. Reading a dozen names so takes
 * 280 MB instead of 400.
 */
const YOUNG_MB = 4;

/** One process that is kept alive: started, watched, killed when it hangs, started again. */
export class Child<Order, News extends { is: string }, Name extends string = string> {
  readonly #options: ChildOptions<News, Name>;
  #process: ChildProcess | null = null;
  #state: ChildState = 'down';
  #loading: string | null = null;
  #hung = false;
  #stopping = false;
  #failures = 0;
  #restarts = 0;
  #rssBytes = 0;
  #upSince = 0;
  #stderr = '';
  #quietTicks = 0;
  #watch: NodeJS.Timeout | null = null;
  #retry: NodeJS.Timeout | null = null;
  #starting: PromiseWithResolvers<void> | null = null;

  constructor(options: ChildOptions<News, Name>) {
    this.#options = options;
  }

  get name(): Name {
    return this.#options.name;
  }

  get state(): ChildState {
    return this.#state;
  }

  get restarts(): number {
    return this.#restarts;
  }

  get rssBytes(): number {
    return this.#state === 'up' ? this.#rssBytes : 0;
  }

  /** The process id while there is one; tests end it by this. */
  get pid(): number | null {
    return this.#process?.pid ?? null;
  }

  /** Resolves when models are loaded. Rejects with NB_MODEL_MISSING, NB_MODEL_HASH or `startCode`; no retry then. */
  start(): Promise<void> {
    if (this.#starting) return this.#starting.promise;
    this.#starting = Promise.withResolvers<void>();
    this.#stopping = false;
    this.#spawn('starting');
    return this.#starting.promise;
  }

  /** Asks it to leave, and makes it. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#retry) clearTimeout(this.#retry);
    const child = this.#process;
    if (child) {
      const loading = this.#state !== 'up';
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      const force = setTimeout(() => child.kill('SIGKILL'), loading ? 0 : STOP_MS);
      if (child.connected && !loading) child.send({ do: 'stop' }, () => undefined);
      await gone;
      clearTimeout(force);
    }
    this.#state = 'down';
    this.#starting = null;
  }

  /** Sends when it is up; false when it is not. */
  send(order: Order): boolean {
    if (this.#state !== 'up' || !this.#process?.connected) return false;
    // The callback takes the error of a channel that closes meanwhile: the exit tells the same.
    this.#process.send(order as object, () => undefined);
    return true;
  }

  #spawn(state: ChildState): void {
    const { entry, config } = this.#options;
    this.#state = state;
    this.#loading = null;
    this.#hung = false;
    this.#stderr = '';
    const child = fork(entry, [JSON.stringify(config)], {
      serialization: 'advanced',
      execArgv: [`--max-semi-space-size=${YOUNG_MB}`],
      // Nothing of the main process's environment: no keys, no loaders. Four threads for native work, see queue.ts;
      // two heaps between them, which takes 100 MB less than one each.
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        UV_THREADPOOL_SIZE: '4',
        MALLOC_ARENA_MAX: '2',
        ...TRIMMED,
      },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#process = child;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (this.#state !== 'up') this.#stderr = (this.#stderr + text).slice(-STDERR_KEPT);
    });
    // What is read from the pipe after the end is left out: it will be asked again.
    child.on('message', (news) => {
      if (this.#process === child) this.#hear(news as unknown as News | ChildNews);
    });
    child.on('error', () => undefined);
    child.once('exit', (code, signal) => this.#ended({ code, signal, loading: this.#loading, hung: this.#hung }));
    this.#startWatch(child);
  }

  /**
   * Counts its own ticks and not the time, so that a main process that was stopped or suspended itself
   * does not take its children for hung.
   */
  #startWatch(child: ChildProcess): void {
    const hungMs = this.#options.hungMs ?? HUNG_MS;
    let begun = false;
    this.#quietTicks = -Math.ceil(BOOT_MS / BEAT_MS);
    child.once('message', () => {
      begun = true;
    });
    const { pid } = child;
    const starvation = new Starvation(() => (pid === undefined ? null : threadTime(pid)));
    this.#watch = setInterval(() => {
      this.#quietTicks += starvation.since(BEAT_MS) ? STARVED_TICK : 1;
      if (this.#quietTicks * BEAT_MS <= (begun ? hungMs - BEAT_MS : 0)) return;
      this.#hung = true;
      child.kill('SIGKILL');
    }, BEAT_MS);
    this.#watch.unref();
  }

  #hear(news: News | ChildNews): void {
    this.#quietTicks = 0;
    const own = news as ChildNews;
    if (own.is === 'beat') this.#rssBytes = own.rssBytes;
    else if (own.is === 'loading') this.#loading = own.model;
    else if (own.is === 'up') this.#becameUp();
    else this.#options.onNews(news as News);
  }

  #becameUp(): void {
    this.#state = 'up';
    this.#loading = null;
    this.#upSince = performance.now();
    this.#options.log.info({ process: this.#options.name, restarts: this.#restarts }, 'process is up');
    this.#options.onUp();
    this.#starting?.resolve();
  }

  #ended(ending: Ending): void {
    if (this.#watch) clearInterval(this.#watch);
    this.#process = null;
    const before = this.#state;
    if (before === 'up' && performance.now() - this.#upSince > HEALTHY_MS) this.#failures = 0;
    if (this.#stopping) {
      this.#state = 'down';
      if (before === 'up') this.#options.onDown();
      this.#starting?.reject(startError(this.#options, ending));
      return;
    }
    const { name, log } = this.#options;
    const reason = exitReason(ending);
    log.error(
      { process: name, reason, code: ending.code, signal: ending.signal, loading: ending.loading },
      'process ended',
    );
    if (before === 'starting') {
      if (this.#stderr) log.error({ process: name, stderr: this.#stderr }, 'what it wrote while it started');
      this.#state = 'down';
      this.#starting?.reject(startError(this.#options, ending));
      this.#starting = null;
      return;
    }
    const wait = BACKOFF_MS[Math.min(this.#failures, BACKOFF_MS.length - 1)]!;
    this.#failures++;
    this.#restarts++;
    this.#state = this.#failures >= BACKOFF_MS.length ? 'down' : 'restarting';
    if (before === 'up') this.#options.onDown();
    const state = this.#state;
    this.#retry = setTimeout(() => this.#spawn(state), wait);
  }
}
