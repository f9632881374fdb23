import { Context } from './context.ts';
import type { Concept, Document } from './document.ts';
import { setFacts } from './facts.ts';
import { match } from './match.ts';
import { quote } from './tokens.ts';
import { type Span, Utterance } from './utterance.ts';

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
}

/** Reads one utterance with a document. Pure. */
export function read(d: Document, text: string): Reading {
  const u = new Utterance(text, d);
  for (const f of d.figures) for (const s of u.find(f)) if (s.fuzzy === 0) u.hide(s.from, s.to);
  setFacts(u);
  const context = new Context(u, d.triggers);
  const plain = context.plain;
  const possible = d.candidates.of(u.words());
  const findings: Finding[] = [];
  const dampened: Reading['dampened'] = [];
  let desk = false;
  for (const concept of d.ordered) {
    if (concept.tier === 'routine' && !desk) {
      desk = true;
      u.showAll();
    }
    if (concept.otherwise && findings.some((f) => f.concept.tier !== null && f.concept.tier !== 'unclear')) continue;
    const usable = (desk && !concept.otherwise) || concept.bare ? () => true : (s: Span) => context.usable(s, concept);
    const spans: Span[] = [];
    let best: Finding | null = null;
    for (const p of concept.patterns) {
      if (!possible.has(p)) continue;
      const found = match(u, p, d.body, usable);
      if (!found) continue;
      const from = Math.min(...found.map((s) => s.from));
      const to = Math.max(...found.map((s) => s.to));
      spans.push(...found);
      const main = found.length > 1 && to - from > 14 ? found[0]! : { from, to };
      if (!best || main.to - main.from > best.to - best.from)
        best = { concept, from: main.from, to: main.to, words: quote(u.text, u.tokens, main.from, main.to) };
      if (concept.tier !== null && spans.length > 3) break;
    }
    u.setFact(concept.id, spans, true);
    if (best) findings.push(best);
    else if (!plain && (concept.tier === 'emergency' || concept.tier === 'urgent')) {
      for (const p of concept.patterns) {
        if (!possible.has(p)) continue;
        const found = match(u, p, d.body, () => true);
        const why = found?.map((s) => context.dampened(s)).find((x) => x !== null);
        if (why) {
          dampened.push({ concept, why });
          break;
        }
      }
    }
  }
  return { u, context, findings, dampened };
}
