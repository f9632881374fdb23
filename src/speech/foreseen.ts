import type { Line } from './speech.ts';

/** What was rendered and not said is kept for so long, ms: it was foreseen for this turn, and holds a caller's facts. */
const KEPT_MS = 20_000;
/** Lines on their way or kept at one time; further ones are not begun. */
const MOST = 24;

interface Coming {
  audio: Promise<Int16Array | null>;
  /** Once it is there. */
  done: Int16Array | null;
  hurry: AbortController;
  stop: AbortController;
  forget: NodeJS.Timeout;
}

/** @param hurry aborted: somebody waits for it now */
type Render = (line: Line, signal: AbortSignal, hurry: AbortSignal) => Promise<Int16Array | null>;

/** Lines that may have to be said in a moment, by name: on their way, or there. */
export class Foreseen {
  readonly #render: Render;
  readonly #lines = new Map<string, Coming>();

  constructor(render: Render) {
    this.#render = render;
  }

  begin(name: string, line: Line, signal: AbortSignal): void {
    if (signal.aborted || this.#lines.has(name) || this.#lines.size >= MOST) return;
    const hurry = new AbortController();
    const stop = new AbortController();
    const coming: Coming = {
      audio: this.#render(line, stop.signal, hurry.signal).catch(() => null),
      done: null,
      hurry,
      stop,
      forget: setTimeout(() => this.#forget(name, coming), KEPT_MS).unref(),
    };
    this.#lines.set(name, coming);
    // Whoever waits for it by then wants it all the same.
    signal.addEventListener('abort', () => !hurry.signal.aborted && this.#forget(name, coming), { once: true });
    void coming.audio.then((audio) => {
      coming.done = audio;
      if (!audio) this.#forget(name, coming);
    });
  }

  /** What is there already. */
  ready(name: string): Int16Array | null {
    return this.#lines.get(name)?.done ?? null;
  }

  /** Waits for what is on its way, in a hurry now. null: there is none, or it did not come, or `signal` was aborted. */
  async claim(name: string, signal?: AbortSignal): Promise<Int16Array | null> {
    const coming = this.#lines.get(name);
    if (!coming) return null;
    coming.hurry.abort();
    const given = new Promise<null>((resolve) =>
      signal?.addEventListener('abort', () => resolve(null), { once: true }),
    );
    return Promise.race([coming.audio, given]);
  }

  #forget(name: string, coming: Coming): void {
    clearTimeout(coming.forget);
    if (this.#lines.get(name) !== coming) return;
    this.#lines.delete(name);
    if (!coming.done) coming.stop.abort();
  }
}
