import type { Lang } from '../../lang.ts';
import type { Urgency } from '../protocol.ts';

/** A piece that waits to be rendered. */
export interface Job {
  id: number;
  text: string;
  lang: Lang;
  urgency: Urgency;
}

/** Live pieces rendered at the same time: on the two cores of a small box a third would slow the first. */
const LIVE_WIDTH = 2;

/**
 * Whose turn it is. Live pieces in the order they came, two at a time; pieces rendered ahead one at a time, and only
 * when nobody waits. A piece that is being rendered cannot be stopped, so live ones do not wait for it either.
 */
export class Turns {
  readonly #render: (job: Job) => Promise<void>;
  #waiting: Job[] = [];
  #running: Record<Urgency, number> = { live: 0, ahead: 0 };

  constructor(render: (job: Job) => Promise<void>) {
    this.#render = render;
  }

  add(job: Job): void {
    this.#waiting.push(job);
    this.#next();
  }

  /** A piece that was rendered ahead is waited for now; one that has begun goes on as it is. */
  hurry(id: number): void {
    const job = this.#waiting.find((waiting) => waiting.id === id);
    if (!job) return;
    job.urgency = 'live';
    this.#next();
  }

  /** Takes a piece out that has not begun. */
  drop(id: number): void {
    this.#waiting = this.#waiting.filter((job) => job.id !== id);
  }

  #next(): void {
    for (let job = this.#pick(); job; job = this.#pick()) {
      const { urgency } = job;
      this.#waiting.splice(this.#waiting.indexOf(job), 1);
      this.#running[urgency]++;
      void this.#render(job).finally(() => {
        this.#running[urgency]--;
        this.#next();
      });
    }
  }

  #pick(): Job | undefined {
    const live = this.#waiting.find(({ urgency }) => urgency === 'live');
    if (live) return this.#running.live < LIVE_WIDTH ? live : undefined;
    return this.#running.live + this.#running.ahead === 0 ? this.#waiting[0] : undefined;
  }
}
