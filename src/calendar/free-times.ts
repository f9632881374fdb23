import type { VisitType } from '../practice/facts.ts';
import { instantOf, iso, localDate, spansOn } from '../practice/hours.ts';
import { type ClockSpan, DAYS } from '../practice/hours-schema.ts';
import type { Practice } from '../practice/practice.ts';
import { spread } from './spread.ts';
import type { Offer, Wish } from './types.ts';
import { type Giver, NURSE } from './visit-for.ts';
import { minuteOf, readWished, type Wished } from './wished.ts';

/** Days after the first with a free time that are still looked at, so that there is something to choose from. */
const DAYS_MORE = 7;

/** A stretch that is not free, epoch ms. */
export interface Taken {
  /** As `resourceOf` names it. */
  resource: string;
  patientId: string;
  from: number;
  to: number;
}

export interface Search {
  /** Who gives the visit; those who need approval are passed over. */
  givers: readonly Giver[];
  when: Wish['when'];
  /** Id, or null: wherever. */
  location: string | null;
  taken: readonly Taken[];
  /** Whose other visits are not overlapped; null: nobody's. */
  patient: string | null;
  /** Epoch ms. */
  now: number;
  most: number;
}

/** A free time with what it is ordered by. */
export interface FreeTime {
  provider: string;
  location: string;
  type: VisitType;
  /** Epoch ms. */
  at: number;
  /** Local, `am` or `pm` behind the date. */
  halfDay: string;
  /** Minutes away from the time that was named; 0: it is that time, or none was named. */
  away: number;
}

/** Times that could be booked, the best first; see `spread` for the order. Pure. */
export function freeTimes(practice: Practice, search: Search): Offer[] {
  const free: FreeTime[] = [];
  let first: number | null = null;
  for (const found of freeDays(practice, search)) {
    if (first !== null && found.ahead > first + DAYS_MORE) break;
    free.push(...found.free);
    if (first === null && free.length >= search.most) first = found.ahead;
  }
  return spread(free, search.most).map(({ provider, location, type, at }) => ({
    provider,
    location,
    visit: type.id,
    start: iso(practice, at),
    minutes: type.minutes,
  }));
}

/** Everything that is free and fits, day by day. */
export function* freeDays(practice: Practice, search: Search): Generator<{ ahead: number; free: FreeTime[] }> {
  const { noticeMinutes, daysAhead } = practice.calendar;
  const asked: Asked = {
    practice,
    location: search.location,
    wished: readWished(search.when),
    earliest: search.now + noticeMinutes * 60_000,
    isTaken: lookUp(search),
  };
  const today = localDate(practice, search.now);
  for (let ahead = 0; ahead <= daysAhead; ahead++) {
    const date = today.add({ days: ahead });
    if (!asked.wished.hasDay(date.toString())) continue;
    yield { ahead, free: search.givers.flatMap((giver) => onDay(asked, giver, date)) };
  }
}

/** The column of the calendar in which a visit stands: a provider has one, and each office has one for its nurse. */
export function resourceOf({ provider, location }: Pick<Offer, 'provider' | 'location'>): string {
  return provider === NURSE ? `${NURSE}@${location}` : provider;
}

type PlainDate = ReturnType<typeof localDate>;

/** A search as it is asked of each day. */
interface Asked {
  practice: Practice;
  location: string | null;
  wished: Wished;
  earliest: number;
  isTaken: (resource: string, from: number, to: number) => boolean;
}

function onDay(asked: Asked, { provider, type }: Giver, date: PlainDate): FreeTime[] {
  const { practice, wished, earliest, isTaken } = asked;
  if (type.approval || (type.days && !type.days.includes(dayOf(date)))) return [];
  const free: FreeTime[] = [];
  const day = date.toString();
  for (const id of placesOn(practice, provider, type, date)) {
    const location = practice.locations.find((each) => each.id === id);
    if (!location || (type.location ?? id) !== id || (asked.location ?? id) !== id) continue;
    const spans = spansOn(practice, location, date);
    const opening = spans[0]?.[0] ?? '';
    const resource = resourceOf({ provider, location: id });
    for (const [from, to] of spans) {
      const between: ClockSpan = [later(from, type.between?.[0] ?? from), earlier(to, type.between?.[1] ?? to)];
      for (const { clock, at } of gridIn(practice, date, between)) {
        const away = wished.distance(day, clock, opening);
        const until = at + type.minutes * 60_000;
        if (away === null || at < earliest || isTaken(resource, at, until)) continue;
        if (until > instantOf(practice, date, between[1], 'ends')) break;
        free.push({ provider, location: id, type, at, halfDay: `${day} ${clock < '12:00' ? 'am' : 'pm'}`, away });
      }
    }
  }
  return free;
}

/** Whether anything stands in a column, or for the patient, in a stretch of time. */
function lookUp({ taken, patient }: Search): Asked['isTaken'] {
  const own = taken.filter(({ patientId }) => patientId === patient);
  const columns = Map.groupBy(taken, ({ resource }) => resource);
  const overlaps = (list: readonly Taken[], from: number, to: number) =>
    list.some((each) => each.from < to && from < each.to);
  return (resource, from, to) => overlaps(columns.get(resource) ?? [], from, to) || overlaps(own, from, to);
}

/** Where somebody is on a date. Nurses are where the telephone is, Monday to Friday, unless the visit says otherwise. */
function placesOn(practice: Practice, provider: string, type: VisitType, date: PlainDate): string[] {
  if (provider === NURSE) {
    const nurses = practice.locations.filter(({ id }) => id === practice.phonesFollow || hasOwnNurse(practice, id));
    return date.dayOfWeek <= 5 || type.days ? nurses.map(({ id }) => id) : [];
  }
  const facts = practice.providers.find(({ id }) => id === provider);
  return Object.entries(facts?.locations ?? {})
    .filter(([, days]) => days.includes(dayOf(date)))
    .map(([id]) => id);
}

function hasOwnNurse(practice: Practice, location: string): boolean {
  return practice.nurseVisits.some((type) => type.location === location);
}

const dayOf = (date: PlainDate) => DAYS[date.dayOfWeek - 1] ?? 'mon';
const later = (a: string, b: string) => (a > b ? a : b);
const earlier = (a: string, b: string) => (a < b ? a : b);

/** The times of the grid in a span of a day; one that the clocks skip is none, and one that comes twice is the first. */
function gridIn(practice: Practice, date: PlainDate, [from, to]: ClockSpan): { clock: string; at: number }[] {
  const { gridMinutes: grid } = practice.calendar;
  if (from >= to) return [];
  const begins = instantOf(practice, date, from, 'begins');
  const minutes = (instantOf(practice, date, to, 'ends') - begins) / 60_000;
  // Only on a day with a change of the clocks does a span last longer or shorter than its times say.
  const even = minutes === minuteOf(to) - minuteOf(from);
  const times: { clock: string; at: number }[] = [];
  for (let minute = Math.ceil(minuteOf(from) / grid) * grid; minute < minuteOf(to); minute += grid) {
    const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    if (even) times.push({ clock, at: begins + (minute - minuteOf(from)) * 60_000 });
    else {
      const at = instantOf(practice, date, clock, 'begins');
      if (iso(practice, at).slice(11, 16) === clock) times.push({ clock, at });
    }
  }
  return times;
}
