import type { Progress } from './fetch.ts';

const MB = 1e6;
/** Often enough to look alive; on a terminal the line is rewritten, elsewhere each one stays. */
const TERMINAL_MS = 200;
const PLAIN_MS = 5_000;

export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/**
 * Tells a person how a fetch goes: one line that is rewritten on a terminal, a line every few seconds elsewhere.
 * Notes have lines of their own. Give `show` to fetchModels as onProgress and call `end` when it is over.
 */
export class Meter {
  readonly #out: Output;
  readonly #now: () => number;
  readonly #downloads = new Map<string, { done: number; total: number | null }>();
  #left: number | undefined;
  #shownAt: number;
  #width = 0;

  constructor(out: Output = process.stderr, now: () => number = Date.now) {
    this.#out = out;
    this.#now = now;
    this.#shownAt = now() - PLAIN_MS;
  }

  show(progress: Progress): void {
    if (progress.kind === 'note') {
      this.#line(`${progress.text}\n`);
      return;
    }
    if (progress.kind === 'file') this.#left = progress.left;
    else this.#downloads.set(progress.what, progress);
    if (this.#now() - this.#shownAt < (this.#out.isTTY ? TERMINAL_MS : PLAIN_MS)) return;
    this.#shownAt = this.#now();
    const text = this.#text();
    if (!this.#out.isTTY) this.#out.write(`${text}\n`);
    else {
      this.#line(text.slice(0, (this.#out.columns ?? 80) - 1));
      this.#width = text.length;
    }
  }

  end(): void {
    this.#line('');
  }

  #text(): string {
    const all = [...this.#downloads.values()];
    const done = all.reduce((sum, download) => sum + download.done, 0);
    const running = [...this.#downloads].filter(([, { done, total }]) => done !== total).map(([what]) => short(what));
    const left = this.#left === undefined ? '' : `, ${this.#left} files left`;
    return `models: ${(done / MB).toFixed(1)} MB${left}${running.length > 0 ? `: ${running.join(', ')}` : ''}`;
  }

  /** Takes the line that is being rewritten away and writes this instead. */
  #line(text: string): void {
    const clear = this.#out.isTTY && this.#width > 0 ? '\r\u001b[2K' : '';
    this.#width = 0;
    if (clear || text) this.#out.write(clear + text);
  }
}

function short(what: string): string {
  return what.replace(/^npm /, '').replace(/^https?:\/\/.*\/([^/]+)$/, '$1');
}
