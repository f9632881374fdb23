import { match } from '../words/match.ts';
import { compile, type Pattern } from '../words/pattern.ts';
import { type Token, tokenise } from '../words/tokens.ts';
import { type Lexicon, type Span, Utterance } from '../words/utterance.ts';

/** What can be chosen: its words, and what it is called when it is offered. */
export interface Choosable {
  id: string;
  say: { en: string; es: string };
  /** Patterns of the protocol's language, one a line. */
  words: string;
}

export interface Chosen {
  id: string;
  /** Taken by sound, by what was refused, or by part of its name. */
  uncertain: boolean;
}

/** Patterns of choices know no word sets and take nothing by sound. */
const BARE: Lexicon = { sets: new Map(), soundsLike: () => new Map() };
const COMPILED = new WeakMap<Choosable, Pattern[]>();

const NTH: [RegExp, number][] = [
  [/\b((the|el|la|lo) )?(first|primer[oa]?)( (one|choice|option|opcion))?\b/, 0],
  [/\b((the|el|la|lo) )?(second|segund[oa])( (one|choice|option|opcion))?\b/, 1],
  [/\b((the|el|la|lo) )?(third|tercer[oa]?)( (one|choice|option|opcion))?\b/, 2],
  [/\b((the|el|la|lo) )?(fourth|cuart[oa])( (one|choice|option|opcion))?\b/, 3],
  [/\b((the|el|la|lo) )?(fifth|quint[oa])( (one|choice|option|opcion))?\b/, 4],
  [/\b(number|option|choice|la|el|opcion|numero) (one|uno|1)\b/, 0],
  [/\b(number|option|choice|la|el|opcion|numero) (two|dos|2)\b/, 1],
  [/\b(number|option|choice|la|el|opcion|numero) (three|tres|3)\b/, 2],
  [/\b(number|option|choice|la|el|opcion|numero) (four|cuatro|4)\b/, 3],
];
const LAST = /\b((the|el|la|lo) )(last|latter|ultim[oa])( (one|choice|option|opcion))?\b/;
const REFUSED = /^(not|no|dont|isnt|except|excepto|menos|ni|neither|nor|sin|without|tampoco)$/;

/**
 * The choice that an answer names: by its patterns, by where it stood in the question ("the second one"), by a word of what it is called.
 * What is refused is not chosen; of two, the other one is, with doubt. Null where nothing or more than one is named.
 */
export function choiceIn(text: string, choices: readonly Choosable[]): Chosen | null {
  if (!choices.length) return null;
  const u = new Utterance(text, BARE);
  const named: { id: string; at: number }[] = [];
  const refused = new Set<string>();
  for (const c of choices) {
    let best: Span | null = null;
    for (const p of patternsOf(c)) {
      const all = match(u, p, [], (s) => {
        if (!denied(u.tokens, s)) return true;
        refused.add(c.id);
        return false;
      });
      for (const s of all ?? []) if (!best || s.from > best.from) best = s;
    }
    if (best) named.push({ id: c.id, at: best.from });
  }
  if (named.length === 1) return { id: named[0]!.id, uncertain: false };
  if (named.length > 1) return corrected(u.tokens, named);
  const nth = byPlace(u.tokens, choices);
  if (nth) return nth;
  const called = byName(
    u.tokens,
    choices.filter((c) => !refused.has(c.id)),
  );
  if (called) return called;
  const left = choices.filter((c) => !refused.has(c.id));
  return refused.size && left.length === 1 ? { id: left[0]!.id, uncertain: true } : null;
}

function patternsOf(c: Choosable): Pattern[] {
  let patterns = COMPILED.get(c);
  if (!patterns) {
    patterns = c.words
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map(compile);
    COMPILED.set(c, patterns);
  }
  return patterns;
}

function denied(t: readonly Token[], s: Span): boolean {
  for (let i = s.from - 1; i >= Math.max(0, s.from - 3); i--) {
    if (t[i + 1]!.mark !== '') return false;
    if (REFUSED.test(t[i]!.w)) return true;
  }
  return false;
}

/** "the first, no, the second": what follows the taking back; else two were named, and none is taken. */
function corrected(t: readonly Token[], named: { id: string; at: number }[]): Chosen | null {
  const order = [...named].sort((a, b) => a.at - b.at);
  const last = order.at(-1)!;
  const before = order.at(-2)!;
  const between = t.slice(before.at + 1, last.at).map((x) => x.w);
  return last.id !== before.id &&
    between.some((w) => /^(no|wait|sorry|actually|rather|perdon|mejor|digo|instead|espera|espere)$/.test(w))
    ? { id: last.id, uncertain: false }
    : null;
}

function byPlace(t: readonly Token[], choices: readonly Choosable[]): Chosen | null {
  const said = t.map((x) => x.w).join(' ');
  const places = new Set(NTH.filter(([re]) => re.test(said)).map(([, n]) => n));
  if (LAST.test(said)) places.add(choices.length - 1);
  const bare = /^(one|uno|1)$/.test(said) ? 0 : /^(two|dos|2)$/.test(said) ? 1 : /^(three|tres|3)$/.test(said) ? 2 : -1;
  if (bare >= 0) places.add(bare);
  const [place] = places;
  if (places.size !== 1 || place === undefined) return null;
  const c = choices[place];
  return c ? { id: c.id, uncertain: false } : null;
}

const DULL = new Set(
  'the a an of to or and for with my your is it in on at el la los las un una de del o y para con mi su es en a one that this'.split(
    ' ',
  ),
);

/** A word of what one choice is called, and of no other. */
function byName(t: readonly Token[], choices: readonly Choosable[]): Chosen | null {
  const heard = new Set(t.map((x) => x.w));
  const found = choices.filter((c) =>
    tokenise(`${c.say.en} ${c.say.es}`).some(
      (x) =>
        !DULL.has(x.w) &&
        heard.has(x.w) &&
        !choices.some((o) => o !== c && tokenise(`${o.say.en} ${o.say.es}`).some((y) => y.w === x.w)),
    ),
  );
  return found.length === 1 ? { id: found[0]!.id, uncertain: true } : null;
}
