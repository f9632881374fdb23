import { NightbellError } from '../../errors.ts';
import { readDocument } from '../../words/document.ts';
import { FACT_NAMES } from '../../words/facts.ts';
import { Part, type Source } from '../../words/part.ts';
import { readQuestions } from './questions.ts';
import { readCases, readDispositions, readDoubts, readInstructions, readModifiers } from './sections.ts';
import type { Outcome, Protocol } from './types.ts';

export const SECTIONS: ReadonlySet<string> = new Set(
  'protocol sets figures context concepts questions modifiers dispositions instructions doubts cases'.split(' '),
);
/** Question asked when nothing at all is known, and the one that settles what is still unclear. The base must have both. */
export const FIRST_QUESTION = 'what_is_wrong';
export const LAST_QUESTION = 'emergency_check';
/** Asks for the caller's own words where something is only suspected. */
export const HOW_NOW = 'how_now';

/**
 * Reads a protocol from its texts: the base net (layer 0), what it is extended by (specialties), the practice's own, in this order.
 * A bare text is of layer 0.
 * @throws NB_PROTOCOL_INVALID naming text and line.
 */
export function loadProtocol(sources: string | readonly (string | Source)[]): Protocol {
  const list = typeof sources === 'string' ? [sources] : sources;
  const parts = list.map((s, i) => new Part(typeof s === 'string' ? { name: `part ${i + 1}`, text: s, layer: 0 } : s));
  for (const part of parts)
    for (const [section, , line] of part.entries(part.root, 'the document'))
      if (!SECTIONS.has(section)) part.fail(line, `unknown section "${section}"`);
  const protocol: Protocol = {
    ...readDocument(parts),
    sources: parts.map((part) => part.source),
    questions: new Map(),
    modifiers: [],
    dispositions: new Map(),
    instructions: [],
    doubts: new Map(),
    cases: [],
  };
  for (const part of parts) {
    readQuestions(part, protocol.questions);
    readModifiers(part, protocol.modifiers);
    readDispositions(part, protocol.dispositions);
    readInstructions(part, protocol.instructions);
    readDoubts(part, protocol.doubts);
    readCases(part, protocol.cases);
  }
  checkReferences(protocol);
  return protocol;
}

function checkReferences(p: Protocol): void {
  const fail = (why: string): never => {
    throw new NightbellError('NB_PROTOCOL_INVALID', why);
  };
  const question = (id: string | null, where: string) => {
    if (id !== null && !p.questions.has(id)) fail(`${where}: no question "${id}"`);
  };
  const concepts = new Set(p.concepts.map((c) => c.id));
  const facts = new Set<string>([...FACT_NAMES, ...p.concepts.filter((c) => c.tier === null).map((c) => c.id)]);
  const outcome = (o: Outcome, where: string) => {
    question(o.ask, where);
    if (o.fact !== null && !facts.has(o.fact)) fail(`${where}: no fact "${o.fact}"`);
  };
  for (const c of p.concepts) for (const id of c.asks) question(id, `${c.where} concept "${c.id}"`);
  for (const q of p.questions.values()) {
    outcome(q.unsure, `${q.where} question "${q.id}"`);
    for (const b of q.branches) outcome(b.outcome, `${q.where} question "${q.id}"`);
  }
  for (const m of p.modifiers) {
    for (const name of m.facts) if (!facts.has(name)) fail(`${m.where} modifier "${m.id}": no fact "${name}"`);
    for (const r of m.raises) {
      question(r.ask, `${m.where} modifier "${m.id}"`);
      for (const id of r.concepts ?? [])
        if (!concepts.has(id)) fail(`${m.where} modifier "${m.id}": no concept "${id}"`);
    }
  }
  for (const i of p.instructions)
    for (const id of i.concepts) if (!concepts.has(id)) fail(`${i.where} instruction "${i.id}": no concept "${id}"`);
  for (const [topic, id] of p.doubts) question(id, `doubt "${topic}"`);
}
