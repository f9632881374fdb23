import type { Step } from './pattern.ts';
import { toldOfAnother } from './told-of-another.ts';
import type { Span, Utterance } from './utterance.ts';

/**
 * Which words are denied, past, supposed or somebody else's, after ConText (Harkema et al., 2009): a trigger opens a scope
 * that ends at a mark, a conjunction or a new subject. The triggers are data; the ends of scopes are here.
 */
export interface Triggers {
  /** "no", "denies", "sin": deny what follows. */
  denial: Step[][];
  /** "not sure", "no relief": look like denials and are none. */
  noDenial: Step[][];
  /** "is fine", "works normally": deny what stands before. */
  well: Step[][];
  /** "years ago", "in 2019": what is told is over. */
  past: Step[][];
  /** "after my heart attack", "since the stroke": a point in time; these words alone are over, what else the clause tells is not. */
  event: Step[][];
  /** "like last time", "again", "now": it is not over. */
  present: Step[][];
  /** "what if", "in case", "how do i know if": nobody has it yet. */
  supposed: Step[][];
  /** "in the hospital with", "died of": in other hands. */
  elsewhere: Step[][];
}

/** How a concept takes the context. */
export interface Reading {
  /** "What if" does not make it harmless (self-harm, poisons). */
  firm?: boolean;
  /** Told of the past it still holds (an illness that one has, a pregnancy is not). */
  lasting?: boolean;
}

const STOPS = new Set(
  'but except though although because while then since from pero porque aunque sino entonces por'.split(' '),
);
const SOFT_STOPS = new Set('and so y e'.split(' '));
const SUBJECTS = new Set('i he she it we they there yo ella nosotros ellos me le se'.split(' '));
const LINKS = new Set('that if think what when or nor than que si o ni no cuando and y'.split(' '));
const OR = new Set('or nor ni o neither tampoco'.split(' '));
const VERBAL = new Set('not dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt aint'.split(' '));
const CARRIERS = new Set(
  (
    'have having had has feel feeling felt get getting got any a an the want wanna think going gonna gon notice noticed noticing experience experiencing ' +
    'hurt hurting hurts complain complaining bleeding vomiting throwing planning trying thinking say mean see seem really in on been no that like to be ' +
    'pass passed hit lose lost black blacked taken took take tomado'
  ).split(' '),
);
const NOT_SO = new Set('no not isnt arent ni nunca tampoco hardly'.split(' '));
/**
 * A "no" before these is an answer or a cry, and a clause of its own follows: "oh no I can't breathe", "no my chest hurts". Not before "me" and
 * "se": "no me duele" denies.
 */
const OPENS_CLAUSE = new Set(
  'i im ive id he hes she shes it its we were they theyre my his her our their there theres yo mi'.split(' '),
);
const OF_PAPER = new Set('bill billed charge charged claim statement invoice code coded'.split(' '));
const REACH = 9;
const SHORT_REACH = 2;

type Mask = Uint8Array;

export class Context {
  readonly #denied: Mask;
  readonly #past: Mask;
  readonly #supposed: Mask;
  readonly #elsewhere: Mask;
  /** For each token the start of the denial that covers it, to tell a denial inside a phrase from one before it. */
  readonly #deniedBy: Int32Array;
  readonly #u: Utterance;

  constructor(u: Utterance, triggers: Triggers) {
    this.#u = u;
    const n = u.tokens.length;
    this.#denied = new Uint8Array(n);
    this.#past = new Uint8Array(n);
    this.#supposed = new Uint8Array(n);
    this.#elsewhere = new Uint8Array(n);
    this.#deniedBy = new Int32Array(n).fill(-1);
    this.#denials(triggers);
    const present = all(u, triggers.present);
    for (const s of all(u, triggers.past)) this.#clauseOf(s, this.#past, present);
    for (const s of all(u, triggers.elsewhere)) this.#clauseOf(s, this.#elsewhere, present);
    const story = toldOfAnother(u.tokens);
    if (story) this.#elsewhere.fill(1, story.from, story.to);
    for (const s of all(u, triggers.event)) {
      if (present.some((p) => u.clause[p.from] === u.clause[s.from])) continue;
      for (let i = s.from; i < s.to; i++) this.#past[i] = 1;
    }
    for (const s of all(u, triggers.supposed)) {
      // "It's as if somebody pulled a curtain" tells how it is.
      if (u.tokens[s.from]?.w === 'if' && u.tokens[s.from - 1]?.w === 'as') continue;
      for (let i = s.to; i < n && i < s.to + 14; i++) {
        if (u.tokens[i]!.mark === '.' || u.tokens[i]!.w === 'but' || u.tokens[i]!.w === 'pero') break;
        // What was billed ends with the clause: "the bill for the stitches, hold on, the baby's choking".
        if (i > s.to && u.tokens[i]!.mark !== '' && OF_PAPER.has(u.tokens[s.from]!.w)) break;
        // "What if I faint again, I'm shaking": what somebody is doing is no longer supposed.
        if (u.tokens[i]!.mark === ',' && SUBJECTS.has(u.tokens[i]!.w) && u.tokens[i + 1]?.w.endsWith('ing')) break;
        this.#supposed[i] = 1;
      }
    }
  }

  /** May this span be taken as something that is there now? */
  usable(s: Span, reading: Reading = {}): boolean {
    const last = s.to - 1;
    if (this.#denied[last] && !(this.#deniedBy[last]! >= s.from && !isSkipped(s, this.#deniedBy[last]!))) return false;
    if (this.#denied[s.from] && !(this.#deniedBy[s.from]! >= s.from)) return false;
    if (!reading.lasting && this.#past[s.from] && this.#past[last]) return false;
    if (!reading.firm && this.#supposed[s.from]) return false;
    if (!reading.firm && !reading.lasting && this.#elsewhere[s.from]) return false;
    return true;
  }

  /** Nothing is denied, past, supposed or somebody else's. */
  get plain(): boolean {
    return ![this.#denied, this.#past, this.#supposed, this.#elsewhere].some((m) => m.includes(1));
  }

  /** Heard, but not as something that is there now. */
  dampened(s: Span): 'denied' | 'past' | 'supposed' | 'elsewhere' | null {
    if (!this.usable(s, { firm: true, lasting: true })) return 'denied';
    if (this.#past[s.from]) return 'past';
    if (this.#supposed[s.from]) return 'supposed';
    return this.#elsewhere[s.from] ? 'elsewhere' : null;
  }

  #denials(triggers: Triggers): void {
    const u = this.#u;
    const t = u.tokens;
    const pseudo = all(u, triggers.noDenial);
    for (const s of all(u, triggers.denial)) {
      if (pseudo.some((p) => p.from <= s.from && p.to >= s.to)) continue;
      if (t[s.to]?.mark) continue; // "no, it hurts": an answer, not a denial of what follows
      if (t[s.to - 1]!.w === 'no' && OPENS_CLAUSE.has(t[s.to]?.w ?? '')) continue;
      const short = VERBAL.has(t[s.to - 1]!.w) && !CARRIERS.has(t[s.to]?.w ?? '');
      const end = Math.min(t.length, s.to + (short ? SHORT_REACH : REACH));
      let afterOr = false;
      for (let i = s.to; i < t.length && (i < end || afterOr); i++) {
        const w = t[i]!.w;
        if (i > s.to && t[i]!.mark === '.') break;
        if (i > s.to && t[i]!.mark === ',' && !this.#listGoesOn(i)) break;
        if (STOPS.has(w) && i > s.to) break;
        if (SOFT_STOPS.has(w) && !afterOr && !OR.has(t[i + 1]?.w ?? '')) break;
        if (i > s.to + 1 && SUBJECTS.has(w) && !LINKS.has(t[i - 1]!.w)) break;
        if (OR.has(w)) afterOr = i < s.to + 20;
        this.#denied[i] = 1;
        this.#deniedBy[i] = s.from;
      }
    }
    for (const s of all(u, triggers.well)) {
      // "no respira bien", "isn't breathing okay": the very opposite.
      if ([1, 2].some((k) => NOT_SO.has(t[s.from - k]?.w ?? '') && t[s.from - k + 1]?.mark === '')) continue;
      const clause = u.clause[s.from]!;
      for (let i = s.from; i >= 0 && i > s.from - 7 && u.clause[i] === clause; i--) {
        if (SUBJECTS.has(t[i]!.w) && i < s.from) break;
        this.#denied[i] = 1;
        if (this.#deniedBy[i]! < 0) this.#deniedBy[i] = -1;
      }
    }
  }

  /** After the comma before token `i`: is this a list ("no fever, chills, or cough")? */
  #listGoesOn(i: number): boolean {
    const t = this.#u.tokens;
    for (let k = i; k < t.length && k < i + 12; k++) {
      const w = t[k]!.w;
      if (k > i && t[k]!.mark === '.') return false;
      if (OR.has(w)) return true;
      if (k === i && (w === 'nothing' || w === 'nada')) return true;
      if (
        STOPS.has(w) ||
        SUBJECTS.has(w) ||
        ['my', 'mi', 'is', 'are', 'have', 'has', 'got', 'hurts', 'feels', 'tengo', 'just', 'solo'].includes(w)
      )
        return false;
    }
    return false;
  }

  /** Marks the clause of a trigger; a short clause of its own ("back in 2019") takes the one before with it. */
  #clauseOf(s: Span, mask: Mask, present: Span[]): void {
    const { clause, tokens } = this.#u;
    const c = clause[s.from]!;
    let from = s.from;
    let to = s.to;
    while (from > 0 && clause[from - 1] === c) from--;
    while (to < clause.length && clause[to] === c) to++;
    if (to - from <= 5 && from > 0 && tokens[from]!.mark !== '.') {
      const before = clause[from - 1]!;
      while (from > 0 && clause[from - 1] === before) from--;
    }
    // "fine now": a word of the trigger itself brings nothing back to the present.
    if (present.some((p) => p.from >= from && p.to <= to && !(p.from >= s.from && p.to <= s.to))) return;
    for (let i = from; i < to; i++) mask[i] = 1;
  }
}

/** "She didn't pass out": the denial belongs to none of the words that were looked for, it stands between them. */
function isSkipped({ gaps = [] }: Span, i: number): boolean {
  for (let k = 0; k < gaps.length; k += 2) if (i >= gaps[k]! && i < gaps[k + 1]!) return true;
  return false;
}

function all(u: Utterance, sequences: readonly Step[][]): Span[] {
  return sequences.flatMap((s) => u.find(s)).filter((s) => s.fuzzy === 0 && !endsWithin(u, s));
}

/** "My chest feels crushed. Good morning": no "feels good", for a sentence ends between the two. */
function endsWithin(u: Utterance, s: Span): boolean {
  for (let i = s.from + 1; i < s.to; i++) if (u.tokens[i]!.mark === '.') return true;
  return false;
}
