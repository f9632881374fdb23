import type { Lang } from '../../../lang.ts';
import type { MoonshineFiles, RecogniserFiles } from '../../files.ts';
import { type Renewable, Renewed } from '../../renewed.ts';
import { type KnownNames, ListedNames } from '../../turn-end/known-names.ts';
import type { Claim } from '../queue.ts';
import type { ListedMedicine } from './medicine-reader.ts';
import type { ListedName, ReadName } from './name-reader.ts';
import { NameThread } from './name-thread.ts';
import type { Wanted } from './thread.ts';

export type { ReadName } from './name-reader.ts';

/** So many at once are read one after the other; whoever comes then goes without. */
const MOST_WAITING = 3;
/** How often it is looked whether somebody still wants it. */
const LOOK_MS = 50;
/** A language in which nobody has told a name for so long is let go of, but for the one that was made ready. */
export const IDLE_MS = 5 * 60_000;

interface Reading {
  claim: Claim;
  drop: () => void;
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
  readonly #threads = new Map<Lang, Renewed<NameThread>>();
  readonly #readings = new Set<Reading>();
  readonly #kept = new Set<Lang>();
  readonly #idle = new Map<Lang, NodeJS.Timeout>();
  readonly #idleMs: number;
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

  /**
   * Begins to load what a language needs, and keeps it; otherwise the first name does. Resolves when it is loaded, with what can be loaded anew;
   * null: it cannot be read in.
   */
  async ready(lang: Lang): Promise<Renewable | null> {
    this.#kept.add(lang);
    const thread = this.#thread(lang);
    return thread && (await thread.model.loaded) ? thread : null;
  }

  /**
   * Begins to look for the full name in an answer, of which the words are not known yet; null where that is not possible, or too many wait.
   * @param samples 16 kHz, the whole answer with a little silence around it
   * @param claim where it is dropped nobody wants the name any more
   */
  hear(lang: Lang, samples: Int16Array, claim: Claim): SoundOfName | null {
    const thread = this.#readings.size < MOST_WAITING ? this.#thread(lang) : null;
    if (!thread || thread.model.dead) return null;
    this.#rest(lang);
    const { model } = thread;
    const { id, name } = model.hear(samples);
    const reading = { claim, drop: () => model.drop(id) };
    this.#readings.add(reading);
    this.#watch ??= setInterval(() => this.#look(), LOOK_MS).unref();
    // In use until it has answered: only then may another thread take its place for good.
    void thread.use(() => name).then(() => this.#over(reading));
    return {
      read: (wanted, others) => {
        model.read(id, wanted, others);
        return name;
      },
      drop: reading.drop,
    };
  }

  /** Counts the time in which nobody tells a name anew. */
  #rest(lang: Lang): void {
    if (this.#kept.has(lang)) return;
    clearTimeout(this.#idle.get(lang));
    const letGo = () => {
      const thread = this.#threads.get(lang);
      this.#threads.delete(lang);
      void thread?.model.close();
    };
    this.#idle.set(lang, setTimeout(letGo, this.#idleMs).unref());
  }

  async close(): Promise<void> {
    for (const timer of this.#idle.values()) clearTimeout(timer);
    const threads = [...this.#threads.values()];
    this.#threads.clear();
    await Promise.all(threads.map(({ model }) => model.close()));
  }

  #thread(lang: Lang): Renewed<NameThread> | null {
    const known = this.#threads.get(lang);
    const model = this.#models[lang];
    if (known || !model) return known ?? null;
    const begin = () => new NameThread({ model, names: this.#names(), medicines: this.#medicines(), lang });
    const again = async () => {
      const fresh = begin();
      if (await fresh.loaded) return fresh;
      throw new Error('names cannot be loaded');
    };
    const thread = new Renewed(begin(), again, (old) => void old.close());
    this.#threads.set(lang, thread);
    return thread;
  }

  #over(reading: Reading): void {
    this.#readings.delete(reading);
    if (this.#readings.size > 0 || !this.#watch) return;
    clearInterval(this.#watch);
    this.#watch = null;
  }

  #look(): void {
    for (const { claim, drop } of this.#readings) if (claim.dropped) drop();
  }
}
