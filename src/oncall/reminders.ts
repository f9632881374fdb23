import type { Seat, Stretch } from './schedule/types.ts';

/** Somebody comes into a seat in which somebody else sat before. */
export interface HandOver {
  /** Epoch ms. */
  at: number;
  service: string;
  seat: Seat;
  person: string;
}

export interface Reminder {
  /** What, for whom, about when, in one: the same is not sent twice, whatever is restarted. */
  key: string;
  kind: 'comes-on' | 'hand-over';
  personId: string;
  /** null: several at the same time. */
  service: string | null;
  services: string[];
  /** When they come on, epoch ms. */
  at: number;
  /** From now until then; 0 for a hand-over. */
  minutes: number;
}

/**
 * How long before, and until when it is still of use, in minutes: a program that was down, or a swap that was taken late, sends what is
 * useful now and not everything that was missed.
 */
export const LEADS = [
  { lead: 60, until: 35 },
  { lead: 30, until: 2 },
] as const;
/** A list of what is open is of use so long after the hand-over, minutes. */
const LIST_USEFUL = 15;
/** So far around now stretches have to be known, minutes. */
export const REMINDERS_LOOK = { back: 60, ahead: 75 } as const;

const MINUTE = 60_000;

/**
 * The hand-overs in what is known of the schedule: stretches of one service and seat, one after the other. Somebody who only changes the seat, or
 * goes on by another rule, does not come on. Nobody is reminded of being the last resort.
 */
export function handOversIn(stretches: readonly Stretch[]): HandOver[] {
  const known = Math.min(...stretches.map(({ start }) => Date.parse(start)));
  return stretches.flatMap((stretch): HandOver[] => {
    const { start, service, seat, person, by } = stretch;
    if (by.rule === 'last-resort' || Date.parse(start) === known) return [];
    const before = stretches.filter((one) => one.service === service && one.end === start);
    const same = before.some((one) => one.person === person && (one.seat === seat || one.seat === 'primary'));
    return same ? [] : [{ at: Date.parse(start), service, seat, person }];
  });
}

/** What is due at `now` (epoch ms), without what nobody needs any more. What was sent is for the caller of this to know, by the keys. */
export function remindersDue(handOvers: readonly HandOver[], now: number): Reminder[] {
  const due = new Map<string, Reminder>();
  const add = (kind: Reminder['kind'], which: string, { at, service, person }: HandOver) => {
    const key = `${kind}:${which}:${person}:${new Date(at).toISOString()}`;
    const services = [...new Set([...(due.get(key)?.services ?? []), service])];
    const minutes = Math.max(0, Math.round((at - now) / MINUTE));
    due.set(key, {
      key,
      kind,
      personId: person,
      service: services.length === 1 ? service : null,
      services,
      at,
      minutes,
    });
  };
  for (const handOver of handOvers) {
    const before = (handOver.at - now) / MINUTE;
    for (const { lead, until } of LEADS) if (before <= lead && before > until) add('comes-on', String(lead), handOver);
    if (before <= 0 && before > -LIST_USEFUL && handOver.seat === 'primary') add('hand-over', 'open', handOver);
  }
  return [...due.values()].sort((a, b) => a.at - b.at || a.key.localeCompare(b.key));
}
