import type { Lang } from '../../lang.ts';
import type { Expected } from '../../speech/expected.ts';
import type { Utterance } from '../../speech/speech.ts';
import { type Weight, weigh } from './backchannel.ts';
import type { FarEnd, Voice } from './far-end.ts';
import { besidesOurs, shareOfOurs } from './our-words.ts';
import type { Playback } from './playback.ts';
import { answers } from './questions.ts';

/** Why what was said over a prompt left it going. */
export type Passing = 'backchannel' | 'echo' | 'background';

/** So many of its words in our order make what sounds like an echo one; a recogniser hears a second voice worse. */
const OUR_WORDS = 0.6;
/** Fewer words of content in a reading that is not final are mostly others in the end. */
const SURE_WORDS = 2;

/** So many words of content may be a hum, or an "all right" in the other language. */
const FEW_WORDS = 2;

/** Words, and what other readings of the same sound gave. */
export type Readings = Pick<Utterance, 'text' | 'lang'> & Partial<Pick<Utterance, 'readings' | 'others'>>;

export interface PassingOptions {
  farEnd: FarEnd;
  /** Words that must be heard although they sound like an echo, or like somebody else in the room (S1). Absent: all must. */
  matters?: (text: string, lang: Lang) => boolean;
}

/** Decides what words over a prompt are: the caller who takes the floor, or something that leaves it to us. */
export class PassingWords {
  readonly #o: PassingOptions;
  /** Sentences with a question that this caller heard to their ends. */
  readonly #asked = new Set<string>();

  constructor(options: PassingOptions) {
    this.#o = options;
  }

  /** What was heard of something that we said. */
  heard({ turn, place }: Playback): void {
    const { piece } = turn.at(place);
    for (const { shown } of turn.pieces.slice(0, turn.heard ? undefined : piece))
      if (shown.includes('?')) this.#asked.add(shown);
  }

  /** Our own words by an echo of our own voice: both, because callers repeat words of ours, and words may be heard wrong. */
  isEcho(text: string, voice: Voice | null): boolean {
    if (!voice || !this.#o.farEnd.isEcho(voice)) return false;
    return shareOfOurs(text, ourWords(this.#o.farEnd.last)) >= OUR_WORDS;
  }

  /**
   * @param said final words; of a few words, any reading may show that they are a sign of listening
   * @returns why they leave the floor to us; null: they are the caller's turn
   */
  passes(said: Readings, voice: Voice | null, playback: Playback | null, expected: Expected): Passing | null {
    const { farEnd, matters } = this.#o;
    const { text, lang } = said;
    // The caller may have begun to speak before the echo was over: what is not ours counts for itself.
    const besides = besidesOurs(text, ourWords(farEnd.last));
    if (this.isEcho(text, voice) && !matters?.(besides, lang)) return 'echo';
    if (voice && farEnd.isEcho(voice) && matters && !matters(text, lang)) return 'echo';
    if (!playback?.turn.interruptible || playback.turn.heard || (voice && voice.over !== playback)) return null;
    const weight = this.#weighed(said);
    if (weight.content === 0)
      return answers(weight, playback.turn, playback.place, expected, this.#asked) ? null : 'backchannel';
    if (weight.calls || !voice || !farEnd.isBehind(voice)) return null;
    return matters && !matters(text, lang) ? 'background' : null;
  }

  /** As the reading has it that makes the least of a few words; of those that must be heard, as the first has it. */
  #weighed({ text, lang, readings = [], others = [] }: Readings): Weight {
    const first = weigh(text, lang);
    const few = first.content > 0 && first.content <= FEW_WORDS && !first.calls;
    if (!few || (this.#o.matters?.(text, lang) ?? true)) return first;
    const all = [...readings, ...others.map((other) => ({ text: other, lang }))].filter((other) => other.text !== '');
    const weights = all.map((other) => weigh(other.text, other.lang));
    if (weights.some(({ calls }) => calls) || all.some((other) => this.#o.matters?.(other.text, other.lang)))
      return first;
    return weights.find(({ content }) => content === 0) ?? first;
  }

  /** Whether words that followed an answer at once only confirm it once more: "Yes." and, after a breath, "That's right." */
  confirms(text: string, lang: Lang): boolean {
    const { content, calls } = weigh(text, lang);
    return content === 0 && !calls;
  }

  /** What a reading that is not final asks for: that we are silent for good, for now, or not for long; null: nothing. */
  asksFor(
    text: string,
    lang: Lang,
    voice: Voice | null,
    playback: Playback | null,
    expected: Expected,
  ): 'stop' | 'pause' | 'go-on' | null {
    if (this.isEcho(text, voice)) return null;
    const weight = weigh(text, lang);
    const { calls, content } = weight;
    if (calls) return 'stop';
    if (content === 0 && playback && voice?.over === playback)
      return answers(weight, playback.turn, playback.place, expected, this.#asked) ? null : 'go-on';
    const { farEnd, matters } = this.#o;
    const doubtful = voice && (farEnd.isEcho(voice) || farEnd.isBehind(voice));
    if (doubtful && matters && !matters(text, lang)) return null;
    return content >= SURE_WORDS ? 'stop' : content > 0 ? 'pause' : null;
  }
}

function ourWords(playback: Playback | null): string {
  if (!playback) return '';
  const { turn, place } = playback;
  return turn.pieces
    .slice(0, turn.at(place).piece + 1)
    .map(({ shown }) => shown)
    .join(' ');
}
