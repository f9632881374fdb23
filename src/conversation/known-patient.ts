import type { Clock } from '../clock.ts';
import type { Claim, DeskAnswer, DeskServices } from '../desk/requests.ts';
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

/** A register that answers later is taken for dead. */
const DEADLINE_MS = 10_000;

/** What came of it; null: there is no register, or it did not answer. Never rejects. */
export async function compared(
  { services, clock }: { services: DeskServices; clock: Clock },
  claim: Claim,
  callId: string,
): Promise<'verified' | 'not_verified' | null> {
  const late = Promise.withResolvers<null>();
  const stop = clock.after(DEADLINE_MS, () => late.resolve(null));
  const asked = services.ask({ want: 'verify', claim }, callId).catch((): DeskAnswer | null => null);
  const answer = await Promise.race([asked, late.promise]);
  stop();
  if (answer?.to !== 'verify' || answer.result === 'unknown') return null;
  return answer.result === 'matches' ? 'verified' : 'not_verified';
}
