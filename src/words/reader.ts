import { Context } from './context.ts';
import type { Concept, Document } from './document.ts';
import { FACT_NAMES, setFacts } from './facts.ts';
import { match } from './match.ts';
import { isOfAnimal } from './of-animal.ts';
import type { Pattern } from './pattern.ts';
import { readOut } from './read-out.ts';
import { quote } from './tokens.ts';
import { type Span, Utterance } from './utterance.ts';

/** Share of known words from which on an utterance is taken to be in English or Spanish; other languages and noise share a few by chance. */
const KNOWN_SHARE = 0.6;

/** A concept that was found in an utterance. */
export interface Finding {
  concept: Concept;
  /** The caller's words. */
  words: string;
  from: number;
  to: number;
}

export interface Reading {
  u: Utterance;
  context: Context;
  findings: Finding[];
  /** Concepts that were heard but denied, past, supposed or somebody else's, the most urgent tiers only. */
  dampened: { concept: Concept; why: 'denied' | 'past' | 'supposed' | 'elsewhere' }[];
  /** Facts that these words give, those of numbers and those of concepts. */
  facts: { id: string; words: string }[];
  /** Most of the words are of a language that the document speaks. */
  understandable: boolean;
  /** Are words of danger among those that were taken for a figure of speech, so that whoever knows no figures would find some? */
  figurative: () => boolean;
  /** The words without those of figures of speech; null: there is none. */
  literal: () => string | null;
}

/** Whose a pattern is, and which of them: most patterns can't be in an utterance, and are not even looked at. */
const OWNERS = new WeakMap<Document, Map<Pattern, { concept: Concept; at: number }[]>>();

function ownersOf(d: Document): Map<Pattern, { concept: Concept; at: number }[]> {
  let owners = OWNERS.get(d);
  if (!owners) {
    owners = new Map();
    for (const concept of d.ordered)
      for (const [at, p] of concept.patterns.entries()) {
        const of = owners.get(p);
        if (of) of.push({ concept, at });
        else owners.set(p, [{ concept, at }]);
      }
    OWNERS.set(d, owners);
  }
  return owners;
}

/** The patterns that can be in the utterance, by concept and in the concept's order. */
function possibleOf(d: Document, u: Utterance): Map<Concept, Pattern[]> {
  const owners = ownersOf(d);
  const found = new Map<Concept, { p: Pattern; at: number }[]>();
  for (const p of d.candidates.of(u.words()))
    for (const { concept, at } of owners.get(p) ?? []) {
      const list = found.get(concept);
      if (list) list.push({ p, at });
      else found.set(concept, [{ p, at }]);
    }
  const ordered = [...found].map(([concept, list]): [Concept, Pattern[]] => [
    concept,
    list.sort((a, b) => a.at - b.at).map(({ p }) => p),
  ]);
  return new Map(ordered);
}

/**
 * Reads one utterance with a document. Pure.
 * @param known facts from earlier in the call: a pattern that wants `{pregnant}` finds it though it was said before
 */
export function read(d: Document, text: string, known: readonly { id: string }[] = []): Reading {
  const u = new Utterance(text, d);
  for (const { id } of known) u.know(id);
  for (const f of d.figuresIn(u.words())) for (const s of u.find(f)) if (s.fuzzy === 0) u.hide(s.from, s.to);
  const hidden = u.tokens.flatMap((_, i) => (u.hidden(i) ? [i] : []));
  for (const { from, to } of readOut(u.tokens)) u.hide(from, to);
  setFacts(u);
  const facts: Reading['facts'] = FACT_NAMES.flatMap((id) =>
    u
      .fact(id)
      .slice(0, 1)
      .filter(said)
      .map((s) => ({ id, words: quoted(s) })),
  );
  const context = new Context(u, d.triggers);
  const plain = context.plain;
  const possible = possibleOf(d, u);
  const findings: Finding[] = [];
  const dampened: Reading['dampened'] = [];
  let desk = false;
  for (const concept of d.ordered) {
    // The last net is no front desk: "heart street" stays a street.
    if ((concept.tier === 'routine' && !concept.otherwise) !== desk) {
      desk = !desk;
      u.showHidden(desk);
    }
    if (concept.otherwise && findings.some((f) => f.concept.tier !== null && f.concept.tier !== 'unclear')) continue;
    const usable = (desk && !concept.otherwise) || concept.bare ? () => true : (s: Span) => context.usable(s, concept);
    const spans: Span[] = [];
    let best: Finding | null = null;
    for (const p of possible.get(concept) ?? []) {
      const found = match(u, p, d.body, usable);
      if (!found) continue;
      const heard = found.filter(said);
      if (!heard.length) continue; // known facts alone are nothing new
      const from = Math.min(...heard.map((s) => s.from));
      const to = Math.max(...heard.map((s) => s.to));
      spans.push(...heard);
      const main = heard.length > 1 && to - from > 14 ? heard[0]! : { from, to };
      if (!best || main.to - main.from > best.to - best.from)
        best = { concept, from: main.from, to: main.to, words: quoted(main) };
      if (concept.tier !== null && spans.length > 3) break;
    }
    u.setFact(concept.id, spans, true);
    if (best) findings.push(best);
    if (best && concept.tier === null) facts.push({ id: concept.id, words: best.words });
    else if (!plain && (concept.tier === 'emergency' || concept.tier === 'urgent')) {
      for (const p of possible.get(concept) ?? []) {
        const found = match(u, p, d.body, () => true);
        const why = found?.map((s) => context.dampened(s)).find((x) => x !== null);
        if (why) {
          dampened.push({ concept, why });
          break;
        }
      }
    }
  }
  // Nobody here is ill of what ails an animal.
  if (isOfAnimal(text)) {
    findings.splice(0, findings.length, ...findings.filter((f) => f.concept.tier === 'routine'));
    dampened.length = 0;
  }
  const familiar = u.tokens.filter((t) => d.known.has(t.w)).length;
  const understandable = familiar >= KNOWN_SHARE * u.tokens.length;
  const figurative = () =>
    hidden.some((i) => OF_REASON.has(u.tokens[i]!.w)) || (hidden.length > 0 && hidesDanger(d, u, possible, hidden));
  const literal = () =>
    hidden.length === 0 ? null : u.tokens.flatMap((t, i) => (hidden.includes(i) ? [] : [t.w])).join(' ');
  return { u, context, findings, dampened, facts, understandable, figurative, literal };

  function quoted(s: { from: number; to: number }): string {
    return quote(u.text, u.tokens, s.from, s.to);
  }
}

/** "I'm going to lose my mind", "driving me up the wall": despair to whoever knows no figures. */
const OF_REASON = new Set('mind marbles crazy nuts insane wall patience loco loca cabeza'.split(' '));

/** Would a grave concept be found in words that a figure of speech took out of sight? */
function hidesDanger(
  d: Document,
  u: Utterance,
  possible: ReadonlyMap<Concept, readonly Pattern[]>,
  hidden: readonly number[],
): boolean {
  u.showHidden(true);
  for (const [concept, patterns] of possible) {
    if (concept.tier !== 'emergency' && concept.tier !== 'urgent') continue;
    for (const p of patterns)
      if (match(u, { ...p, never: [] }, d.body, () => true)?.some((s) => hidden.some((i) => i >= s.from && i < s.to)))
        return true;
  }
  return false;
}

/** Not a fact that is only known from before. */
function said(s: { from: number; to: number }): boolean {
  return s.to > s.from;
}
