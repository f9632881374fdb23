import '../no-telemetry.ts';
import { Worker } from 'node:worker_threads';
import type { Log } from '../log.ts';
import { ENCODER_MODEL } from '../models/required.ts';
import { checkModels } from '../models/state.ts';
import type { Opinion } from '../triage/types.ts';
import type { Adviser, AdviserHealth, NoOpinion, Said } from './adviser.ts';
import type { FromWorker, ToWorker, WorkerConfig } from './classifier-worker.ts';
import type { Guess } from './guess.ts';
import { checkHead } from './head.ts';
import { opinionOf } from './verdict.ts';

/**
 * An opinion that takes longer is given up: by then the caller has spoken on. A call waits for it much less long (QUICK_MS of
 * src/conversation/opinions.ts) and heeds it when it comes. Some 10 ms are usual.
 */
export const DEADLINE_MS = 2_000;
/** Silent for so long, the thread is taken for hung, and ended. */
const HUNG_MS = 5_000;
/** Longer than the loading of the model takes on a busy box. */
const END_MS = 5_000;
/** Waits before each further try. The first is at once: a caller is on the line. */
const BACKOFF_MS = [0, 1_000, 10_000, 60_000];

/** What the thread is asked for: an opinion, or a meaning. */
type Answer = Guess | Float32Array;

export interface ClassifierAdviserOptions extends WorkerConfig {
  log: Log;
  deadlineMs?: number;
  hungMs?: number;
  /** The thread's file; another in tests. */
  entry?: URL;
}

/**
 * The trained classifier in a thread of its own. Without its files, or while its thread is dead, there is no opinion and calls are
 * judged by the rules alone; that is logged once an outage and told by `health`.
 */
export class ClassifierAdviser implements Adviser {
  readonly by = 'classifier';
  readonly #options: ClassifierAdviserOptions;
  readonly #waiting = new Map<number, { since: number; answer: (found: Answer | NoOpinion) => void }>();
  #worker: Worker | null = null;
  #model: string = ENCODER_MODEL;
  #state: AdviserHealth['state'] = 'starting';
  #detail = '';
  #failures = 0;
  #restarts = 0;
  #next = 0;
  /** When the thread answered last. */
  #answered = 0;
  #retry: NodeJS.Timeout | null = null;
  #watch: NodeJS.Timeout | null = null;
  #closed = false;
  #told = false;
  #up = Promise.withResolvers<boolean>();

  /** Begins to load at once and does not wait for it. */
  constructor(options: ClassifierAdviserOptions) {
    this.#options = options;
    void this.#start();
  }

  get model(): string {
    return this.#model;
  }

  get health(): AdviserHealth {
    return { state: this.#state, restarts: this.#restarts, detail: this.#detail };
  }

  /** Resolves to true when it is loaded, to false when the first try failed. */
  get ready(): Promise<boolean> {
    return this.#up.promise;
  }

  async advise({ text, question, before }: Said): Promise<Opinion | NoOpinion | null> {
    if (!/\p{L}/u.test(text)) return null;
    const guess = await this.#ask({
      text,
      ...(question !== undefined && { question }),
      ...(before !== undefined && { before }),
    });
    if (guess instanceof Float32Array) return 'failed';
    return typeof guess === 'string' ? guess : opinionOf(guess, this.#model);
  }

  /**
   * What a text means, as a direction of length 1: the cosine of two is their product. null: the thread is not there, or took longer than
   * the deadline.
   */
  async embed(text: string): Promise<Float32Array | null> {
    const vector = await this.#ask({ text, embed: true });
    return vector instanceof Float32Array ? vector : null;
  }

  #ask(wanted: { text: string; question?: string; before?: string; embed?: true }): Promise<Answer | NoOpinion> {
    const worker = this.#worker;
    if (this.#state !== 'up' || !worker) return Promise.resolve('failed');
    const id = this.#next++;
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve('too-late'), this.#options.deadlineMs ?? DEADLINE_MS);
      const answer = (found: Answer | NoOpinion) => {
        clearTimeout(late);
        resolve(found);
      };
      this.#waiting.set(id, { since: performance.now(), answer });
      worker.postMessage({ id, ...wanted } satisfies ToWorker);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#retry) clearTimeout(this.#retry);
    const worker = this.#worker;
    this.#lost();
    this.#state = 'down';
    this.#up.resolve(false);
    if (worker) await ended(worker);
  }

  async #start(): Promise<void> {
    const { cacheDir, headFolder, entry } = this.#options;
    try {
      await checkModels({ ids: [ENCODER_MODEL], cacheDir });
      await checkHead(headFolder);
    } catch (error) {
      this.#failed((error as { code?: string }).code ?? 'NB_MODEL_MISSING');
      return;
    }
    if (this.#closed) return;
    const worker = new Worker(entry ?? new URL('./classifier-worker.ts', import.meta.url), {
      workerData: { cacheDir, ...(headFolder ? { headFolder } : {}) } satisfies WorkerConfig,
      // Nothing of the main thread's environment: no keys.
      env: {},
      stderr: true,
    });
    this.#worker = worker;
    worker.stderr.resume();
    worker.on('message', (news: FromWorker) => this.#hear(news));
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      if (this.#worker === worker) this.#failed('NB_OPINION_START');
    });
    worker.unref();
  }

  #hear(news: FromWorker): void {
    if (news.is !== 'up') {
      this.#answered = performance.now();
      this.#waiting.get(news.id)?.answer((news.is === 'guess' ? news.guess : news.vector) ?? 'failed');
      this.#waiting.delete(news.id);
      this.#failures = 0;
      return;
    }
    this.#model = news.model;
    this.#state = 'up';
    this.#detail = '';
    if (this.#told) this.#options.log.info({ restarts: this.#restarts }, 'classifier is up again');
    this.#told = false;
    this.#watch = setInterval(() => this.#endIfHung(), 1_000);
    this.#watch.unref();
    this.#up.resolve(true);
  }

  #endIfHung(): void {
    const [oldest] = this.#waiting.values();
    // Many that wait are answered one after the other: only a thread that answers none of them hangs.
    const silent = oldest ? performance.now() - Math.max(oldest.since, this.#answered) : 0;
    if (silent > (this.#options.hungMs ?? HUNG_MS)) void this.#worker?.terminate();
  }

  #failed(code: string): void {
    if (this.#closed) return;
    this.#lost();
    this.#state = 'down';
    this.#detail = code;
    if (!this.#told) this.#options.log.error({ code }, 'calls are judged without the classifier');
    this.#told = true;
    this.#up.resolve(false);
    const wait = BACKOFF_MS[Math.min(this.#failures++, BACKOFF_MS.length - 1)]!;
    this.#retry = setTimeout(() => {
      this.#restarts++;
      this.#state = 'starting';
      void this.#start();
    }, wait);
    this.#retry.unref();
  }

  /** What was asked of it will not be answered. */
  #lost(): void {
    if (this.#watch) clearInterval(this.#watch);
    this.#worker = null;
    for (const { answer } of this.#waiting.values()) answer('failed');
    this.#waiting.clear();
  }
}

/**
 * Lets the thread end what it is at. A thread that is terminated within the runtime's native code takes the whole process with it, so
 * that is left for one that does not answer.
 */
async function ended(worker: Worker): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  worker.once('exit', () => resolve());
  const late = setTimeout(() => void worker.terminate().then(() => resolve()), END_MS);
  worker.postMessage({ end: true } satisfies ToWorker);
  await promise;
  clearTimeout(late);
}
