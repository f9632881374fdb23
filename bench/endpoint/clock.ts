import { setImmediate as breathe } from 'node:timers/promises';
import type { Recogniser } from '../../src/speech/ears/recogniser.ts';

interface Timer {
  ms: number;
  atMs: number;
  work: () => void;
}

/**
 * Time of the call while it is heard faster or slower than it lasts: what a decoding costs on a core of its own, by the processor time of
 * this process, is when its words come, whatever else the machine does.
 */
export class CallClock {
  nowMs = 0;
  #computing = 0;
  #due: { atMs: number; tell: () => void }[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  readonly #timers = new Set<Timer>();

  /** The same model, its words coming at their time. */
  timed(model: Recogniser): Recogniser {
    return { id: model.id, read: (samples) => this.#read(model, samples) };
  }

  async #read(model: Recogniser, samples: Int16Array): Promise<string> {
    const begunMs = this.nowMs;
    this.#computing++;
    // One at a time, so that the processor time is its own.
    const work = this.#turn.then(async () => {
      const before = process.cpuUsage();
      const text = await model.read(samples);
      const { user, system } = process.cpuUsage(before);
      return { text, ms: (user + system) / 1000 };
    });
    this.#turn = work.catch(() => undefined);
    const { text, ms } = await work;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#due.push({ atMs: begunMs + ms, tell: resolve });
    this.#computing--;
    await promise;
    return text;
  }

  /** Timers that repeat go by this clock from now on. */
  takeTimers(): void {
    const every = (work: () => void, ms: number) => {
      const timer = { ms, atMs: this.nowMs + ms, work };
      this.#timers.add(timer);
      return timer;
    };
    globalThis.setInterval = every as unknown as typeof setInterval;
    globalThis.clearInterval = ((timer: Timer) => this.#timers.delete(timer)) as unknown as typeof clearInterval;
  }

  /** Lets so many milliseconds pass. All that has to be computed for them is. */
  async pass(ms: number): Promise<void> {
    await this.#settle();
    this.nowMs += ms;
    for (const timer of this.#timers) for (; timer.atMs <= this.nowMs; timer.atMs += timer.ms) timer.work();
    await this.#settle();
    for (;;) {
      const due = this.#due.filter(({ atMs }) => atMs <= this.nowMs);
      if (due.length === 0) return;
      this.#due = this.#due.filter((one) => !due.includes(one));
      for (const { tell } of due) tell();
      await this.#settle();
    }
  }

  /** Waits without turning, since the processor time is counted. */
  async #settle(): Promise<void> {
    await breathe();
    while (this.#computing > 0) {
      await this.#turn;
      await breathe();
    }
    await breathe();
  }
}
