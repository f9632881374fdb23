import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { beginsAt, epochMs, isoOf, wall } from '../schedule/clock.ts';
import { seatOf, titleParts } from './tasks.ts';
import type { Outside, OutsideEntry, Reading } from './types.ts';

/** A rule that repeats more often than this within the time that is read is a slip of the pen. */
const MOST_OCCURRENCES = 5_000;
/** Rules that began years ago are walked through from their beginning. */
const MOST_STEPS = 50_000;

/**
 * Reads iCalendar (RFC 5545), one file or several after one another: events with their recurrences, exceptions and cancellations. A time is that of
 * its zone: by the IANA database where it has the name, else as the file itself describes it; a floating one is in the practice's zone.
 */
export function readICalendar(files: readonly string[], reading: Reading): Outside {
  const entries: OutsideEntry[] = [];
  const problems: string[] = [];
  for (const file of files) {
    let calendar: ICAL.Component;
    try {
      const parsed: unknown = ICAL.parse(file.replace(/^\uFEFF/, ''));
      const first = Array.isArray(parsed) && Array.isArray(parsed[0]) ? parsed : [parsed];
      for (const each of first) {
        calendar = new ICAL.Component(each as never);
        readCalendar(calendar, reading, entries, problems);
      }
    } catch (error) {
      problems.push(`no iCalendar file: ${(error as Error).message.split('\n')[0]?.slice(0, 80)}`);
    }
  }
  return {
    entries: entries.sort((a, b) => epochMs(a.start) - epochMs(b.start)),
    problems,
    unclearDates: null,
    whole: true,
  };
}

function readCalendar(calendar: ICAL.Component, reading: Reading, entries: OutsideEntry[], problems: string[]): void {
  const components = calendar.getAllSubcomponents('vevent');
  const uids = new Map<string, ICAL.Component[]>();
  for (const component of components) {
    const uid = String(component.getFirstPropertyValue('uid') ?? `without-uid-${uids.size}`);
    uids.set(uid, [...(uids.get(uid) ?? []), component]);
  }
  for (const [uid, series] of uids) {
    try {
      const told = new Set<string>();
      entries.push(...occurrences(uid, series, reading, told));
      const [first] = told;
      if (first !== undefined) problems.push(first);
    } catch (error) {
      problems.push(`event ${uid.slice(0, 60)}: ${(error as Error).message.split('\n')[0]?.slice(0, 80)}`);
    }
  }
}

/** Every occurrence of an event within the range, exceptions in the place of what they replace. */
function occurrences(uid: string, series: ICAL.Component[], reading: Reading, told: Set<string>): OutsideEntry[] {
  const master = series.find((each) => !each.hasProperty('recurrence-id')) ?? null;
  const exceptions = series.filter((each) => each !== master);
  if (!master) return exceptions.flatMap((each) => entryOf(uid, new ICAL.Event(each), reading, told));
  const event = new ICAL.Event(master, { strictExceptions: true, exceptions: exceptions as never });
  if (isCancelled(master)) return [];
  if (!event.isRecurring()) return entryOf(uid, event, reading, told);
  endsByTheWall(master, reading);
  const found: OutsideEntry[] = [];
  const until = epochMs(reading.range.end);
  const iterator = event.iterator();
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = iterator.next();
    if (!next) break;
    if (instantOf(next, zoneOf(event, next, reading), reading) >= until) break;
    const { item, startDate, endDate, recurrenceId } = event.getOccurrenceDetails(next);
    if (isCancelled(item.component)) continue;
    found.push(...entry(uid, item, startDate, endDate, String(recurrenceId), reading, told));
    if (found.length > MOST_OCCURRENCES) throw new Error('it repeats too often');
  }
  return found;
}

function entryOf(uid: string, event: ICAL.Event, reading: Reading, told: Set<string>): OutsideEntry[] {
  if (isCancelled(event.component)) return [];
  const { recurrenceId } = event;
  return entry(uid, event, event.startDate, event.endDate, recurrenceId ? String(recurrenceId) : '', reading, told);
}

function entry(
  uid: string,
  event: ICAL.Event,
  start: ICAL.Time,
  end: ICAL.Time,
  recurrence: string,
  reading: Reading,
  told: Set<string>,
): OutsideEntry[] {
  const zone = zoneOf(event, start, reading);
  const span = { start: instantOf(start, zone, reading), end: instantOf(end, zone, reading) };
  const last = Math.max(span.start, span.end);
  if (last <= epochMs(reading.range.start) || span.start >= epochMs(reading.range.end)) return [];
  const { who, task } = titleParts(event.summary ?? '');
  if (span.start >= span.end) {
    // What is no shift may be a mere moment.
    if (seatOf({ task, service: null }, reading) === null) return [];
    const has = ['dtend', 'duration'].some((name) => event.component.hasProperty(name));
    const why = has ? 'does not end after it begins' : 'has no end';
    told.add(`event ${uid.slice(0, 60)} of ${wall(span.start, reading.timeZone)} ${why}`);
    return [];
  }
  const named = who || onlyAttendee(event);
  return [
    {
      ...{ key: recurrence ? `${uid}/${recurrence}` : uid, who: named, task, service: null },
      ...{ start: isoOf(span.start), end: isoOf(span.end) },
    },
  ];
}

/** Where the title names nobody, whoever alone is invited. */
function onlyAttendee(event: ICAL.Event): string {
  const [only, ...more] = event.attendees ?? [];
  if (!only || more.length > 0) return '';
  return String(only.getParameter('cn') ?? '');
}

function isCancelled(component: ICAL.Component): boolean {
  return String(component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';
}

/**
 * The zone of an event by the IANA database. null: it is UTC, or one that only the file describes, and the library tells the instant. A file may
 * name a zone of the database without describing it.
 */
function zoneOf(event: ICAL.Event, time: ICAL.Time, { timeZone }: Reading): string | null {
  const zone = time.zone?.tzid ?? 'floating';
  if (zone !== 'floating') return ianaOf(zone);
  const named = event.component.getFirstProperty('dtstart')?.getParameter('tzid');
  return named ? (ianaOf(String(named)) ?? timeZone) : timeZone;
}

/**
 * Epoch ms. Of a time that comes twice it is the first, one that is skipped counts from the offset before (RFC 5545, 3.3.5); a date without a time is
 * when the day begins in the practice.
 */
function instantOf(time: ICAL.Time, zone: string | null, { timeZone, dayBegins }: Reading): number {
  const date = new Temporal.PlainDate(time.year, time.month, time.day);
  if (time.isDate) return beginsAt(timeZone, date, dayBegins);
  if (zone === null || zone === 'UTC') return time.toUnixTime() * 1_000;
  const { hour, minute, second } = time;
  return date.toPlainDateTime({ hour, minute, second }).toZonedDateTime(zone).epochMilliseconds;
}

/** UNTIL is in UTC (RFC 5545, 3.3.10); where the library knows no offset of the zone it is told as the wall shows it. */
function endsByTheWall(master: ICAL.Component, reading: Reading): void {
  const event = new ICAL.Event(master);
  if (event.startDate.zone?.tzid !== 'floating') return;
  const zone = zoneOf(event, event.startDate, reading);
  if (zone === null) return;
  for (const property of master.getAllProperties('rrule')) {
    const rule = property.getFirstValue() as ICAL.Recur;
    if (rule.until?.zone?.tzid !== 'UTC') continue;
    const { year, month, day, hour, minute, second } = Temporal.Instant.fromEpochMilliseconds(
      rule.until.toUnixTime() * 1_000,
    ).toZonedDateTimeISO(zone);
    rule.until = ICAL.Time.fromData({ year, month, day, hour, minute, second, isDate: false });
    property.setValue(rule);
  }
}

/** The name in the IANA database, also with a vendor's path before it; null: it knows no such zone. */
function ianaOf(tzid: string): string | null {
  for (const name of [tzid, tzid.replace(/^\/[^/]+\/(?:[^/]+\/)?(?=[A-Z][A-Za-z]+\/)/, '')]) {
    try {
      return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
    } catch {
      // Not of this name.
    }
  }
  return null;
}
