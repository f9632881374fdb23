import { freeTimes, type Taken } from '../calendar/free-times.ts';
import type { Offer, Wish } from '../calendar/types.ts';
import { giversFor, NURSE, type VisitFor, visitFor } from '../calendar/visit-for.ts';
import { plain } from '../calendar/visit-words.ts';
import type { VisitType } from '../practice/facts.ts';
import { localDate } from '../practice/hours.ts';
import type { Practice } from '../practice/practice.ts';
import { nearestName } from '../understanding/nearest-name.ts';

/** An offer that was made is still booked when its notice has run short during the call. */
const CALL_MS = 30 * 60_000;

/** For whom a time is sought; null: somebody new. */
export interface Seeker {
  id: string;
  /** ISO 8601. */
  dob: string;
  /** Was never seen here. */
  isNew: boolean;
}

/**
 * Free times for what a caller wishes, and the kind of visit that it was taken for; see `DeskAnswer`.
 * @param more `born`: of whom it is for, ISO 8601; a child is offered nobody who sees adults alone
 */
export function timesFor(
  practice: Practice,
  wish: Wish,
  seeker: Seeker | null,
  more: { taken: readonly Taken[]; now: number; most: number; born?: string | undefined },
): { offers: Offer[]; type: VisitType | null } {
  const born = seeker?.dob ?? more.born;
  const provider = wish.provider === null || wish.provider === '' ? null : providerOf(practice, wish.provider);
  const location = wish.location === null || wish.location === '' ? null : locationOf(practice, wish.location);
  const who: VisitFor = {
    newPatient: seeker?.isNew ?? true,
    age: born === undefined ? null : ageOn(born, localDate(practice, more.now).toString()),
    provider: provider ?? null,
  };
  const type =
    visitFor(practice, wish.visit, who) ??
    // A nurse gives it whoever the patient's provider is.
    (wish.visit === '' ? null : visitFor(practice, wish.visit, { ...who, provider: NURSE }));
  if (!type || type.approval || provider === undefined || location === undefined) return { offers: [], type };
  const given = giversFor(practice, who).filter((giver) => giver.type.id === type.id);
  const givers = given.length > 0 ? given : [{ provider: NURSE, type }];
  const offers = freeTimes(practice, { ...more, givers, when: wish.when, location, patient: seeker?.id ?? null });
  return { offers, type };
}

/** Whether an offer is one that the rules would make to this patient now, taken or not: what is booked comes from them alone. */
export function isOffered(practice: Practice, offer: Offer, seeker: Seeker, now: number): boolean {
  const age = ageOn(seeker.dob, offer.start.slice(0, 10));
  const who = { newPatient: seeker.isNew, age, provider: offer.provider };
  const givers = giversFor(practice, who).filter(({ type }) => type.id === offer.visit);
  const local = offer.start.slice(0, 16);
  const again = freeTimes(practice, {
    givers,
    when: `${local}/${local}`,
    location: offer.location,
    taken: [],
    patient: null,
    now: now - CALL_MS,
    most: 1,
  });
  const [first] = again;
  return first !== undefined && first.start === offer.start && first.minutes === offer.minutes;
}

/** A provider's id from an id or a name as it was said; undefined: nobody here is called that. */
export function providerOf(practice: Practice, said: string): string | undefined {
  const byId = practice.providers.find(({ id }) => id === said);
  if (byId) return byId.id;
  if (said === NURSE) return NURSE;
  const words = plain(said);
  const surname = (name: string) => plain(name).split(' ').at(-1) ?? '';
  const named = practice.providers.filter(({ name }) => ` ${words} `.includes(` ${surname(name)} `));
  if (named.length === 1) return named[0]?.id;
  const nearest = nearestName(
    said,
    practice.providers.map(({ name }) => name),
  );
  return practice.providers.find(({ name }) => name === nearest?.name)?.id;
}

/** A location's id from an id, or from words of its name or street; undefined: there is none, or it could be either. */
export function locationOf(practice: Practice, said: string): string | undefined {
  const own = practice.locations.find(({ id }) => id === said);
  if (own) return own.id;
  const words = new Set(plain(said).split(' '));
  const named = (text: string) =>
    plain(text)
      .split(' ')
      .some((word) => words.has(word) && !SAYS_NO_PLACE.test(word));
  for (const text of ['name', 'address'] as const) {
    const found = practice.locations.filter((location) => named(location[text] ?? ''));
    if (found.length === 1) return found[0]?.id;
    if (found.length > 1) return undefined;
  }
  return words.has('main') || words.has('principal') ? (practice.phonesFollow ?? undefined) : undefined;
}

/** Words that are part of any name or address. */
const SAYS_NO_PLACE =
  /^(the|of|de|la|el|at|in|en|office|clinic|main|consultorio|clinica|street|road|lane|avenue|suite|[a-z]|\d+)$/;

/** Whole years between a birth and a local date, both ISO 8601. */
export function ageOn(dob: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(dob.slice(0, 4));
  return date.slice(5) < dob.slice(5) ? years - 1 : years;
}
