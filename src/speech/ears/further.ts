import { resample } from '../../audio/resample.ts';
import type { Lang } from '../../lang.ts';
import type { Expected } from '../expected.ts';
import { RATE } from '../protocol.ts';
import { cutAt, type Span } from './cuts.ts';
import { credible } from './plausible.ts';
import { type Claim, RANK, type Rank, type WorkQueue } from './queue.ts';
import type { Recogniser } from './recogniser.ts';
import type { Tape } from './tape.ts';
import { wordsOf } from './words.ts';

/** What is longer is no short answer, and its further readings cost too much. */
const LONGEST_MS = 12_000;
/** A day or an hour in a word or two; what is longer is a sentence, which explains itself. */
const LONGEST_DAY_MS = 2_000;
const LONGEST_HUM_MS = 900;
/** How often it is looked whether the turn is over; nobody waits longer for a reading that is not done. */
const LOOK_MS = 10;
/** As the second reading: see there. */
const SLOWER = RATE * 1.05;

/** Whether an answer is awaited that one reading may get wrong, and that others help with. */
export function wantsFurther({ kind }: Expected, voiceMs: number): boolean {
  // Where nothing is awaited, a word or two may be a hum that one model writes as words.
  if (kind === 'open' || kind === 'address') return voiceMs <= LONGEST_HUM_MS;
  return voiceMs <= (kind === 'when' ? LONGEST_DAY_MS : LONGEST_MS);
}

interface Way {
  model: Recogniser;
  audio: Int16Array;
  rank: Rank;
}

/**
 * More readings of one short answer, while the silence behind it is waited for anyway. The first begins beside the careful reading where a
 * place is free, by a model that errs otherwise; one more follows only where the two differ. They are dropped when the turn is over.
 */
export class FurtherReadings {
  readonly #queue: WorkQueue;
  readonly #claim: Claim;
  readonly #ms: number;
  readonly #later: Way;
  /** null: it did not get its turn. */
  readonly early: Promise<string | null>;

  constructor(
    of: { tape: Tape; span: Span; lang: Lang; ms: number },
    models: { careful: Recogniser; quick: Recogniser | null },
    queue: WorkQueue,
    claim: Claim,
  ) {
    const { tape, span } = of;
    this.#queue = queue;
    this.#claim = claim;
    this.#ms = of.ms;
    const cut = cutAt(tape, span, 200, 200);
    // Like a partial reading it leaves a place free; what comes after it waits like a second reading.
    const early: Way = models.quick
      ? { model: models.quick, audio: cut, rank: RANK.talking }
      : { model: models.careful, audio: resample(cut, RATE, SLOWER), rank: RANK.talking };
    this.#later = { model: models.careful, audio: cutAt(tape, span, 300, 100), rank: RANK.again };
    this.early = this.#read(early);
  }

  /** The readings that differ from `text` or agree with it, as many as there are until the turn is over. The most trusted first. */
  async beside(text: string): Promise<string[]> {
    const found: string[] = [];
    let look: NodeJS.Timeout | undefined;
    const over = new Promise<void>((resolve) => {
      look = setInterval(() => this.#isOver() && resolve(), LOOK_MS);
    });
    const reading = async () => {
      const early = await this.early;
      if (early) found.push(early);
      if (this.#isOver() || (early && sameSaid(early, text))) return;
      const later = await this.#read(this.#later);
      if (later) found.unshift(later);
    };
    try {
      await Promise.race([reading(), over]);
    } finally {
      clearInterval(look);
    }
    return [...found];
  }

  #isOver(): boolean {
    return this.#claim.dropped || this.#claim.rank === RANK.ended;
  }

  async #read({ model, audio, rank }: Way): Promise<string | null> {
    const isOver = () => this.#isOver();
    const claim: Claim = {
      owner: this.#claim.owner,
      rank,
      get dropped() {
        return isOver();
      },
    };
    const text = await this.#queue.run(claim, () => model.read(audio));
    return text !== null && credible(text, this.#ms) ? text : null;
  }
}

const DIGITS: Record<string, string> = Object.fromEntries(
  [
    'zero one two three four five six seven eight nine',
    'cero uno dos tres cuatro cinco seis siete ocho nueve',
    'oh to three for five six seven ate nine',
  ].flatMap((words, list) =>
    words.split(' ').map((word, i) => [word, list === 2 ? String([0, 2, 3, 4, 5, 6, 7, 8, 9][i]) : String(i)]),
  ),
);

/** Whether two readings say the same, however figures are written: "two, zero" and "20". */
export function sameSaid(a: string, b: string): boolean {
  const said = (text: string) =>
    wordsOf(text)
      .map((word) => DIGITS[word] ?? word)
      .join('');
  return said(a) === said(b);
}
