/** A place in an automaton and what it cost to come there; 0 is free, more is less likely beforehand (in natural logarithms). */
export type Places = ReadonlyMap<number, number>;

/** Where a text has come to. */
export interface State {
  readonly places: Places;
  /** What was read, in letters and single spaces. */
  readonly read: string;
  readonly cost: number;
  /** The letters that can follow. */
  readonly next: ReadonlySet<string>;
}

/**
 * Which texts may be heard, as a finite automaton over lower-case letters and spaces with costs. Signs between words are one space; accents and
 * capitals don't count (`fold`).
 */
export class Automaton {
  readonly #edges: Map<string, number[]>[] = [];
  readonly #free: [number, number][][] = [];
  readonly #shared = new Set<number>();
  readonly #ends = new Set<number>();

  /** Another one with all of this, which can grow at one of its nodes and leaves this one as it is. */
  grown(node: number): Automaton {
    const other = new Automaton();
    other.#edges.push(...this.#edges);
    other.#free.push(...this.#free);
    other.#edges[node] = new Map(this.#edges[node]);
    other.#free[node] = [...this.#free[node]!];
    for (const end of this.#ends) other.#ends.add(end);
    return other;
  }

  node(): number {
    this.#edges.push(new Map());
    return this.#free.push([]) - 1;
  }

  edge(from: number, letters: Iterable<string>, to: number): void {
    const edges = this.#edges[from]!;
    for (const letter of letters) edges.set(letter, [...(edges.get(letter) ?? []), to]);
  }

  /** From one place to another without a letter. */
  free(from: number, to: number, cost = 0): void {
    this.#free[from]!.push([to, cost]);
  }

  /** A text may end here. */
  ends(node: number): void {
    this.#ends.add(node);
  }

  /** A word from `root`; words with one beginning share its places. Gives the place behind it. */
  word(root: number, word: string): number {
    let at = root;
    for (const letter of word) {
      let next = this.#edges[at]!.get(letter)?.find((node) => this.#shared.has(node));
      if (next === undefined) {
        next = this.node();
        this.#shared.add(next);
        this.edge(at, letter, next);
      }
      at = next;
    }
    return at;
  }

  start(node: number): State {
    return this.#state(this.#closed(new Map([[node, 0]])), '');
  }

  /** @param piece folded; null where no text of the automaton goes on so */
  advance(state: State, piece: string): State | null {
    let places: Places = state.places;
    let read = state.read;
    for (const letter of piece) {
      // The space before a first word, and the second of two.
      if (letter === ' ' && (read === '' || read.endsWith(' '))) continue;
      const next = new Map<number, number>();
      for (const [node, cost] of places)
        for (const to of this.#edges[node]!.get(letter) ?? []) if (!(next.get(to)! <= cost)) next.set(to, cost);
      if (next.size === 0) return null;
      places = this.#closed(next);
      read += letter;
    }
    return piece === '' ? null : this.#state(places, read);
  }

  /** What it costs to end here; null: a text may not. */
  endCost(state: State): number | null {
    const costs = [...state.places].filter(([node]) => this.#ends.has(node)).map(([, cost]) => cost);
    return costs.length > 0 ? Math.min(...costs) : null;
  }

  #closed(places: Map<number, number>): Places {
    const open = [...places.keys()];
    while (open.length > 0) {
      const node = open.pop()!;
      const cost = places.get(node)!;
      for (const [to, more] of this.#free[node]!)
        if (!(places.get(to)! <= cost + more)) {
          places.set(to, cost + more);
          open.push(to);
        }
    }
    return places;
  }

  #state(places: Places, read: string): State {
    const next = new Set<string>();
    let cost = Infinity;
    for (const [node, own] of places) {
      cost = Math.min(cost, own);
      for (const letter of this.#edges[node]!.keys()) next.add(letter);
    }
    return { places, read, cost, next };
  }
}

/** As an automaton reads: lower case, no accents and no apostrophes, one space for whatever stands between words. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[\s.,!?;:-]+/g, ' ');
}
