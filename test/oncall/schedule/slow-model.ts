import type { Layer, Member, Schedule, Seat } from '../../../src/oncall/schedule/types.ts';
import { plusDays, plusMonths, type WallClock, wall, weekdayOf } from './wall-clock.ts';

/** Who sits where in one minute, and the rule with its id. */
export interface Minute {
  primary: string;
  backup: string;
  third: string;
}

interface Named {
  person: string;
  rule: string;
}

/** A rule that names somebody, in the minutes in which it holds. */
interface Rule extends Named {
  holds: (minute: number) => string | boolean;
}

/**
 * Who is on call, minute by minute, in the plainest way there is: look at the wall, go through the rules from the first to the last, take the
 * first who is named and may. It is slow, and shares no code with what it is compared with.
 */
export class SlowModel {
  readonly #schedule: Schedule;
  readonly #clock: WallClock;
  readonly #service: string;
  readonly #rules: Record<Seat, Rule[]>;

  constructor(schedule: Schedule, clock: WallClock, service: string) {
    this.#schedule = schedule;
    this.#clock = clock;
    this.#service = service;
    this.#rules = { primary: this.#of('primary'), backup: this.#of('backup'), third: this.#of('third') };
  }

  at(minute: number): Minute {
    const primary = this.#take('primary', minute, []) as Named;
    const backup = this.#take('backup', minute, [primary.person]) as Named;
    const third = this.#take('third', minute, [primary.person, backup.person]);
    const said = ({ person, rule }: Named) => `${person} by ${rule}`;
    return { primary: said(primary), backup: said(backup), third: third ? said(third) : 'nobody' };
  }

  #take(seat: Seat, minute: number, seated: string[]): Named | null {
    const named: Named[] = [];
    for (const { person, rule, holds } of this.#rules[seat]) {
      const now = holds(minute);
      if (now) named.push({ person: typeof now === 'string' ? now : person, rule });
    }
    const known = named.filter(({ person }) => this.#person(person));
    const fits = ({ person }: Named) => !seated.includes(person) && this.#may(person, seat, seated[0]);
    const best = known.find(fits) ?? known.find(({ person }) => !seated.includes(person));
    if (best || seat === 'third') return best ?? null;
    const clinicians = this.#schedule.people
      .filter(({ role }) => role === 'clinician')
      .map(({ id }) => ({ person: id, rule: 'last-resort' }));
    return (
      clinicians.find(fits) ?? clinicians.find(({ person }) => !seated.includes(person)) ?? (clinicians[0] as Named)
    );
  }

  /** Every rule for a seat, the first to be asked first. */
  #of(seat: Seat): Rule[] {
    const { overrides, swaps, shifts, layers, otherwise } = this.#schedule;
    const own = (entry: { service: string | null; seat: Seat }) =>
      entry.seat === seat && entry.service === this.#service;
    const all = (entry: { service: string | null; seat: Seat }) => entry.seat === seat && entry.service === null;
    const moment = [
      ...overrides
        .filter((o) => own(o) || all(o))
        .map((o) => ({ person: o.person, rule: `override ${o.id}`, at: o.at, id: o.id, holds: this.#during(o) })),
      ...swaps
        .filter(({ state }) => state === 'accepted' || state === 'taken')
        .flatMap((s) =>
          s.covers
            .filter((c) => (own(c) || all(c)) && c.to !== null)
            .map((c) => ({
              ...{ person: c.to as string, rule: `swap ${s.id}`, id: s.id },
              ...{ at: s.answeredAt ?? s.askedAt, holds: this.#during(c) },
            })),
        ),
    ].sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? -1 : 1));
    const standing = [own, all].flatMap((is) => {
      const fixed = shifts
        .filter(is)
        .sort((a, b) => Date.parse(b.start) - Date.parse(a.start) || (a.id < b.id ? -1 : 1));
      const ofFile = (file: boolean) =>
        fixed
          .filter(({ source }) => (source === 'practice-file') === file)
          .map((s) => ({ person: s.person, rule: `shift ${s.id}`, holds: this.#during(s) }));
      const turns = layers
        .filter(is)
        .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
        .map((layer) => ({ person: '', rule: `layer ${layer.id}`, holds: this.#turns(layer) }));
      const always = otherwise.filter(is).map(({ person }) => ({ person, rule: 'otherwise', holds: () => true }));
      return [...ofFile(false), ...ofFile(true), ...turns, ...always];
    });
    return [...moment, ...standing];
  }

  #during({ start, end }: { start: string; end: string }): (minute: number) => boolean {
    const [from, to] = [this.#clock.minuteOf(start), this.#clock.minuteOf(end)];
    return (minute) => from <= minute && minute < to;
  }

  /** Whose turn it is; false while the layer does not hold. */
  #turns(layer: Layer): (minute: number) => string | false {
    const handOvers = handOversOf(layer, this.#clock);
    const ends = layer.until ? this.#clock.first(wall(layer.until, layer.handOver.time)) : Number.POSITIVE_INFINITY;
    const open = windowsOf(layer, this.#clock);
    return (minute) => {
      if (minute >= ends || minute < (handOvers[0] as number)) return false;
      if (layer.windows.length > 0 && !open.some(([from, to]) => from <= minute && minute < to)) return false;
      if (layer.holidays !== 'any') {
        const today = this.#clock.dateOf(minute);
        const holiday = this.#schedule.holidays.some(({ date }) => date === today);
        if (holiday !== (layer.holidays === 'only')) return false;
      }
      const turn = handOvers.findLastIndex((at) => at <= minute);
      return layer.rotation[turn % layer.rotation.length] as string;
    };
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
