import type { OutcomeView, ProtocolTree } from '../../console/api/protocol-services.ts';
import type { Condition, Outcome, Protocol } from '../../triage/protocol/types.ts';

/** A composed protocol for a page: everything in it with the text and line that brought it. Pure. */
export function treeOf(protocol: Protocol, name: string, hash: string): ProtocolTree {
  const askedBy = askers(protocol);
  return {
    name,
    hash,
    documents: protocol.heads.map(({ id, version, status, title, layer }) => ({ id, version, status, title, layer })),
    concepts: protocol.concepts.map((c) => ({
      id: c.id,
      kind: c.tier === null ? 'fact' : 'finding',
      tier: c.tier,
      disposition: c.disposition,
      crisis: c.crisis,
      intent: c.intent,
      words: c.patterns.map((p) => p.source),
      asks: c.asks,
      layer: c.layer,
      where: c.where,
    })),
    questions: [...protocol.questions.values()].map((q) => ({
      id: q.id,
      kind: q.kind,
      ...q.text,
      branches: q.branches.map((b) => ({ when: whenOf(b.when), outcome: view(b.outcome) })),
      unsure: view(q.unsure),
      askedBy: askedBy.get(q.id) ?? [],
      layer: q.layer,
      where: q.where,
    })),
    modifiers: protocol.modifiers.map((m) => ({
      id: m.id,
      ...m.text,
      facts: m.facts,
      raises: m.raises,
      layer: m.layer,
      where: m.where,
    })),
    dispositions: [...protocol.dispositions.values()].map(({ id, text, rings, queue, withinMinutes, layer }) => ({
      id,
      ...text,
      rings,
      queue,
      withinMinutes,
      layer,
    })),
    instructions: protocol.instructions.map(({ text, ...i }) => ({ ...i, ...text })),
    cases: protocol.cases.map(({ say, lang, accept, where }) => ({ say, lang, accept, where })),
  };
}

/** When a branch is taken, in words: "yes", "at least 3 days", "in the chest". */
export function whenOf(when: Condition): string {
  if (when.is === 'choice') return when.text.en;
  return when.is === 'range' ? when.text : when.is;
}

function view({ disposition, crisis, fact, ask }: Outcome): OutcomeView {
  return { disposition, crisis, fact, ask };
}

/** What leads to each question. */
function askers(p: Protocol): Map<string, string[]> {
  const out = new Map<string, string[]>();
  const add = (question: string | null, from: string) => {
    if (question === null) return;
    const list = out.get(question) ?? [];
    if (!list.includes(from)) list.push(from);
    out.set(question, list);
  };
  for (const c of p.concepts) for (const q of c.asks) add(q, c.id);
  for (const q of p.questions.values())
    for (const o of [q.unsure, ...q.branches.map((b) => b.outcome)]) add(o.ask, q.id);
  for (const m of p.modifiers) for (const r of m.raises) add(r.ask, m.id);
  for (const [topic, q] of p.doubts) add(q, topic);
  return out;
}
