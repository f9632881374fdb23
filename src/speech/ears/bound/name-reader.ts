import type { Tensor } from 'onnxruntime-node';
import type { Lang } from '../../../lang.ts';
import { RATE } from '../../protocol.ts';
import { fold } from './automaton.ts';
import { readFreely } from './free-reading.ts';
import {
  type GivenGrammar,
  givenGrammar,
  type NameGrammar,
  nameGrammar,
  nameWords,
  type Priced,
} from './name-grammar.ts';
import { search } from './search.ts';
import {
  givesExamples,
  lettersApart,
  lettersWritten,
  neighbours,
  type Spelling,
  spelledLetters,
} from './spelled-letters.ts';
import type { StepDecoder } from './step-decoder.ts';

/** A name as it is listed; class 1 is the commonest, 4 rare. */
export interface ListedName {
  name: string;
  kind: 'given' | 'surname';
  class: number;
  /** Where it is usual: `Julián` in Spanish, `Julian` in English. */
  languages: readonly string[];
}

/** A full name, and whether nothing else came near it. */
export interface ReadName {
  name: string;
  sure: boolean;
}

/** A sound that was encoded: what a name is looked for in. */
export interface HeardSound {
  hidden: Tensor;
  seconds: number;
}

/** Tokens of a draft at most: nobody spells a longer name. */
const DRAFT_MOST = 90;
/** Each class less common costs so much, in natural logarithms. */
const CLASS_COST = 0.5;
/** A surname that nobody listed, where none is spelled. */
const UNKNOWN_COST = 5;
/** One that is spelled and not listed. */
const SPELLED_COST = 3;
/** One that is neither, a letter from what was spelled. */
const NEAR_COST = 5;
/** A listed one that a recogniser wrote as a word before the letters, at most. */
const SAID_COST = 3.5;
/** A wrong letter costs so much: of the letters read here, of those in another reading, and where there is no other reading. */
const OWN_LETTER = 2;
const OTHER_LETTER = 1;
const ONLY_LETTER = 2.7;
/** So many letters in a reading are a spelling, although none was heard letter by letter. */
const WRITTEN_LEAST = 4;
/** The same where all readings have the same letters. */
const AGREED_LETTER = 6;
/** Surnames that are looked for where letters were said. */
const SURNAMES = 200;
/** A name that fits less is none. */
const LEAST_FIT = -20;
/** What is no name reads so much more likely as something else. */
const WORSE = 9;
/** The next other one is so much worse, or it is not sure. */
const CLEAR = 2;

/**
 * Reads a full name, spelled or not: which letters were said, which surnames they can stand for, and which given name with which of these fits the sound
 * best. Names that are not listed are found by their spelling, or as they sound.
 */
export class NameReader {
  readonly #decoder: StepDecoder;
  readonly #given: GivenGrammar;
  readonly #isGiven: ReadonlySet<string>;
  readonly #surnames: Priced[];
  readonly #written = new Map<string, string>();
  readonly #any: NameGrammar;

  /** @param lang of the model: names are written as that language does */
  constructor(decoder: StepDecoder, names: readonly ListedName[], lang: Lang) {
    this.#decoder = decoder;
    const priced = (kind: ListedName['kind']) =>
      names.filter((one) => one.kind === kind).map((one): Priced => [fold(one.name), CLASS_COST * (one.class - 1)]);
    const given = priced('given');
    this.#given = givenGrammar(given);
    this.#isGiven = new Set(given.map(([name]) => name));
    this.#surnames = priced('surname');
    const native = names.filter(({ languages }) => languages.includes(lang));
    for (const { name } of [...native, ...names])
      if (!this.#written.has(fold(name))) this.#written.set(fold(name), name);
    this.#any = nameGrammar(this.#given, this.#surnames, UNKNOWN_COST);
  }

  /** Begins before any words are there. @param samples 16 kHz, the answer with a little silence around */
  async hear(samples: Int16Array): Promise<HeardSound> {
    return { hidden: await this.#decoder.encode(samples), seconds: samples.length / RATE };
  }

  /**
   * The name in an answer to the question for it; null where none is heard.
   * @param others what recognisers wrote of it; the first one is tried as a whole before anything is read token by token
   * @param wanted is looked at between two steps
   */
  async read(
    { hidden, seconds }: HeardSound,
    others: readonly string[],
    wanted: () => boolean = () => true,
  ): Promise<ReadName | null> {
    if (!wanted()) return null;
    const { pieces } = this.#decoder;
    const draft = pieces.encode(others[0] ?? '').slice(0, DRAFT_MOST);
    const sound = await this.#decoder.listen(hidden, draft);
    const reading = await readFreely(sound, draft, seconds);
    if (!wanted()) return null;
    const spelling = await spelledLetters(sound, reading, pieces);
    const all = others.map(lettersWritten).filter((letters) => letters !== null);
    const own = lettersOf(others.some(givesExamples) ? null : spelling, all);
    // What the letters were taken from does not bear witness to them.
    const from = own === spelling?.letters ? -1 : all.indexOf(own ?? '');
    const written = all.filter((_, i) => i !== from);
    if (spelling?.alone && own) return this.#surname(own, written);
    const said = new Set(others.flatMap((text) => fold(text).trim().split(' ')));
    const grammar = own ? nameGrammar(this.#given, this.#spelled(own, written, said), null) : this.#any;
    if (!wanted()) return null;
    const [best, ...rest] = await search(sound, grammar.automaton, grammar.root, pieces.folded);
    if (!best || best.fit < LEAST_FIT) return own ? this.#bySpelling(own, written, [reading.text, ...others]) : null;
    // Where nothing is spelled all of it must be a name, nearly as likely as what it reads like.
    if (!own && best.fit < reading.path.at(-1)!.logp - WORSE) return null;
    const words = nameWords(best.read);
    const other = rest.find(({ read }) => nameWords(read).join(' ') !== words.join(' '));
    return { name: this.#write(words), sure: !other || best.fit - other.fit > CLEAR };
  }

  /** The sound before the letters is no name that anybody knows: the surname as it was spelled, and the given name where one was written. */
  #bySpelling(own: string, written: readonly string[], texts: readonly string[]): ReadName | null {
    const surname = this.#surname(own, written);
    const given = texts
      .flatMap((text) => fold(text).trim().split(' '))
      .find((word) => word.length > 2 && this.#isGiven.has(word));
    return surname && { name: given ? `${this.#write([given])} ${surname.name}` : surname.name, sure: false };
  }

  /** A surname that was only spelled. */
  #surname(letters: string, written: readonly string[]): ReadName | null {
    const [best, next] = this.#spelled(letters, written);
    if (!best || letters.length < 3) return null;
    return { name: this.#write(best[0].split(' ')), sure: !next || next[1] - best[1] > CLEAR };
  }

  /** The surnames that these letters can stand for, the likeliest first. @param said words of the readings: one that begins alike is no far guess */
  #spelled(own: string, others: readonly string[], said: ReadonlySet<string> = new Set()): Priced[] {
    const near = others.filter((letters) => lettersApart(own, letters) <= own.length / 2);
    const listed = this.#surnames.filter(([name]) => name.replaceAll(' ', '') === own);
    if (listed.length > 0 && near.length > 0 && near.every((one) => one === own)) return listed;
    const costOf = (name: string) => {
      const letters = name.replaceAll(' ', '');
      const mine = lettersApart(own, letters);
      if (near.length === 0) return ONLY_LETTER * mine;
      if (near.every((one) => one === own)) return AGREED_LETTER * mine;
      return OWN_LETTER * mine + OTHER_LETTER * Math.min(...near.map((one) => lettersApart(one, letters)));
    };
    const priced = new Map<string, number>();
    for (const [name, cost] of this.#surnames) {
      const likely = said.has(name) && name[0] === own[0] && name.length >= WRITTEN_LEAST;
      priced.set(name, cost + (likely ? Math.min(SAID_COST, costOf(name)) : costOf(name)));
    }
    const add = (name: string, cost: number) => priced.has(name) || priced.set(name, cost + costOf(name));
    for (const letters of [own, ...near]) add(letters, SPELLED_COST);
    for (const letters of [own, ...near]) for (const name of neighbours(letters)) add(name, NEAR_COST);
    return [...priced].sort((a, b) => a[1] - b[1]).slice(0, SURNAMES);
  }

  #write(words: readonly string[]): string {
    return words.map((word) => this.#written.get(word) ?? word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  }
}

/** What two recognisers wrote alike is it. Letters that one wrote are a spelling where none was made out by letters alone, or where that broke off. */
function lettersOf(spelling: Spelling | null, written: readonly string[]): string | null {
  const [longest = '', ...others] = written.toSorted((a, b) => b.length - a.length);
  if (longest.length >= WRITTEN_LEAST && others.length > 0 && others.every((one) => one === longest)) return longest;
  if (!spelling) return longest.length >= WRITTEN_LEAST ? longest : null;
  const { letters } = spelling;
  const brokeOff = longest.length >= letters.length + 2 && lettersApart(letters, longest.slice(0, letters.length)) <= 1;
  return brokeOff ? longest : letters;
}
