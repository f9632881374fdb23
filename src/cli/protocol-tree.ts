import { labelOf } from '../triage/proofs/answers.ts';
import type { Outcome, Protocol, Question } from '../triage/protocol/types.ts';
import { DISPOSITIONS } from '../words/disposition.ts';
import type { Concept } from '../words/document.ts';

/** A protocol as an indented text: concepts from the most to the least urgent, and under each what is asked and where answers lead. */
export function protocolTree(protocol: Protocol): string {
  const lines: string[] = [];
  for (const tier of [...DISPOSITIONS, null]) {
    const found = protocol.concepts.filter((c) => c.tier !== null && c.disposition === tier);
    if (!found.length) continue;
    lines.push(`${tier ?? 'unclear'} (${found.length})`);
    for (const c of found) lines.push(...concept(protocol, c));
  }
  const facts = protocol.concepts.filter((c) => c.tier === null).map((c) => c.id);
  lines.push(`facts (${facts.length})`, `  ${facts.join(', ')}`);
  lines.push(`modifiers (${protocol.modifiers.length})`);
  for (const m of protocol.modifiers) {
    lines.push(`  ${m.id}: ${m.facts.join(' or ')}`);
    for (const r of m.raises)
      lines.push(
        `    ${r.concepts?.join(', ') ?? `all that is ${r.from}`} → ${r.ask ? `ask ${r.ask}, up to ${r.to}` : r.to}`,
      );
  }
  lines.push(`doubts (${protocol.doubts.size})`);
  for (const [topic, id] of protocol.doubts) lines.push(`  ${topic} → ${id}`);
  lines.push(`instructions (${protocol.instructions.length})`);
  for (const i of protocol.instructions)
    lines.push(
      `  ${i.id}${i.kind === 'self_care' && !i.approvedBy ? ' (not approved: not spoken)' : ''}: ${i.text.en}`,
    );
  return lines.join('\n');
}

function concept(protocol: Protocol, c: Concept): string[] {
  const head = `  ${c.id}${c.crisis ? ' (988)' : ''}: ${c.patterns.length} patterns, ${c.where}`;
  return [head, ...c.asks.flatMap((id) => question(protocol, protocol.questions.get(id)!, 2, []))];
}

function question(protocol: Protocol, q: Question, depth: number, above: string[]): string[] {
  const indent = '  '.repeat(depth);
  const lines = [`${indent}${q.id}? "${q.text.en}"`];
  const outcomes: [string, Outcome][] = [
    ...q.branches.map((b): [string, Outcome] => [labelOf(b.when), b.outcome]),
    ["I don't know", q.unsure],
  ];
  for (const [label, o] of outcomes) {
    lines.push(
      `${indent}  ${label} → ${[o.disposition, o.crisis ? '988' : null, o.fact ? `known: ${o.fact}` : null].filter(Boolean).join(', ') || 'as it was'}`,
    );
    if (o.ask && !above.includes(o.ask))
      lines.push(...question(protocol, protocol.questions.get(o.ask)!, depth + 2, [...above, q.id]));
  }
  return lines;
}
