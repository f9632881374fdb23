import type { Token } from '../words/tokens.ts';
import { letterAt } from './letters.ts';
import { alike } from './likeness.ts';

/** How a name is written, said beside it: "two t's", "with a k", "without the h", "e y at the end". */
export type Hint =
  | { kind: 'has'; letters: string }
  | { kind: 'double' | 'single' | 'without' | 'end'; letters: string }
  | { kind: 'not' };

export interface HintAt {
  hints: Hint[];
  to: number;
}

const PAIR = /^(th|ph|ck|ch|sh|gh|ey|ie|ee|ll|tt|ss|nn|rr|dt|sz|cz|tz)$/;
const WITH = /^(with|con)$/;
/** Letters' names that are words as well: a hint only after "con". */
const NAMED = /^(ye|be|ve)$/;
const ARTICLE = /^(a|an|the|una|un|la|el|only|just|single|solo|sola)$/;

/** Hints from token `i` on, or null. `text` tells ñ from n. */
export function hintsAt(t: readonly Token[], i: number, text?: string): HintAt | null {
  const w = (k: number) => t[k]?.w ?? '';
  const hints: Hint[] = [];
  let k = i;
  for (;;) {
    const start = k;
    const joint = hints.length > 0 && /^(and|y|e|then|but|pero)$/.test(w(k)) ? k + 1 : k;
    const found = one(joint, hints.length > 0, joint > k);
    if (!found) {
      k = start;
      break;
    }
    hints.push(found.hint);
    k = found.to;
    // "two p's in the middle"
    if (/^(in|at|on) the (middle|center|start|beginning|front|end)$/.test(`${w(k)} ${w(k + 1)} ${w(k + 2)}`)) k += 3;
    else if (/^en (medio|el medio)\b/.test(`${w(k)} ${w(k + 1)} ${w(k + 2)}`)) k += w(k + 1) === 'medio' ? 2 : 3;
  }
  return hints.length ? { hints, to: k } : null;

  function one(at: number, more: boolean, joined: boolean): { hint: Hint; to: number } | null {
    // "not an i", "no con i latina"
    if (more && /^(not|no)$/.test(w(at))) {
      const n = WITH.test(w(at + 1)) ? at + 2 : at + 1;
      const l = unit(ARTICLE.test(w(n)) ? n + 1 : n);
      return l ? { hint: { kind: 'not' }, to: l.to } : null;
    }
    if (/^(ends|ending|termina|terminado|terminada)$/.test(w(at)) && /^(in|with|en|con)$/.test(w(at + 1))) {
      const l = run(ARTICLE.test(w(at + 2)) && unit(at + 3) ? at + 3 : at + 2);
      return l ? { hint: { kind: 'end', letters: l.letters }, to: l.to } : null;
    }
    const introduced =
      WITH.test(w(at)) ||
      (/^(has|spelled|lleva|tiene)$/.test(w(at)) && (ARTICLE.test(w(at + 1)) || WITH.test(w(at + 1))));
    let n = introduced ? at + 1 : at;
    if (introduced && WITH.test(w(n))) n++;
    // "two t's", "con doble ele"
    const count = w(n);
    if (/^(two|dos|2)$/.test(count) || (/^(double|doble)$/.test(count) && !/^(u|v|ve|you)$/.test(w(n + 1)))) {
      const l = unit(n + 1);
      if (l && l.letters.length === 1 && (introduced || more || alone(l.to)))
        return { hint: { kind: 'double', letters: l.letters }, to: l.to };
      if (!introduced) return null;
    }
    if (
      /^(one|uno|una|un|1|single|solo|only|just)$/.test(count) ||
      (ARTICLE.test(count) && /^(single|one|sola)$/.test(w(n + 1)))
    ) {
      let m = n + 1;
      while (/^(single|one|sola|solo|only)$/.test(w(m))) m++;
      const l = unit(m);
      const single = /^(one|1|single|only|just|solo)$/.test(count) || m > n + 1;
      // "just b r o o k s" spells
      if (l && single && (((introduced || more) && !/^(just|only|solo)$/.test(count)) || alone(l.to)))
        return { hint: { kind: 'single', letters: l.letters }, to: l.to };
    }
    if (
      /^(without|sin)$/.test(count) ||
      (/^no$/.test(count) && !more && (alone(n + 2) || [1, 2, 3].some((k) => spells(i - k, n + 2))))
    ) {
      const l = unit(ARTICLE.test(w(n + 1)) ? n + 2 : n + 1);
      return l ? { hint: { kind: 'without', letters: l.letters }, to: l.to } : null;
    }
    const article = ARTICLE.test(count) && (introduced || more) && !(count === 'a' && !unit(n + 1));
    if (article) n++;
    if (!introduced && !more) {
      // "e y at the end"
      const l = run(n);
      const end = l && atEnd(l.to);
      return l && end ? { hint: { kind: 'end', letters: l.letters }, to: end } : null;
    }
    const named = introduced && w(at) === 'con' && NAMED.test(w(n)) ? letterAt(t, n, text) : null;
    const several = named ?? run(n);
    if (!several) return null;
    const end = atEnd(several.to);
    if (end) return { hint: { kind: 'end', letters: several.letters }, to: end };
    const both =
      several.letters.length === 2 && PAIR.test(several.letters) && several.letters[0] !== several.letters[1];
    const l = named ?? (both ? several : unit(n)!);
    // "…, b e r g": what is spelled is no hint; "with a y b r y a n" is one, and the name spelled after it.
    const single =
      (article && !/^(just|only|solo)$/.test(count) && (introduced || joined || count !== 'a')) ||
      (introduced && (/^(y|e|and)$/.test(w(l.to)) || spells(i - 1, l.to)));
    if (several.letters.length > 2 && !single) return null;
    // "con ye, ka a ye ele a": letters that go on are spelled.
    if (!introduced && !joined && t[several.to]?.mark === '' && letterAt(t, several.to, text)) return null;
    const front = /^(at|in) the (start|beginning|front)$/.test([0, 1, 2].map((x) => w(l.to + x)).join(' '))
      ? l.to + 3
      : /^al (principio|inicio)$/.test(`${w(l.to)} ${w(l.to + 1)}`)
        ? l.to + 2
        : l.to;
    const like = /^(like|as|como)$/.test(w(front)) && !/^(as|in)$/.test(w(front + 1)) ? skipLike(front) : front;
    return { hint: { kind: 'has', letters: l.letters }, to: like };
  }

  /** Do the letters from `at` on spell the word `before`? */
  function spells(before: number, at: number): boolean {
    const rest = run(at);
    return rest !== null && alike(w(before), rest.letters);
  }

  function unit(at: number): { letters: string; to: number } | null {
    if (PAIR.test(w(at))) return { letters: w(at), to: at + 1 };
    const l = letterAt(t, at, text);
    return l && l.how === 'letter' ? l : null;
  }

  function run(at: number): { letters: string; to: number } | null {
    let letters = '';
    let m = at;
    for (let l = unit(m); l && (m === at || t[m]!.mark === ''); l = unit(m)) {
      letters += l.letters;
      m = l.to;
    }
    return letters ? { letters, to: m } : null;
  }

  /** Nothing spelled goes on here. */
  function alone(at: number): boolean {
    return (
      t[at] === undefined ||
      t[at]!.mark !== '' ||
      letterAt(t, at, text) === null ||
      w(at) === 'y' ||
      w(at) === 'e' ||
      w(at) === 'are'
    );
  }

  function atEnd(at: number): number | null {
    if (/^(at|on) the end$/.test([0, 1, 2].map((x) => w(at + x)).join(' '))) return at + 3;
    return /^al (final|fin)$/.test(`${w(at)} ${w(at + 1)}`) ? at + 2 : null;
  }

  function skipLike(at: number): number {
    let m = at + 1;
    while (m < t.length && t[m]!.mark === '' && m < at + 4) m++;
    return m;
  }
}

/** Letters that sound alike, so that a hint tells which of them is written. */
const ALIKE: Record<string, string[]> = {
  c: ['k', 's', 'q', 'z'],
  k: ['ck', 'c', 'q'],
  q: ['k', 'c'],
  s: ['c', 'z', 'x'],
  z: ['s', 'c'],
  x: ['j', 's'],
  y: ['i', 'ie', 'll'],
  i: ['y', 'ee', 'e'],
  e: ['i', 'a', 'y'],
  a: ['e', 'o'],
  o: ['u', 'a'],
  u: ['o', 'w'],
  g: ['j'],
  j: ['g', 'h', 'y'],
  f: ['ph'],
  ph: ['f'],
  v: ['ph', 'b', 'f', 'w'],
  b: ['v'],
  w: ['v', 'u', 'gu'],
  ñ: ['n'],
  n: ['m'],
  m: ['n'],
  d: ['t'],
  t: ['d'],
  ck: ['k', 'c'],
  th: ['t'],
  ch: ['tch', 'k'],
  ll: ['y', 'l'],
};

/**
 * A name written as a hint says: "jansen" with an e: "Jensen". `sure` is false where a letter was replaced by ear; null where the hint cannot be
 * met.
 */
export function hinted(word: string, hint: Hint): { word: string; sure: boolean } | null {
  if (hint.kind === 'not') return { word, sure: true };
  const l = hint.letters;
  const low = fold(word);
  if (low.length !== word.length) return { word, sure: false };
  const count = low.split(l).length - 1;
  switch (hint.kind) {
    case 'double': {
      if (low.includes(l + l)) return { word, sure: true };
      const at = low.indexOf(l);
      return at >= 0 && count === 1 ? { word: word.slice(0, at) + l + word.slice(at), sure: true } : null;
    }
    case 'single': {
      const at = low.indexOf(l + l);
      if (at >= 0) return { word: word.slice(0, at) + word.slice(at + l.length), sure: true };
      return count >= 1 ? { word, sure: true } : null;
    }
    case 'without': {
      if (count === 0) return { word, sure: true };
      const at = low.lastIndexOf(l);
      return { word: word.slice(0, at) + word.slice(at + l.length), sure: count === 1 };
    }
    case 'end': {
      if (low.endsWith(l)) return { word, sure: true };
      if (/^[aeiouy]+$/.test(l))
        return {
          word: word.replace(/[aeiouyáéíóú]*$/iu, '') + l,
          sure: !/^[aeiou]$/.test(l) || !/[aeiouy]$/.test(low),
        };
      for (const other of ALIKE[l] ?? [])
        if (low.endsWith(other)) return { word: word.slice(0, -other.length) + l, sure: true };
      return null;
    }
    case 'has': {
      if (count > 0) return { word, sure: true };
      const others = ALIKE[l] ?? [];
      for (const o of others)
        if (low.startsWith(o) && !/[aeiou]/.test(o)) return { word: l + word.slice(o.length), sure: false };
      for (const o of others) {
        const at = low.indexOf(o);
        if (at >= 0 && low.indexOf(o, at + 1) < 0)
          return { word: word.slice(0, at) + l + word.slice(at + o.length), sure: l === 'ñ' || l === 'y' };
      }
      if (l === 'e' && /[^aeiouy]$/.test(low)) return { word: `${word}e`, sure: false };
      if (l === 'h' && /a$/.test(low)) return { word: `${word}h`, sure: false };
      if (l === 'h' && /^[aeiou]/.test(low)) return { word: `h${word}`, sure: false };
      return null;
    }
  }
}

const fold = (s: string) =>
  [...s.toLowerCase().normalize('NFC')]
    .map((c) => (c === 'ñ' ? c : c.normalize('NFD').replace(/\p{M}/gu, '')))
    .join('');
