import type { Lang } from '../../lang.ts';
import { type Expected, OPEN_ANSWER } from '../expected.ts';
import { RATE } from '../protocol.ts';
import { cutsOf, lengthOf, SHORT_MS, type Span } from './cuts.ts';
import { FurtherReadings, wantsFurther } from './further.ts';
import { byPlausibility, credible, type Reading } from './plausible.ts';
import type { Claim, WorkQueue } from './queue.ts';
import type { Recogniser } from './recogniser.ts';
import type { Tape } from './tape.ts';
import { halved, likeness, spanishAnswer } from './words.ts';

export type { Span } from './cuts.ts';

/** Audio before the voice in a partial reading. */
const GLANCE_BEFORE_MS = 200;

/** What every language read in a span, not ordered. */
export type Readings = Reading[];

/** Two recognisers of one language agree so far: it is that language. */
const SURE = 0.85;
/** The same of something longer for which the other language's recogniser has no word. */
const SURE_ENOUGH = 0.7;
/**
 * Agreed so far on something longer, nobody asks the other one: of 13 Spanish sentences the two make 0.76 at the most, of 16 English ones 0.91 and
 * more but for one.
 */
const BEYOND_DOUBT = 0.9;

/** A decoding that is asked for at once, and its words when it is done; null: the claim was dropped meanwhile. */
type Decoding = Promise<string | null>;

interface Sound {
  cuts: Int16Array[];
  ms: number;
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

  /**
   * A careful reading in each language, and more than one of a short answer that is awaited: as many as there are when the claim's rank
   * becomes `ended`, which is looked for every 10 ms. null when the claim was dropped meanwhile.
   * @param first is told the careful readings as soon as they are there, before any further one is waited for
   */
  async read(
    tape: Tape,
    span: Span,
    langs: Lang[],
    claim: Claim,
    expected: Expected = OPEN_ANSWER,
    first?: (readings: Readings, early?: Promise<string | null>) => void,
  ): Promise<Readings | null> {
    const ms = lengthOf(span);
    const sound = (lang: Lang): Sound => ({ cuts: cutsOf(tape, span, lang), ms });
    const further = wantsFurther(expected, ms);
    const [only] = langs;
    if (langs.length !== 1 || only === undefined) {
      const both = await this.#readBoth(sound('en'), sound('es'), claim);
      if (both) first?.(both);
      return both && further ? both.map(withSecond) : both;
    }
    const careful = this.#recognisers[only];
    const quick = only === 'en' ? this.#quick : null;
    const begun = this.#decode(only, sound(only).cuts[0]!, claim);
    const others = further
      ? new FurtherReadings({ tape, span, lang: only, ms }, { careful, quick }, this.#queue, claim)
      : null;
    const reading =
      only === 'en'
        ? await this.#readEnglish(sound(only), begun, claim, others?.early)
        : await this.#readSpanish(sound(only), begun, claim);
    if (!reading) return null;
    first?.([reading], others?.early);
    if (!others) return [reading];
    const more = await others.beside(reading.text);
    if (claim.dropped) return null;
    const [best = '', ...rest] = more;
    // What the careful cuts did not make out, another may have.
    return [reading.text ? { ...reading, others: more } : { ...reading, text: best, others: rest }];
  }

  /** One cheap reading a language, of what was said so far. */
  async glance(tape: Tape, span: Span, langs: Lang[], claim: Claim): Promise<Readings | null> {
    const audio = tape.copy(span.from - (GLANCE_BEFORE_MS * RATE) / 1000, span.to);
    const readings: Readings = [];
    for (const lang of langs) {
      const model = lang === 'en' ? this.#quick : this.#recognisers[lang];
      const text = await this.#queue.run(claim, () => model.read(audio));
      if (text === null) return null;
      readings.push({ lang, text });
    }
    return readings;
  }

  #decode(lang: Lang, audio: Int16Array, claim: Claim): Decoding {
    return this.#queue.run(claim, () => this.#recognisers[lang].read(audio));
  }

  /**
   * In both languages. The first decodings are asked for at once, the two English ones before the Spanish one, which is not waited for where they leave
   * no doubt; more is tried only in the language that the others leave open.
   */
  async #readBoth(english: Sound, spanish: Sound, claim: Claim): Promise<Readings | null> {
    const begun = this.#decode('en', english.cuts[0]!, claim);
    const quick = this.#queue.run(claim, () => this.#quick.read(english.cuts[0]!));
    let needless = false;
    const other = this.#decode('es', spanish.cuts[0]!, {
      owner: claim.owner,
      get rank() {
        return claim.rank;
      },
      get dropped() {
        return needless || claim.dropped;
      },
    });
    const en = await this.#readEnglish(english, begun, claim, quick);
    const second = await quick;
    const foreign = await begun;
    if (!en || second === null || foreign === null) return null;
    // The Spanish model rightly gives nothing for English: when English was read surely, it is asked once only.
    const alike = en.text ? likeness(en.text, second) : 0;
    if (alike >= BEYOND_DOUBT && english.ms > SHORT_MS) {
      needless = true;
      return [
        { ...en, second },
        { lang: 'es', text: '' },
      ];
    }
    const sure = alike > (english.ms > SHORT_MS ? SURE_ENOUGH : SURE);
    const es = await this.#readSpanish(sure ? { ...spanish, cuts: [] } : spanish, other, claim, foreign);
    return es && [{ ...en, second }, es];
  }

  /** @param quick the small model's reading, which is the answer where the large one has none; absent: read when it comes to that */
  async #readEnglish(
    { cuts, ms }: Sound,
    begun: Decoding,
    claim: Claim,
    quick?: Promise<string | null>,
  ): Promise<Reading | null> {
    const text = await this.#firstCredible('en', cuts, begun, ms, claim);
    if (text === null) return null;
    if (text) return { lang: 'en', text };
    const small = (await quick) ?? (await this.#queue.run(claim, () => this.#quick.read(cuts[0]!)));
    return small === null ? null : { lang: 'en', text: credible(small, ms) ? small : '' };
  }

  /**
   * @param cuts none: only what has begun counts
   * @param foreign what the English recogniser made of it; absent: read when it comes to that
   */
  async #readSpanish({ cuts, ms }: Sound, begun: Decoding, claim: Claim, foreign?: string): Promise<Reading | null> {
    const text = await this.#firstCredible('es', cuts, begun, ms, claim);
    if (text === null) return null;
    if (text || ms > SHORT_MS || cuts.length < 2) return { lang: 'es', text };
    const english = foreign || (await this.#decode('en', cuts[0]!, claim));
    return english === null ? null : { lang: 'es', text: spanishAnswer(english) };
  }

  /** The first of the cuts that gives words such as can be; '' where none does, null when the claim was dropped. */
  async #firstCredible(
    lang: Lang,
    cuts: Int16Array[],
    begun: Decoding,
    ms: number,
    claim: Claim,
  ): Promise<string | null> {
    const first = await begun;
    if (first === null || credible(first, ms)) return first;
    for (const cut of cuts.slice(1)) {
      const found = await this.#decode(lang, cut, claim);
      if (found === null) return null;
      const once = halved(found);
      if (credible(once, ms)) return once;
    }
    return '';
  }
}

/** The second recogniser's words are a further reading as well. */
function withSecond(reading: Reading): Reading {
  return reading.second && reading.second !== reading.text ? { ...reading, others: [reading.second] } : reading;
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
    const most = Math.max(0, ...own.map(({ others }) => others?.length ?? 0));
    const others = Array.from({ length: most }, (_, i) => text((r) => r.others?.[i] ?? r.text));
    return {
      lang,
      text: text((r) => r.text),
      ...(seconds && { second: text((r) => r.second ?? '') }),
      ...(most > 0 && { others }),
    };
  });
  return byPlausibility(whole, ms);
}
