import { makeEngine, mayBeRead } from '../triage/engine.ts';
import { loadProtocol } from '../triage/protocol/protocol.ts';
import type { TriageEngine } from '../triage/types.ts';
import { loadLexicon } from '../understanding/lexicon.ts';
import { makeUnderstand } from '../understanding/meaning.ts';
import type { Understand } from '../understanding/types.ts';
import { readProtocolFiles } from '../words/files.ts';

export interface Mind {
  engine: TriageEngine;
  understand: Understand;
  /** Every question that the base net can ask. */
  questions: { en: string; es: string }[];
  /** Whatever else the protocol can say: questions of the specialties, and instructions that may be read out. */
  more: { en: string; es: string }[];
}

/**
 * What judges and what understands, out of one reading of the same words, so that neither can know others than the other.
 * @param folder as `protocols/` of this tree. Throws NB_PROTOCOL_INVALID.
 */
export function loadMind(folder?: string): Mind {
  const files = readProtocolFiles(folder);
  const protocol = loadProtocol(files.protocol);
  const questions = [...protocol.questions.values()];
  return {
    engine: makeEngine(protocol),
    understand: makeUnderstand(protocol, loadLexicon(files.lexicon)),
    questions: questions.filter((q) => q.layer === 0).map((q) => q.text),
    more: [...questions.filter((q) => q.layer > 0), ...protocol.instructions.filter(mayBeRead)].map((s) => s.text),
  };
}
