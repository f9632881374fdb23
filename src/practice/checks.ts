import type { PracticeDocument } from './document.ts';
import { readAges } from './facts.ts';
import { type ClockSpan, DAYS } from './hours-schema.ts';
import { ladderFaults } from './ladder-checks.ts';
import type { VisitEntry } from './provider-schema.ts';
import { namedOnCall, rotaFaults } from './rota-checks.ts';

/** Something that the shape alone does not show. `path` is a JSON pointer into the file. */
export interface Fault {
  path: string;
  what: string;
}

/** What is wrong with a file of the right shape, in the order of the file; empty: nothing. */
export function faultsOf(file: PracticeDocument): Fault[] {
  return [
    ...timeZone(file),
    ...places(file),
    ...visits(file),
    ...onCall(file),
    ...rotaFaults(file),
    ...ladderFaults(file),
  ];
}

/** As the IANA database names it, e.g. America/New_York: who is on call depends on it. */
function timeZone(file: PracticeDocument): Fault[] {
  const name = file.practice.time_zone;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return [];
  } catch {
    return [{ path: '/practice/time_zone', what: `${name} is no time zone` }];
  }
}

function places(file: PracticeDocument): Fault[] {
  const faults: Fault[] = [];
  const known = new Set(file.locations.map(({ id }) => id));
  for (const [i, { hours }] of file.locations.entries())
    for (const day of DAYS) faults.push(...spans(hours[day], `/locations/${i}/hours/${day}`));
  if (file.phones_follow !== undefined && !known.has(file.phones_follow))
    faults.push({ path: '/phones_follow', what: `${file.phones_follow} is no location` });
  for (const [i, { date, hours }] of file.holidays.entries()) {
    if (!isDate(date)) faults.push({ path: `/holidays/${i}/date`, what: `${date} is no date` });
    if (hours === 'closed') continue;
    for (const [id, day] of Object.entries(hours)) {
      const path = `/holidays/${i}/hours/${id}`;
      if (!known.has(id)) faults.push({ path, what: `${id} is no location` });
      faults.push(...spans(day, path));
    }
  }
  return faults;
}

/** Each begins before it ends, and after the one before it. */
function spans(day: ClockSpan[], path: string): Fault[] {
  let last = '';
  for (const [i, [from, to]] of day.entries()) {
    if (from >= to) return [{ path: `${path}/${i}`, what: `${from} is not before ${to}` }];
    if (from < last) return [{ path: `${path}/${i}`, what: `${from} lies before the end of the span before it` }];
    last = to;
  }
  return [];
}

function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function visits(file: PracticeDocument): Fault[] {
  const faults: Fault[] = [];
  const places = new Set(file.locations.map(({ id }) => id));
  const queues = new Set([...Object.keys(file.departments), ...file.providers.map(({ id }) => id)]);
  const check = (visit: VisitEntry, path: string) => {
    if (visit.approval && !queues.has(visit.approver ?? ''))
      faults.push({ path, what: 'who needs approval names an approver: a department or a provider' });
    if (visit.location !== undefined && !places.has(visit.location))
      faults.push({ path: `${path}/location`, what: `${visit.location} is no location` });
    if (visit.ages !== undefined && !readAges(visit.ages)) faults.push({ path: `${path}/ages`, what: AGES });
    if (visit.between && visit.between[0] >= visit.between[1])
      faults.push({ path: `${path}/between`, what: `${visit.between[0]} is not before ${visit.between[1]}` });
  };
  for (const [i, provider] of file.providers.entries()) {
    if (file.providers.findIndex(({ id }) => id === provider.id) < i)
      faults.push({ path: `/providers/${i}/id`, what: `${provider.id} is there twice` });
    if (!readAges(provider.ages)) faults.push({ path: `/providers/${i}/ages`, what: AGES });
    for (const id of Object.keys(provider.locations))
      if (!places.has(id)) faults.push({ path: `/providers/${i}/locations/${id}`, what: `${id} is no location` });
    for (const [j, visit] of provider.visit_types.entries()) check(visit, `/providers/${i}/visit_types/${j}`);
  }
  for (const [i, visit] of file.nurse_visits.entries()) check(visit, `/nurse_visits/${i}`);
  return faults;
}

/** A telephone of on call that is the line itself rings the box, never a person. */
function telephones({ practice, providers, departments }: PracticeDocument, named: { id: string }[]): Fault[] {
  const what = `${practice.main_line} is the line that the box answers: nobody is reached there`;
  const faults = providers.flatMap(({ on_call_phone }, i) =>
    on_call_phone === practice.main_line ? [{ path: `/providers/${i}/on_call_phone`, what }] : [],
  );
  for (const [id, { phone }] of Object.entries(departments))
    if (phone === practice.main_line && named.some((each) => each.id === id))
      faults.push({ path: `/departments/${id}/phone`, what });
  return faults;
}

/** A number that stands in two places and differs: whoever put one of them right would have the other rung. */
function toldTwice({ on_call, providers, departments }: PracticeDocument): Fault[] {
  return Object.entries(on_call.phones ?? {}).flatMap(([id, phone]) => {
    const path = `/on_call/phones/${id}`;
    const own = providers.find((one) => one.id === id)?.on_call_phone ?? departments[id]?.phone;
    if (own === undefined) return [{ path, what: `${id} is nobody with a telephone` }];
    return own === phone ? [] : [{ path, what: `another number than that of ${id} itself` }];
  });
}

const AGES = 'ages are written "all", "5 and over", "birth to 64", "18 to 64" or "under 18"';

/** Whoever may be rung has a telephone. */
function onCall(file: PracticeDocument): Fault[] {
  const reachable = new Set(file.providers.map(({ id }) => id));
  for (const [id, { phone }] of Object.entries(file.departments)) if (phone) reachable.add(id);
  const named = namedOnCall(file);
  for (const [i, { page }] of file.paging.ladder.entries())
    if (page !== 'primary' && page !== 'backup') named.push({ path: `/paging/ladder/${i}/page`, id: page });
  const seats = new Set(['primary', 'backup', 'third']);
  for (const [l, { steps }] of file.paging.ladders.entries())
    for (const [i, step] of steps.entries())
      for (const id of [step.page].flat())
        if (!seats.has(id)) named.push({ path: `/paging/ladders/${l}/steps/${i}/page`, id });
  const last = file.paging.last_resort?.page;
  if (last !== undefined && !seats.has(last)) named.push({ path: '/paging/last_resort/page', id: last });
  const first = file.paging.open_hours;
  if (first && first.page !== 'primary' && first.page !== 'backup')
    named.push({ path: '/paging/open_hours/page', id: first.page });
  return [...telephones(file, named), ...toldTwice(file), ...unreachable(named, reachable)];
}

function unreachable(named: { path: string; id: string }[], reachable: Set<string>): Fault[] {
  return named
    .filter(({ id }) => !reachable.has(id))
    .map(({ path, id }) => ({
      path,
      what: `${id} is on call or on the ladder, but has no entry with a telephone`,
    }));
}
