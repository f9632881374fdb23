import type { Candidate } from './candidates.ts';
import { mayHold } from './rules.ts';
import type { Member, PassedOver, Schedule, Seat, Seated } from './types.ts';

/** Who sits where at one moment. */
export interface Seating {
  primary: Seated;
  backup: Seated;
  third: Seated | null;
}

/** Whom the rules name at one moment, by seat, the first to be taken first. */
export type CandidatesAt = Record<Seat, Candidate[]>;

/**
 * Takes for each seat the first who is named, may sit there and sits in no seat before it. Where nobody is so, the first who is named and sits
 * nowhere yet; where nobody is, the last resort, so that `primary` and `backup` are always somebody (S12), and two people where there are two.
 */
export function seat(schedule: Schedule, service: string, named: CandidatesAt): Seating {
  const known = new Map(schedule.people.map((person) => [person.id, person]));
  const primary =
    take(schedule, service, 'primary', named.primary, known, []) ?? resort(schedule, service, named.primary, []);
  const first = known.get(primary.person) ?? null;
  const backup =
    take(schedule, service, 'backup', named.backup, known, [primary.person], first) ??
    resort(schedule, service, named.backup, [primary.person], first);
  const seated = [primary.person, backup.person];
  const third = take(schedule, service, 'third', named.third, known, seated, first);
  return { primary, backup, third };
}

function take(
  schedule: Schedule,
  service: string,
  at: Seat,
  named: Candidate[],
  known: Map<string, Member>,
  seated: string[],
  primary: Member | null = null,
): Seated | null {
  const passedOver: PassedOver[] = [];
  for (const { person: id, by } of named) {
    const person = known.get(id);
    const why = !person
      ? 'unknown-person'
      : seated.includes(id)
        ? 'two-seats'
        : mayHold(schedule, person, service, at, primary)
          ? null
          : 'not-allowed';
    if (!why) return { person: id, by, passedOver };
    passedOver.push({ person: id, by, why });
  }
  const anyway = passedOver.find(({ why }) => why === 'not-allowed');
  if (!anyway) return null;
  return { person: anyway.person, by: anyway.by, passedOver: passedOver.filter((each) => each !== anyway) };
}

/** The first clinicians, those who may and sit nowhere yet before the others. A schedule has at least one. */
function resort(
  schedule: Schedule,
  service: string,
  named: Candidate[],
  seated: string[],
  primary: Member | null = null,
): Seated {
  const at = seated.length === 0 ? 'primary' : 'backup';
  const clinicians = schedule.people.filter(({ role }) => role === 'clinician');
  const free = clinicians.filter(({ id }) => !seated.includes(id));
  const person =
    free.find((each) => mayHold(schedule, each, service, at, primary)) ??
    free[0] ??
    clinicians[0] ??
    (schedule.people[0] as Member);
  const passedOver = named.map(({ person, by }) => ({
    ...{ person, by },
    why: seated.includes(person) ? ('two-seats' as const) : ('unknown-person' as const),
  }));
  return { person: person.id, by: { rule: 'last-resort', id: null, source: null }, passedOver };
}
