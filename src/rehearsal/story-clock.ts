import type { Clock } from '../clock.ts';

/** How often timers are looked at, in real ms. */
const TICK_MS = 10;
/** While nobody is on a line, time passes so many times faster: a ladder waits ten minutes between two rings. */
const RUSH = 60;

interface Timer {
  at: number;
  fn: () => void;
}

/**
 * The time of a story for a call over a real line: it can be set to the story's moment and then goes as fast as any clock, or faster while
 * nobody is on the line.
 */
export class StoryClock implements Clock {
  #now = Date.now();
  #looked = performance.now();
  readonly #timers = new Set<Timer>();
  readonly #ticker: NodeJS.Timeout;
  /** true: nobody is on a line. */
  rushing = false;

  constructor() {
    this.#ticker = setInterval(() => this.#tick(), TICK_MS);
  }

  now(): number {
    this.#pass();
    return Math.floor(this.#now);
  }

  after(ms: number, fn: () => void): () => void {
    const timer = { at: this.now() + Math.max(0, ms), fn };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** It is this moment now; what waits waits as long as before. */
  setTo(epochMs: number): void {
    const by = epochMs - this.now();
    this.#now = epochMs;
    for (const timer of this.#timers) timer.at += by;
  }

  stop(): void {
    clearInterval(this.#ticker);
  }

  #pass(): void {
    const real = performance.now();
    this.#now += (real - this.#looked) * (this.rushing ? RUSH : 1);
    this.#looked = real;
  }

  #tick(): void {
    this.#pass();
    const due = [...this.#timers].filter((t) => t.at <= this.#now).sort((a, b) => a.at - b.at);
    for (const timer of due) if (this.#timers.delete(timer)) timer.fn();
  }
}
