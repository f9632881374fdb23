import type { Said } from '../prompts/catalogue.ts';
import { isAbuse } from './cover.ts';
import type { Talk } from './types.ts';

/** Asks for a number that is safe to call. */
const SAFE_NUMBER = 'bh.safe_phone';

/** Approved instructions of the practice for what was found, each once in a call. */
export function withInstructions(talk: Talk, said: Said[]): { talk: Talk; said: Said[] } {
  const over = new Set([...talk.told, ...(wasAskedIfSafe(talk) ? [SAFE_NUMBER] : [])]);
  const due = (talk.judgement?.instructions ?? []).filter((id) => !over.has(id));
  return {
    talk: { ...talk, told: [...talk.told, ...due] },
    said: [...said, ...due.map((id) => ({ prompt: `protocol-text.${id}` as const }))],
  };
}

/** Who is in danger from somebody was asked whether the line is safe, and answered it. */
function wasAskedIfSafe(talk: Talk): boolean {
  return isAbuse(talk) && talk.callerNumber !== null && talk.facts.phone?.stands === true;
}
