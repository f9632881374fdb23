import type { Temporal } from 'temporal-polyfill';
import { epochMs, isoOf, zoned } from '../oncall/schedule/clock.ts';
import { gapsBetween, horizon } from '../oncall/schedule/gaps.ts';
import { type OnCallAt, type Schedule, SEATS, type Seated } from '../oncall/schedule/types.ts';
import { nextOnCall, tomorrowNight, whoIsOnCall } from '../oncall/schedule/who.ts';
import { workloads } from '../oncall/schedule/workload.ts';
import { findPerson, type Practice } from '../practice/practice.ts';
import { type Io, print } from './io.ts';
import type { OnCallOptions } from './oncall.ts';

/** Who is on call at a moment, in each service or in one. */
export function showWho(io: Io, practice: Practice, schedule: Schedule, options: OnCallOptions): number {
  const all = servicesOf(schedule, options).map((service) => whoIsOnCall(schedule, service, options.at));
  if (options.json) return json(io, practice, all, options);
  for (const who of all) showOne(io, practice, schedule, who, all.length > 1);
  return 0;
}

/** The next hand-over, and who is on tomorrow night. */
export function showNext(io: Io, practice: Practice, schedule: Schedule, options: OnCallOptions): number {
  const all = servicesOf(schedule, options).map((service) => ({
    next: nextOnCall(schedule, service, options.at),
    tomorrowNight: tomorrowNight(schedule, service, options.at),
  }));
  if (options.json) {
    const told = all.map(({ next, tomorrowNight }) => ({
      next: next && plainOf(practice, next),
      tomorrowNight: plainOf(practice, tomorrowNight),
    }));
    print(io, JSON.stringify(options.service === null ? told : told[0], null, 2));
    return 0;
  }
  for (const { next, tomorrowNight } of all) {
    print(io, next ? 'Next hand-over:' : 'No hand-over within thirteen weeks.');
    if (next) showOne(io, practice, schedule, next, schedule.services.length > 1);
    print(io, 'Tomorrow night:');
    showOne(io, practice, schedule, tomorrowNight, schedule.services.length > 1);
  }
  return 0;
}

/** Where nobody is planned in the coming eight weeks. Exit status 1 where there is such a time. */
export function showGaps(io: Io, practice: Practice, schedule: Schedule, options: OnCallOptions): number {
  const gaps = gapsBetween(schedule, options.at, horizon(schedule, options.at), options.service ?? undefined);
  if (options.json) print(io, JSON.stringify(gaps, null, 2));
  else if (gaps.length === 0) print(io, 'Somebody is planned at every moment of the coming eight weeks.');
  else
    for (const { service, seat, start, end, person } of gaps) {
      const span = `${local(practice, start)} to ${local(practice, end)}`;
      print(io, `${service}  ${seat.padEnd(7)}  ${span}  nobody; the last resort is ${nameOf(practice, person)}`);
    }
  return gaps.length === 0 ? 0 : 1;
}

/** Hours and nights of each over the coming weeks, with what is much. */
export function showHours(io: Io, practice: Practice, schedule: Schedule, options: OnCallOptions): number {
  const to = zoned(schedule.timeZone, epochMs(options.at)).add({ weeks: options.weeks });
  const loads = workloads(schedule, options.at, isoOf(to.epochMilliseconds));
  if (options.json) print(io, JSON.stringify(loads, null, 2));
  else
    for (const { person, hours, nights, longest, warnings } of loads) {
      const seats = SEATS.map((seat) => `${seat} ${Math.round(hours[seat])} h`).join(', ');
      const much = warnings.length > 0 ? `; ${warnings.join(', ')}` : '';
      print(
        io,
        `${nameOf(practice, person)}: ${seats}, ${nights} nights, ${Math.round(longest)} h at a stretch${much}`,
      );
    }
  return 0;
}

function servicesOf({ services }: Schedule, { service }: OnCallOptions): string[] {
  return service === null ? services.map(({ id }) => id) : [service];
}

function json(io: Io, practice: Practice, all: OnCallAt[], { service }: OnCallOptions): number {
  const told = all.map((who) => plainOf(practice, who));
  print(io, JSON.stringify(service !== null || told.length === 1 ? told[0] : told, null, 2));
  return 0;
}

/** What a program may ask for: ids, names and telephones of who is on call, and by which rule. */
function plainOf(practice: Practice, { service, at, until, primary, backup, third }: OnCallAt) {
  const seat = ({ person, by, passedOver }: Seated) => {
    const { name = person, phone = null } = findPerson(practice, person) ?? {};
    return { id: person, name, phone, by, passedOver };
  };
  return { service, at, until, primary: seat(primary), backup: seat(backup), third: third && seat(third) };
}

function showOne(io: Io, practice: Practice, schedule: Schedule, who: OnCallAt, many: boolean): void {
  const service = schedule.services.find(({ id }) => id === who.service);
  const until = who.until ? `, until ${local(practice, who.until)}` : '';
  print(io, `${many ? `${service?.name ?? who.service}: ` : ''}${local(practice, who.at)}${until}`);
  for (const seat of SEATS) {
    const seated = who[seat];
    if (!seated) continue;
    const { rule, id, source } = seated.by;
    const by =
      rule === 'last-resort'
        ? 'nobody is planned: the last resort'
        : [rule, id, source && source !== 'practice-file' ? `of ${source}` : null].filter(Boolean).join(' ');
    const phone = findPerson(practice, seated.person)?.phone ?? '';
    print(io, `  ${seat.padEnd(7)}  ${nameOf(practice, seated.person)}  ${phone}  (${by})`);
    for (const { person, why } of seated.passedOver)
      print(io, `           not ${nameOf(practice, person)}: ${why.replaceAll('-', ' ')}`);
  }
}

function nameOf(practice: Practice, id: string): string {
  return findPerson(practice, id)?.name ?? id;
}

/** With the offset, which tells the two half past ones of the night apart when the clocks go back. */
function local(practice: Practice, instant: string): string {
  const at: Temporal.ZonedDateTime = zoned(practice.timeZone, epochMs(instant));
  const day = at.toLocaleString('en-US', { weekday: 'short' });
  return `${day} ${at.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ')} ${at.offset}`;
}
