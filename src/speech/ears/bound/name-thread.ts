import '../../../no-telemetry.ts';
import { Worker } from 'node:worker_threads';
import type { ReadName } from './name-reader.ts';
import type { FromThread, ThreadConfig, ToThread, Wanted } from './thread.ts';

/** The thread in which names of one language are read. Once it has died it reads none, and names are as they were read otherwise. */
export class NameThread {
  readonly #thread: Worker;
  readonly #readings = new Map<number, (name: ReadName | null) => void>();
  readonly #loaded = Promise.withResolvers<boolean>();
  readonly #gone = Promise.withResolvers<void>();
  #dead = false;
  #count = 0;

  constructor(config: ThreadConfig) {
    this.#thread = new Worker(new URL('./thread.ts', import.meta.url), { workerData: config });
    this.#thread.unref();
    this.#thread.on('message', (news: FromThread) => {
      if (news.is === 'loaded') this.#loaded.resolve(true);
      else this.#answer(news.id, news.name);
    });
    this.#thread.on('error', () => this.#died());
    this.#thread.on('exit', () => {
      this.#died();
      this.#gone.resolve();
    });
  }

  /** It will not read any more. */
  get dead(): boolean {
    return this.#dead;
  }

  /** Whether its model could be loaded, once that is known. */
  get loaded(): Promise<boolean> {
    return this.#loaded.promise;
  }

  /** Begins with a sound, also before its model is loaded. `name` resolves when it is read or dropped: null where there is none. */
  hear(samples: Int16Array): { id: number; name: Promise<ReadName | null> } {
    const id = ++this.#count;
    const { promise, resolve } = Promise.withResolvers<ReadName | null>();
    this.#readings.set(id, resolve);
    this.#post({ is: 'hear', id, samples });
    return { id, name: promise };
  }

  read(id: number, wanted: Wanted, others: string[]): void {
    this.#post({ is: 'read', id, wanted, others });
  }

  drop(id: number): void {
    if (!this.#readings.has(id)) return;
    this.#post({ is: 'drop', id });
    this.#answer(id, null);
  }

  /**
   * Ends it when what it works on is done, and resolves then: a thread that is ended in the midst of the runtime's work takes the process with it. Nobody
   * has anything more from it.
   */
  async close(): Promise<void> {
    this.#thread.ref();
    this.#post({ is: 'end' });
    this.#died();
    await this.#gone.promise;
  }

  #post(message: ToThread): void {
    this.#thread.postMessage(message);
  }

  #answer(id: number, name: ReadName | null): void {
    this.#readings.get(id)?.(name);
    this.#readings.delete(id);
  }

  #died(): void {
    this.#dead = true;
    this.#loaded.resolve(false);
    for (const id of [...this.#readings.keys()]) this.#answer(id, null);
  }
}
