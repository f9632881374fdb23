import ICAL from 'ical.js';
import { epochMs, isoOf, wall } from '../schedule/clock.ts';
import { asTheWallShows, instantOf, longOver, UnknownZone, zoneOf } from './icalendar-times.ts';
import { ownOf, saysTheSame } from './own-events.ts';
import { seatOf, titleParts } from './tasks.ts';
import type { Outside, OutsideEntry, Reading } from './types.ts';

/** A rule that repeats more often than this within the time that is read is a slip of the pen. */
const MOST_OCCURRENCES = 5_000;
/** No clinic has more shifts in the time that is read. */
const MOST_ENTRIES = 20_000;
/** Rules that began years ago are walked through from their beginning. */
const MOST_STEPS = 50_000;
/** Shifts go by the day; a rule that goes by the hour or less is none of on call, and its occurrences would fill the memory. */
const BY_THE_DAY = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];

/**
 * Reads iCalendar (RFC 5545), one file or several after one another: events with their recurrences, exceptions and cancellations. A time is that of
 * its zone: by the IANA database where it has the name, else as the file itself describes it, else by what Windows calls it; a floating one is in the
 * practice's zone. Of a file that names any other zone nothing is taken.
 */
export function readICalendar(files: readonly string[], reading: Reading): Outside {
  const entries: OutsideEntry[] = [];
  const problems: string[] = [];
  let whole = true;
  for (const file of files) {
    const own: OutsideEntry[] = [];
    try {
      const parsed: unknown = ICAL.parse(file.replace(/^\uFEFF/, ''));
      const first = Array.isArray(parsed) && Array.isArray(parsed[0]) ? parsed : [parsed];
      for (const each of first) readCalendar(new ICAL.Component(each as never), reading, own, problems);
      entries.push(...own);
    } catch (error) {
      // What such a file has not is not gone.
      if ([UnknownZone, TooMany, Cancels].some((kind) => error instanceof kind)) whole = false;
      problems.push(whyNot(error));
    }
  }
  return {
    entries: apart(entries.sort((a, b) => epochMs(a.start) - epochMs(b.start))),
    problems,
    unclearDates: null,
    whole,
  };
}

function whyNot(error: unknown): string {
  if (error instanceof UnknownZone)
    return `the time zone "${error.zone.slice(0, 60)}" is not known, and the file does not describe it: nothing of the file is taken`;
  if (error instanceof TooMany) return 'the file holds more shifts than any clinic has: nothing of the file is taken';
  if (error instanceof Cancels)
    return 'the file takes events back (METHOD:CANCEL) and is no schedule: nothing of it is taken';
  return `no iCalendar file: ${shortly(error)}`;
}

class TooMany extends Error {}

/** RFC 5546, 3.2.5: what such a file names does not take place. */
class Cancels extends Error {}

function shortly(error: unknown): string {
  return (error as Error).message.split('\n')[0]?.slice(0, 80) ?? '';
}

function readCalendar(calendar: ICAL.Component, reading: Reading, entries: OutsideEntry[], problems: string[]): void {
  if (String(calendar.getFirstPropertyValue('method') ?? '').toUpperCase() === 'CANCEL') throw new Cancels();
  const components = calendar.getAllSubcomponents('vevent');
  const uids = new Map<string, ICAL.Component[]>();
  for (const component of components) {
    const uid = String(component.getFirstPropertyValue('uid') ?? `without-uid-${uids.size}`);
    uids.set(uid, [...(uids.get(uid) ?? []), component]);
  }
  for (const [uid, all] of uids)
    for (const { key, series } of seriesOf(uid, all)) {
      try {
        const told = new Set<string>();
        entries.push(...occurrences(key, series, reading, told));
        const [first] = told;
        if (first !== undefined) problems.push(first);
      } catch (error) {
        if (error instanceof UnknownZone) throw error;
        problems.push(`event ${uid.slice(0, 60)}: ${shortly(error)}`);
      }
      if (entries.length > MOST_ENTRIES) throw new TooMany();
    }
}

/**
 * The events of one UID: a UID ought to be that of one event with its exceptions, but some programs give it to every event of a person or of a file.
 * What begins at the same moment under the same title is the same event, and of several revisions the latest counts; anything else is another event.
 * Exceptions are of the one that repeats, and stand for themselves where none does.
 */
function seriesOf(uid: string, all: ICAL.Component[]): { key: string; series: ICAL.Component[] }[] {
  const exceptions = all.filter((each) => each.hasProperty('recurrence-id'));
  const replaced = new Set(exceptions.map((each) => String(each.getFirstPropertyValue('recurrence-id'))));
  const starts = new Map<string, ICAL.Component[]>();
  for (const each of all.filter((one) => !exceptions.includes(one))) {
    const begins = String(each.getFirstPropertyValue('dtstart') ?? '');
    starts.set(begins, [...(starts.get(begins) ?? []), each]);
  }
  const masters = [...starts].flatMap(([begins, list]) => {
    const latest = Math.max(...list.map(revision));
    const titles = new Map(
      list
        .filter((each) => revision(each) === latest)
        .map((each) => [String(each.getFirstPropertyValue('summary')), each]),
    );
    return [...titles.values()].map((master) => ({ begins, master }));
  });
  const repeats = masters.find(({ master }) => master.hasProperty('rrule') || master.hasProperty('rdate'));
  const own = masters
    .filter(({ begins }) => repeats || !replaced.has(begins))
    .map((each) => ({
      key: masters.length === 1 ? uid : `${uid}/${each.begins}`,
      series: each === repeats ? [each.master, ...exceptions] : [each.master],
    }));
  return repeats || exceptions.length === 0 ? own : [...own, { key: uid, series: exceptions }];
}

function revision(component: ICAL.Component): number {
  return Number(component.getFirstPropertyValue('sequence') ?? 0);
}

/** Every occurrence of an event within the range, exceptions in the place of what they replace. */
function occurrences(uid: string, series: ICAL.Component[], reading: Reading, told: Set<string>): OutsideEntry[] {
  const master = series.find((each) => !each.hasProperty('recurrence-id')) ?? null;
  const exceptions = series.filter((each) => each !== master);
  if (!master) return exceptions.flatMap((each) => entryOf(uid, new ICAL.Event(each), reading, told));
  if (isCancelled(master)) return [];
  if (!new ICAL.Event(master).isRecurring()) return entryOf(uid, new ICAL.Event(master), reading, told);
  for (const rule of master.getAllProperties('rrule')) {
    const { freq } = rule.getFirstValue() as ICAL.Recur;
    if (!BY_THE_DAY.includes(freq)) throw new Error(`it repeats ${freq}: only rules by the day or longer are read`);
  }
  asTheWallShows(series, master, reading);
  const event = new ICAL.Event(master, { strictExceptions: true, exceptions: exceptions as never });
  const found: OutsideEntry[] = [];
  const until = epochMs(reading.range.end);
  const zone = zoneOf(event.startDate, master.getFirstProperty('dtstart'), reading);
  const iterator = event.iterator();
  for (let step = 0; ; step++) {
    if (step === MOST_STEPS) throw new Error('its rule began too long ago to be walked through');
    const next = iterator.next();
    if (!next) break;
    if (instantOf(next, zone, reading) >= until) break;
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
  const span = spanOf(event, start, end, reading);
  if (span === null) return [];
  const last = Math.max(span.start, span.end);
  if (last <= epochMs(reading.range.start) || span.start >= epochMs(reading.range.end)) return [];
  const own = ownOf(event.component);
  if (own && !saysTheSame(event.summary ?? '', own.who)) {
    told.add(
      `event ${uid.slice(0, 60)} of ${wall(span.start, reading.timeZone)} was retitled "${event.summary.slice(0, 60)}", and was exported for ${own.who}`,
    );
    return [];
  }
  const { who, task } = own ?? titleParts(event.summary ?? '');
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
      ...{ key: recurrence ? `${uid}/${recurrence}` : uid, who: named, task, service: own?.service ?? null },
      ...{ start: isoOf(span.start), end: isoOf(span.end) },
    },
  ];
}

/** Epoch ms, each end in its own zone. null: the zone is not known, but it was over long ago. Throws UnknownZone. */
function spanOf(event: ICAL.Event, start: ICAL.Time, end: ICAL.Time, reading: Reading) {
  const { component } = event;
  const begins = component.getFirstProperty('dtstart');
  const ends = component.getFirstProperty('dtend');
  try {
    return {
      start: instantOf(start, zoneOf(start, begins, reading), reading),
      end: instantOf(end, zoneOf(end, ends ?? begins, reading), reading),
    };
  } catch (error) {
    if (error instanceof UnknownZone && longOver(end, reading)) return null;
    throw error;
  }
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

/** Each entry with a key of its own: an entry that shares one would be taken for the other. */
function apart(entries: OutsideEntry[]): OutsideEntry[] {
  const seen = new Map<string, number>();
  return entries.map((each) => {
    const nth = seen.get(each.key) ?? 0;
    seen.set(each.key, nth + 1);
    return nth === 0 ? each : { ...each, key: `${each.key}|${nth}` };
  });
}
