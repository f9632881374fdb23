import '../../../no-telemetry.ts';
import { Worker } from 'node:worker_threads';
import type { Lang } from '../../../lang.ts';
import type { MoonshineFiles, RecogniserFiles } from '../../files.ts';
import { type KnownNames, ListedNames } from '../../turn-end/known-names.ts';
import type { Claim } from '../queue.ts';
import type { ListedMedicine } from './medicine-reader.ts';
import type { ListedName, ReadName } from './name-reader.ts';
import type { FromThread, ThreadConfig, ToThread, Wanted } from './thread.ts';

export type { ReadName } from './name-reader.ts';

/** So many at once are read one after the other; whoever comes then goes without. */
const MOST_WAITING = 3;
/** How often it is looked whether somebody still wants it. */
const LOOK_MS = 50;
/** A language in which nobody has told a name for so long is let go of, but for the one that was made ready. */
export const IDLE_MS = 5 * 60_000;

interface Reading {
  claim: Claim;
  done: (name: ReadName | null) => void;
}

/** An answer in which a name is looked for, a person's or a medicine's. */
export interface SoundOfName {
  /**
   * The full name, or the medicine's; null where none is made out, or nobody wants it any more.
   * @param others what recognisers wrote of the answer, the most trusted first
   */
  read(wanted: Wanted, others: string[]): Promise<ReadName | null>;
  /** There is nothing to read in it. */
  drop(): void;
}

/** Reads full names, and medicines, by what names there are, each language in a thread of its own; a thread that dies is not replaced, and names are as they were read. */
export class Names {
  readonly #models: Partial<Record<Lang, MoonshineFiles>> = {};
  readonly #names: () => readonly ListedName[];
  readonly #medicines: () => readonly ListedMedicine[];
  /** For looking up in this thread. */
  readonly listed: KnownNames;
  readonly #threads = new Map<Lang, Worker | null>();
  readonly #readings = new Map<number, Reading>();
  readonly #kept = new Set<Lang>();
  readonly #idle = new Map<Lang, NodeJS.Timeout>();
  readonly #idleMs: number;
  #count = 0;
  #watch: NodeJS.Timeout | null = null;

  /**
   * @param names is asked whenever a language is loaded
   * @param medicines every way to say every medicine; the same
   * @param idleMs see IDLE_MS
   */
  constructor(
    recognisers: Record<Lang, RecogniserFiles>,
    names: () => readonly ListedName[],
    medicines: () => readonly ListedMedicine[] = () => [],
    idleMs: number = IDLE_MS,
  ) {
    this.#names = names;
    this.#medicines = medicines;
    this.listed = new ListedNames(names());
    this.#idleMs = idleMs;
    for (const [lang, files] of Object.entries(recognisers) as [Lang, RecogniserFiles][])
      if (files.engine === 'moonshine') this.#models[lang] = files;
  }

  /** Begins to load what a language needs, and keeps it; otherwise the first name does. */
  ready(lang: Lang): void {
    this.#kept.add(lang);
    this.#thread(lang);
  }

  /**
   * Begins to look for the full name in an answer, of which the words are not known yet; null where that is not possible, or too many wait.
   * @param samples 16 kHz, the whole answer with a little silence around it
   * @param claim where it is dropped nobody wants the name any more
   */
  hear(lang: Lang, samples: Int16Array, claim: Claim): SoundOfName | null {
    const thread = this.#readings.size < MOST_WAITING ? this.#thread(lang) : null;
    if (!thread) return null;
    this.#rest(lang);
    const id = ++this.#count;
    const { promise, resolve } = Promise.withResolvers<ReadName | null>();
    this.#readings.set(id, { claim, done: resolve });
    this.#watch ??= setInterval(() => this.#look(), LOOK_MS).unref();
    thread.postMessage({ is: 'hear', id, samples } satisfies ToThread);
    return {
      read: (wanted, others) => {
        thread.postMessage({ is: 'read', id, wanted, others } satisfies ToThread);
        return promise;
      },
      drop: () => this.#drop(id),
    };
  }

  /** Counts the time in which nobody tells a name anew. */
  #rest(lang: Lang): void {
    if (this.#kept.has(lang)) return;
    clearTimeout(this.#idle.get(lang));
    const letGo = () => {
      const thread = this.#threads.get(lang);
      this.#threads.delete(lang);
      thread?.removeAllListeners();
      void thread?.terminate();
    };
    this.#idle.set(lang, setTimeout(letGo, this.#idleMs).unref());
  }

  close(): void {
    for (const timer of this.#idle.values()) clearTimeout(timer);
    for (const thread of this.#threads.values()) void thread?.terminate();
    this.#threads.clear();
    this.#end();
  }

  #thread(lang: Lang): Worker | null {
    const known = this.#threads.get(lang);
    const model = this.#models[lang];
    if (known !== undefined || !model) return known ?? null;
    const config: ThreadConfig = { model, names: this.#names(), medicines: this.#medicines(), lang };
    const thread = new Worker(new URL('./thread.ts', import.meta.url), { workerData: config });
    thread.unref();
    thread.on('message', ({ id, name }: FromThread) => this.#answer(id, name));
    const gone = () => {
      this.#threads.set(lang, null);
      this.#end();
    };
    thread.on('error', gone);
    thread.on('exit', gone);
    this.#threads.set(lang, thread);
    return thread;
  }

  #answer(id: number, name: ReadName | null): void {
    this.#readings.get(id)?.done(name);
    this.#readings.delete(id);
    if (this.#readings.size > 0 || !this.#watch) return;
    clearInterval(this.#watch);
    this.#watch = null;
  }

  #look(): void {
    for (const [id, { claim }] of this.#readings) if (claim.dropped) this.#drop(id);
  }

  #drop(id: number): void {
    if (!this.#readings.has(id)) return;
    for (const thread of this.#threads.values()) thread?.postMessage({ is: 'drop', id } satisfies ToThread);
    this.#answer(id, null);
  }

  #end(): void {
    for (const id of [...this.#readings.keys()]) this.#answer(id, null);
  }
}
