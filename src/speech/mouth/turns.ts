import type { Lang } from '../../lang.ts';
import type { Urgency } from '../protocol.ts';

/** A piece that waits to be rendered. */
export interface Job {
  id: number;
  text: string;
  lang: Lang;
  urgency: Urgency;
}

/**
 * Pieces rendered at the same time. On the two cores of a small box a third would slow the first, and a voice keeps for ever what as many as ever
 * were rendered at one time took: the English one 180 MB for two, 320 for three.
 */
const WIDTH = 2;

/**
 * Whose turn it is. Live pieces in the order they came; pieces rendered ahead one at a time, and only when nobody waits. A piece that is being rendered
 * cannot be stopped, so a live one has the second place beside one that is rendered ahead.
 */
export class Turns {
  readonly #render: (job: Job) => Promise<void>;
  #waiting: Job[] = [];
  #running = 0;

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
      this.#waiting.splice(this.#waiting.indexOf(job), 1);
      this.#running++;
      void this.#render(job).finally(() => {
        this.#running--;
        this.#next();
      });
    }
  }

  #pick(): Job | undefined {
    const live = this.#waiting.find(({ urgency }) => urgency === 'live');
    if (live) return this.#running < WIDTH ? live : undefined;
    return this.#running === 0 ? this.#waiting[0] : undefined;
  }
}
