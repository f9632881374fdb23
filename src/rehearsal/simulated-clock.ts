import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../clock.ts';

/** Turns of the event loop in which promises that wait for nothing real come to their end. */
const SETTLE_TURNS = 4;

interface Timer {
  at: number;
  /** Timers of one moment run in the order in which they were set. */
  order: number;
  fn: () => void;
}

/**
 * Time that passes only when nothing else is to be done: it jumps to the next timer once all real work that was announced by `work` has come
 * to its end. So a call of five minutes takes seconds, and nothing happens in another order than it would on a quick machine.
 */
export class SimulatedClock implements Clock {
  #now: number;
  #order = 0;
  #working = 0;
  readonly #timers = new Set<Timer>();
  readonly #idle = new Set<() => void>();

  /** @param start ms since the Unix epoch */
  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, fn: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, ms), order: this.#order++, fn };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** Time stands still until this has settled. */
  async work<T>(doing: Promise<T>): Promise<T> {
    this.#working++;
    try {
      return await doing;
    } finally {
      // Whoever waits for the result goes on before the clock does.
      setImmediate(() => {
        this.#working--;
        if (this.#working === 0) for (const wake of this.#idle) wake();
      });
    }
  }

  /** Lets time pass until `done` says so or nothing is left to wait for; gives back whether it was done. */
  async runUntil(done: () => boolean): Promise<boolean> {
    for (;;) {
      await this.#settled();
      if (done()) return true;
      const next = this.#next();
      if (!next) return false;
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.fn();
    }
  }

  /** Lets time pass until the promise has settled. */
  async runFor<T>(promise: Promise<T>): Promise<T> {
    let over = false;
    const end = () => {
      over = true;
    };
    promise.then(end, end);
    while (!over) if (!(await this.runUntil(() => over))) await turn();
    return promise;
  }

  #next(): Timer | null {
    let next: Timer | null = null;
    for (const timer of this.#timers)
      if (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order)) next = timer;
    return next;
  }

  async #settled(): Promise<void> {
    for (;;) {
      for (let i = 0; i < SETTLE_TURNS; i++) await turn();
      if (this.#working === 0) return;
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.#idle.delete(wake);
          resolve();
        };
        this.#idle.add(wake);
      });
    }
  }
}
