import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { beginsAt } from '../schedule/clock.ts';
import type { Reading } from './types.ts';
import { ofWindows } from './windows-zones.ts';

/** Farther than that no zone is from Greenwich. */
const FARTHEST_MS = 86_400_000;

/** A time that is told in a zone which nobody describes: whose night it is cannot be known. */
export class UnknownZone extends Error {
  readonly zone: string;
  constructor(zone: string) {
    super(`unknown time zone ${zone}`);
    this.zone = zone;
  }
}

/**
 * The IANA zone of the time of a property (`dtstart`, `exdate`, …). `described`: it is one that only the file describes (VTIMEZONE), and the library
 * tells the instant. A file may name a zone of the IANA database, or one of Windows, without describing it. Throws UnknownZone for any other.
 */
export function zoneOf(time: ICAL.Time, property: ICAL.Property | null, { timeZone }: Reading): string {
  const known = time.zone?.tzid ?? 'floating';
  if (known !== 'floating') return ianaOf(known) ?? 'described';
  const named = property?.getParameter('tzid');
  if (!named) return timeZone;
  const zone = ianaOf(String(named)) ?? ofWindows(String(named));
  if (zone === null) throw new UnknownZone(String(named));
  return zone;
}

/**
 * Epoch ms. Of a time that comes twice it is the first, one that is skipped counts from the offset before (RFC 5545, 3.3.5); a date without a time is
 * when the day begins in the practice.
 */
export function instantOf(time: ICAL.Time, zone: string, { timeZone, dayBegins }: Reading): number {
  const date = new Temporal.PlainDate(time.year, time.month, time.day);
  if (time.isDate) return beginsAt(timeZone, date, dayBegins);
  if (zone === 'described' || zone === 'UTC') return time.toUnixTime() * 1_000;
  const { hour, minute, second } = time;
  return date.toPlainDateTime({ hour, minute, second }).toZonedDateTime(zone).epochMilliseconds;
}

/** Whether a time whose zone is not known is over before the range in every zone that there is. */
export function longOver(time: ICAL.Time, { range }: Reading): boolean {
  return time.toUnixTime() * 1_000 + FARTHEST_MS <= Temporal.Instant.from(range.start).epochMilliseconds;
}

/**
 * Writes the end of the rule, what is excepted and what is added as the wall of the event's own zone shows it: the library compares them with
 * the event's times and knows no offset of a zone that the file merely names. UNTIL is in UTC (RFC 5545, 3.3.10), the others may be.
 */
export function asTheWallShows(series: readonly ICAL.Component[], master: ICAL.Component, reading: Reading): void {
  const start = new ICAL.Event(master).startDate;
  if (start.isDate || (start.zone?.tzid !== 'floating' && start.zone?.tzid !== 'UTC')) return;
  const own = zoneOf(start, master.getFirstProperty('dtstart'), reading);
  const shown = (time: ICAL.Time, property: ICAL.Property | null): ICAL.Time => {
    const zone = property === null && time.zone?.tzid !== 'UTC' ? own : zoneOf(time, property, reading);
    if (time.isDate || zone === own) return time;
    const at = instantOf(time, zone, reading);
    if (start.zone?.tzid === 'UTC') return ICAL.Time.fromJSDate(new Date(at), true);
    const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(own);
    const { year, month, day, hour, minute, second } = wall;
    return ICAL.Time.fromData({ year, month, day, hour, minute, second, isDate: false });
  };
  for (const property of master.getAllProperties('rrule')) {
    const rule = property.getFirstValue() as ICAL.Recur;
    if (!rule.until) continue;
    rule.until = shown(rule.until, null);
    property.setValue(rule);
  }
  for (const name of ['exdate', 'rdate'])
    for (const property of master.getAllProperties(name)) {
      const times = property.getValues();
      if (times.some((time) => !(time instanceof ICAL.Time))) continue;
      property.setValues((times as ICAL.Time[]).map((time) => shown(time, property)));
    }
  for (const each of series) {
    const property = each.getFirstProperty('recurrence-id');
    const time = property?.getFirstValue();
    if (property && time instanceof ICAL.Time) property.setValue(shown(time, property));
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
