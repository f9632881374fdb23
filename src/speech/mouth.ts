import { NightbellError } from '../errors.ts';
import type { Lang } from '../lang.ts';
import type { Log } from '../log.ts';
import { Child } from '../supervised/child.ts';
import type { MouthFiles } from './files.ts';
import type { FromMouth, ToMouth, Urgency } from './protocol.ts';
import type { UpkeepOptions } from './upkeep.ts';

/** Two voices at work take some 700 MB; more than this is a leak. */
const MAX_RSS_BYTES = 2_500_000_000;
/**
 * With two pieces at a time the English voice grows by 180 MB and the Spanish one by 125, and stays there: less than the 370 MB, and the work, of a voice
 * that is there twice while it is loaded anew. So that is done when nobody is spoken to, and in the midst of calls only for more than this.
 */
const UPKEEP: UpkeepOptions = { grownBytes: 100_000_000, mostBytes: 320_000_000 };

interface Waiting {
  resolve: (samples: Int16Array | null) => void;
  reject: (error: Error) => void;
}

/** The process that speaks. */
export class Mouth {
  readonly child: Child<ToMouth, FromMouth, 'mouth'>;
  readonly #waiting = new Map<number, Waiting>();
  #whenUp = Promise.withResolvers<void>();
  #count = 0;

  constructor(files: MouthFiles, log: Log, upkeep = UPKEEP) {
    this.child = new Child({
      name: 'mouth',
      startCode: 'NB_SPEECH_START',
      entry: new URL('./mouth/main.ts', import.meta.url),
      config: { files, maxRssBytes: MAX_RSS_BYTES, upkeep },
      log,
      onNews: (news) => this.#hear(news),
      onUp: () => this.#whenUp.resolve(),
      onDown: () => this.#down(),
    });
  }

  /** Resolves when it is up, at once when it is. */
  get up(): Promise<void> {
    return this.#whenUp.promise;
  }

  async stop(): Promise<void> {
    await this.child.stop();
    // Whoever waits for it looks again.
    this.#whenUp.resolve();
  }

  /** Somebody will be spoken to in this language: its voice is loaded, where it is not there. */
  wake(lang: Lang): void {
    this.child.send({ do: 'wake', lang });
  }

  /**
   * Audio of one piece; null when aborted before it was begun or done. Throws NB_SPEECH_DOWN.
   * @param hurry when it is aborted, somebody waits for what was to be rendered ahead
   */
  render(
    text: string,
    lang: Lang,
    urgency: Urgency,
    signal?: AbortSignal,
    hurry?: AbortSignal,
  ): Promise<Int16Array | null> {
    return new Promise((resolve, reject) => {
      const id = ++this.#count;
      if (signal?.aborted) return resolve(null);
      if (!this.child.send({ do: 'render', id, text, lang, urgency })) return reject(down('mouth'));
      const abort = () => {
        this.#waiting.delete(id);
        this.child.send({ do: 'drop', id });
        done();
        resolve(null);
      };
      const press = () => this.child.send({ do: 'hurry', id });
      const done = () => {
        signal?.removeEventListener('abort', abort);
        hurry?.removeEventListener('abort', press);
      };
      if (hurry?.aborted) press();
      else hurry?.addEventListener('abort', press, { once: true });
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiting.set(id, {
        resolve: (samples) => {
          done();
          resolve(samples);
        },
        reject: (error) => {
          done();
          reject(error);
        },
      });
    });
  }

  #hear(news: FromMouth): void {
    if (news.is !== 'rendered' && news.is !== 'failed') return;
    const waiting = this.#waiting.get(news.id);
    this.#waiting.delete(news.id);
    if (news.is === 'rendered') waiting?.resolve(news.samples);
    else waiting?.reject(down('the voice gave no sound'));
  }

  #down(): void {
    this.#whenUp = Promise.withResolvers<void>();
    for (const waiting of this.#waiting.values()) waiting.reject(down('mouth'));
    this.#waiting.clear();
  }
}

function down(detail: string): NightbellError {
  return new NightbellError('NB_SPEECH_DOWN', detail);
}
