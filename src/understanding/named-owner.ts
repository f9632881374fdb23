import { isGiven } from './given-names.ts';
import { unaccented } from './unaccented.ts';

/** "Lorna pike's appointment": what the front desk keeps of people, behind whose it is. */
const OWNED =
  /(?<!\p{L})([\p{L}-]+)\s+[\p{L}-]+(?:['’]s|s['’])\s+(?:[\p{L}-]+\s+){0,2}?(?:visits?|appointments?|appt|physical|checkup|check up|refills?|prescriptions?|medicines?|medications?|pills|records|chart|results|labs|bills?|statement|referral|insurance)(?!\p{L})/giu;

/**
 * Whether a visit or a paper is told by whose it is, with given name and surname: who says so speaks of somebody else, since nobody says it of
 * themselves. Pure.
 */
export function namesOwner(text: string): boolean {
  for (const [, given = ''] of text.matchAll(OWNED)) if (isGiven(unaccented(given.toLowerCase()))) return true;
  return false;
}
