import type { Protocol } from '../../triage/protocol/types.ts';
import type { DispositionId } from '../../words/disposition.ts';
import type { Concept, Document } from '../../words/document.ts';
import type { Step } from '../../words/pattern.ts';

/** A red flag of the protocol, as a language model is told of it. */
export interface RedFlag {
  /** Id of the concept. */
  id: string;
  disposition: DispositionId;
  crisis: boolean;
  /** A few lay words for it; empty where its patterns give none. */
  words: string;
}

/** So many lay words a red flag: the list is read once, but every token of it is looked at again for each answer. */
const WORDS = 5;

/** What the protocol calls an emergency or a crisis, in its order. */
export function redFlagsOf(protocol: Protocol): RedFlag[] {
  return protocol.concepts.flatMap((concept) =>
    concept.disposition && (concept.disposition === 'emergency' || concept.crisis)
      ? [
          {
            id: concept.id,
            disposition: concept.disposition,
            crisis: concept.crisis,
            words: layWords(protocol, concept),
          },
        ]
      : [],
  );
}

/** The first way of saying it of which the words can be told, without those that its id has already. */
function layWords(document: Document, concept: Concept): string {
  const own = new Set(concept.id.split('_'));
  for (const pattern of concept.patterns) {
    const words = pattern.groups.flat().flatMap((steps) => spelled(document, steps, 0));
    const fresh = [...new Set(words)].filter((word) => !own.has(word)).slice(0, WORDS);
    if (fresh.length > 0) return fresh.join(' ');
  }
  return '';
}

/** One way to say a sequence: the first choice of each step. */
function spelled(document: Document, steps: readonly Step[], depth: number): string[] {
  if (depth > 3) return [];
  return steps.flatMap(({ atom, optional }) => {
    if (optional) return [];
    if (atom.kind === 'word') return [atom.word];
    if (atom.kind === 'fact') return atom.name.split('_');
    if (atom.kind === 'any') return spelled(document, atom.choices[0] ?? [], depth + 1);
    if (atom.kind === 'near') return atom.parts.flatMap((part) => spelled(document, part, depth + 1));
    if (atom.kind === 'set') return spelled(document, document.sets.get(atom.name)?.[0] ?? [], depth + 1);
    return [];
  });
}
