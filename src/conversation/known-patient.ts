import type { Claim, DeskServices } from '../desk/requests.ts';
import type { Talk } from './dialogue/types.ts';

/**
 * Whom a call that is over was about, for whoever works on it: a form that only takes a message compares nobody with the register, so it is
 * done once the caller is gone and can hear nothing of it (S8). null: nothing to compare, or compared already; whoever wants to become a
 * patient is not one yet.
 */
export function claimLeft({ verified, facts, callerNumber, done }: Talk): Claim | null {
  const { name, dob, phone, caller_name: caller } = facts;
  if (verified.state !== 'open' || verified.tries > 0 || !name || !dob) return null;
  if (done.length > 0 && done.every(({ intent }) => intent === 'new_patient')) return null;
  // Whoever speaks for a patient has another telephone.
  return { name: name.value, dob: dob.value, phone: caller ? null : (phone?.value ?? callerNumber) };
}

/** What came of it; null: there is no register, or it could not be asked. */
export async function compared(
  services: DeskServices,
  claim: Claim,
  callId: string,
): Promise<'verified' | 'not_verified' | null> {
  const answer = await services.ask({ want: 'verify', claim }, callId);
  if (answer.to !== 'verify' || answer.result === 'unknown') return null;
  return answer.result === 'matches' ? 'verified' : 'not_verified';
}
