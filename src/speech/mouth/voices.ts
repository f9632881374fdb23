import type { Lang } from '../../lang.ts';
import { collectGarbage } from '../garbage.ts';

/**
 * How long a voice is kept that nobody needs, ms. The Spanish one takes 350 MB when it is loaded and 500 MB in use, and less than a second to
 * load; what is fixed in it comes from the disk.
 */
export const IDLE_MS = 5 * 60_000;

/** What a voice does. */
interface Speaks {
  say(text: string): Promise<Int16Array | null>;
  /** It is let go of. */
  close?(): void;
}

export interface VoicesOptions {
  load: (lang: Lang) => Promise<Speaks>;
  /** Never let go of: the language of most calls. */
  kept: Lang;
  idleMs?: number;
}

/** The voices of this process, by language. One that nobody has needed for a while is let go of, and loaded anew when somebody does. */
export class Voices {
  readonly #o: Required<VoicesOptions>;
  readonly #there = new Map<Lang, Promise<Speaks>>();
  /** How many sentences are rendered in it. */
  readonly #busy = new Map<Lang, number>();
  readonly #timers = new Map<Lang, NodeJS.Timeout>();

  constructor(options: VoicesOptions) {
    this.#o = { idleMs: IDLE_MS, ...options };
  }

  /** Languages whose voice is there, or on its way. */
  get there(): Lang[] {
    return [...this.#there.keys()];
  }

  /** Loads it where it is not there: somebody will need it in a moment. Rejects as `load` does. */
  async wake(lang: Lang): Promise<void> {
    await this.#voice(lang);
  }

  /** One sentence; null when the voice gives no sound. */
  async say(text: string, lang: Lang): Promise<Int16Array | null> {
    this.#busy.set(lang, (this.#busy.get(lang) ?? 0) + 1);
    try {
      return await (await this.#voice(lang)).say(text);
    } finally {
      this.#busy.set(lang, (this.#busy.get(lang) ?? 1) - 1);
      this.#keep(lang);
    }
  }

  #voice(lang: Lang): Promise<Speaks> {
    const voice = this.#there.get(lang) ?? this.#o.load(lang);
    this.#there.set(lang, voice);
    this.#keep(lang);
    return voice;
  }

  /** From now on it is kept for so long. */
  #keep(lang: Lang): void {
    clearTimeout(this.#timers.get(lang));
    if (lang !== this.#o.kept) this.#timers.set(lang, setTimeout(() => this.#letGo(lang), this.#o.idleMs).unref());
  }

  #letGo(lang: Lang): void {
    if ((this.#busy.get(lang) ?? 0) > 0) return;
    void this.#there.get(lang)?.then((voice) => voice.close?.());
    this.#there.delete(lang);
    // Once the turn of the loop is over that held the last of it.
    setImmediate(collectGarbage);
  }
}
