import type { Lang } from '../../lang.ts';
import { CALLER_PROMPTS } from './caller.ts';
import { CLINICIAN_PROMPTS } from './clinician.ts';

export type CallerPrompt = keyof typeof CALLER_PROMPTS;
export type ClinicianPrompt = keyof typeof CLINICIAN_PROMPTS;
export type PromptId = CallerPrompt | `clinician.${ClinicianPrompt}` | `protocol.${string}` | `protocol-text.${string}`;

/** What fills the braces of a text. `digits` holds digits only. */
export type FactName = 'practice' | 'person' | 'minutes' | 'digits' | 'name' | 'date' | 'reason';
export type Facts = Partial<Record<FactName, string>>;

/** One prompt to be spoken, with its facts. `text` only for questions and instructions of the protocol, whose approved text lies there. */
export interface Said {
  /** Spoken in this language whatever the call is in. */
  lang?: Lang;
  prompt: PromptId;
  facts?: Facts;
  text?: { en: string; es: string };
}

export function promptText(said: Said): { en: string; es: string } {
  if (said.text) return said.text;
  const id = said.prompt;
  if (id.startsWith('clinician.')) return CLINICIAN_PROMPTS[id.slice('clinician.'.length) as ClinicianPrompt];
  return CALLER_PROMPTS[id as CallerPrompt];
}
