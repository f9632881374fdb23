import { tokenise } from '../words/tokens.ts';
import { durationIn } from './duration.ts';

/** How long something has been going on, where free words tell it: "since supper", "desde anoche". null: they don't. Pure. */
export function durationSaid(text: string): string | null {
  return durationIn(text, tokenise(text), false);
}
