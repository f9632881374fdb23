import { Automaton, fold } from './automaton.ts';
import { readFreely } from './free-reading.ts';
import type { HeardSound, ReadName } from './name-reader.ts';
import { search } from './search.ts';
import type { StepDecoder } from './step-decoder.ts';

/** A way to say a medicine. */
export interface ListedMedicine {
  said: string;
  /** An everyday word as well ("align"): in what was read it is no sign of a medicine. */
  everyday: boolean;
}

/** What callers say before the name of a medicine, once: where more may stand there, the search is lost among it. */
const BEFORE = [
  ...[
    'its',
    'it is',
    'its called',
    'it is called',
    'called',
    'thats',
    'that is',
    'its the',
    'the',
    'my',
    'i take',
    'im on',
  ],
  ...['i need', 'i need my', 'i use', 'a refill of', 'the name is', 'no its', 'um', 'uh', 'i think its'],
  ...['es la', 'se llama', 'tomo', 'la', 'mi'],
];
const BEFORE_COST = 0.3;
/** Shorter names are words by chance: taken as written only. */
const LEAST_LETTERS = 4;
/** Texts side by side: names of medicines are read in strange pieces, and the right ones are not the likeliest at first. */
const WIDTH = 12;
/** What is said fits a name so much worse than the words that were read, for each letter of it, or it is none, in natural logarithms. */
const WORSE_A_LETTER = 1.2;
/** However long the name. */
const WORSE = 13;
/** The next other name is so much worse, or it could be either. */
const CLEAR = 2;
/** Tokens of a draft at most. */
const DRAFT_MOST = 60;

/**
 * Reads the name of a medicine in an answer to the question for it, by what medicines there are: recognisers write "search aligns" for sertraline.
 * What it finds is a guess, to be read back.
 */
export class MedicineReader {
  readonly #decoder: StepDecoder;
  readonly #names = new Map<string, ListedMedicine>();
  readonly #automaton = new Automaton();
  readonly #root: number;

  /** @param names every way to say every medicine */
  constructor(decoder: StepDecoder, names: readonly ListedMedicine[]) {
    this.#decoder = decoder;
    const [root, before, first, ended] = Array.from({ length: 4 }, () => this.#automaton.node()) as [
      number,
      number,
      number,
      number,
    ];
    this.#root = root;
    this.#automaton.edge(root, ' ', root);
    this.#automaton.free(root, first);
    this.#automaton.free(root, before, BEFORE_COST);
    for (const phrase of BEFORE) this.#automaton.edge(this.#automaton.word(before, phrase), ' ', first);
    for (const name of names) {
      const letters = fold(name.said).trim();
      if (letters.length < LEAST_LETTERS || /[^a-z ]/.test(letters) || this.#names.has(letters)) continue;
      this.#names.set(letters, name);
      this.#automaton.free(this.#automaton.word(first, letters), ended);
    }
    this.#automaton.ends(ended);
  }

  /**
   * @param others what recognisers wrote of the answer, the most trusted first
   * @param wanted is looked at between two steps
   * @returns null where none is made out, or the words hold one already
   */
  async read(
    { hidden, seconds }: HeardSound,
    others: readonly string[],
    wanted: () => boolean = () => true,
  ): Promise<ReadName | null> {
    if (!wanted() || others.some((text) => this.#holds(text))) return null;
    const { pieces } = this.#decoder;
    const draft = pieces.encode(others[0] ?? '').slice(0, DRAFT_MOST);
    const sound = await this.#decoder.listen(hidden, draft);
    const { path } = await readFreely(sound, draft, seconds);
    if (!wanted()) return null;
    const found = await search(sound, this.#automaton, this.#root, pieces.folded, WIDTH);
    const words = path.at(-1)!.logp;
    const fitting = found.flatMap(({ read, fit }) => {
      const name = this.#nameIn(read);
      return name !== null && words - fit <= Math.min(WORSE, WORSE_A_LETTER * name.length) ? [{ name, fit }] : [];
    });
    const [best] = fitting;
    if (!best) return null;
    const other = fitting.find(({ name }) => name !== best.name);
    return { name: best.name, sure: !other || best.fit - other.fit > CLEAR };
  }

  /** A name of several words or one stands in it as it is written. */
  #holds(text: string): boolean {
    const words = fold(text).trim().split(' ');
    return words.some((_, i) =>
      [1, 2, 3].some((n) => this.#names.get(words.slice(i, i + n).join(' '))?.everyday === false),
    );
  }

  /** Without what was said before it. */
  #nameIn(read: string): string | null {
    const words = read.split(' ');
    for (let from = 0; from < words.length; from++) {
      const name = this.#names.get(words.slice(from).join(' '));
      if (name !== undefined) return name.said;
    }
    return null;
  }
}
