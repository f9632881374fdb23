import { epochMs, intersect, isoOf, union } from './clock.ts';
import { conflictsBetween, outsideAt } from './conflicts.ts';
import { mayHold } from './rules.ts';
import { spanOf } from './turns.ts';
import type { Conflict, Cover, Fatigue, Override, Schedule, Seat, Span, Stretch, Swap } from './types.ts';
import { shiftsBetween } from './who.ts';
import { workloads } from './workload.ts';

/** Somebody in a seat for a while. */
export interface OverrideWish extends Span {
  service: string | null;
  seat: Seat;
  person: string;
  reason: string;
}

/** A shift that is given away: to `askedOf`, or to whoever takes it; `inReturn` is what is taken for it, of a person who is asked only. */
export interface SwapWish extends Span {
  service: string | null;
  seat: Seat;
  from: string;
  askedOf: string | null;
  inReturn: Span | null;
  reason: string;
}

/** Why an edit cannot be made. */
export type Refusal =
  | 'no-instant'
  | 'ends-before-it-begins'
  | 'over-already'
  | 'unknown-service'
  | 'unknown-person'
  | 'may-not'
  | 'not-on-call-then'
  | 'same-person'
  | 'return-of-nobody'
  | 'settled-already'
  | 'not-yours'
  | 'changed-since'
  | 'emptied'
  | 'unread'
  | 'unknown';
export type Wished<T> = { ok: true; value: T } | { ok: false; why: Refusal };

/** What is said of an edit that is made all the same. */
export interface EditWarnings {
  conflicts: Conflict[];
  fatigue: { person: string; warnings: Fatigue[] }[];
}

const refused = (why: Refusal): { ok: false; why: Refusal } => ({ ok: false, why });

/** An override as it would be kept; `over` is whom the outside schedule names at its start. */
export function wishedOverride(
  schedule: Schedule,
  wish: OverrideWish,
  made: { id: string; by: string; at: string },
): Wished<Override> {
  const fault = spanFault(wish, made.at) ?? personFault(schedule, wish.person) ?? serviceFault(schedule, wish.service);
  if (fault) return refused(fault);
  if (!maySit(schedule, wish)) return refused('may-not');
  const { service, seat, person, start, end, reason } = wish;
  const value = { ...made, service, seat, person, start, end, reason };
  const over = (id: string) => outsideAt(schedule, id, { start, end, seat });
  if (service !== null) return { ok: true, value: { ...value, over: over(service) } };
  const overEach = Object.fromEntries(schedule.services.map(({ id }) => [id, over(id)]));
  return { ok: true, value: { ...value, over: Object.values(overEach)[0] ?? null, overEach } };
}

/** A swap as it is asked for: whoever gives a shift holds it, and so does whoever gives one in return. */
export function wishedSwap(schedule: Schedule, wish: SwapWish, made: { id: string; at: string }): Wished<Swap> {
  const { service, seat, from, askedOf, inReturn, start, end, reason } = wish;
  const fault =
    spanFault(wish, made.at) ??
    (inReturn && spanFault(inReturn, made.at)) ??
    serviceFault(schedule, service) ??
    personFault(schedule, from) ??
    (askedOf === null ? null : personFault(schedule, askedOf));
  if (fault) return refused(fault);
  if (askedOf === from) return refused('same-person');
  // Whose shift it is must be known: who takes an open one may not hold what is wanted for it.
  if (inReturn && askedOf === null) return refused('return-of-nobody');
  const covers: Cover[] = [{ service, seat, start, end, from, to: askedOf }];
  if (inReturn) covers.push({ service, seat, ...inReturn, from: askedOf, to: from });
  if (!covers.every((cover) => isHeld(schedule, cover))) return refused('not-on-call-then');
  if (!covers.every((cover) => cover.to === null || maySit(schedule, { ...cover, person: cover.to })))
    return refused('may-not');
  return {
    ok: true,
    value: {
      ...{ id: made.id, state: 'asked', askedBy: from, askedOf, askedAt: made.at },
      ...{ answeredBy: null, answeredAt: null, reason, covers },
    },
  };
}

export type SwapAnswer = 'accept' | 'decline' | 'take' | 'withdraw';

/**
 * A swap after an answer. Who was asked accepts or declines, who asked withdraws, anybody takes what was offered to all; a manager (`person`
 * null) may decline and withdraw for them. What changed hands meanwhile cannot be swapped any more.
 */
export function answeredSwap(
  schedule: Schedule,
  id: string,
  answer: SwapAnswer,
  by: { person: string | null; at: string },
): Wished<Swap> {
  const swap = schedule.swaps.find((each) => each.id === id);
  if (!swap) return refused('unknown');
  if (swap.state !== 'asked') return refused('settled-already');
  const is = (person: string | null) => by.person === person || (by.person === null && answer !== 'accept');
  const settled = { answeredBy: by.person, answeredAt: by.at };
  if (answer === 'decline')
    return swap.askedOf !== null && is(swap.askedOf)
      ? { ok: true, value: { ...swap, ...settled, state: 'declined' } }
      : refused('not-yours');
  if (answer === 'withdraw')
    return is(swap.askedBy) ? { ok: true, value: { ...swap, ...settled, state: 'withdrawn' } } : refused('not-yours');
  if (answer === 'accept' && (swap.askedOf === null || by.person !== swap.askedOf)) return refused('not-yours');
  if (answer === 'take' && (swap.askedOf !== null || by.person === null || by.person === swap.askedBy))
    return refused('not-yours');
  const covers = swap.covers.map((cover) => ({ ...cover, to: cover.to ?? by.person }));
  if (covers.some(({ end }) => epochMs(end) <= epochMs(by.at))) return refused('over-already');
  // Kept from before it was refused: a shift in return that is whoever's it happens to be.
  if (covers.some(({ from }) => from === null)) return refused('return-of-nobody');
  if (!covers.every((cover) => isHeld(schedule, cover))) return refused('changed-since');
  if (!covers.every((cover) => maySit(schedule, { ...cover, person: cover.to as string }))) return refused('may-not');
  return { ok: true, value: { ...swap, ...settled, covers, state: answer === 'take' ? 'taken' : 'accepted' } };
}

/** What does not go together, and whom it tires, once the edit is made: only what was not so before. */
export function warningsOf(before: Schedule, after: Schedule, span: Span, people: string[]): EditWarnings {
  const key = ({ start, end, ...rest }: Conflict) => JSON.stringify(rest);
  const was = new Set(conflictsBetween(before, span.start, span.end).map(key));
  const conflicts = conflictsBetween(after, span.start, span.end).filter((conflict) => !was.has(key(conflict)));
  const around = {
    start: isoOf(epochMs(span.start) - FORTNIGHT_MS / 2),
    end: isoOf(epochMs(span.end) + FORTNIGHT_MS / 2),
  };
  const load = (schedule: Schedule) => workloads(schedule, around.start, around.end);
  const tired = new Map(load(before).map(({ person, warnings }) => [person, warnings]));
  const fatigue = load(after)
    .filter(({ person }) => people.includes(person))
    .map(({ person, warnings }) => ({
      person,
      warnings: warnings.filter((each) => !tired.get(person)?.includes(each)),
    }))
    .filter(({ warnings }) => warnings.length > 0);
  return { conflicts, fatigue };
}

const FORTNIGHT_MS = 14 * 86_400_000;

/** Who sits in a seat in a span as it stands: whom an override there would replace. */
export function replacedBy(schedule: Schedule, wish: OverrideWish): Stretch[] {
  const services = wish.service === null ? schedule.services.map(({ id }) => id) : [wish.service];
  return services
    .flatMap((service) => shiftsBetween(schedule, service, wish.start, wish.end))
    .filter(({ seat, person }) => seat === wish.seat && person !== wish.person);
}

/** Whether `from` sits there for the whole span; a cover that names nobody is anybody's. */
function isHeld(schedule: Schedule, cover: Cover): boolean {
  if (cover.from === null) return true;
  const services = cover.service === null ? schedule.services.map(({ id }) => id) : [cover.service];
  const whole = spanOf(cover);
  return services.every((service) => {
    const held = union(
      shiftsBetween(schedule, service, cover.start, cover.end)
        .filter(({ seat, person }) => seat === cover.seat && person === cover.from)
        .map(spanOf),
    );
    const [only] = intersect([whole], held);
    return only?.from === whole.from && only.to === whole.to;
  });
}

/** Whether the rules let somebody sit there for the whole span, whoever sits before them. */
function maySit(schedule: Schedule, wish: Span & { service: string | null; seat: Seat; person: string }): boolean {
  const person = schedule.people.find(({ id }) => id === wish.person);
  if (!person) return false;
  const services = wish.service === null ? schedule.services.map(({ id }) => id) : [wish.service];
  return services.every((service) => {
    if (wish.seat === 'primary') return mayHold(schedule, person, service, wish.seat, null);
    return shiftsBetween(schedule, service, wish.start, wish.end)
      .filter(({ seat }) => seat === 'primary')
      .every((stretch) => {
        const primary = schedule.people.find(({ id }) => id === stretch.person) ?? null;
        return mayHold(schedule, person, service, wish.seat, primary);
      });
  });
}

function spanFault(span: Span, now: string): Refusal | null {
  try {
    const { from, to } = spanOf(span);
    if (from >= to) return 'ends-before-it-begins';
    return to <= epochMs(now) ? 'over-already' : null;
  } catch {
    return 'no-instant';
  }
}

function personFault({ people }: Schedule, person: string): Refusal | null {
  return people.some(({ id }) => id === person) ? null : 'unknown-person';
}

function serviceFault({ services }: Schedule, service: string | null): Refusal | null {
  return service === null || services.some(({ id }) => id === service) ? null : 'unknown-service';
}
