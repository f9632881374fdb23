import { RRuleTemporal } from 'rrule-temporal';
import t from 'tap';
import { Temporal } from 'temporal-polyfill';
import { exportOf, feedOf } from '../../../src/oncall/exchange/feed.ts';
import { readICalendar } from '../../../src/oncall/exchange/icalendar.ts';
import { clinic, NOW, reading } from './kit.ts';

const file = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const NIGHTS = [
  'UID:nights',
  'DTSTART;TZID=America/New_York:20261030T170000',
  'DTEND;TZID=America/New_York:20261031T080000',
  'SUMMARY:Lund',
];
const spans = (text: string, more = {}) =>
  readICalendar([text], reading(more)).entries.map(({ start, end }) => [start, end]);

t.test('a night that repeats keeps its times on the wall when the clocks go back', async (t) => {
  t.same(spans(file(...event(...NIGHTS, 'RRULE:FREQ=DAILY;COUNT=3'))), [
    ['2026-10-30T21:00:00Z', '2026-10-31T12:00:00Z'],
    ['2026-10-31T21:00:00Z', '2026-11-01T13:00:00Z'],
    ['2026-11-01T22:00:00Z', '2026-11-02T13:00:00Z'],
  ]);
});

t.test(
  'what is excepted is left out, what is moved is where it was moved to, what is cancelled is not there',
  async (t) => {
    const moved = event(
      'UID:nights',
      'RECURRENCE-ID;TZID=America/New_York:20261101T170000',
      'DTSTART;TZID=America/New_York:20261101T190000',
      'DTEND;TZID=America/New_York:20261102T080000',
      'SUMMARY:Abara',
    );
    const cancelled = event(
      'UID:nights',
      'RECURRENCE-ID;TZID=America/New_York:20261102T170000',
      'DTSTART;TZID=America/New_York:20261102T170000',
      'DTEND;TZID=America/New_York:20261103T080000',
      'STATUS:CANCELLED',
      'SUMMARY:Lund',
    );
    const all = event(...NIGHTS, 'RRULE:FREQ=DAILY;COUNT=5', 'EXDATE;TZID=America/New_York:20261031T170000');
    const { entries } = readICalendar([file(...all, ...moved, ...cancelled)], reading());
    t.same(
      entries.map(({ start, who }) => `${start} ${who}`),
      ['2026-10-30T21:00:00Z Lund', '2026-11-02T00:00:00Z Abara', '2026-11-03T22:00:00Z Lund'],
    );
    t.equal(new Set(entries.map(({ key }) => key)).size, 3, 'each has a key of its own');
    t.same(spans(file(...event(...NIGHTS, 'STATUS:CANCELLED'))), []);
  },
);

t.test('a whole day begins when the days of this practice begin; a floating time is in its zone', async (t) => {
  const day = event('UID:day', 'DTSTART;VALUE=DATE:20261031', 'DTEND;VALUE=DATE:20261102', 'SUMMARY:Lund');
  t.same(spans(file(...day)), [['2026-10-31T12:00:00Z', '2026-11-02T13:00:00Z']]);
  const floating = event('UID:f', 'DTSTART:20261031T170000', 'DTEND:20261101T080000', 'SUMMARY:Lund');
  t.same(spans(file(...floating)), [['2026-10-31T21:00:00Z', '2026-11-01T13:00:00Z']]);
  const utc = event('UID:u', 'DTSTART:20261031T170000Z', 'DURATION:PT12H', 'SUMMARY:Lund');
  t.same(spans(file(...utc)), [['2026-10-31T17:00:00Z', '2026-11-01T05:00:00Z']]);
});

t.test('a zone that only the file describes is read as it describes it', async (t) => {
  const zone = [
    'BEGIN:VTIMEZONE',
    'TZID:Eastern of our own',
    'BEGIN:STANDARD',
    'DTSTART:20001101T020000',
    'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
    'TZOFFSETFROM:-0400',
    'TZOFFSETTO:-0500',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:20000308T020000',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
    'TZOFFSETFROM:-0500',
    'TZOFFSETTO:-0400',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ];
  const night = event(
    ...NIGHTS.map((line) => line.replace('America/New_York', 'Eastern of our own')),
    'RRULE:FREQ=DAILY;COUNT=2',
  );
  // Not the practice's zone, so that it can only be the file's.
  t.same(spans(file(...zone, ...night), { timeZone: 'Europe/Berlin' }), [
    ['2026-10-30T21:00:00Z', '2026-10-31T12:00:00Z'],
    ['2026-10-31T21:00:00Z', '2026-11-01T13:00:00Z'],
  ]);
});

t.test('the last night of a rule that ends in UTC is there, east of Greenwich too', async (t) => {
  const night = event(
    'UID:berlin',
    'DTSTART;TZID=Europe/Berlin:20261023T010000',
    'DTEND;TZID=Europe/Berlin:20261023T090000',
    'RRULE:FREQ=DAILY;UNTIL=20261024T230000Z',
    'SUMMARY:Lund',
  );
  t.same(
    spans(file(...night)).map(([start]) => start),
    ['2026-10-22T23:00:00Z', '2026-10-23T23:00:00Z', '2026-10-24T23:00:00Z'],
  );
});

t.test('rules of RFC 5545 give the days that another library finds', async (t) => {
  const rules = [
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=12',
    'FREQ=WEEKLY;INTERVAL=3;WKST=SU;BYDAY=SU,SA;UNTIL=20270301T220000Z',
    'FREQ=MONTHLY;BYDAY=-1FR;COUNT=8',
    'FREQ=MONTHLY;BYMONTHDAY=31;COUNT=5',
    'FREQ=DAILY;INTERVAL=10;COUNT=14',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=6',
  ];
  for (const rule of rules) {
    const ours = spans(file(...event(...NIGHTS, `RRULE:${rule}`)));
    const theirs = new RRuleTemporal({
      rruleString: `DTSTART;TZID=America/New_York:20261030T170000\nRRULE:${rule}`,
    }).all();
    const first = '2026-10-30T21:00:00Z';
    const wanted = theirs.map((at) => Temporal.Instant.fromEpochMilliseconds(at.epochMilliseconds).toString());
    t.same(
      ours.map(([start]) => start).filter((start) => start !== first),
      wanted.filter((start) => start !== first),
      rule,
    );
    t.ok(ours.length > 3);
  }
});

t.test('what cannot be read is told, and the rest is taken', async (t) => {
  t.match(readICalendar(['<html>'], reading()).problems, [/no iCalendar/]);
  t.same(readICalendar([''], reading()).entries, []);
});

t.test('a shift that runs is the same event in each export', async (t) => {
  const shift = { id: 's', service: null, seat: 'primary' as const, person: 'lund', source: 'x' };
  const schedule = clinic({ shifts: [{ ...shift, start: '2026-11-02T13:00:00Z', end: '2026-11-09T13:00:00Z' }] });
  const uids = (now: string) =>
    [...exportOf(schedule, now, '2026-11-09T13:00:00Z', now).matchAll(/^UID:(.*primary.*)\r$/gm)].map(([, uid]) => uid);
  t.match(exportOf(schedule, '2026-11-03T09:00:00Z', '2026-11-05T09:00:00Z', NOW), /DTEND:20261109T130000Z/, 'whole');
  t.same(uids('2026-11-04T09:00:00Z'), uids('2026-11-05T09:00:00Z'));
  t.equal(uids('2026-11-04T09:00:00Z').length, 1);
});

t.test('what is written out is read again as it was', async (t) => {
  const shift = (id: string, start: string, end: string, seat: 'primary' | 'backup', person: string) => ({
    ...{ id, start, end, seat, person, service: null, source: 'practice-file' },
  });
  const [from, to] = ['2026-10-31T12:00:00Z', '2026-11-02T13:00:00Z'];
  const schedule = clinic({
    shifts: [shift('a', from, to, 'primary', 'teague'), shift('b', from, to, 'backup', 'lund')],
  });
  const { entries } = readICalendar([exportOf(schedule, from, to, NOW)], reading());
  t.same(
    entries.map(({ start, end, who, task }) => ({ start, end, who, task })).sort((a, b) => (a.who < b.who ? -1 : 1)),
    [
      { start: from, end: to, who: 'Dr. Mira Lund', task: 'Backup on call' },
      { start: from, end: to, who: 'Rosalind Teague', task: 'On call' },
    ],
  );
  const feed = feedOf(schedule, 'lund', NOW);
  t.match(feed, /SUMMARY:Backup on call\r\n/);
  t.notMatch(feed, /Teague/);
});
