import type { Layer, Member, Override, Schedule, Seat, Shift, Swap } from '../../../src/oncall/schedule/types.ts';
import { DAYS } from '../../../src/practice/hours-schema.ts';
import { plusDays, type WallClock } from './wall-clock.ts';

/** Numbers that are the same for the same seed (mulberry32): a rota that fails can be made again. */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  /** From 0 to below `n`. */
  below(n: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) % n;
  }
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }
  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

/** Times at which clocks change somewhere, and others. */
const TIMES = [
  '00:00',
  '00:30',
  '01:00',
  '01:30',
  '01:45',
  '02:00',
  '02:15',
  '02:30',
  '03:00',
  '07:00',
  '08:00',
  '17:00',
];
const SEATS: Seat[] = ['primary', 'primary', 'backup', 'backup', 'third'];

/** Where and when clocks change; by half an hour, at midnight and not at all among them. */
export const CHANGES = [
  { zone: 'America/New_York', date: '2026-03-08' },
  { zone: 'America/New_York', date: '2026-11-01' },
  { zone: 'Europe/Berlin', date: '2026-03-29' },
  { zone: 'Europe/Berlin', date: '2026-10-25' },
  { zone: 'Australia/Lord_Howe', date: '2026-04-05' },
  { zone: 'Australia/Lord_Howe', date: '2026-10-04' },
  { zone: 'America/Santiago', date: '2026-04-05' },
  { zone: 'America/Santiago', date: '2026-09-06' },
  { zone: 'America/Havana', date: '2026-03-08' },
  { zone: 'America/Havana', date: '2026-11-01' },
  { zone: 'America/Phoenix', date: '2026-11-01' },
] as const;

/** Weeks before the change in which a rota may begin; then the days that are compared. */
export const LEAD_DAYS = 40;
export const COMPARED = { from: (LEAD_DAYS - 1) * 1440, to: (LEAD_DAYS + 2) * 1440 };

/** A schedule with a bit of everything, whose edges lie around the change of the clocks. */
export function randomRota(dice: Dice, clock: WallClock, change: string): Schedule {
  const people: Member[] = Array.from({ length: 2 + dice.below(5) }, (_, i) => {
    const physician = dice.chance(60);
    return { id: `p${i}`, name: `P${i}`, credentials: [physician ? 'MD' : 'FNP'], physician, role: 'clinician' };
  });
  const ids = [...people.map(({ id }) => id), ...(dice.chance(20) ? ['gone'] : [])];
  const who = () => dice.of(ids);
  const services = dice.chance(40) ? ['adults', 'children'] : ['adults'];
  const service = () => (dice.chance(50) ? null : dice.of(services));
  const minute = () => COMPARED.from - 600 + dice.below(COMPARED.to - COMPARED.from + 600);
  const span = () => {
    const start = minute();
    return { start: clock.instant(start), end: clock.instant(start + 1 + dice.below(2 * 1440)) };
  };
  const list = <T>(most: number, one: (i: number) => T) =>
    Array.from({ length: dice.below(most + 1) }, (_, i) => one(i));
  const madeAt = () => clock.instant(dice.below(3) * 600);
  return {
    version: 1,
    timeZone: clock.zone,
    people,
    services: services.map((id) => ({ id, name: id, locations: [], suits: [] })),
    layers: list(4, (i) => randomLayer(dice, `l${i}`, who, service(), change)),
    shifts: list(
      4,
      (i): Shift => ({
        ...{ id: `s${i}`, ...span(), service: service(), seat: dice.of(SEATS), person: who() },
        source: dice.chance(50) ? 'practice-file' : 'outside',
      }),
    ),
    sources: [],
    overrides: list(
      4,
      (i): Override => ({
        ...{ id: `o${i}`, ...span(), service: service(), seat: dice.of(SEATS), person: who() },
        ...{ by: 'p0', at: madeAt(), reason: '', over: null },
      }),
    ),
    swaps: list(2, (i): Swap => {
      const cover = () => ({ ...span(), service: service(), seat: dice.of(SEATS), from: who(), to: who() });
      return {
        id: `w${i}`,
        state: dice.of(['asked', 'accepted', 'declined', 'withdrawn', 'taken']),
        ...{ askedBy: 'p0', askedOf: 'p1', askedAt: madeAt(), answeredBy: 'p1', answeredAt: madeAt(), reason: '' },
        covers: dice.chance(50) ? [cover()] : [cover(), cover()],
      };
    }),
    leaves: [],
    rules: [
      ...(dice.chance(30) ? [{ kind: 'physician-backup', service: service() } as const] : []),
      ...list(1, () => ({
        kind: 'may' as const,
        service: service(),
        seat: dice.chance(50) ? dice.of(SEATS) : null,
        people: [who()],
        credentials: dice.chance(50) ? ['physician'] : ['FNP'],
      })),
    ],
    otherwise: list(2, () => ({ service: service(), seat: dice.of(SEATS), person: who() })),
    holidays: list(2, () => ({ date: plusDays(change, dice.below(4) - 2), name: 'a holiday' })),
  };
}

function randomLayer(dice: Dice, id: string, who: () => string, service: string | null, change: string): Layer {
  const unit = dice.of(['hours', 'days', 'days', 'weeks', 'months'] as const);
  const count = unit === 'hours' ? 1 + dice.below(50) : unit === 'months' ? 1 : 1 + dice.below(3);
  return {
    ...{ id, name: id, service, seat: dice.of(SEATS), order: dice.below(3) },
    rotation: Array.from({ length: 1 + dice.below(4) }, who),
    every: { unit, count },
    handOver: { time: dice.of(TIMES), weekday: dice.chance(50) ? dice.of(DAYS) : null },
    from: plusDays(change, -dice.below(LEAD_DAYS - 9)),
    until: dice.chance(20) ? plusDays(change, dice.below(5)) : null,
    windows: Array.from({ length: dice.chance(60) ? 1 + dice.below(3) : 0 }, () => ({
      ...{ day: dice.of(DAYS), from: dice.of(TIMES), toDay: dice.of(DAYS) },
      to: dice.chance(15) ? '24:00' : dice.of(TIMES),
    })),
    holidays: dice.of(['any', 'any', 'only', 'never'] as const),
  };
}
