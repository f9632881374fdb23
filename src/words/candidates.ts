import type { Atom, Pattern, Step } from './pattern.ts';

/** Words and beginnings of words of which one must be there; null: cannot be told (a fact). */
interface Keys {
  words: Set<string>;
  prefixes: Set<string>;
}

/**
 * Which patterns can be in an utterance at all, by one word that each of them needs. Most of a protocol's patterns are out after
 * this, which is what makes reading an utterance quick.
 */
export class Candidates {
  readonly #byWord = new Map<string, Pattern[]>();
  readonly #byPrefix = new Map<string, Pattern[]>();
  readonly #always: Pattern[] = [];
  readonly #sets: ReadonlyMap<string, Step[][]>;
  readonly #memory = new Map<string, Keys | null>();

  constructor(patterns: Iterable<Pattern>, sets: ReadonlyMap<string, Step[][]>) {
    this.#sets = sets;
    for (const p of patterns) {
      const keys = this.#best(p.groups.flat().map((s) => this.#ofSequence(s)));
      if (!keys) {
        this.#always.push(p);
        continue;
      }
      for (const w of keys.words) push(this.#byWord, w, p);
      for (const w of keys.prefixes) push(this.#byPrefix, w, p);
    }
  }

  /** @param words every word of the utterance, and every word that one of them may be mistaken for. */
  of(words: Iterable<string>): Set<Pattern> {
    const out = new Set(this.#always);
    for (const w of words) {
      for (const p of this.#byWord.get(w) ?? []) out.add(p);
      for (let n = 2; n <= w.length; n++) for (const p of this.#byPrefix.get(w.slice(0, n)) ?? []) out.add(p);
    }
    return out;
  }

  #ofSequence(steps: readonly Step[]): Keys | null {
    return this.#best(steps.filter((s) => !s.optional).map((s) => this.#ofAtom(s.atom)));
  }

  #ofAtom(atom: Atom): Keys | null {
    switch (atom.kind) {
      case 'word':
        return { words: new Set([atom.word]), prefixes: new Set() };
      case 'prefix':
        return { words: new Set(), prefixes: new Set([atom.prefix]) };
      case 'fact':
        return null;
      case 'near':
        return this.#best(atom.parts.map((p) => this.#ofSequence(p)));
      case 'any':
        return this.#union(atom.choices);
      case 'set': {
        const known = this.#memory.get(atom.name);
        if (known !== undefined) return known;
        this.#memory.set(atom.name, null);
        const keys = this.#union(this.#sets.get(atom.name) ?? []);
        this.#memory.set(atom.name, keys);
        return keys;
      }
    }
  }

  /** One of these must be there: all their keys; unknown as soon as one is. */
  #union(choices: readonly Step[][]): Keys | null {
    const all: Keys = { words: new Set(), prefixes: new Set() };
    for (const c of choices) {
      const k = this.#ofSequence(c);
      if (!k) return null;
      for (const w of k.words) all.words.add(w);
      for (const w of k.prefixes) all.prefixes.add(w);
    }
    return all;
  }

  /** All of these must be there: the one with the fewest keys tells most. */
  #best(keys: (Keys | null)[]): Keys | null {
    let best: Keys | null = null;
    for (const k of keys)
      if (k && (!best || k.words.size + k.prefixes.size < best.words.size + best.prefixes.size)) best = k;
    return best;
  }
}

function push(map: Map<string, Pattern[]>, key: string, p: Pattern): void {
  const list = map.get(key);
  if (list) list.push(p);
  else map.set(key, [p]);
}
