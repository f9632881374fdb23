/** A name as it is listed; class 1 is the commonest, 4 rare. */
interface Listed {
  name: string;
  kind: 'given' | 'surname';
  class: number;
}

/** What is looked up while a name is told. A word or letters as they were heard; case, accents and marks do not matter. */
export interface KnownNames {
  /** As common a given name as a surname, or more: with one before it the surname is probably still to come. */
  isRatherGiven(word: string): boolean;
  /** How letters that were said so far stand to the surnames that there are. */
  spelled(letters: string): 'surname' | 'surname-or-more' | 'more' | 'none';
}

/** Surnames and given names that are listed, kept for looking up: about a megabyte. */
export class ListedNames implements KnownNames {
  /** Letters alone, sorted. */
  readonly #surnames: readonly string[];
  readonly #ratherGiven = new Set<string>();

  constructor(names: readonly Listed[]) {
    const classOf = new Map<string, number>();
    for (const { name, kind, class: rank } of names) if (kind === 'surname') classOf.set(lettersOf(name), rank);
    this.#surnames = [...classOf.keys()].sort();
    for (const { name, kind, class: rank } of names)
      if (kind === 'given' && rank <= (classOf.get(lettersOf(name)) ?? Number.POSITIVE_INFINITY))
        this.#ratherGiven.add(lettersOf(name));
  }

  isRatherGiven(word: string): boolean {
    return this.#ratherGiven.has(lettersOf(word));
  }

  spelled(letters: string): 'surname' | 'surname-or-more' | 'more' | 'none' {
    const at = this.#from(letters);
    const is = this.#surnames[at] === letters;
    const more = this.#surnames[is ? at + 1 : at]?.startsWith(letters) ?? false;
    return is ? (more ? 'surname-or-more' : 'surname') : more ? 'more' : 'none';
  }

  /** Where the first surname stands that is not before these letters. */
  #from(letters: string): number {
    let [low, high] = [0, this.#surnames.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#surnames[middle]! < letters) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const lettersOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
