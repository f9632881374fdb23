import { tokenise } from '../words/tokens.ts';
import { nameInSpeech } from './name-in-speech.ts';

/**
 * The name of whoever the call is about, where the words name somebody beside who speaks ("calling for my mother estelle"). null: they name
 * nobody, or only the one who speaks ("this is lorna pike, it's about my mother"). Pure.
 */
export function patientNamed(text: string): string | null {
  return nameInSpeech(text, tokenise(text), true)?.value ?? null;
}
