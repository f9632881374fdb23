import type { VisitType } from '../practice/facts.ts';
import { instantOf, iso, localDate, spansOn } from '../practice/hours.ts';
import { DAYS } from '../practice/hours-schema.ts';
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
  offer: Offer;
  at: number;
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
  return spread(free, search.most);
}

/** Everything that is free and fits, day by day. */
export function* freeDays(practice: Practice, search: Search): Generator<{ ahead: number; free: FreeTime[] }> {
  const { noticeMinutes, daysAhead } = practice.calendar;
  const wished = readWished(search.when);
  const today = localDate(practice, search.now);
  const earliest = search.now + noticeMinutes * 60_000;
  for (let ahead = 0; ahead <= daysAhead; ahead++) {
    const date = today.add({ days: ahead });
    if (!wished.hasDay(date.toString())) continue;
    yield {
      ahead,
      free: search.givers.flatMap((giver) => onDay(practice, search, wished, giver, date, earliest)),
    };
  }
}

/** The column of the calendar in which a visit stands: a provider has one, and each office has one for its nurse. */
export function resourceOf({ provider, location }: Pick<Offer, 'provider' | 'location'>): string {
  return provider === NURSE ? `${NURSE}@${location}` : provider;
}

type PlainDate = ReturnType<typeof localDate>;

function onDay(
  practice: Practice,
  search: Search,
  wished: Wished,
  { provider, type }: Giver,
  date: PlainDate,
  earliest: number,
): FreeTime[] {
  if (type.approval || (type.days && !type.days.includes(dayOf(date)))) return [];
  const free: FreeTime[] = [];
  for (const id of placesOn(practice, provider, type, date)) {
    const location = practice.locations.find((each) => each.id === id);
    if (!location || (type.location ?? id) !== id || (search.location ?? id) !== id) continue;
    const spans = spansOn(practice, location, date);
    const opening = spans[0]?.[0] ?? '';
    for (const [from, to] of spans) {
      const starts = later(from, type.between?.[0] ?? from);
      const ends = earlier(to, type.between?.[1] ?? to);
      for (const clock of gridBetween(starts, ends, practice.calendar.gridMinutes)) {
        const away = wished.distance(date.toString(), clock, opening);
        if (away === null) continue;
        const at = instantOf(practice, date, clock, 'begins');
        const until = at + type.minutes * 60_000;
        if (at < earliest || until > instantOf(practice, date, ends, 'ends')) continue;
        const offer = { provider, location: id, visit: type.id, start: iso(practice, at), minutes: type.minutes };
        // A time that the clocks skip is none.
        if (offer.start.slice(11, 16) !== clock) continue;
        if (isTaken(search, resourceOf(offer), at, until)) continue;
        free.push({ offer, at, away });
      }
    }
  }
  return free;
}

function isTaken({ taken, patient }: Search, resource: string, from: number, to: number): boolean {
  return taken.some(
    (each) => each.from < to && from < each.to && (each.resource === resource || each.patientId === patient),
  );
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

/** Times of the grid from `from` to before `to`. */
function gridBetween(from: string, to: string, grid: number): string[] {
  const clocks: string[] = [];
  for (let minute = Math.ceil(minuteOf(from) / grid) * grid; minute < minuteOf(to); minute += grid)
    clocks.push(`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
  return clocks;
}
