import { ofDiminutive } from './diminutive.ts';
import type { Atom, Step } from './pattern.ts';
import { type Token, tokenise } from './tokens.ts';

/** Tokens `from` to `to` (excluded) that a step or sequence was found in. */
export interface Span {
  from: number;
  to: number;
  /** Words taken by sound, not as written. */
  fuzzy: number;
  /** Words taken as written that carry meaning. */
  exact: number;
  /** Where other words stand between those that were found: from, to (excluded), and so on. Left out: nowhere. */
  gaps?: readonly number[];
}

/** What may stand between two words of a phrase without changing it. */
const SMALL = new Set(
  (
    'a an the my his her their our your its this that these those some any really very so pretty kinda kind sorta sort of just little bit real super all ' +
    'also now like been being quite too much always still right even about totally completely actually literally basically probably maybe almost such ' +
    'un una el la los las mi mis su sus tu este esta ese esa muy bien bastante mucho mucha un poco poquito como ya tan medio algo asi nomas nada mas pues ' +
    'siempre todavia ahorita ahora'
  ).split(' '),
);
const MAX_SMALL = 3;
const CLAUSE_WORDS = new Set(
  'but and because so while although though then except pero y porque aunque mientras entonces sino e'.split(' '),
);

/** The word sets that patterns refer to by `@name`. */
export interface Lexicon {
  sets: Map<string, Step[][]>;
  /** Sound-alikes: folded words heard, to the words they may stand for. */
  soundsLike(t: readonly Token[]): Map<string, Span[]>;
}

/** Where a fact that was heard earlier in the call stands: at no word. */
const KNOWN: Span = { from: 0, to: 0, fuzzy: 0, exact: 0 };

/** From so many choices on, they are looked up by their first word. */
const LONG_LIST = 24;
const STARTS = new WeakMap<readonly Step[][], { byWord: Map<string, number[]>; others: number[] }>();

/** The choices by the word that each begins with; `others` begin with something else, or with what may be left out. */
function startsOf(choices: readonly Step[][]): { byWord: Map<string, number[]>; others: number[] } {
  let starts = STARTS.get(choices);
  if (!starts) {
    starts = { byWord: new Map(), others: [] };
    for (const [k, c] of choices.entries()) {
      const first = c[0]!;
      if (first.optional || first.atom.kind !== 'word') starts.others.push(k);
      else {
        const list = starts.byWord.get(first.atom.word);
        if (list) list.push(k);
        else starts.byWord.set(first.atom.word, [k]);
      }
    }
    STARTS.set(choices, starts);
  }
  return starts;
}

/** One utterance, indexed, with memory of what was looked up. */
export class Utterance {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Clause of each token: a new one begins at a mark or at "but", "and", "because" ... */
  readonly clause: readonly number[];
  readonly #lexicon: Lexicon;
  readonly #at = new Map<string, Span[]>();
  readonly #fuzzy: Map<string, Span[]>;
  readonly #sets = new Map<string, Span[]>();
  readonly #prefixes = new Map<string, Span[]>();
  readonly #facts = new Map<string, Span[]>();
  readonly #settled = new Set<string>();
  readonly #known = new Set<string>();
  readonly #hidden: Uint8Array;
  #shown = false;

  constructor(text: string, lexicon: Lexicon) {
    this.text = text;
    this.tokens = tokenise(text);
    this.#lexicon = lexicon;
    this.#hidden = new Uint8Array(this.tokens.length);
    let clause = 0;
    this.clause = this.tokens.map((t, i) => {
      if (i > 0 && (t.mark !== '' || CLAUSE_WORDS.has(t.w))) clause++;
      return clause;
    });
    for (const [i, t] of this.tokens.entries()) {
      const span: Span = { from: i, to: i + 1, fuzzy: 0, exact: SMALL.has(t.w) || t.w.length < 3 ? 0 : 1 };
      for (const word of [t.w, ...ofDiminutive(t.w)]) {
        const list = this.#at.get(word);
        if (list) list.push(span);
        else this.#at.set(word, [span]);
      }
    }
    this.#fuzzy = lexicon.soundsLike(this.tokens);
  }

  /** Every word that was said, and every word that one of them may be mistaken for. */
  *words(): Iterable<string> {
    yield* this.#at.keys();
    yield* this.#fuzzy.keys();
  }

  /** Takes tokens out of sight: a figure of speech, a name of a thing ("chest of drawers"). */
  hide(from: number, to: number): void {
    for (let i = from; i < to; i++) this.#hidden[i] = 1;
    this.#sets.clear();
    this.#prefixes.clear();
  }

  /** Front-desk wishes are said in figures of speech as well: for them nothing is out of sight. */
  showHidden(shown: boolean): void {
    this.#shown = shown;
    this.#sets.clear();
    this.#prefixes.clear();
  }

  hidden(i: number): boolean {
    return !this.#shown && this.#hidden[i] === 1;
  }

  /** @param settled its context was looked at already ("had a stroke in 2019" stays a fact). */
  setFact(name: string, spans: Span[], settled = false): void {
    this.#facts.set(name, spans);
    if (settled) this.#settled.add(name);
  }

  /** Is this a single fact whose context was looked at already? */
  isSettled(steps: readonly Step[]): boolean {
    const atom = steps.length === 1 ? steps[0]!.atom : null;
    return atom?.kind === 'fact' && this.#settled.has(atom.name);
  }

  fact(name: string): Span[] {
    const said = this.#facts.get(name) ?? [];
    return said.length === 0 && this.#known.has(name) ? [KNOWN] : said;
  }

  /** A fact that was heard earlier in the call: it is found everywhere, at no word. */
  know(name: string): void {
    this.#known.add(name);
  }

  isSmall(i: number): boolean {
    return SMALL.has(this.tokens[i]!.w);
  }

  isJoint(i: number): boolean {
    return CLAUSE_WORDS.has(this.tokens[i]!.w);
  }

  /** Every place where a sequence stands, without hidden words. */
  find(steps: readonly Step[]): Span[] {
    const out: Span[] = [];
    for (const { atom, optional } of steps)
      if (!optional && atom.kind === 'word' && !this.#heard(atom.word)) return out;
    const seen = new Set<string>();
    const go = (k: number, from: number, to: number, fuzzy: number, exact: number, gaps: readonly number[]): void => {
      if (fuzzy > 1) return;
      if (k === steps.length) {
        if (from < 0) return;
        const id = `${from} ${to} ${fuzzy} ${gaps}`;
        if (!seen.has(id)) {
          seen.add(id);
          out.push(gaps.length > 0 ? { from, to, fuzzy, exact, gaps } : { from, to, fuzzy, exact });
        }
        return;
      }
      const step = steps[k]!;
      for (const s of this.spans(step.atom)) {
        if (from >= 0 && !this.#follows(to, s.from, step.gap)) continue;
        const gap = from >= 0 && s.from > to ? [...gaps, to, s.from] : gaps;
        const all = s.gaps ? [...gap, ...s.gaps] : gap;
        go(k + 1, from < 0 ? s.from : from, s.to, fuzzy + s.fuzzy, exact + s.exact, all);
      }
      if (step.optional) go(k + 1, from, to, fuzzy, exact, gaps);
    };
    go(0, -1, -1, 0, 0, []);
    return out;
  }

  #follows(end: number, start: number, gap: number): boolean {
    if (start < end) return false;
    if (start === end) return true;
    if (start - end > gap + MAX_SMALL) return false;
    let other = 0;
    let ended = this.tokens[start]!.mark === '.';
    for (let i = end; i < start; i++) {
      if (!this.isSmall(i)) other++;
      if (this.tokens[i]!.mark === '.') ended = true;
    }
    // "My name is Olive Penrose. I had a heart attack in 2015": it is not the name that is one.
    return other <= gap && !(ended && other > 0);
  }

  spans(atom: Atom): Span[] {
    switch (atom.kind) {
      case 'word': {
        const exact = this.#visible(this.#at.get(atom.word));
        const fuzzy = this.#visible(this.#fuzzy.get(atom.word));
        return fuzzy.length ? [...exact, ...fuzzy] : exact;
      }
      case 'prefix': {
        let found = this.#prefixes.get(atom.prefix);
        if (!found) {
          found = [];
          for (const [w, spans] of this.#at) if (w.startsWith(atom.prefix)) found.push(...this.#visible(spans));
          this.#prefixes.set(atom.prefix, found);
        }
        return found;
      }
      case 'set': {
        let found = this.#sets.get(atom.name);
        if (!found) {
          found = [];
          this.#sets.set(atom.name, found);
          this.#findAny(this.#lexicon.sets.get(atom.name) ?? [], found);
        }
        return found;
      }
      case 'fact':
        return this.fact(atom.name);
      case 'any':
        return this.#findAny(atom.choices, []);
      case 'near':
        return this.#nearby(atom.parts);
    }
  }

  #heard(word: string): boolean {
    return this.#at.has(word) || this.#fuzzy.has(word);
  }

  /** Most choices begin with a word that was not said: of a long list only the others are looked at. */
  #findAny(choices: readonly Step[][], out: Span[]): Span[] {
    if (choices.length >= LONG_LIST) {
      for (const k of this.#startable(choices)) out.push(...this.find(choices[k]!));
      return out;
    }
    for (const c of choices) {
      const first = c[0]!;
      if (!first.optional && first.atom.kind === 'word' && !this.#heard(first.atom.word)) continue;
      out.push(...this.find(c));
    }
    return out;
  }

  /** Which choices can stand here by their first word, in their order. */
  #startable(choices: readonly Step[][]): number[] {
    const { byWord, others } = startsOf(choices);
    const found = new Set(others);
    for (const w of this.words()) for (const k of byWord.get(w) ?? []) found.add(k);
    return [...found].sort((a, b) => a - b);
  }

  /** Sequences within seven words of each other, as one span. */
  #nearby(parts: Step[][]): Span[] {
    let out: Span[] | null = null;
    for (const part of parts) {
      const found = this.find(part);
      out = (out ?? [{ from: -1, to: -1, fuzzy: 0, exact: 0 }]).flatMap((a) =>
        found
          .filter((b) => a.from < 0 || (b.from >= a.to ? b.from - a.to : a.from - b.to) <= 7)
          .filter((b) => a.from < 0 || b.from >= a.to || b.to <= a.from)
          .map((b) =>
            a.from < 0
              ? b
              : {
                  from: Math.min(a.from, b.from),
                  to: Math.max(a.to, b.to),
                  fuzzy: a.fuzzy + b.fuzzy,
                  exact: a.exact + b.exact,
                },
          ),
      );
      if (!out.length) return out;
    }
    return out ?? [];
  }

  #visible(spans: Span[] | undefined): Span[] {
    if (!spans) return [];
    return spans.some((s) => this.#anyHidden(s)) ? spans.filter((s) => !this.#anyHidden(s)) : spans;
  }

  #anyHidden(s: Span): boolean {
    if (this.#shown) return false;
    for (let i = s.from; i < s.to; i++) if (this.#hidden[i]) return true;
    return false;
  }
}
