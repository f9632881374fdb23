import type { Member, Schedule, Seat } from './types.ts';

/** Whether somebody may sit in a seat of a service while `primary` sits in the first; the rules must all agree. */
export function mayHold(
  schedule: Schedule,
  person: Member,
  service: string,
  seat: Seat,
  primary: Member | null,
): boolean {
  return schedule.rules.every((rule) => {
    if (rule.service !== null && rule.service !== service) return true;
    if (rule.kind === 'physician-backup') return seat !== 'backup' || !primary || primary.physician || person.physician;
    if (rule.seat !== null && rule.seat !== seat) return true;
    return rule.people.includes(person.id) || rule.credentials.some((credential) => has(person, credential));
  });
}

/** `physician`, or a credential as it is written. */
function has(person: Member, credential: string): boolean {
  if (credential.toLowerCase() === 'physician') return person.physician;
  return person.credentials.some((each) => each.toLowerCase() === credential.toLowerCase());
}
