import { type Candidate, candidatesIn } from './candidates.ts';
import { beginsAt, epochMs, isoOf, localDate, type Segment } from './clock.ts';
import { type CandidatesAt, type Seating, seat } from './seats.ts';
import { type OnCallAt, type Schedule, SEATS, type Seat, type Seated, type Stretch } from './types.ts';

const DAY_MS = 86_400_000;
/** How far ahead the next hand-over is looked for, in steps: most lie within days. */
const AHEAD_MS = [3 * DAY_MS, 35 * DAY_MS, 91 * DAY_MS];
/** An answer that there is none holds for so long. */
const NONE_MS = DAY_MS;
/** The night that is asked for when somebody asks for a night. */
const NIGHT_BEGINS = '22:00';

/**
 * Who is on call for a service at an instant, by which rule, and until when. Worked out from nothing but the schedule and the time (S12).
 * Throws RangeError where `at` is no instant with an offset.
 */
export function whoIsOnCall(schedule: Schedule, service: string, at: string): OnCallAt {
  const now = epochMs(at);
  const who = seatingAt(schedule, service, now);
  const until = untilOf(schedule, service, now, who);
  return { service, at: isoOf(now), ...who, until: until === null ? null : isoOf(until) };
}

/** Who sits in each seat over `[from, to)` (instants), without a hole, in order of time and then of seat; a third seat only where it is held. */
export function shiftsBetween(schedule: Schedule, service: string, from: string, to: string): Stretch[] {
  const range = { from: epochMs(from), to: epochMs(to) };
  const stretches = SEATS.flatMap((each) => merged(schedule, service, each, range));
  return stretches.sort((a, b) => epochMs(a.start) - epochMs(b.start) || SEATS.indexOf(a.seat) - SEATS.indexOf(b.seat));
}

/** Until when whoever sits in a seat at `at` sits there by the same rule, whatever the other seats do; null: nobody does, or no end within thirteen weeks. */
export function heldUntil(schedule: Schedule, service: string, at: string, held: Seat): string | null {
  const from = epochMs(at);
  for (const ahead of AHEAD_MS) {
    const [own, ...later] = merged(schedule, service, held, { from, to: from + ahead });
    if (own?.start !== isoOf(from)) return null;
    let { end } = own;
    // A stretch is told apart also by who was passed over, which ends nobody's shift.
    for (const { person, by, ...next } of later) {
      if (next.start !== end || person !== own.person || by.rule !== own.by.rule || by.id !== own.by.id) break;
      end = next.end;
    }
    if (epochMs(end) < from + ahead) return end;
  }
  return null;
}

/** The next moment at which somebody else sits in one of the seats, epoch ms; null: none within thirteen weeks. */
export function nextHandOver(schedule: Schedule, service: string, at: number, who?: Seating): number | null {
  const now = who ?? seatingAt(schedule, service, at);
  for (const ahead of AHEAD_MS)
    for (const { from, seating } of seatings(schedule, service, { from: at, to: at + ahead }))
      if (SEATS.some((each) => seating[each]?.person !== now[each]?.person)) return from;
  return null;
}

/** Who comes on at the next hand-over; null: nobody does within thirteen weeks. */
export function nextOnCall(schedule: Schedule, service: string, at: string): OnCallAt | null {
  const next = nextHandOver(schedule, service, epochMs(at));
  return next === null ? null : whoIsOnCall(schedule, service, isoOf(next));
}

/** Who is on at ten in the evening of the local day after `at`. */
export function tomorrowNight(schedule: Schedule, service: string, at: string): OnCallAt {
  const tomorrow = localDate(schedule.timeZone, epochMs(at)).add({ days: 1 });
  return whoIsOnCall(schedule, service, isoOf(beginsAt(schedule.timeZone, tomorrow, NIGHT_BEGINS)));
}

/** A schedule is never changed: until the next hand-over the answer is the same, however many pages ask. */
const known = new WeakMap<Schedule, Map<string, { from: number; until: number | null; to: number }>>();

function untilOf(schedule: Schedule, service: string, at: number, who: Seating): number | null {
  const services = known.get(schedule) ?? new Map<string, { from: number; until: number | null; to: number }>();
  known.set(schedule, services);
  const last = services.get(service);
  if (last && last.from <= at && at < last.to) return last.until;
  const until = nextHandOver(schedule, service, at, who);
  services.set(service, { from: at, until, to: until ?? at + NONE_MS });
  return until;
}

function seatingAt(schedule: Schedule, service: string, at: number): Seating {
  const [only] = seatings(schedule, service, { from: at, to: at + 1 });
  return (only as { seating: Seating }).seating;
}

/** Every stretch in which the same rules hold, in order; the seating of each is worked out once. */
export function* seatings(
  schedule: Schedule,
  service: string,
  range: Segment,
): Generator<Segment & { seating: Seating; named: CandidatesAt }> {
  const all = Object.fromEntries(
    SEATS.map((each) => [each, candidatesIn(schedule, service, each, range)]),
  ) as CandidatesAt;
  const edges = new Set([range.from, range.to]);
  for (const each of SEATS) for (const { from, to } of all[each]) edges.add(from).add(to);
  const sorted = [...edges].sort((a, b) => a - b);
  for (const [i, from] of sorted.entries()) {
    const to = sorted[i + 1];
    if (to === undefined) return;
    const holds = (candidates: Candidate[]) => candidates.filter((c) => c.from <= from && from < c.to);
    const named: CandidatesAt = {
      primary: holds(all.primary),
      backup: holds(all.backup),
      third: holds(all.third),
    };
    yield { from, to, named, seating: seat(schedule, service, named) };
  }
}

function merged(schedule: Schedule, service: string, at: Seat, range: Segment): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { from, to, seating } of seatings(schedule, service, range)) {
    const seated = seating[at];
    if (!seated) continue;
    const last = stretches.at(-1);
    if (last && last.end === isoOf(from) && same(last, seated)) last.end = isoOf(to);
    else stretches.push({ service, seat: at, start: isoOf(from), end: isoOf(to), ...seated });
  }
  return stretches;
}

function same(one: Seated, other: Seated): boolean {
  return (
    one.person === other.person &&
    one.by.rule === other.by.rule &&
    one.by.id === other.by.id &&
    JSON.stringify(one.passedOver) === JSON.stringify(other.passedOver)
  );
}
