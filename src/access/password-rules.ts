import { NightbellError } from '../errors.ts';

/**
 * NIST SP 800-63B-4, 3.1.1.2: at least 15 characters where the password is the only factor, at least 64 allowed, no rules
 * about kinds of characters, and nothing that is easily guessed (https://pages.nist.gov/800-63-4/sp800-63b.html).
 */
export const MIN_PASSWORD = 15;
/** Hashing takes as long as the text is; nobody types this much. */
export const MAX_PASSWORD = 256;

/** Words that somebody who guesses here tries first. */
const OBVIOUS = ['nightbell', 'password', 'administrator', 'contraseña', 'qwertyuiop', 'asdfghjkl'];

/** Throws NB_PASSWORD_WEAK saying why. */
export function checkPasswordRules(password: string, userName: string): void {
  const text = password.normalize('NFKC');
  const characters = [...text];
  if (characters.length < MIN_PASSWORD)
    throw new NightbellError('NB_PASSWORD_WEAK', `fewer than ${MIN_PASSWORD} characters`);
  if (characters.length > MAX_PASSWORD)
    throw new NightbellError('NB_PASSWORD_WEAK', `more than ${MAX_PASSWORD} characters`);
  // What is left of it without the obvious words, the user's own name, runs and repetitions must still be something.
  let rest = text.toLowerCase();
  for (const word of [...OBVIOUS, userName.normalize('NFKC').trim().toLowerCase()]) {
    if (word.length > 2) rest = rest.replaceAll(word, '');
  }
  if (new Set(rest).size < 5 || isRun(rest)) {
    throw new NightbellError('NB_PASSWORD_WEAK', 'it is a repetition, a run, or made of words that are guessed first');
  }
}

/** 123456… or abcdef…, up or down, for most of the text. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, i) => code - (codes[i] ?? 0));
  const inRun = steps.filter((step) => step === 1 || step === -1 || step === 0 || step === -9).length;
  return steps.length > 0 && inRun / steps.length > 0.7;
}
