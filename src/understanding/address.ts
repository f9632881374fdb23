import { tokenise } from '../words/tokens.ts';

/** A postal address as it was said. */
export interface Address {
  value: string;
  uncertain: boolean;
}

/** The address in an answer to a question for one; null where no number of a house is in it. */
export function addressIn(text: string): Address | null {
  const t = tokenise(text);
  return t.length >= 2 ? { value: text.trim(), uncertain: true } : null;
}
