import type { Said } from '../prompts/catalogue.ts';
import type { Talk } from './types.ts';

/** Approved instructions of the practice for what was found, each once in a call. */
export function withInstructions(talk: Talk, said: Said[]): { talk: Talk; said: Said[] } {
  const due = (talk.judgement?.instructions ?? []).filter((id) => !talk.told.includes(id));
  return {
    talk: { ...talk, told: [...talk.told, ...due] },
    said: [...said, ...due.map((id) => ({ prompt: `protocol-text.${id}` as const }))],
  };
}
