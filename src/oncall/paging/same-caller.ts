import { isAtLeast, type Tier } from '../../triage/types.ts';
import type { PageCase } from '../page.ts';
import { isOpen } from './standing.ts';
import type { Escalation } from './types.ts';
import { byUrgency } from './urgency.ts';

/** What nobody has rung about for so long is another matter when somebody does, ms. */
const SAME_WITHIN_MS = 24 * 60 * 60_000;

type Patient = PageCase['patient'];

/** What a further call says, beside whose it is. */
export interface Says {
  tier: Tier;
  flags: readonly string[];
  patient: Patient;
  /** Of each call that belongs to an open escalation. */
  patientsOf: (escalation: Escalation) => readonly Patient[];
}

/**
 * The open escalation that a further call belongs to; null: it is a new one. The same patient by name and birthday; else the same number, where
 *  - the names, as far as they are said, are the same, or nobody is named at all, or
 *  - one of the two names nobody, and says nothing that the other does not say: no higher tier and no other red flag.
 * What somebody unnamed adds may be another patient's of that household: then two cases are told, and none for the other.
 */
export function sameCaller(
  open: readonly Escalation[],
  caller: Escalation['caller'],
  now: number,
  says: Says,
): Escalation | null {
  const recent = ({ calls }: Escalation): boolean => now - (calls.at(-1) ?? calls[0]).at < SAME_WITHIN_MS;
  const all = open.filter(isOpen).filter(recent).sort(byUrgency);
  const surely = all.find((one) => sameness(one, caller, says) === 'same');
  if (surely) return surely;
  const perhaps = all.filter((one) => sameness(one, caller, says) === 'nothing-else');
  // Of two patients who were named before nobody says which.
  return perhaps.length === 1 ? (perhaps[0] ?? null) : null;
}

function sameness(one: Escalation, caller: Escalation['caller'], says: Says): 'same' | 'nothing-else' | 'other' {
  const { caller: known } = one;
  if (known.patient !== null && known.patient === caller.patient) return 'same';
  if (known.patient !== null && caller.patient !== null) return 'other';
  if (known.phone === null || known.phone !== caller.phone) return 'other';
  const who = compared(says.patientsOf(one), says.patient);
  if (who !== 'unknown') return who;
  const namedNow = caller.patient !== null || says.patient.name !== null;
  if (isNamed(one, says) === namedNow) return 'same';
  return (!namedNow ? within(says, one) : within(one, says)) ? 'nothing-else' : 'other';
}

/** A call of an escalation of several that goes on by itself: another patient by now, or nobody named who adds something. */
export function goesByItself(one: Escalation, callId: string, caller: Escalation['caller'], says: Says): boolean {
  if (one.calls.length < 2 || !one.calls.some((call) => call.callId === callId)) return false;
  if (caller.patient !== null) return one.caller.patient !== caller.patient;
  const who = compared(says.patientsOf(one), says.patient);
  if (who !== 'unknown') return who === 'other';
  return isNamed(one, says) && says.patient.name === null && !within(says, one);
}

function isNamed(one: Escalation, { patientsOf }: Says): boolean {
  return one.caller.patient !== null || patientsOf(one).some(({ name }) => name !== null);
}

/** One says nothing that the other does not. */
function within(unnamed: { tier: Tier; flags: readonly string[] }, named: { tier: Tier; flags: readonly string[] }) {
  return isAtLeast(named.tier, unnamed.tier) && unnamed.flags.every((flag) => named.flags.includes(flag));
}

/** By birthday, else by first name: surnames are left out or heard in other ways. A name that is heard wrong makes two cases, and never one too few. */
function compared(before: readonly Patient[], now: Patient): 'same' | 'other' | 'unknown' {
  const dobs = before.flatMap(({ dob }) => (dob === null ? [] : [dob]));
  if (now.dob !== null && dobs.length > 0 && !dobs.includes(now.dob)) return 'other';
  const names = before.flatMap(({ name }) => (name === null ? [] : [firstName(name)]));
  if (now.name === null || names.length === 0) return 'unknown';
  return names.includes(firstName(now.name)) ? 'same' : 'other';
}

function firstName(name: string): string {
  return (
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}'-]+/u)?.[0] ?? ''
  );
}
