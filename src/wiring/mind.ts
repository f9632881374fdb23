import { makeEngine } from '../triage/engine.ts';
import { loadProtocol } from '../triage/protocol/protocol.ts';
import type { TriageEngine } from '../triage/types.ts';
import { loadLexicon } from '../understanding/lexicon.ts';
import { makeUnderstand } from '../understanding/meaning.ts';
import type { Understand } from '../understanding/types.ts';
import { readProtocolFiles } from '../words/files.ts';

export interface Mind {
  engine: TriageEngine;
  understand: Understand;
  /** Every question that the protocol can ask. */
  questions: { en: string; es: string }[];
}

/**
 * What judges and what understands, out of one reading of the same words, so that neither can know others than the other.
 * @param folder as `protocols/` of this tree. Throws NB_PROTOCOL_INVALID.
 */
export function loadMind(folder?: string): Mind {
  const files = readProtocolFiles(folder);
  const protocol = loadProtocol(files.protocol);
  return {
    engine: makeEngine(protocol),
    understand: makeUnderstand(protocol, loadLexicon(files.lexicon)),
    questions: [...protocol.questions.values()].map((question) => question.text),
  };
}
