import type { Layer, Member, Schedule, Seat } from '../../../src/oncall/schedule/types.ts';
import { plusDays, plusMonths, type WallClock, wall, weekdayOf } from './wall-clock.ts';

/** Who sits where in one minute, and the rule with its id. */
export interface Minute {
  primary: string;
  backup: string;
  third: string;
}

type Named = { person: string; rule: string };

/** A layer with the minutes at which it does something. */
interface LaidOut {
  layer: Layer;
  handOvers: number[];
  ends: number;
  on: [number, number][];
}

/**
 * Who is on call, minute by minute, in the plainest way there is: look at the wall, go through the rules from the first to the last, take the
 * first who is named and may. It is slow, and shares no code with what it is compared with.
 */
export class SlowModel {
  readonly #schedule: Schedule;
  readonly #clock: WallClock;
  readonly #service: string;
  readonly #layers: LaidOut[];

  constructor(schedule: Schedule, clock: WallClock, service: string) {
    this.#schedule = schedule;
    this.#clock = clock;
    this.#service = service;
    this.#layers = schedule.layers.map((layer) => ({
      layer,
      handOvers: handOversOf(layer, clock),
      ends: layer.until ? clock.first(wall(layer.until, layer.handOver.time)) : Number.POSITIVE_INFINITY,
      on: windowsOf(layer, clock),
    }));
  }

  at(minute: number): Minute {
    const primary = this.#take('primary', minute, []) as Named;
    const backup = this.#take('backup', minute, [primary.person]) as Named;
    const third = this.#take('third', minute, [primary.person, backup.person]);
    const said = ({ person, rule }: Named) => `${person} by ${rule}`;
    return { primary: said(primary), backup: said(backup), third: third ? said(third) : 'nobody' };
  }

  #take(seat: Seat, minute: number, seated: string[]): Named | null {
    const named = this.#named(seat, minute).filter(({ person }) => this.#person(person));
    const fits = ({ person }: Named) => !seated.includes(person) && this.#may(person, seat, seated[0]);
    const best = named.find(fits) ?? named[0];
    if (seat === 'third') return best && !seated.includes(best.person) ? best : null;
    if (best) return best;
    const clinicians = this.#schedule.people
      .filter(({ role }) => role === 'clinician')
      .map(({ id }) => ({ person: id, rule: 'last-resort' }));
    return (
      clinicians.find(fits) ?? clinicians.find(({ person }) => !seated.includes(person)) ?? (clinicians[0] as Named)
    );
  }

  /** Everybody whom a rule names in this minute, the first rule first. */
  #named(seat: Seat, minute: number): Named[] {
    const { overrides, swaps, shifts, otherwise } = this.#schedule;
    const own = (entry: { service: string | null; seat: Seat }) =>
      entry.seat === seat && entry.service === this.#service;
    const all = (entry: { service: string | null; seat: Seat }) => entry.seat === seat && entry.service === null;
    const now = ({ start, end }: { start: string; end: string }) =>
      this.#clock.minuteOf(start) <= minute && minute < this.#clock.minuteOf(end);
    const moment = [
      ...overrides
        .filter((o) => (own(o) || all(o)) && now(o))
        .map((o) => ({ person: o.person, rule: `override ${o.id}`, at: Date.parse(o.at), id: o.id })),
      ...swaps
        .filter(({ state }) => state === 'accepted' || state === 'taken')
        .flatMap((s) =>
          s.covers
            .filter((c) => (own(c) || all(c)) && now(c) && c.to !== null)
            .map((c) => ({
              person: c.to as string,
              rule: `swap ${s.id}`,
              at: Date.parse(s.answeredAt ?? s.askedAt),
              id: s.id,
            })),
        ),
    ].sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
    const standing = [own, all].flatMap((is) => {
      const fixed = shifts
        .filter((s) => is(s) && now(s))
        .sort((a, b) => Date.parse(b.start) - Date.parse(a.start) || (a.id < b.id ? -1 : 1))
        .map((s) => ({ person: s.person, rule: `shift ${s.id}`, file: s.source === 'practice-file' }));
      const layers = this.#layers
        .filter(({ layer }) => is(layer))
        .sort((a, b) => a.layer.order - b.layer.order || (a.layer.id < b.layer.id ? -1 : 1))
        .flatMap((each) => this.#turn(each, minute));
      return [
        ...fixed.filter(({ file }) => !file),
        ...fixed.filter(({ file }) => file),
        ...layers,
        ...otherwise.filter(is).map(({ person }) => ({ person, rule: 'otherwise' })),
      ];
    });
    return [...moment, ...standing];
  }

  #turn({ layer, handOvers, ends, on }: LaidOut, minute: number): Named[] {
    if (minute >= ends || minute < (handOvers[0] as number)) return [];
    if (layer.windows.length > 0 && !on.some(([from, to]) => from <= minute && minute < to)) return [];
    const today = this.#clock.dateOf(minute);
    const holiday = this.#schedule.holidays.some(({ date }) => date === today);
    if ((layer.holidays === 'only' && !holiday) || (layer.holidays === 'never' && holiday)) return [];
    const turn = handOvers.filter((at) => at <= minute).length - 1;
    return [{ person: layer.rotation[turn % layer.rotation.length] as string, rule: `layer ${layer.id}` }];
  }

  #may(id: string, seat: Seat, primary: string | undefined): boolean {
    const person = this.#person(id) as Member;
    for (const rule of this.#schedule.rules) {
      if (rule.service !== null && rule.service !== this.#service) continue;
      if (rule.kind === 'physician-backup') {
        if (seat === 'backup' && primary && !this.#person(primary)?.physician && !person.physician) return false;
      } else if (rule.seat === null || rule.seat === seat) {
        const has = rule.credentials.some((c) =>
          c === 'physician' ? person.physician : person.credentials.includes(c),
        );
        if (!rule.people.includes(id) && !has) return false;
      }
    }
    return true;
  }

  #person(id: string): Member | undefined {
    return this.#schedule.people.find((person) => person.id === id);
  }
}

/** The minutes at which a layer hands over; the first is that at which it begins. */
function handOversOf({ every, handOver, from }: Layer, clock: WallClock): number[] {
  const day = (date: string) => {
    let found = date;
    while (handOver.weekday && weekdayOf(found) !== handOver.weekday) found = plusDays(found, 1);
    return found;
  };
  const minutes: number[] = [];
  const first = clock.first(wall(day(from), handOver.time));
  for (let n = 0; ; n++) {
    const steps = n * every.count;
    const minute =
      every.unit === 'hours'
        ? first + steps * 60
        : clock.first(
            wall(
              every.unit === 'months'
                ? day(plusMonths(from, steps))
                : plusDays(day(from), every.unit === 'weeks' ? steps * 7 : steps),
              handOver.time,
            ),
          );
    minutes.push(minute);
    if (minute >= clock.shown.length) return minutes;
  }
}

/** From which minute to which the windows of a layer are open. */
function windowsOf({ windows }: Layer, clock: WallClock): [number, number][] {
  const open: [number, number][] = [];
  const first = plusDays(clock.dateOf(0), -8);
  for (let i = 0; i < clock.shown.length / 1440 + 9; i++) {
    const date = plusDays(first, i);
    for (const window of windows) {
      if (weekdayOf(date) !== window.day) continue;
      let end = date;
      while (weekdayOf(end) !== window.toDay) end = plusDays(end, 1);
      if (end === date && window.to <= window.from) end = plusDays(end, 7);
      open.push([clock.first(wall(date, window.from)), clock.over(wall(end, window.to))]);
    }
  }
  return open;
}
