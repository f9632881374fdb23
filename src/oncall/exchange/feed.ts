import ICAL from 'ical.js';
import { epochMs, isoOf, zoned } from '../schedule/clock.ts';
import type { Schedule, Stretch } from '../schedule/types.ts';
import { SEATS } from '../schedule/types.ts';
import { shiftsBetween } from '../schedule/who.ts';
import { mark, SEAT_NAMES } from './own-events.ts';

/** A calendar program shows what was and what comes. */
const PAST_WEEKS = 4;
const COMING_WEEKS = 26;
/** A stretch that began so long before, or goes on so long after, is cut at the first of a month. */
const EDGE_MONTHS = 3;

/**
 * Whatever one person holds, as an iCalendar feed (RFC 5545) in UTC, from four weeks before `now` to half a year after. Names of services and
 * nothing of any patient.
 */
export function feedOf(schedule: Schedule, person: string, now: string): string {
  const at = zoned(schedule.timeZone, epochMs(now));
  const from = isoOf(at.subtract({ weeks: PAST_WEEKS }).epochMilliseconds);
  const to = isoOf(at.add({ weeks: COMING_WEEKS }).epochMilliseconds);
  const own = schedule.services.flatMap(({ id }) =>
    joined(wholeBetween(schedule, id, from, to).filter((each) => each.person === person)),
  );
  return calendarOf(schedule, own, now);
}

/**
 * The whole schedule between two instants as iCalendar: to be taken in elsewhere, or by this program again. Where only the last resort names
 * somebody there is no shift: taken in again it would hide the gap.
 */
export function exportOf(schedule: Schedule, from: string, to: string, now: string, service?: string): string {
  const all = schedule.services
    .filter(({ id }) => service === undefined || id === service)
    .flatMap(({ id }) => joined(wholeBetween(schedule, id, from, to)));
  return calendarOf(schedule, all, now, (each) => nameOf(schedule, each.person));
}

function calendarOf(
  schedule: Schedule,
  stretches: Stretch[],
  now: string,
  who: (each: Stretch) => string | null = () => null,
): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//Nightbell//On call//EN');
  calendar.updatePropertyWithValue('method', 'PUBLISH');
  const many = schedule.services.length > 1;
  for (const stretch of stretches) {
    const service = schedule.services.find(({ id }) => id === stretch.service);
    const seat = `${SEAT_NAMES[stretch.seat]}${many && service ? `, ${service.name}` : ''}`;
    const name = who(stretch);
    const event = new ICAL.Component('vevent');
    event.updatePropertyWithValue('uid', `${stretch.service}-${stretch.seat}-${stretch.start}@nightbell`);
    event.updatePropertyWithValue('dtstamp', utc(now));
    event.updatePropertyWithValue('dtstart', utc(stretch.start));
    event.updatePropertyWithValue('dtend', utc(stretch.end));
    event.updatePropertyWithValue('summary', name === null ? seat : `${seat}: ${name}`);
    if (name !== null) mark(event, stretch, name);
    calendar.addSubcomponent(event);
  }
  return calendar.toString();
}

/**
 * Stretches that touch the time, from their own beginning to their own end: a shift that runs is the same event in each export, and ends nowhere
 * but with itself.
 */
function wholeBetween(schedule: Schedule, service: string, from: string, to: string): Stretch[] {
  const edge = zoned(schedule.timeZone, epochMs(from)).subtract({ months: EDGE_MONTHS }).with({ day: 1 }).startOfDay();
  const last = zoned(schedule.timeZone, epochMs(to)).add({ months: EDGE_MONTHS }).with({ day: 1 }).startOfDay();
  return shiftsBetween(schedule, service, isoOf(edge.epochMilliseconds), isoOf(last.epochMilliseconds)).filter(
    ({ start, end, by }) => epochMs(end) > epochMs(from) && epochMs(start) < epochMs(to) && by.rule !== 'last-resort',
  );
}

/** One event for a stretch without a break, by whatever rules it is held. */
function joined(stretches: Stretch[]): Stretch[] {
  return SEATS.flatMap((seat) => {
    const list: Stretch[] = [];
    for (const stretch of stretches.filter((each) => each.seat === seat)) {
      const last = list.at(-1);
      if (last && last.end === stretch.start && last.person === stretch.person) last.end = stretch.end;
      else list.push({ ...stretch });
    }
    return list;
  });
}

function nameOf(schedule: Schedule, id: string): string {
  return schedule.people.find((person) => person.id === id)?.name ?? id;
}

function utc(instant: string): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(epochMs(instant)), true);
}
