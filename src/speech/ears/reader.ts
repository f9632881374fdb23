import type { Lang } from '../../lang.ts';
import { type Expected, OPEN_ANSWER } from '../expected.ts';
import { RATE } from '../protocol.ts';
import { byPlausibility, credible, type Reading } from './plausible.ts';
import type { Claim, WorkQueue } from './queue.ts';
import type { Recogniser } from './recogniser.ts';
import type { Tape } from './tape.ts';
import { halved, likeness, spanishAnswer } from './words.ts';

/** Voice on a tape: the samples from the first to the last voiced window. */
export interface Span {
  from: number;
  to: number;
}

/** Audio before the voice in a partial reading. */
const GLANCE_BEFORE_MS = 200;

/** What every language read in a span, not ordered. */
export type Readings = Reading[];

const samples = (ms: number) => (ms * RATE) / 1000;

/** A way to cut a span: audio kept before and after the voice, in ms; `twice` says the same word two times over. */
interface Cut {
  before: number;
  after: number;
  twice?: true;
}

/**
 * Cuts to try in order while there is no credible answer. Moonshine answers with nothing when there is much silence around
 * a short word, and when there is too little. Measured over 50 single words a language in the telephone band (a
 * professional's digits, synthetic answers): English 47 right at the first and 2 more later; Spanish 42, of the 6
 * empty ones 3 more when the word is doubled.
 */
const CUTS: Record<Lang, Cut[]> = {
  en: [
    { before: 200, after: 200 },
    { before: 100, after: 100, twice: true },
    { before: 80, after: 40 },
  ],
  es: [
    { before: 300, after: 100 },
    { before: 100, after: 100, twice: true },
    { before: 500, after: 200 },
  ],
};
/** Only what is shorter is doubled. */
const DOUBLE_MAX_MS = 1300;
const DOUBLE_GAP_MS = 150;

function cutsOf(tape: Tape, span: Span, lang: Lang): Int16Array[] {
  const ms = ((span.to - span.from) * 1000) / RATE;
  return CUTS[lang]
    .filter((cut) => !cut.twice || ms < DOUBLE_MAX_MS)
    .map(({ before, after, twice }) => {
      const once = tape.copy(span.from - samples(before), span.to + samples(after));
      if (!twice) return once;
      const second = once.length + samples(DOUBLE_GAP_MS);
      const out = new Int16Array(second + once.length);
      out.set(once);
      out.set(once, second);
      return out;
    });
}

/** Turns spans of a tape into readings, with further tries where an answer is empty or cannot be. */
export class Reader {
  readonly #recognisers: Record<Lang, Recogniser>;
  readonly #quick: Recogniser;
  readonly #queue: WorkQueue;

  /** @param quick the small English model: for partial readings, a second opinion, and where the large one gave nothing. */
  constructor(recognisers: Record<Lang, Recogniser>, quick: Recogniser, queue: WorkQueue) {
    this.#recognisers = recognisers;
    this.#quick = quick;
    this.#queue = queue;
  }

  /** A careful reading in each language, and more than one of a short answer that is awaited. null when the claim was dropped meanwhile. */
  async read(
    tape: Tape,
    span: Span,
    langs: Lang[],
    claim: Claim,
    _expected: Expected = OPEN_ANSWER,
  ): Promise<Readings | null> {
    // Copied at once: the tape goes on while decodings wait for their turn.
    const cuts = new Map([...langs].sort().map((lang) => [lang, cutsOf(tape, span, lang)]));
    const ms = ((span.to - span.from) * 1000) / RATE;
    const compare = langs.length > 1;
    const readings: Readings = [];
    for (const [lang, tries] of cuts) {
      // The Spanish model rightly gives nothing for English: when English was read surely, it is asked once only.
      const reading = await this.#readOne(readings.some(sure) ? tries.slice(0, 1) : tries, ms, lang, compare, claim);
      if (!reading) return null;
      readings.push(reading);
    }
    return readings;
  }

  /** One cheap reading a language, of what was said so far. */
  async glance(tape: Tape, span: Span, langs: Lang[], claim: Claim): Promise<Readings | null> {
    const audio = tape.copy(span.from - samples(GLANCE_BEFORE_MS), span.to);
    const readings: Readings = [];
    for (const lang of langs) {
      const model = lang === 'en' ? this.#quick : this.#recognisers[lang];
      const text = await this.#queue.run(claim, () => model.read(audio));
      if (text === null) return null;
      readings.push({ lang, text });
    }
    return readings;
  }

  async #readOne(tries: Int16Array[], ms: number, lang: Lang, compare: boolean, claim: Claim): Promise<Reading | null> {
    let text = '';
    for (const [i, cut] of tries.entries()) {
      const found = await this.#queue.run(claim, () => this.#recognisers[lang].read(cut));
      if (found === null) return null;
      const once = i > 0 ? halved(found) : found;
      text = credible(once, ms) ? once : '';
      if (text) return compare && lang === 'en' ? this.#compare(text, tries[0]!, ms, claim) : { lang, text };
    }
    if (lang === 'en') return this.#compare('', tries[0]!, ms, claim);
    if (ms > DOUBLE_MAX_MS || tries.length < 2) return { lang, text: '' };
    const foreign = await this.#queue.run(claim, () => this.#recognisers.en.read(tries[0]!));
    return foreign === null ? null : { lang, text: spanishAnswer(foreign) };
  }

  /** The small English model's opinion, which is also the answer where there is no other. */
  async #compare(text: string, audio: Int16Array, ms: number, claim: Claim): Promise<Reading | null> {
    const second = await this.#queue.run(claim, () => this.#quick.read(audio));
    if (second === null) return null;
    return { lang: 'en', text: text || (credible(second, ms) ? second : ''), second };
  }
}

/** Two recognisers of one language agree: it is that language. */
function sure({ text, second }: Reading): boolean {
  return second !== undefined && text !== '' && likeness(text, second) > 0.85;
}

/**
 * Readings of consecutive spans as those of the whole, the most plausible language first.
 * Where one span is empty in a language the others still count.
 */
export function join(parts: Readings[], ms: number): Readings {
  const langs = [...new Set(parts.flat().map(({ lang }) => lang))];
  const whole = langs.map((lang) => {
    const own = parts.flatMap((part) => part.filter((reading) => reading.lang === lang));
    const text = (pick: (reading: Reading) => string) => own.map(pick).filter(Boolean).join(' ');
    const seconds = own.some(({ second }) => second !== undefined);
    return { lang, text: text((r) => r.text), ...(seconds ? { second: text((r) => r.second ?? '') } : {}) };
  });
  return byPlausibility(whole, ms);
}
