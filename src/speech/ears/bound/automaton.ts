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

/** Entries of nodes, those of one node chained: a few numbers each, where a map of each node would take fifty times as much. */
class Chains {
  /** The last entry of each node; -1: it has none. */
  #last = new Int32Array(64).fill(-1);
  #before = new Int32Array(64);
  #to = new Int32Array(64);
  #value: Float64Array = new Float64Array(64);
  #count = 0;

  add(node: number, to: number, value: number): void {
    if (node >= this.#last.length) {
      const grown = new Int32Array(Math.max(node + 1, this.#last.length * 2)).fill(-1);
      grown.set(this.#last);
      this.#last = grown;
    }
    if (this.#count === this.#to.length) {
      this.#before = doubled(this.#before, new Int32Array(this.#count * 2));
      this.#to = doubled(this.#to, new Int32Array(this.#count * 2));
      this.#value = doubled(this.#value, new Float64Array(this.#count * 2));
    }
    const entry = this.#count++;
    this.#to[entry] = to;
    this.#value[entry] = value;
    this.#before[entry] = this.#last[node]!;
    this.#last[node] = entry;
  }

  each(node: number, visit: (to: number, value: number) => void): void {
    let entry = this.#last[node] ?? -1;
    for (; entry >= 0; entry = this.#before[entry]!) visit(this.#to[entry]!, this.#value[entry]!);
  }
}

function doubled<Numbers extends Int32Array | Float64Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}

/** What another automaton grew from, and the one of its nodes from which more goes out. */
interface Base {
  automaton: Automaton;
  at: number;
}

/**
 * Which texts may be heard, as a finite automaton over lower-case letters and spaces with costs. Signs between words are one space; accents and
 * capitals don't count (`fold`).
 */
export class Automaton {
  readonly #base: Base | null;
  /** Nodes of the base come first. */
  readonly #first: number;
  #nodes: number;
  /** To a node by a letter, which is its code point. Of one's own nodes by their number, and of the base's in place 0. */
  readonly #edges = new Chains();
  /** To a node at a cost. */
  readonly #free = new Chains();
  /** Nodes that words with one beginning share. */
  readonly #shared = new Set<number>();
  readonly #ends = new Set<number>();

  constructor(base: Base | null = null) {
    this.#base = base;
    this.#first = base ? base.automaton.#nodes : 0;
    this.#nodes = this.#first;
  }

  /** Another one with all of this, which can grow at one of its nodes and leaves this one as it is. */
  grown(node: number): Automaton {
    return new Automaton({ automaton: this, at: node });
  }

  node(): number {
    return this.#nodes++;
  }

  edge(from: number, letters: Iterable<string>, to: number): void {
    for (const letter of letters) this.#edges.add(this.#place(from), to, letter.codePointAt(0)!);
  }

  /** From one place to another without a letter. */
  free(from: number, to: number, cost = 0): void {
    this.#free.add(this.#place(from), to, cost);
  }

  /** A text may end here. */
  ends(node: number): void {
    this.#ends.add(node);
  }

  /** A word from `root`; words with one beginning share its places. Gives the place behind it. */
  word(root: number, word: string): number {
    let at = root;
    for (const letter of word) {
      const code = letter.codePointAt(0)!;
      let next: number | undefined;
      this.#eachEdge(at, (to, by) => {
        if (by === code && this.#shared.has(to)) next = to;
      });
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
      const code = letter.codePointAt(0)!;
      const next = new Map<number, number>();
      for (const [node, cost] of places)
        this.#eachEdge(node, (to, by) => by === code && !(next.get(to)! <= cost) && next.set(to, cost));
      if (next.size === 0) return null;
      places = this.#closed(next);
      read += letter;
    }
    return piece === '' ? null : this.#state(places, read);
  }

  /** What it costs to end here; null: a text may not. */
  endCost(state: State): number | null {
    const costs = [...state.places].filter(([node]) => this.#isEnd(node)).map(([, cost]) => cost);
    return costs.length > 0 ? Math.min(...costs) : null;
  }

  #closed(places: Map<number, number>): Places {
    const open = [...places.keys()];
    while (open.length > 0) {
      const node = open.pop()!;
      const cost = places.get(node)!;
      this.#eachFree(node, (to, more) => {
        if (places.get(to)! <= cost + more) return;
        places.set(to, cost + more);
        open.push(to);
      });
    }
    return places;
  }

  #state(places: Places, read: string): State {
    const next = new Set<string>();
    let cost = Infinity;
    for (const [node, own] of places) {
      cost = Math.min(cost, own);
      this.#eachEdge(node, (_, code) => next.add(String.fromCodePoint(code)));
    }
    return { places, read, cost, next };
  }

  #isEnd(node: number): boolean {
    return this.#base && node < this.#first ? this.#base.automaton.#isEnd(node) : this.#ends.has(node);
  }

  #eachEdge(node: number, visit: (to: number, code: number) => void): void {
    if (node < this.#first) this.#base!.automaton.#eachEdge(node, visit);
    if (this.#isOwn(node)) this.#edges.each(this.#place(node), visit);
  }

  #eachFree(node: number, visit: (to: number, cost: number) => void): void {
    if (node < this.#first) this.#base!.automaton.#eachFree(node, visit);
    if (this.#isOwn(node)) this.#free.each(this.#place(node), visit);
  }

  #isOwn(node: number): boolean {
    return node >= this.#first || node === this.#base!.at;
  }

  /** Where what goes out of a node is chained. */
  #place(node: number): number {
    if (!this.#isOwn(node)) throw new RangeError('this node belongs to what the automaton grew from');
    return node < this.#first ? 0 : node - this.#first + 1;
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
