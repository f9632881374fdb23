import type { Lang } from '../../lang.ts';
import { CALLER_PROMPTS } from './caller.ts';
import { CLINICIAN_PROMPTS } from './clinician.ts';

export type CallerPrompt = keyof typeof CALLER_PROMPTS;
export type ClinicianPrompt = keyof typeof CLINICIAN_PROMPTS;
/** `desk.<…>`: a text of the practice's forms. */
export type PromptId =
  | CallerPrompt
  | `clinician.${ClinicianPrompt}`
  | `protocol.${string}`
  | `protocol-text.${string}`
  | `desk.${string}`;

/** What fills the braces of a text, in the words of the language that is spoken. */
export type Facts = Record<string, string>;

/**
 * One prompt to be spoken, with its facts. `text` only for questions and instructions of the protocol and texts of the forms, which are
 * approved where they lie.
 */
export interface Said {
  /** Spoken in this language whatever the call is in. */
  lang?: Lang;
  prompt: PromptId;
  facts?: Facts;
  /** Facts that are said sign by sign: numbers, ids, codes. `digits` always is. */
  spelled?: readonly string[];
  text?: { en: string; es: string };
}

export function promptText(said: Said): { en: string; es: string } {
  if (said.text) return said.text;
  const id = said.prompt;
  if (id.startsWith('clinician.')) return CLINICIAN_PROMPTS[id.slice('clinician.'.length) as ClinicianPrompt];
  return CALLER_PROMPTS[id as CallerPrompt];
}
