import type { Clock } from '../../clock.ts';
import type { Line, Speech } from '../../speech/speech.ts';

/** A synthesiser that died is back after some 3 s, later on a busy machine. A fact that is left out is worse than a wait. */
const TRIES = 30;
const AGAIN_MS = 300;

export interface RenderingOptions {
  speech: Speech;
  clock: Clock;
  /** Aborted: nobody wants it any more. */
  signal: AbortSignal;
  /** The first try failed: somebody will wait. */
  failed: () => void;
}

/**
 * A line on its way, rendered clause by clause from the moment it is made; tried until a synthesiser that died is back, and then on from where it
 * broke off.
 */
export class Rendering {
  readonly #line: Line;
  readonly #o: RenderingOptions;
  readonly #parts: Int16Array[] = [];
  #news = Promise.withResolvers<void>();
  readonly #whole: Promise<void>;

  constructor(line: Line, options: RenderingOptions) {
    this.#line = line;
    this.#o = options;
    this.#whole = this.#render();
    // Who does not come for it is not told.
    this.#whole.catch(() => undefined);
  }

  /** Its parts in order, each as soon as it is there. Ends early when aborted; throws NB_SPEECH_DOWN when the rest cannot be had. */
  async *parts(): AsyncGenerator<Int16Array> {
    let over = false;
    const end = this.#whole.finally(() => {
      over = true;
    });
    end.catch(() => undefined);
    for (let i = 0; ; ) {
      const next = this.#parts[i];
      if (next) {
        i++;
        yield next;
      } else if (over) return await this.#whole;
      else await Promise.race([this.#news.promise, end]);
    }
  }

  async #render(): Promise<void> {
    const { speech, clock, signal, failed } = this.#o;
    for (let attempt = 1; ; attempt++) {
      try {
        let i = 0;
        for await (const samples of speech.say(this.#line, signal)) if (i++ === this.#parts.length) this.#give(samples);
        return;
      } catch (error) {
        if (attempt === TRIES || signal.aborted) throw error;
        if (attempt === 1) failed();
        await new Promise<void>((resolve) => clock.after(AGAIN_MS, resolve));
      }
    }
  }

  #give(samples: Int16Array): void {
    this.#parts.push(samples);
    this.#news.resolve();
    this.#news = Promise.withResolvers();
  }
}
