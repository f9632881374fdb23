import type { Lang } from '../lang.ts';
import type { Document } from '../words/document.ts';
import { fold, type Token, tokenise } from '../words/tokens.ts';
import { Utterance } from '../words/utterance.ts';
import { birthdateIn } from './birthdate.ts';
import { nameInSpeech } from './names.ts';
import { titledIn } from './places.ts';
import { digitRuns } from './spoken-digits.ts';

/** Who the call is known to be about. */
export interface Known {
  /** Of patient, caller, providers. */
  names: string[];
  /** Other values that tell who it is: ids, carriers' numbers, pharmacies. */
  others: string[];
}

export type Identity = 'name' | 'date' | 'number' | 'address' | 'e-mail' | 'place' | 'other';

interface Span {
  what: Identity;
  /** Offsets into the text. */
  from: number;
  to: number;
}

/** Digits in a row from which on they are a telephone number, an id or a postal code, never a symptom. */
const MANY_DIGITS = 5;
const STREET =
  /^(street|avenue|road|drive|lane|court|boulevard|highway|parkway|apartment|apt|suite|calle|avenida|carretera|bulevar|colonia|departamento)$/;
const BEFORE_NAME = /^(calle|avenida|carretera|bulevar|colonia|apartment|apt|suite|departamento|highway)$/;
const EMAIL = /\S+@\S+\.\S+/gu;
const SPOKEN_EMAIL =
  /[\p{L}\d]+(?:\s+(?:dot|punto|underscore)\s+[\p{L}\d]+)*\s+(?:at|arroba)\s+[\p{L}\d]+\s+(?:dot|punto)\s+(?:com|net|org|edu|gov|mx)/giu;
const LIVES = [['live', 'in'], ['lives', 'in'], ['from'], ['vivo', 'en'], ['vive', 'en'], ['vivimos', 'en']];
/** Small words of names are in every other sentence as well. */
const SMALL = new Set('de del la las los el y van von da do dos di al the and of a dr doctor doctora md'.split(' '));

/**
 * Takes out of a caller's words who it was: what is known of the call, and what the words themselves show (names after their cues, spelled
 * names, dates, runs of digits, addresses, e-mail). What was taken out stands as `[name]`, `[date]` … A person still reads it through:
 * no program finds every name. Pure.
 */
export function withoutIdentities(
  text: string,
  lang: Lang,
  document: Document,
  known: Known,
): { text: string; removed: { what: Identity; count: number }[] } {
  const t = tokenise(text);
  const spans: Span[] = [
    ...matches(text, EMAIL, 'e-mail'),
    ...matches(text, SPOKEN_EMAIL, 'e-mail'),
    ...known.names.flatMap((name) => named(t, name)),
    ...known.others.flatMap((value) => phrase(t, value, 'other')),
    ...[nameInSpeech(text, t)?.value, titledIn(t)].flatMap((name) => (name ? named(t, name) : [])),
    ...spelled(t),
    ...numbers(t),
    ...addresses(t),
    ...places(text, t),
    ...dates(text, lang, document),
  ];
  return blank(text, spans);
}

function blank(text: string, spans: Span[]): ReturnType<typeof withoutIdentities> {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = merged.at(-1);
    const between = last ? text.slice(last.to, span.from) : '';
    // "Rosa" and "Hart" are one name.
    if (last && (span.from < last.to || (last.what === span.what && /^[\s.,-]*$/.test(between))))
      last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  const counts = new Map<Identity, number>();
  let out = '';
  let done = 0;
  for (const { what, from, to } of merged) {
    out += `${text.slice(done, from)}[${what}]`;
    done = to;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return { text: out + text.slice(done), removed: [...counts].map(([what, count]) => ({ what, count })) };
}

function over(t: readonly Token[], from: number, to: number, what: Identity): Span {
  return { what, from: t[from]!.from, to: t[to - 1]!.to };
}

function matches(text: string, pattern: RegExp, what: Identity): Span[] {
  return [...text.matchAll(pattern)].map((m) => ({ what, from: m.index, to: m.index + m[0].length }));
}

/** Every word of a name, wherever it stands. */
function named(t: readonly Token[], name: string): Span[] {
  const words = new Set(
    name
      .split(/[\s-]+/)
      .map(fold)
      .filter((w) => w.length > 1 && !SMALL.has(w)),
  );
  return t.flatMap((x, i) => (words.has(x.w) ? [over(t, i, i + 1, 'name')] : []));
}

/** A value as it stands. */
function phrase(t: readonly Token[], value: string, what: Identity): Span[] {
  const words = tokenise(value).map((x) => x.w);
  if (words.join('').length < 3) return [];
  return t.flatMap((_, i) => (words.every((w, k) => t[i + k]?.w === w) ? [over(t, i, i + words.length, what)] : []));
}

/** "h a r t", also mixed with digits: a name or an id, and the word that it spells wherever that stands. */
function spelled(t: readonly Token[]): Span[] {
  const out: Span[] = [];
  for (let i = 0; i < t.length; ) {
    let to = i;
    while (to < t.length && /^[\p{L}\d]$/u.test(t[to]!.w)) to++;
    const next = Math.max(to, i + 1);
    // "h a r t i live at": the last one is the caller.
    if (t[to - 1]?.w === 'i' && t[to]?.mark === '') to--;
    if (to - i >= 3) {
      const letters = t.slice(i, to).map((x) => x.w);
      out.push(over(t, i, to, 'name'), ...named(t, letters.join('')));
    }
    i = next;
  }
  return out;
}

function numbers(t: readonly Token[]): Span[] {
  const runs = digitRuns(t)
    .filter((r) => r.digits.length >= MANY_DIGITS)
    .map((r) => over(t, r.from, r.to, 'number'));
  const mixed = t.flatMap((x, i) => (/\d/.test(x.w) && /\p{L}.*\d.*\d|\d.*\d.*\p{L}/u.test(x.w) ? [i] : []));
  const ids = mixed.filter((i) => !/^\d+(st|nd|rd|th|s|mg|mcg|ml|am|pm)$/.test(t[i]!.w));
  return [...runs, ...ids.map((i) => over(t, i, i + 1, 'number'))];
}

/** "fourteen burn street", "calle ocho número doce": the word for a street with what stands before or after it. */
function addresses(t: readonly Token[]): Span[] {
  return t.flatMap((x, i) => {
    if (!STREET.test(x.w)) return [];
    if (BEFORE_NAME.test(x.w)) return [over(t, i, Math.min(t.length, endOf(t, i, 4)), 'address')];
    let from = i;
    while (
      from > 0 &&
      i - from < 4 &&
      t[from]!.mark === '' &&
      !/^(on|at|in|the|live|lives|address|is|my)$/.test(t[from - 1]!.w)
    )
      from--;
    return [over(t, from, i + 1, 'address')];
  });
}

function endOf(t: readonly Token[], i: number, most: number): number {
  let to = i + 1;
  while (to < t.length && to - i < most && t[to]!.mark === '' && !/^(y|and|pero|but|que|con|tengo|i)$/.test(t[to]!.w))
    to++;
  return to;
}

/** "i live in Ashford": a word with a capital after it. */
function places(text: string, t: readonly Token[]): Span[] {
  return LIVES.flatMap((cue) =>
    t.flatMap((_, i) => {
      if (!cue.every((w, k) => t[i + k]?.w === w)) return [];
      let to = i + cue.length;
      while (to < t.length && to < i + cue.length + 3 && /^\p{Lu}/u.test(text.slice(t[to]!.from))) to++;
      return to > i + cue.length ? [over(t, i + cue.length, to, 'place')] : [];
    }),
  );
}

/** Every date of day and month: one after the other is taken out until none is left. */
function dates(text: string, lang: Lang, document: Document): Span[] {
  const out: Span[] = [];
  let rest = text;
  for (let n = 0; n < 8; n++) {
    const u = new Utterance(rest, document);
    const found =
      birthdateIn(u, lang, true, undefined, false) ??
      birthdateIn(u, lang === 'en' ? 'es' : 'en', true, undefined, false);
    if (!found) break;
    const span = over(u.tokens, found.from, found.to, 'date');
    out.push(span);
    // Blanked with as many signs, so that places in the text stay the same.
    rest = rest.slice(0, span.from) + '#'.repeat(span.to - span.from) + rest.slice(span.to);
  }
  return out;
}
