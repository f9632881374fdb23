import type { Clock } from '../clock.ts';
import type { Lang } from '../lang.ts';
import type { Judgement, TriageEngine } from '../triage/types.ts';

/** A single word of a reading that is still open is mostly another one in the end. */
const WORDS = 2;
/** How long an alarm holds without the words that it was raised by, in ms: more than any utterance is decoded in. */
const HOLD_MS = 6_000;

/**
 * Looks at readings while the caller is still speaking. What two of them in a row agree on is judged; an emergency among it is an alarm:
 * we fall silent and do not hang up. It is no judgement, and nothing of it is written down: that waits for the final words.
 */
export class EarlyAlarm {
  readonly #engine: TriageEngine;
  readonly #clock: Clock;
  #last: string[] = [];
  #judged = '';
  #holding: { passed: Promise<void>; end: () => void } | null = null;

  constructor(engine: TriageEngine, clock: Clock) {
    this.#engine = engine;
    this.#clock = clock;
  }

  /** One more reading. true: it has just become an alarm. */
  heard(text: string, lang: Lang, before: Judgement | null): boolean {
    const words = text.split(/\s+/).filter(Boolean);
    const differs = words.findIndex((word, i) => word.toLowerCase() !== this.#last[i]?.toLowerCase());
    const stable = words.slice(0, differs < 0 ? words.length : differs).join(' ');
    const fewer = stable.split(' ').length < WORDS;
    this.#last = words;
    if (this.#holding || before?.tier === 'emergency' || fewer || stable === this.#judged) return false;
    this.#judged = stable;
    if (this.#engine.judge(stable, lang, before ? { before } : {}).tier !== 'emergency') return false;
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = this.#clock.after(HOLD_MS, () => this.over());
    this.#holding = {
      passed: promise,
      end: () => {
        stop();
        resolve();
      },
    };
    return true;
  }

  /** The final words are there and were acted on. */
  over(): void {
    this.#last = [];
    this.#judged = '';
    const holding = this.#holding;
    this.#holding = null;
    holding?.end();
  }

  /** Resolves when no alarm holds. */
  get passed(): Promise<void> {
    return this.#holding?.passed ?? Promise.resolve();
  }
}
