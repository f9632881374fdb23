import type { Log } from '../../log.ts';
import { Child, type ChildState } from '../../supervised/child.ts';
import type { NoOpinion } from '../adviser.ts';
import { type Answer, readWhole } from './answer.ts';
import type { FromLlm, LlmConfig, ToLlm } from './messages.ts';

/** No call waits longer for it. */
export const DEADLINE_MS = 1500;
/** It runs when nobody else wants the processor, so it may be quiet for longer than those a caller waits for. */
const HUNG_MS = 15_000;

/** Why nothing was heard of it: it took too long or something newer was asked; it was not there or broke off. */
export type Unheard = Extract<NoOpinion, 'too-late' | 'failed'>;

/** What a model said in time. */
export interface Heard {
  answer: Answer;
  /** 0 to 1: the product of the probabilities that the model gave to its own words. */
  sure: number;
  /** From asking to answering, waiting included. */
  ms: number;
}

interface Job {
  id: number;
  text: string;
  askedAt: number;
  timer: NodeJS.Timeout;
  resolve: (heard: Heard | Unheard) => void;
}

/** The process of the language model, as the box sees it: asked one thing at a time, while at most one other waits. */
export class Llm {
  readonly #child: Child<ToLlm, FromLlm>;
  readonly #ids: string[];
  #running: Job | null = null;
  #waiting: Job | null = null;
  #count = 0;

  constructor(config: LlmConfig, log: Log) {
    this.#ids = config.flags.map(({ id }) => id);
    this.#child = new Child<ToLlm, FromLlm>({
      name: 'llm',
      startCode: 'NB_OPINION_START',
      entry: new URL('./main.ts', import.meta.url),
      config,
      log,
      hungMs: HUNG_MS,
      onNews: (news) => this.#hear(news),
      onUp: () => undefined,
      onDown: () => this.#down(),
    });
  }

  get state(): ChildState {
    return this.#child.state;
  }

  get restarts(): number {
    return this.#child.restarts;
  }

  get rssBytes(): number {
    return this.#child.rssBytes;
  }

  get pid(): number | null {
    return this.#child.pid;
  }

  /** Resolves when the model has read its red flags: seconds to minutes. Rejects with NB_MODEL_HASH or NB_OPINION_START; no retry then. */
  start(): Promise<void> {
    return this.#child.start();
  }

  async stop(): Promise<void> {
    await this.#child.stop();
    this.#down();
  }

  /**
   * What the model makes of an utterance, or why there is nothing: it said nothing within `deadlineMs`, is not there, or was asked
   * something newer meanwhile. Never rejects, never takes longer.
   */
  ask(text: string, deadlineMs = DEADLINE_MS): Promise<Heard | Unheard> {
    return new Promise((resolve) => {
      if (this.#child.state !== 'up') return resolve('failed');
      const id = ++this.#count;
      const timer = setTimeout(() => this.#late(id), deadlineMs);
      const job: Job = { id, text, askedAt: performance.now(), timer, resolve };
      // What waited is of the past by the time that it would be read.
      if (this.#waiting) settle(this.#waiting, 'too-late');
      this.#waiting = job;
      this.#next();
    });
  }

  #next(): void {
    if (this.#running || !this.#waiting) return;
    const job = this.#waiting;
    this.#waiting = null;
    if (this.#child.send({ do: 'ask', id: job.id, text: job.text })) this.#running = job;
    else settle(job, 'failed');
  }

  #late(id: number): void {
    if (this.#waiting?.id === id) {
      settle(this.#waiting, 'too-late');
      this.#waiting = null;
    } else if (this.#running?.id === id) {
      // It stays the running one until the process has left it.
      settle(this.#running, 'too-late');
      this.#child.send({ do: 'drop', id });
    }
  }

  #hear(news: FromLlm): void {
    if ((news.is !== 'answered' && news.is !== 'dropped') || news.id !== this.#running?.id) return;
    const job = this.#running;
    this.#running = null;
    const answer = news.is === 'answered' ? readWhole(news.text, this.#ids) : undefined;
    const ms = Math.round(performance.now() - job.askedAt);
    if (news.is === 'answered' && answer !== undefined) settle(job, { answer, sure: news.sure, ms });
    else settle(job, 'failed');
    this.#next();
  }

  #down(): void {
    for (const job of [this.#running, this.#waiting]) if (job) settle(job, 'failed');
    this.#running = null;
    this.#waiting = null;
  }
}

/** The first of answer, deadline and end counts; a promise takes no second one. */
function settle(job: Job, heard: Heard | Unheard): void {
  clearTimeout(job.timer);
  job.resolve(heard);
}
