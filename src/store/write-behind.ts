import { EventEmitter } from 'node:events';
import type { Clock } from '../clock.ts';
import { type ErrorCode, NightbellError } from '../errors.ts';
import type { Log } from '../log.ts';
import { isPermanent } from './failure.ts';
import type { Unit, Write } from './unit.ts';

/** Where a queue stands: all written, being written, or kept in memory until the store works again. */
export type WriteState =
  | { state: 'written' }
  | { state: 'writing'; waiting: number }
  | { state: 'kept'; waiting: number; code: ErrorCode; since: string };

interface Entry {
  what: string;
  work: (unit: Unit) => Promise<unknown>;
}

/** A disk that is full stays so for a while; ten seconds after it is not, everything is written. */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
/** One fsync for many entries when they pile up; few enough that other writers get their turn soon. */
const BATCH = 64;

/**
 * A queue in front of the store: `add` returns at once and never throws. What is added is written in that order, in
 * transactions of up to 64, and stays in memory until it is committed, however long the store fails. An entry that can
 * never be written because it breaks a rule is logged by its kind and left out, so that the rest gets through.
 */
export class WriteBehind extends EventEmitter<{ state: [WriteState] }> {
  readonly #write: Write;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #queue: Entry[] = [];
  readonly #idle = new Set<() => void>();
  #state: WriteState = { state: 'written' };
  #running = false;
  #stopped = false;
  #cancelWait: (() => void) | null = null;

  constructor(write: Write, clock: Clock, log: Log) {
    super();
    this.#write = write;
    this.#clock = clock;
    this.#log = log;
  }

  get state(): WriteState {
    return this.#state;
  }

  /** @param what a kind such as `turn`, for the log; never content. */
  add(what: string, work: (unit: Unit) => Promise<unknown>): void {
    this.#queue.push({ what, work });
    if (this.#running) return;
    this.#running = true;
    this.#become({ state: 'writing', waiting: this.#queue.length });
    void this.#drain();
  }

  /** Resolves when everything added so far, and since, is committed. Cuts a running wait short. Never rejects. */
  flush(): Promise<void> {
    if (!this.#running) return Promise.resolve();
    this.#cancelWait?.();
    return new Promise((resolve) => this.#idle.add(resolve));
  }

  /** Stops trying; for the very end of the process. Gives back how many entries were never written. */
  stop(): number {
    this.#stopped = true;
    this.#cancelWait?.();
    return this.#queue.length;
  }

  async #drain(): Promise<void> {
    let wait = FIRST_WAIT_MS;
    // After a batch that broke a rule its entries go one by one, to leave out only the one that does.
    let single = 0;
    while (this.#queue.length > 0 && !this.#stopped) {
      const batch = this.#queue.slice(0, single > 0 ? 1 : BATCH);
      try {
        await this.#write(async (unit) => {
          for (const { work } of batch) await work(unit);
        });
      } catch (error) {
        if (!isPermanent(error)) {
          this.#keep(error as NightbellError);
          await this.#pause(wait);
          wait = Math.min(wait * 2, LONGEST_WAIT_MS);
          continue;
        }
        if (batch.length > 1) {
          single = batch.length;
          continue;
        }
        const reason = error instanceof NightbellError ? error.message : (error as Error).name;
        this.#log.error({ what: batch[0]?.what, reason }, 'this can never be written and was left out');
      }
      this.#queue.splice(0, batch.length);
      single = Math.max(0, single - 1);
      wait = FIRST_WAIT_MS;
      this.#become({ state: 'writing', waiting: this.#queue.length });
    }
    this.#running = false;
    if (!this.#stopped) this.#become({ state: 'written' });
    for (const resolve of this.#idle) resolve();
    this.#idle.clear();
  }

  #keep({ code }: NightbellError): void {
    const waiting = this.#queue.length;
    if (this.#state.state === 'kept' && this.#state.code === code) {
      this.#become({ ...this.#state, waiting });
      return;
    }
    this.#log.error({ code, waiting }, 'the store cannot be written: kept in memory until it can');
    this.#become({ state: 'kept', waiting, code, since: new Date(this.#clock.now()).toISOString() });
  }

  #pause(ms: number): Promise<void> {
    return new Promise<void>((resolve) => {
      const cancel = this.#clock.after(ms, resolve);
      this.#cancelWait = () => {
        cancel();
        resolve();
      };
    }).then(() => {
      this.#cancelWait = null;
    });
  }

  #become(state: WriteState): void {
    const before = this.#state.state;
    this.#state = state;
    if (before === state.state) return;
    if (before === 'kept') this.#log.info({ state: state.state }, 'the store can be written again');
    try {
      this.emit('state', state);
    } catch (error) {
      this.#log.error({ error: (error as Error).name }, 'whoever listened to the state of a queue failed');
    }
  }
}
