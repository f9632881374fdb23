import { Temporal } from 'temporal-polyfill';
import { DAYS } from '../../practice/hours-schema.ts';
import { type Layer, type Rule, type Schedule, SEATS, type Seat, type Span } from './types.ts';

/** What is wrong, and where: `layers/nights/rotation`. */
export interface Fault {
  at: string;
  what: string;
}

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const SUITS = ['adults', 'children', 'obstetrics'];
/** A turn shorter than this is a slip of the pen and would fill a month with thousands of them. */
const LONGEST_COUNT = 1_000;

/** Whatever makes a schedule unfit to be kept; empty: nothing. What merely does not go together is a conflict, see conflicts.ts. */
export function faultsOf(schedule: Schedule): Fault[] {
  const faults: Fault[] = [];
  const say = (at: string, what: string) => faults.push({ at, what });
  const people = new Set(schedule.people.map(({ id }) => id));
  const services = new Set(schedule.services.map(({ id }) => id));
  const person = (at: string, id: string) => people.has(id) || say(at, `${id} is nobody whom the practice file knows`);
  const placed = (at: string, entry: { service: string | null; seat: Seat | null }) => {
    if (entry.service !== null && !services.has(entry.service)) say(`${at}/service`, `${entry.service} is no service`);
    if (entry.seat !== null && !SEATS.includes(entry.seat)) say(`${at}/seat`, `${entry.seat} is no seat`);
  };
  const span = (at: string, entry: Span) => {
    const [start, end] = [instant(entry.start), instant(entry.end)];
    if (!start) say(`${at}/start`, `${entry.start} is no instant with an offset from UTC`);
    if (!end) say(`${at}/end`, `${entry.end} is no instant with an offset from UTC`);
    if (start && end && Temporal.Instant.compare(start, end) >= 0) say(`${at}/end`, 'it does not end after it begins');
  };
  if (services.size === 0) say('services', 'there is no service');
  if (!schedule.people.some(({ role }) => role === 'clinician')) say('people', 'there is no clinician');
  for (const [list, entries] of Object.entries(named(schedule)))
    twice(entries).map((id) => say(`${list}/${id}`, TWICE));
  for (const { id, suits } of schedule.services)
    for (const suit of suits) if (!SUITS.includes(suit)) say(`services/${id}/suits`, `${suit} is none of ${SUITS}`);
  for (const layer of schedule.layers) {
    const at = `layers/${layer.id}`;
    placed(at, layer);
    for (const id of layer.rotation) person(`${at}/rotation`, id);
    for (const what of layerFaults(layer)) say(`${at}/${what.at}`, what.what);
  }
  for (const shift of schedule.shifts) {
    placed(`shifts/${shift.id}`, shift);
    person(`shifts/${shift.id}/person`, shift.person);
    span(`shifts/${shift.id}`, shift);
  }
  for (const override of schedule.overrides) {
    placed(`overrides/${override.id}`, override);
    person(`overrides/${override.id}/person`, override.person);
    span(`overrides/${override.id}`, override);
  }
  for (const swap of schedule.swaps) {
    const at = `swaps/${swap.id}/covers`;
    if (swap.covers.length === 0) say(at, 'it covers nothing');
    for (const cover of swap.covers) {
      placed(at, cover);
      span(at, cover);
      for (const id of [cover.from, cover.to]) if (id !== null) person(at, id);
    }
  }
  for (const leave of schedule.leaves) {
    person(`leaves/${leave.id}/person`, leave.person);
    span(`leaves/${leave.id}`, leave);
  }
  for (const [i, rule] of schedule.rules.entries()) {
    placed(`rules/${i}`, { service: rule.service, seat: rule.kind === 'may' ? rule.seat : null });
    for (const id of ruleFaults(rule)) person(`rules/${i}/people`, id);
    if (rule.kind === 'may' && rule.people.length + rule.credentials.length === 0) say(`rules/${i}`, 'it lets nobody');
  }
  for (const [i, rule] of schedule.otherwise.entries()) {
    placed(`otherwise/${i}`, rule);
    person(`otherwise/${i}/person`, rule.person);
  }
  for (const { date: text } of schedule.holidays) if (!date(text)) say('holidays', `${text} is no date`);
  return faults;
}

/** What is wrong with a layer by itself. */
export function layerFaults(layer: Layer): Fault[] {
  const faults: Fault[] = [];
  const say = (at: string, what: string) => faults.push({ at, what });
  if (layer.rotation.length === 0) say('rotation', 'nobody takes turns');
  const { unit, count } = layer.every;
  if (!['hours', 'days', 'weeks', 'months'].includes(unit))
    say('every', `${unit} is none of hours, days, weeks, months`);
  if (!Number.isInteger(count) || count < 1 || count > LONGEST_COUNT)
    say('every', 'a turn lasts 1 to 1000 of its unit');
  if (!CLOCK.test(layer.handOver.time)) say('handOver', `${layer.handOver.time} is no time such as 08:00`);
  if (layer.handOver.weekday !== null && !DAYS.includes(layer.handOver.weekday)) say('handOver', 'no day of the week');
  if (!date(layer.from)) say('from', `${layer.from} is no date`);
  if (layer.until !== null && !date(layer.until)) say('until', `${layer.until} is no date`);
  else if (layer.until !== null && layer.until <= layer.from) say('until', 'it ends before it begins');
  for (const { day, from, toDay, to } of layer.windows) {
    if (!DAYS.includes(day) || !DAYS.includes(toDay)) say('windows', 'no day of the week');
    for (const time of [from, to])
      if (!CLOCK.test(time) && time !== '24:00') say('windows', `${time} is no time such as 08:00`);
    if (from === '24:00') say('windows', 'a window begins at 00:00 of the day after');
  }
  return faults;
}

const TWICE = 'this id is there twice';

function named(schedule: Schedule): Record<string, string[]> {
  const { services, layers, shifts, overrides, swaps, leaves, sources } = schedule;
  const lists = { services, layers, shifts, overrides, swaps, leaves, sources };
  return Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.map(({ id }) => id)]));
}

function twice(ids: string[]): string[] {
  const seen = new Set<string>();
  return ids.filter((id) => seen.size === seen.add(id).size);
}

function ruleFaults(rule: Rule): string[] {
  return rule.kind === 'may' ? rule.people : [];
}

function instant(text: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(text);
  } catch {
    return null;
  }
}

function date(text: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return null;
  }
}
