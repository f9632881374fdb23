/**
 * How alike two words sound, for what a recogniser mishears ("chess pain", "short of breadth", "die a betes").
 * A key keeps consonants and three classes of vowels; the skeleton is the key without vowels and voicing and serves to look
 * candidates up. Tuned for telephone recognisers: final t/d is lost, voiced and unvoiced swap, vowels shift.
 */
const RULES: [RegExp, string][] = [
  [/[^a-z]/g, ''],
  [/^(kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^ps/, 's'],
  [/tch/g, 'C'],
  [/sch/g, 'sk'],
  [/[st]ion/g, 'Xin'],
  [/c(ia|iou)/g, 'Xi'],
  [/dth/g, 'T'],
  [/th/g, 'T'],
  [/ph/g, 'f'],
  [/sh/g, 'X'],
  [/ch/g, 'C'],
  [/ght/g, 't'],
  [/gh/g, ''],
  [/dge/g, 'j'],
  [/ck/g, 'k'],
  [/qu/g, 'kw'],
  [/q/g, 'k'],
  [/x/g, 'ks'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/z/g, 's'],
  [/g(?=[eiy])/g, 'j'],
  [/mb$/, 'm'],
  [/[aeiouy]*y$/, 'i'],
  [/([bdfgjklmnprstv])\1+/g, '$1'],
  [/e$/, ''],
  [/(?:ee|ea|ie|ei|ey|[eiy])+/g, 'i'],
  [/(?:oo|ou|ow|ew|ue|ui|oa|[ou])+/g, 'o'],
  [/a+[iou]*/g, 'a'],
  [/(?!^)h/g, ''],
];

export function soundKey(word: string): string {
  let k = word.toLowerCase();
  for (const [re, to] of RULES) k = k.replace(re, to);
  return k;
}

const VOICE: Record<string, string> = { b: 'p', d: 't', g: 'k', v: 'f', j: 'C', X: 's', T: 't' };

export function skeleton(key: string): string {
  return key
    .replace(/[aeiouwy]/g, '')
    .replace(/[bdgvjXT]/g, (c) => VOICE[c] ?? c)
    .replace(/(.)\1+/g, '$1');
}

const isVowel = (c: string) => c === 'a' || c === 'i' || c === 'o';

/** Two rows to count in, used again: a sentence asks for thousands of distances. */
let ROWS = [new Float64Array(64), new Float64Array(64)] as const;

function rows(length: number): readonly [Float64Array, Float64Array] {
  if (ROWS[0].length < length) ROWS = [new Float64Array(2 * length), new Float64Array(2 * length)];
  return ROWS;
}

/** Weighted edit distance of two keys; a vowel for a vowel, a change of voice or a lost final stop costs half. */
export function soundDistance(a: string, b: string, stop = 2): number {
  if (a === b) return 0;
  // Nothing costs less than a half.
  if (stop < 0.5 || Math.abs(a.length - b.length) > Math.min(2, 2 * stop)) return stop + 1;
  let [prev, cur] = rows(b.length + 1);
  prev[0] = 0;
  for (let j = 1; j <= b.length; j++) prev[j] = prev[j - 1]! + drop(b, j - 1);
  for (let i = 1; i <= a.length; i++) {
    cur[0] = prev[0]! + drop(a, i - 1);
    let best = cur[0];
    for (let j = 1; j <= b.length; j++) {
      const x = a[i - 1]!;
      const y = b[j - 1]!;
      let swap = 1;
      if (x === y) swap = 0;
      else if (isVowel(x) && isVowel(y)) swap = 0.5;
      else if ((VOICE[x] ?? x) === (VOICE[y] ?? y)) swap = 0.5;
      else if ((x === 'm' && y === 'n') || (x === 'n' && y === 'm')) swap = 0.5;
      cur[j] = Math.min(prev[j - 1]! + swap, prev[j]! + drop(a, i - 1), cur[j - 1]! + drop(b, j - 1));
      if (cur[j]! < best) best = cur[j]!;
    }
    if (best > stop) return stop + 1;
    [prev, cur] = [cur, prev];
  }
  return prev[b.length]!;
}

/** A vowel, or a stop at the end, is easily lost. */
function drop(s: string, i: number): number {
  const c = s[i]!;
  if (isVowel(c) || c === 'w') return 0.5;
  return i === s.length - 1 && (c === 't' || c === 'd' || c === 's') ? 0.5 : 1;
}

interface Entry {
  word: string;
  key: string;
}

/** Words that can be looked up by sound. */
export class SoundIndex {
  #buckets = new Map<string, Entry[]>();

  /** @param words folded words or phrases; shorter keys than `least` are left out. */
  constructor(words: Iterable<string>, least = 4) {
    for (const word of words) {
      const key = soundKey(word);
      if (key.length < least) continue;
      const entry = { word, key };
      for (const s of variants(skeleton(key))) {
        const list = this.#buckets.get(s);
        if (list) list.push(entry);
        else this.#buckets.set(s, [entry]);
      }
    }
  }

  /** Words within `limit` of what was heard, nearest first. */
  near(heard: string, limit: (key: string) => number): { word: string; distance: number; key: string }[] {
    const key = soundKey(heard);
    const found = new Map<string, { word: string; distance: number; key: string }>();
    for (const s of variants(skeleton(key)))
      for (const e of this.#buckets.get(s) ?? []) {
        if (found.has(e.word)) continue;
        const max = limit(e.key);
        const distance = soundDistance(key, e.key, max);
        if (distance <= max) found.set(e.word, { word: e.word, distance, key: e.key });
      }
    return [...found.values()].sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1));
  }
}

function variants(s: string): Set<string> {
  const out = new Set([s]);
  if (s.length >= 3) for (let i = 0; i < s.length; i++) out.add(s.slice(0, i) + s.slice(i + 1));
  return out;
}
