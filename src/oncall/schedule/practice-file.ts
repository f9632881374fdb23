import { Temporal } from 'temporal-polyfill';
import { DAYS, type Day } from '../../practice/hours-schema.ts';
import type { Practice } from '../../practice/practice.ts';
import { PRACTICE_FILE } from './candidates.ts';
import { beginsAt, isoOf } from './clock.ts';
import type { Cover, Layer, Member, Otherwise, Period, Rule, Schedule, Service, Shift, Swap, Window } from './types.ts';
import { SEATS } from './types.ts';

/** The one service of a practice that names none. */
export const ONLY_SERVICE = 'on_call';

/** Doctors of medicine and of osteopathy, and what they are abroad. */
const PHYSICIAN = /^(?:M\.?D\.?|D\.?O\.?|MBBS|MBBCh|MBChB)$/i;

const files = new WeakMap<Practice, Schedule>();

/** The schedule that the practice file alone makes: the first source, with which a box begins. Version 0. */
export function scheduleOf(practice: Practice): Schedule {
  const known = files.get(practice);
  if (known) return known;
  const { onCall } = practice;
  const schedule: Schedule = {
    version: 0,
    timeZone: practice.timeZone,
    people: membersOf(practice),
    services: servicesOf(practice),
    layers: onCall.layers.map(layerOf),
    shifts: onCall.rota.flatMap(shiftsOf),
    sources: [],
    overrides: [],
    swaps: onCall.swaps.map((swap, i) => swapOf(swap, i, practice.timeZone)),
    leaves: onCall.leave.map((leave, i) => ({ ...leave, id: `file-leave-${i + 1}`, reason: leave.reason ?? '' })),
    rules: rulesOf(practice),
    otherwise: otherwiseOf(onCall.otherwise),
    holidays: practice.holidays.map(({ date, name }) => ({ date, name: name.en })),
  };
  files.set(practice, schedule);
  return schedule;
}

function membersOf({ people, providers }: Practice): Member[] {
  return people.map(({ id, name, role }) => {
    const written = providers.find((provider) => provider.id === id)?.credentials ?? null;
    const credentials = written?.split(/[\s,/]+/).filter(Boolean) ?? [];
    // A file that says nothing of credentials may still say "Dr.".
    const physician =
      role === 'clinician' && (written === null ? /^dr\.?\s/i.test(name) : credentials.some((c) => PHYSICIAN.test(c)));
    return { id, name, credentials, physician, role };
  });
}

function servicesOf({ onCall, name }: Practice): Service[] {
  if (onCall.services.length === 0) return [{ id: ONLY_SERVICE, name, locations: [], suits: [] }];
  return onCall.services;
}

function shiftsOf(entry: Practice['onCall']['rota'][number], i: number): Shift[] {
  const { start, end, service = null } = entry;
  return SEATS.flatMap((seat) => {
    const person = entry[seat];
    return person === undefined
      ? []
      : [{ id: `file-${i + 1}-${seat}`, start, end, service, seat, person, source: PRACTICE_FILE }];
  });
}

function swapOf(entry: Practice['onCall']['swaps'][number], i: number, timeZone: string): Swap {
  const [one, other] = entry.between ?? [];
  // A day of the practice, whose clock is behind or before that of Greenwich. One of which no day is written gives way to every other.
  const at =
    entry.agreed === undefined
      ? '1970-01-01T00:00:00Z'
      : isoOf(beginsAt(timeZone, Temporal.PlainDate.from(entry.agreed), '00:00'));
  const covers: Cover[] = entry.covers.flatMap((cover) =>
    SEATS.flatMap((seat) => {
      const to = cover[seat];
      if (to === undefined) return [];
      const from = seat === 'primary' ? (cover.instead_of ?? null) : null;
      return [{ start: cover.start, end: cover.end, service: cover.service ?? null, seat, from, to }];
    }),
  );
  return {
    id: entry.id ?? `file-swap-${i + 1}`,
    state: 'accepted',
    askedBy: one ?? PRACTICE_FILE,
    askedOf: other ?? null,
    askedAt: at,
    answeredBy: other ?? PRACTICE_FILE,
    answeredAt: at,
    reason: entry.reason ?? '',
    covers,
  };
}

function layerOf(entry: Practice['onCall']['layers'][number], i: number): Layer {
  const [count, unit] = entry.every.split(' ') as [string, string];
  const [time, weekday] = entry.hand_over.split(' ').reverse() as [string, Day | undefined];
  return {
    id: entry.id,
    name: entry.name ?? entry.id,
    service: entry.service ?? null,
    seat: entry.seat,
    order: entry.order ?? i + 1,
    rotation: entry.people,
    every: { unit: `${unit.replace(/s$/, '')}s` as Period['unit'], count: Number(count) },
    handOver: { time, weekday: weekday ?? null },
    from: entry.from,
    until: entry.until ?? null,
    windows: entry.holds.flatMap(windowsOf),
    holidays: entry.holidays,
  };
}

function windowsOf(entry: Practice['onCall']['layers'][number]['holds'][number]): Window[] {
  if ('days' in entry)
    return entry.days.map((day) => ({
      day,
      from: entry.from,
      toDay: entry.to <= entry.from ? (DAYS[(DAYS.indexOf(day) + 1) % 7] as Day) : day,
      to: entry.to,
    }));
  const [day, from] = entry.from.split(' ') as [Day, string];
  const [toDay, to] = entry.to.split(' ') as [Day, string];
  return [{ day, from, toDay, to }];
}

function rulesOf({ onCall, physicianBackup }: Practice): Rule[] {
  const may = onCall.may.map(
    ({ service = null, seat = null, people, credentials }): Rule => ({
      ...{ kind: 'may', service, seat, people, credentials },
    }),
  );
  return physicianBackup ? [...may, { kind: 'physician-backup', service: null }] : may;
}

function otherwiseOf(entry: Practice['onCall']['otherwise']): Otherwise[] {
  if (!entry) return [];
  return SEATS.flatMap((seat) => {
    const person = entry[seat];
    return person === undefined ? [] : [{ service: null, seat, person }];
  });
}
