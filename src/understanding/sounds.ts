import { table } from '../words/table.ts';

/**
 * Names by their sound: medicines, providers, pharmacies, plans. What a recogniser makes of a name that it does not know are English words of
 * the same sound ("leave oh thigh rock sin"), so that both sides are turned into sounds, word by word, and compared with a weighted edit
 * distance. Vowels and the voice of a consonant weigh little, what makes a name weighs full.
 */

/** Spelling to sound, first match first; capitals are sounds: I eye, C church, S ship, T thin. */
const RULES: [RegExp, string][] = [
  [/[^a-z]/g, ''],
  [/eigh/g, 'e'],
  [/igh/g, 'I'],
  [/[ao]ugh/g, 'o'],
  [/^(kn|gn|pn|mn)/, 'n'],
  [/^wr/, 'r'],
  [/^ps/, 's'],
  [/^x/, 'z'],
  [/^who/, 'ho'],
  [/^wh/, 'w'],
  [/tch/g, 'C'],
  [/sch/g, 'sk'],
  [/ch(?=[lr])/g, 'k'],
  [/st(?=(en|le)$)/, 's'],
  [/alk/, 'ak'],
  [/[st]ion/g, 'San'],
  [/c(ia|iou)/g, 'Si'],
  [/dth/g, 'T'],
  [/th/g, 'T'],
  [/ph/g, 'f'],
  [/sh/g, 'S'],
  [/ch/g, 'C'],
  [/ght/g, 't'],
  [/gh/g, ''],
  [/dge/g, 'j'],
  [/ck/g, 'k'],
  [/que$/, 'k'],
  [/qu/g, 'kw'],
  [/q/g, 'k'],
  [/cc(?=[ei])/g, 'ks'],
  [/sc(?=[eiy])/g, 's'],
  [/x/g, 'ks'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/g(?=[eiy])/g, 'j'],
  [/mb$/, 'm'],
  [/gn$/, 'n'],
  [/([aeiouy][bdfgjklmnprstvz]+)e$/, '$1'],
  [/le$/, 'al'],
  [/^y(?=[aeiou])/, 'Y'],
  [/([bdfgjklmnprstvz])\1+/g, '$1'],
  [/(?:ee|ea|ie|ei|ey|[eiy])+/g, 'i'],
  [/(?:oo|ou|ow|ew|ue|ui|oa|[ou])+/g, 'o'],
  [/[a]+[io]*/g, 'a'],
  [/[ai]?[io]*[I][io]*/g, 'i'],
  [/(?!^)h/g, ''],
];

/** Letters as they are said one by one ("big tar v"), and digits that a recogniser wrote for words ("met 4 men"). */
const ALONE = table<string>({
  b: 'bee',
  c: 'see',
  d: 'dee',
  e: 'ee',
  f: 'ef',
  g: 'jee',
  h: 'aich',
  j: 'jay',
  k: 'kay',
  l: 'el',
  m: 'em',
  n: 'en',
  p: 'pee',
  q: 'kew',
  r: 'ar',
  s: 'es',
  t: 'tee',
  u: 'yoo',
  v: 'vee',
  x: 'eks',
  y: 'wie',
  z: 'zee',
  '1': 'won',
  '2': 'too',
  '3': 'three',
  '4': 'for',
  '5': 'five',
  '6': 'six',
  '8': 'ate',
  '10': 'ten',
});

/** Sounds of one word as it was heard or is written. */
export function soundsOf(word: string): string {
  let k = ALONE[word] ?? word.toLowerCase();
  for (const [re, to] of RULES) k = k.replace(re, to);
  return k;
}

const VOWELS = 'aio';
const VOICE: Record<string, string> = { b: 'p', d: 't', g: 'k', v: 'f', z: 's', j: 'C', S: 's', T: 't' };
const KIND = (c: string) => VOICE[c] ?? c;
const isVowel = (c: string) => VOWELS.includes(c);
const LIQUIDS = 'lrw';
const NASALS = 'mn';

/** What it costs to hear `b` for `a`. */
function swap(a: string, b: string): number {
  if (a === b) return 0;
  const [va, vb] = [isVowel(a), isVowel(b)];
  if (va && vb) return 0.3;
  if (va !== vb) return (a === 'Y' || b === 'Y' || a === 'w' || b === 'w') && (va || vb) ? 0.6 : 1.2;
  if (KIND(a) === KIND(b)) return 0.3;
  if (NASALS.includes(a) && NASALS.includes(b)) return 0.4;
  if (LIQUIDS.includes(a) && LIQUIDS.includes(b)) return 0.7;
  // "ch" for "sh" or "t", "th" for "f"
  if ((KIND(a) === 'C' && KIND(b) === 's') || (KIND(a) === 's' && KIND(b) === 'C')) return 0.5;
  if ((KIND(a) === 'C' && KIND(b) === 't') || (KIND(a) === 't' && KIND(b) === 'C')) return 0.6;
  if ((a === 'T' && KIND(b) === 'f') || (KIND(a) === 'f' && b === 'T')) return 0.4;
  return 1;
}

/** What it costs to lose or to add a sound: vowels, h and glides are lost first, stops beside another consonant next. */
function loss(c: string): number {
  if (isVowel(c)) return 0.4;
  if (c === 'h' || c === 'w' || c === 'Y') return 0.4;
  if (c === 't' || c === 'd') return 0.7;
  if (c === 's' || c === 'z') return 0.8;
  return 1;
}

const ALPHABET = 'aiobdfghjklmnprstvwzCSTYk';
const CODE = new Map([...new Set(ALPHABET)].map((c, i) => [c, i]));
const SIZE = 32;
const SWAP = new Float32Array(SIZE * SIZE);
const LOSS = new Float32Array(SIZE).fill(1);
for (const [a, i] of CODE) {
  LOSS[i] = loss(a);
  for (const [b, j] of CODE) SWAP[i * SIZE + j] = swap(a, b);
}
const codes = (sounds: string): number[] => [...sounds].map((c) => CODE.get(c) ?? SIZE - 1);

/** How much of a name there is to hear: a consonant counts one, a vowel half. */
export function weightOf(sounds: string): number {
  let w = 0;
  for (const c of sounds) w += isVowel(c) ? 0.5 : 1;
  return w;
}

let ROW_A = new Float64Array(64);
let ROW_B = new Float64Array(64);

/** Distance of two sounds, for pairs that are not in a tree. */
export function soundsApart(a: string, b: string): number {
  const y = codes(b);
  if (y.length >= ROW_A.length) {
    ROW_A = new Float64Array(y.length + 1);
    ROW_B = new Float64Array(y.length + 1);
  }
  let prev = ROW_A;
  let cur = ROW_B;
  prev[0] = 0;
  for (let j = 1; j <= y.length; j++) prev[j] = prev[j - 1]! + LOSS[y[j - 1]!]!;
  for (const c of codes(a)) {
    cur[0] = prev[0]! + LOSS[c]!;
    for (let j = 1; j <= y.length; j++)
      cur[j] = Math.min(
        prev[j - 1]! + SWAP[c * SIZE + y[j - 1]!]!,
        prev[j]! + LOSS[c]!,
        cur[j - 1]! + LOSS[y[j - 1]!]!,
      );
    [prev, cur] = [cur, prev];
  }
  return prev[y.length]!;
}

interface Node {
  code: number;
  children: Node[];
  /** Indices of the names that end here. */
  names: number[];
  /** The heaviest name below: none of them may cost more than its share. */
  weight: number;
  /** Of the name so far. */
  here: number;
}

/** Heard and name may drift apart by so many sounds. */
const DRIFT = 5;
const FAR = 99;
const SLACK = 0.75;

/** What was heard between two word boundaries, and a name that sounds like it. */
export interface Sounding {
  name: number;
  /** How many words it took. */
  words: number;
  cost: number;
}

/** All names in one tree of their sounds, so that what they have in common is compared once. */
export class SoundTree {
  readonly #root: Node = { code: -1, children: [], names: [], weight: 0, here: 0 };
  readonly #rows: Float32Array[] = [];

  constructor(sounds: readonly string[]) {
    for (const [i, s] of sounds.entries()) {
      let node = this.#root;
      const weight = weightOf(s);
      for (const [depth, code] of codes(s).entries()) {
        let next = node.children.find((c) => c.code === code);
        if (!next) {
          next = { code, children: [], names: [], weight: 0, here: weightOf(s.slice(0, depth + 1)) };
          node.children.push(next);
        }
        node = next;
        if (weight > node.weight) node.weight = weight;
      }
      node.names.push(i);
    }
  }

  /**
   * Names that sound like the first one, two ... words.
   * @param words the sounds of each word
   * @param share of its weight that a name may cost
   * @param most the cost above which none is like it
   */
  near(words: readonly string[], share: number, most: number): Sounding[] {
    const heard: number[] = [];
    const ends = new Map<number, number>();
    for (const [i, w] of words.entries()) {
      // "it ter" is said with one t.
      for (const c of codes(w)) if (heard.at(-1) !== c) heard.push(c);
      if (heard.length > 30) break;
      if (w) ends.set(heard.length, i + 1);
    }
    const n = heard.length;
    const first = this.#row(0, n);
    first[0] = 0;
    for (let j = 1; j <= n; j++) first[j] = first[j - 1]! + LOSS[heard[j - 1]!]!;
    const out: Sounding[] = [];
    const go = (node: Node, depth: number): void => {
      const prev = this.#rows[depth - 1]!;
      const cur = this.#row(depth, n);
      const c = node.code;
      const lose = LOSS[c]!;
      const limit = Math.min(most, node.weight * share);
      // What differs is spread over a name: one whose beginning is all wrong is another one.
      const soFar = Math.min(limit, node.here * share + SLACK);
      const low = Math.max(1, depth - DRIFT);
      const high = Math.min(n, depth + DRIFT);
      cur[low - 1] = low === 1 ? prev[0]! + lose : FAR;
      if (high < n) cur[high + 1] = FAR;
      let least = cur[low - 1]!;
      const base = c * SIZE;
      for (let j = low; j <= high; j++) {
        const h = heard[j - 1]!;
        let v = prev[j - 1]! + SWAP[base + h]!;
        const a = prev[j]! + lose;
        if (a < v) v = a;
        const b = cur[j - 1]! + LOSS[h]!;
        if (b < v) v = b;
        cur[j] = v;
        if (v < least) least = v;
      }
      if (least > soFar) return;
      if (node.names.length)
        for (const [at, count] of ends) {
          if (at < low || at > high) continue;
          const cost = cur[at]!;
          if (cost <= limit) for (const name of node.names) out.push({ name, words: count, cost });
        }
      for (const child of node.children) go(child, depth + 1);
    };
    for (const child of this.#root.children) go(child, 1);
    return out;
  }

  #row(depth: number, n: number): Float32Array {
    let row = this.#rows[depth];
    if (!row || row.length < n + 1) {
      row = new Float32Array(Math.max(40, n + 1));
      this.#rows[depth] = row;
    }
    return row;
  }
}
