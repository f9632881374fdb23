import { allMedicines } from '../reference/medicines.ts';
import { commonNames } from '../reference/names.ts';
import { makeEngine, mayBeRead } from '../triage/engine.ts';
import { loadProtocol } from '../triage/protocol/protocol.ts';
import type { Protocol } from '../triage/protocol/types.ts';
import type { TriageEngine } from '../triage/types.ts';
import { parseAboutHead } from '../understanding/about-head.ts';
import { loadLexicon } from '../understanding/lexicon.ts';
import { makeUnderstand } from '../understanding/meaning.ts';
import type { Understand } from '../understanding/types.ts';
import { readAboutHead, readLexicon, readProtocolFiles } from '../words/files.ts';
import type { Source } from '../words/part.ts';

export interface Mind {
  /** What both judge by. */
  protocol: Protocol;
  engine: TriageEngine;
  understand: Understand;
  /** Every question that the base net can ask. */
  questions: { en: string; es: string }[];
  /** Whatever else the protocol can say: questions of the specialties, and instructions that may be read out. */
  more: { en: string; es: string }[];
}

/**
 * What judges and what understands, out of one reading of the same words, so that neither can know others than the other.
 * @param folder as `protocols/` of this tree. Throws NB_PROTOCOL_INVALID, NB_REFERENCE_MISSING.
 */
export function loadMind(folder?: string): Mind {
  return mindOf(readProtocolFiles(folder).protocol, folder);
}

/** The same of other texts than those that come with the program. Throws NB_PROTOCOL_INVALID. */
export function mindOf(sources: readonly Source[], folder?: string): Mind {
  const protocol = loadProtocol(sources);
  const questions = [...protocol.questions.values()];
  return {
    protocol,
    engine: makeEngine(protocol),
    understand: makeUnderstand(
      protocol,
      loadLexicon(
        readLexicon(folder),
        allMedicines(),
        commonNames('surname').map(({ name }) => name),
      ),
      parseAboutHead(readAboutHead()),
    ),
    questions: questions.filter((q) => q.layer === 0).map((q) => q.text),
    more: [...questions.filter((q) => q.layer > 0), ...protocol.instructions.filter(mayBeRead)].map((s) => s.text),
  };
}
