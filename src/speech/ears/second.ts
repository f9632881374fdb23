import type { Lang } from '../../lang.ts';
import { RATE } from '../protocol.ts';
import type { SecondReading } from '../speech.ts';
import { credible, type Reading } from './plausible.ts';
import type { Claim, WorkQueue } from './queue.ts';
import type { Span } from './reader.ts';
import type { Recogniser } from './recogniser.ts';
import type { Tape } from './tape.ts';

/** Audio kept before and after the voice, in ms. */
const MARGIN_MS = 200;
/** For how long a second reading waits for its turn, in ms: by then the call has gone on, and a box that is so busy has more pressing work. */
const GIVE_UP_MS = 5_000;

/**
 * Reads once more, by another model, what has been told of. Two recognisers lose different words to the same noise: of emergencies that the
 * first lost, the second brings some back. Figures: docs/reference/evaluation.md.
 */
export class SecondReader {
  readonly #models: Partial<Record<Lang, Recogniser>>;
  readonly #queue: WorkQueue;
  readonly #giveUpMs: number;

  /** @param models another one of a language than the first reading is by; none: there is no second reading in it. */
  constructor(models: Partial<Record<Lang, Recogniser>>, queue: WorkQueue, giveUpMs = GIVE_UP_MS) {
    this.#models = models;
    this.#queue = queue;
    this.#giveUpMs = giveUpMs;
  }

  /**
   * @param first what was told; where a second model was asked beside it, to tell the language, nothing is read again
   * @param spans the parts that it was read in. Copied at once: the tape may go on.
   * @returns null: no model, or no turn came in time
   */
  async read(tape: Tape, spans: readonly Span[], first: Reading, claim: Claim): Promise<SecondReading | null> {
    const { lang } = first;
    const model = this.#models[lang];
    if (!model) return null;
    const ms = spans.reduce((sum, { from, to }) => sum + ((to - from) * 1000) / RATE, 0);
    if (first.second !== undefined)
      return { text: credible(first.second, ms) ? first.second : '', lang, model: model.id };
    const margin = (MARGIN_MS * RATE) / 1000;
    const parts = spans.map(({ from, to }) => tape.copy(from - margin, to + margin));
    const late = setTimeout(() => {
      claim.dropped = true;
    }, this.#giveUpMs);
    const texts: string[] = [];
    try {
      for (const part of parts) {
        const text = await this.#queue.run(claim, () => model.read(part));
        if (text === null) return null;
        texts.push(text);
      }
    } finally {
      clearTimeout(late);
    }
    return { text: texts.filter((text) => credible(text, ms)).join(' '), lang, model: model.id };
  }
}
