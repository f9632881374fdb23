import { nearestName } from '../understanding/nearest-name.ts';
import type { Claim } from './requests.ts';

/** What of a patient is compared with a claim. */
export interface Known {
  id: string;
  name: string;
  /** ISO 8601. */
  dob: string;
  /** E.164. */
  phones: readonly string[];
}

/** How near a name must be that was heard a little otherwise: a recogniser's error, a short form. */
const NEAR = 0.85;
/** Where a telephone number agrees as well, a third identifier, less of the name will do. */
const NEAR_WITH_PHONE = 0.72;

/**
 * The patient that a claim is about, or null. The date of birth agrees to the day, always; so does the name, letter by letter but for
 * accents, case and order, or else by sound where only one patient can be meant. A first name alone is no identifier.
 */
export function patientOf(claim: Claim, register: readonly Known[]): Known | null {
  const born = register.filter(({ dob }) => dob === claim.dob);
  const said = wordsOf(claim.name);
  if (said.length < 2) return null;
  const exact = born.filter(({ name }) => isSame(said, wordsOf(name)));
  if (exact.length > 0) return one(exact) ?? one(exact.filter((each) => hasPhone(each, claim)));
  const near = nearest(claim, born);
  if (!near || born.some((other) => other !== near.known && sharesWord(other, near.known))) return null;
  return near.sure >= (hasPhone(near.known, claim) ? NEAR_WITH_PHONE : NEAR) ? near.known : null;
}

/** Twins: a name that was not heard exactly could be either's. */
function sharesWord(a: Known, b: Known): boolean {
  const words = new Set(wordsOf(a.name));
  return wordsOf(b.name).some((word) => words.has(word));
}

/** Who is called most nearly so; null: nobody, or two alike. */
function nearest(claim: Claim, among: readonly Known[]): { known: Known; sure: number } | null {
  const names = among.map(({ name }) => name);
  const found = nearestName(claim.name, names);
  const known = found && one(among.filter(({ name }) => name === found.name));
  return found && known ? { known, sure: found.sure } : null;
}

const one = (list: readonly Known[]): Known | null => (list.length === 1 ? (list[0] ?? null) : null);
const hasPhone = ({ phones }: Known, { phone }: Claim) => phone !== null && phones.includes(phone);

function wordsOf(name: string): string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’.]/g, '');
  return plain.split(/[^\p{L}]+/u).filter((word) => word !== '');
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join(' ') === [...b].sort().join(' ');
}
