import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeEngine } from '../triage/engine.ts';
import { loadProtocol } from '../triage/protocol.ts';
import type { TriageEngine } from '../triage/types.ts';

const BASE = join(import.meta.dirname, '../../protocols/base');

/** The protocol that judges, read from its parts in order, and every question it can ask. Throws NB_PROTOCOL_INVALID. */
export function loadEngine(folder: string = BASE): { engine: TriageEngine; questions: { en: string; es: string }[] } {
  const parts = globSync('*.yaml', { cwd: folder }).sort();
  const protocol = loadProtocol(parts.map((part) => readFileSync(join(folder, part), 'utf8')));
  return { engine: makeEngine(protocol), questions: [...protocol.questions.values()].map((question) => question.text) };
}
