import { collectGarbage } from './garbage.ts';
import type { Renewable } from './renewed.ts';

/** How often it is looked. */
const LOOK_MS = 1_000;
/** Nobody has been heard or spoken to for so long. */
export const QUIET_MS = 5_000;
/** A model is not loaded anew more often: in a box that is never quiet its loading would otherwise be work of its own. */
export const EVERY_MS = 4 * 60_000;
/** Between two models: what the first has given back is counted before the next one's turn comes. */
const BETWEEN_MS = 15_000;

export interface UpkeepOptions {
  /** The process has grown by so much since its models were loaded, and it is quiet: a model is loaded anew. */
  grownBytes: number;
  /** The same, quiet or not. */
  mostBytes: number;
  rssBytes?: () => number;
  quietMs?: number;
  everyMs?: number;
  betweenMs?: number;
  lookMs?: number;
}

/**
 * Keeps the memory of a process with models near to what it took when they were loaded. A model's engine keeps what its longest work took and
 * what several works at a time took, for ever; only a new one gives it back. So the one that has worked most is loaded anew, one at a time, when nobody
 * is heard or spoken to, or in the midst of calls once there is no other way. The old one works on until then, so nobody waits.
 */
export class Upkeep {
  readonly #o: Required<UpkeepOptions>;
  readonly #models = new Set<Renewable>();
  /** When each was last tried, also where it could not be loaded. */
  readonly #tried = new WeakMap<Renewable, number>();
  #loadedBytes = Infinity;
  #lastAt = -Infinity;
  #renewing = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: UpkeepOptions) {
    this.#o = {
      rssBytes: () => process.memoryUsage.rss(),
      quietMs: QUIET_MS,
      everyMs: EVERY_MS,
      betweenMs: BETWEEN_MS,
      lookMs: LOOK_MS,
      ...options,
    };
  }

  add(model: Renewable): void {
    this.#models.add(model);
  }

  /** It is let go of for other reasons. */
  remove(model: Renewable): void {
    this.#models.delete(model);
  }

  /** All models are loaded: what the process takes now is what it is to take. */
  start(): void {
    this.#loadedBytes = this.#o.rssBytes();
    this.#timer = setInterval(() => void this.#look(), this.#o.lookMs).unref();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    const now = performance.now();
    if (this.#renewing || now - this.#lastAt < this.#o.betweenMs) return;
    const grown = this.#o.rssBytes() - this.#loadedBytes;
    if (grown < this.#o.grownBytes || (grown < this.#o.mostBytes && !this.#isQuiet(now))) return;
    const model = this.#mostWorked(now);
    if (!model) return;
    this.#renewing = true;
    this.#tried.set(model, now);
    try {
      await model.renew();
      // Once the turn of the loop is over that held the last of it.
      setImmediate(collectGarbage);
    } catch {
      // It cannot be loaded just now: the one that is there works on, and another time will come.
    } finally {
      this.#renewing = false;
      this.#lastAt = performance.now();
    }
  }

  #isQuiet(now: number): boolean {
    return [...this.#models].every(({ restingSince: since }) => since !== null && now - since >= this.#o.quietMs);
  }

  /** Of those whose turn it may be. */
  #mostWorked(now: number): Renewable | null {
    const due = [...this.#models].filter(
      (model) =>
        model.workedMs > 0 && now - Math.max(model.loadedAt, this.#tried.get(model) ?? -Infinity) >= this.#o.everyMs,
    );
    return due.reduce<Renewable | null>(
      (most, model) => (most && most.workedMs >= model.workedMs ? most : model),
      null,
    );
  }
}
