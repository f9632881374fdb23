import { NightbellError } from '../errors.ts';
import type { Lang } from '../lang.ts';
import type { Log } from '../log.ts';
import { Child } from '../supervised/child.ts';
import { CallerEar } from './ear.ts';
import type { DecodeLoad } from './ears/load.ts';
import type { EarsFiles } from './files.ts';
import type { FromEars, ToEars } from './protocol.ts';
import type { Ear, EarOptions } from './speech.ts';
import type { UpkeepOptions } from './upkeep.ts';

/** Three models at work take some 950 MB and each caller a few; more than this is a leak. */
const MAX_RSS_BYTES = 2_500_000_000;
/** A recogniser grows by 100 to 170 MB with long utterances and several at a time, the reading of names as much. */
const UPKEEP: UpkeepOptions = { grownBytes: 150_000_000, mostBytes: 280_000_000 };

interface Asked {
  order: ToEars & { do: 'read' };
  resolve: (reading: { text: string; second: string; ms: number }) => void;
  reject: (error: Error) => void;
  tries: number;
}

/** The process that hears, and the ears that are open in it. */
export class Ears {
  readonly child: Child<ToEars, FromEars, 'ears'>;
  readonly #ears = new Map<number, CallerEar>();
  readonly #asked = new Map<number, Asked>();
  readonly #expects: (langs: readonly Lang[]) => void;
  #load: DecodeLoad | null = null;
  #count = 0;

  /** @param expects told in which languages a caller is expected to answer */
  constructor(
    files: EarsFiles,
    log: Log,
    expects: (langs: readonly Lang[]) => void = () => undefined,
    upkeep = UPKEEP,
  ) {
    this.#expects = expects;
    this.child = new Child({
      name: 'ears',
      startCode: 'NB_SPEECH_START',
      entry: new URL('./ears/main.ts', import.meta.url),
      config: { files, maxRssBytes: MAX_RSS_BYTES, upkeep },
      log,
      onNews: (news) => this.#hear(news),
      onUp: () => this.#up(),
      onDown: () => this.#down(),
    });
  }

  /** As it was told last; null: the process is away, or has not told yet. */
  get load(): DecodeLoad | null {
    return this.#load;
  }

  async stop(): Promise<void> {
    await this.child.stop();
    for (const ear of this.#ears.values()) ear.ended();
    for (const asked of this.#asked.values()) asked.reject(new NightbellError('NB_SPEECH_DOWN', 'ears'));
    this.#asked.clear();
  }

  open(options: EarOptions): Ear {
    const number = ++this.#count;
    const ear = new CallerEar(
      number,
      options,
      (order) => {
        if (order.do === 'expect') this.#expects(order.options.langs);
        return this.child.send(order);
      },
      () => this.#ears.delete(number),
    );
    this.#ears.set(number, ear);
    if (this.child.state === 'up') ear.open();
    // Its owner has no listeners yet; a process that is away is told of once there can be some.
    else
      queueMicrotask(
        () => this.child.state !== 'up' && this.#ears.has(number) && ear.lost(this.child.state === 'down'),
      );
    return ear;
  }

  /** Asked again once, after a restart. Rejects with NB_SPEECH_DOWN when that ends as well. */
  transcribe(samples: Int16Array, lang: Lang, twice = false): Promise<{ text: string; second: string; ms: number }> {
    return new Promise((resolve, reject) => {
      const id = ++this.#count;
      const asked: Asked = { order: { do: 'read', id, lang, samples, twice }, resolve, reject, tries: 0 };
      this.#asked.set(id, asked);
      this.#ask(asked);
    });
  }

  #ask(asked: Asked): void {
    if (this.child.send(asked.order)) asked.tries++;
    else if (this.child.state === 'down') this.#refuse(asked);
  }

  #refuse(asked: Asked): void {
    this.#asked.delete(asked.order.id);
    asked.reject(new NightbellError('NB_SPEECH_DOWN', 'ears'));
  }

  #up(): void {
    for (const ear of this.#ears.values()) ear.open();
    for (const asked of [...this.#asked.values()]) this.#ask(asked);
  }

  #down(): void {
    this.#load = null;
    for (const ear of this.#ears.values()) ear.lost(this.child.state === 'down');
    for (const asked of [...this.#asked.values()]) if (asked.tries >= 2) this.#refuse(asked);
  }

  #hear(news: FromEars): void {
    if (news.is === 'load') this.#load = news;
    else if (news.is === 'read') {
      this.#asked.get(news.id)?.resolve({ text: news.text, second: news.second, ms: news.ms });
      this.#asked.delete(news.id);
    } else if ('ear' in news) this.#ears.get(news.ear)?.hear(news);
  }
}
