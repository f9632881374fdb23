import { Worker } from 'node:worker_threads';
import type { ErrorCode } from '../../errors.ts';
import { NightbellError } from '../../errors.ts';
import type { Job, Jobs } from './protocol-work.ts';
import type { Answer, Order } from './protocol-worker.ts';

/** Unused for so long its thread is let go, with the protocols that it holds. */
const IDLE_MS = 120_000;

/** These take seconds to minutes; whoever tries a sentence does not wait for them. */
const LONG: ReadonlySet<Job> = new Set<Job>(['prove', 'cases', 'replay']);

/** Where protocols are read, proven, tried and replayed: threads beside the calls, started when they are needed. */
export class ProtocolBench {
  readonly #short = new Lane();
  readonly #long = new Lane();

  /** Rejects with NB_PROTOCOL_INVALID where a text does not read, or with a plain Error where the thread failed. */
  do<J extends Job>(job: J, given: Jobs[J]['in']): Promise<Jobs[J]['out']> {
    return (LONG.has(job) ? this.#long : this.#short).do(job, given);
  }

  async close(): Promise<void> {
    await Promise.all([this.#short.close(), this.#long.close()]);
  }
}

/** One thread; one job after the other. */
class Lane {
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #n = 0;
  readonly #waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();

  do<J extends Job>(job: J, given: Jobs[J]['in']): Promise<Jobs[J]['out']> {
    const worker = this.#started();
    const n = ++this.#n;
    return new Promise<Jobs[J]['out']>((resolve, reject) => {
      this.#waiting.set(n, { resolve: resolve as (value: never) => void, reject });
      worker.ref();
      worker.postMessage({ n, job, given } satisfies Order<J>);
    });
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#gone(worker, new Error('closed'));
    await worker?.terminate();
  }

  #started(): Worker {
    if (this.#idle) clearTimeout(this.#idle);
    this.#idle = null;
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./protocol-worker.ts', import.meta.url), { stderr: false });
    this.#worker = worker;
    worker.on('message', (answer: Answer) => this.#answered(answer));
    worker.on('error', (error) => this.#gone(worker, error as Error));
    worker.on('exit', () => this.#gone(worker, new Error('the thread ended')));
    return worker;
  }

  #answered(answer: Answer): void {
    const waiting = this.#waiting.get(answer.n);
    this.#waiting.delete(answer.n);
    if (answer.ok) waiting?.resolve(answer.value as never);
    else waiting?.reject(answer.code ? new NightbellError(answer.code as ErrorCode) : new Error(answer.name));
    if (this.#waiting.size > 0) return;
    this.#worker?.unref();
    this.#idle = setTimeout(() => void this.close(), IDLE_MS);
    this.#idle.unref();
  }

  #gone(worker: Worker | null, why: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    if (this.#idle) clearTimeout(this.#idle);
    for (const { reject } of this.#waiting.values()) reject(why);
    this.#waiting.clear();
  }
}
