import { resample } from '../../audio/resample.ts';
import type { Lang } from '../../lang.ts';
import { RATE } from '../protocol.ts';
import type { SecondReading } from '../speech.ts';
import { credible } from './plausible.ts';
import type { Claim, WorkQueue } from './queue.ts';
import type { Span } from './reader.ts';
import type { Recogniser } from './recogniser.ts';
import type { Tape } from './tape.ts';

/** Audio kept before and after the voice, in ms. */
const MARGIN_MS = 200;
/**
 * Samples a second that the sound is stretched to: as if said a twentieth more slowly, and as much lower. The same model then loses other
 * words to the same noise, and fewer of them than a smaller model does. Found over sentences of our own in babble at 10 dB.
 */
const SLOWER = RATE * 1.05;
/** For how long a second reading waits for its turn, in ms: by then the call has gone on, and a box that is so busy has more pressing work. */
const GIVE_UP_MS = 5_000;

/**
 * Reads once more, a little slower, what has been told of. Two readings lose different words to the same noise: of emergencies that the
 * first lost, the second brings some back. Figures: docs/reference/evaluation.md.
 */
export class SecondReader {
  readonly #models: Record<Lang, Recogniser>;
  readonly #queue: WorkQueue;
  readonly #giveUpMs: number;

  constructor(models: Record<Lang, Recogniser>, queue: WorkQueue, giveUpMs = GIVE_UP_MS) {
    this.#models = models;
    this.#queue = queue;
    this.#giveUpMs = giveUpMs;
  }

  /**
   * @param spans the parts that it was read in. Copied at once: the tape may go on.
   * @returns null: no turn came in time
   */
  async read(tape: Tape, spans: readonly Span[], lang: Lang, claim: Claim): Promise<SecondReading | null> {
    const model = this.#models[lang];
    const ms = spans.reduce((sum, { from, to }) => sum + ((to - from) * 1000) / RATE, 0);
    const margin = (MARGIN_MS * RATE) / 1000;
    const parts = spans.map(({ from, to }) => tape.copy(from - margin, to + margin));
    const late = setTimeout(() => {
      claim.dropped = true;
    }, this.#giveUpMs);
    const texts: string[] = [];
    try {
      for (const part of parts) {
        const text = await this.#queue.run(claim, () => model.read(resample(part, RATE, SLOWER)));
        if (text === null) return null;
        texts.push(text);
      }
    } finally {
      clearTimeout(late);
    }
    return { text: texts.filter((text) => credible(text, ms)).join(' '), lang, model: model.id };
  }
}
