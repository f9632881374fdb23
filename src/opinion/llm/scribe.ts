import type { Log } from '../../log.ts';
import { Child } from '../../supervised/child.ts';
import type { FromScribe, ScribeConfig, ToScribe, Writing } from './scribe-messages.ts';
import { readSummary, SUMMARY_TOKENS, summaryGrammar, summaryPrompt } from './summary.ts';

/** Nobody waits for a summary; one that takes longer is none. */
export const SUMMARY_DEADLINE_MS = 120_000;
/** It runs when nobody else wants the processor, so it may be quiet for long. */
const HUNG_MS = 60_000;

interface Job {
  id: number;
  timer: NodeJS.Timeout;
  resolve: (text: string | null) => void;
}

/** A language model in a process of its own that writes what a grammar allows: short forms of notes. One thing at a time. */
export class Scribe {
  readonly #child: Child<ToScribe, FromScribe>;
  #job: Job | null = null;
  #count = 0;

  constructor(config: ScribeConfig, log: Log) {
    this.#child = new Child<ToScribe, FromScribe>({
      name: 'scribe',
      startCode: 'NB_OPINION_START',
      entry: new URL('./scribe-main.ts', import.meta.url),
      config,
      log,
      hungMs: HUNG_MS,
      onNews: (news) => this.#hear(news),
      onUp: () => undefined,
      onDown: () => this.#settle(null),
    });
  }

  get pid(): number | null {
    return this.#child.pid;
  }

  /** Resolves when the model is loaded. Rejects with NB_MODEL_HASH or NB_OPINION_START. */
  start(): Promise<void> {
    return this.#child.start();
  }

  async stop(): Promise<void> {
    await this.#child.stop();
    this.#settle(null);
  }

  /** One or two sentences in words of the note, or null: none worth showing came in time. Never rejects. */
  async propose(note: readonly string[], deadlineMs = SUMMARY_DEADLINE_MS): Promise<string | null> {
    const { system, user, words } = summaryPrompt(note);
    const text = await this.write({ system, user, grammar: summaryGrammar(words), tokens: SUMMARY_TOKENS }, deadlineMs);
    return text === null ? null : readSummary(text, words);
  }

  /** What the model writes in a grammar, or null: it is not there, it writes something else, or it was too slow. Never rejects. */
  write(writing: Writing, deadlineMs = SUMMARY_DEADLINE_MS): Promise<string | null> {
    if (this.#job || this.#child.state !== 'up') return Promise.resolve(null);
    const id = ++this.#count;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.drop(), deadlineMs);
      this.#job = { id, timer, resolve };
      if (!this.#child.send({ do: 'write', id, ...writing })) this.#settle(null);
    });
  }

  /** A call comes in: what is being made is given up. */
  drop(): void {
    if (this.#job) this.#child.send({ do: 'drop', id: this.#job.id });
    this.#settle(null);
  }

  #hear(news: FromScribe): void {
    if ((news.is !== 'written' && news.is !== 'dropped') || news.id !== this.#job?.id) return;
    this.#settle(news.is === 'written' ? news.text : null);
  }

  #settle(text: string | null): void {
    const job = this.#job;
    this.#job = null;
    if (!job) return;
    clearTimeout(job.timer);
    job.resolve(text);
  }
}
