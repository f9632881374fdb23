import t from 'tap';
import { exportOf } from '../../../src/oncall/exchange/feed.ts';
import { readICalendar } from '../../../src/oncall/exchange/icalendar.ts';
import { previewOf } from '../../../src/oncall/exchange/preview.ts';
import { shiftsBetween } from '../../../src/oncall/schedule/who.ts';
import { clinic, NOW, reading } from './kit.ts';

const file = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const night = (zone: string, more: string[] = [], uid = 'n') =>
  event(
    `UID:${uid}`,
    `DTSTART;TZID=${zone}:20261105T170000`,
    `DTEND;TZID=${zone}:20261106T080000`,
    'SUMMARY:Lund',
    ...more,
  );
const read = (text: string, more = {}) => readICalendar([text], reading(more));
const spans = (text: string, more = {}) => read(text, more).entries.map(({ start, end }) => [start, end]);

t.test('zones as Windows calls them, without a description', async (t) => {
  const zones = { 'Eastern Standard Time': '22', 'Pacific Standard Time': '01', 'W. Europe Standard Time': '16' };
  for (const [zone, hour] of Object.entries(zones)) {
    const [[start = ''] = []] = spans(file(...night(zone)));
    t.equal(start.slice(11, 13), hour, zone);
  }
  t.match(spans(file(...night('"Eastern Standard Time"')))[0]?.[0], /T22:/, 'quoted');
});

t.test('of a file with a zone that nobody knows nothing is taken, and the zone is told', async (t) => {
  const shift = { id: 's', service: null, seat: 'primary' as const, person: 'abara', source: 'hospital' };
  const schedule = clinic({ shifts: [{ ...shift, start: '2026-11-05T22:00:00Z', end: '2026-11-06T13:00:00Z' }] });
  const outside = read(file(...night('America/New_York', [], 'a'), ...night('Customized Time Zone 3')));
  t.same(outside.entries, []);
  t.match(outside.problems, [/"Customized Time Zone 3".*nothing of the file/]);
  t.same(previewOf(schedule, outside, reading(), NOW).removed, [], 'not even forced');
  const old = night('Customized Time Zone 3').map((line) => line.replaceAll('202611', '202511'));
  t.equal(
    spans(file(...old, ...night('America/New_York', [], 'a'))).length,
    1,
    'what was over long ago stands in no way',
  );
  t.equal(read(file(...night('Utopia/Nowhere', ['RRULE:FREQ=DAILY;COUNT=3']))).problems.length, 1);
});

t.test('what is excepted or moved in Greenwich time is that night of a zone that is only named', async (t) => {
  const series = night('Eastern Standard Time', ['RRULE:FREQ=DAILY;COUNT=4', 'EXDATE:20261106T220000Z']);
  const moved = event(
    ...[
      'UID:n',
      'RECURRENCE-ID:20261107T220000Z',
      'DTSTART:20261107T230000Z',
      'DTEND:20261108T130000Z',
      'SUMMARY:Abara',
    ],
  );
  t.same(
    read(file(...series, ...moved)).entries.map(({ start, who }) => `${start} ${who}`),
    ['2026-11-05T22:00:00Z Lund', '2026-11-07T23:00:00Z Abara', '2026-11-08T22:00:00Z Lund'],
  );
});

t.test('each end of a shift is in the zone that it names', async (t) => {
  const flight = event(
    'UID:f',
    'DTSTART;TZID=America/New_York:20261105T170000',
    'DTEND;TZID=Pacific Standard Time:20261105T200000',
    'SUMMARY:Lund',
  );
  t.same(spans(file(...flight)), [['2026-11-05T22:00:00Z', '2026-11-06T04:00:00Z']]);
});

t.test('two events of one UID are two; the later revision of one event is the one', async (t) => {
  const other = night('America/New_York').map((line) =>
    line.replace('20261106T08', '20261107T08').replace('20261105T17', '20261106T17'),
  );
  const two = read(file(...night('America/New_York'), ...other));
  t.same([two.entries.map(({ start }) => start), two.problems], [['2026-11-05T22:00:00Z', '2026-11-06T22:00:00Z'], []]);
  t.equal(new Set(two.entries.map(({ key }) => key)).size, 2);
  const turned = read(file(...other, ...night('America/New_York')));
  t.same(
    turned.entries.map(({ key }) => key),
    two.entries.map(({ key }) => key),
    'known again in any order',
  );
  const revised = night('America/New_York', ['SEQUENCE:2']).map((line) => line.replace('Lund', 'Abara'));
  t.same(
    read(file(...revised, ...night('America/New_York', ['SEQUENCE:1']))).entries.map(({ who }) => who),
    ['Abara'],
  );
  const behind = night('America/New_York').map((line) => line.replace('Lund', 'Backup: Abara'));
  t.same(
    read(file(...night('America/New_York'), ...behind)).entries.map(({ who }) => who),
    ['Lund', 'Abara'],
    'at one time two seats',
  );
  const instance = event(
    ...[
      'UID:n',
      'RECURRENCE-ID:20261106T220000Z',
      'DTSTART:20261106T230000Z',
      'DTEND:20261107T130000Z',
      'SUMMARY:Teague',
    ],
  );
  t.same(
    read(file(...night('America/New_York'), ...instance)).entries.map(({ who }) => who),
    ['Lund', 'Teague'],
    'an exception whose rule is not in the file stands for itself',
  );
  const series = night('America/New_York', ['RRULE:FREQ=WEEKLY;COUNT=2']);
  const cancelled = event(
    'UID:n',
    'RECURRENCE-ID;TZID=America/New_York:20261112T170000',
    'DTSTART;TZID=America/New_York:20261112T170000',
    'STATUS:CANCELLED',
  );
  t.same(
    spans(file(...other, ...series, ...cancelled)).map(([start]) => start),
    ['2026-11-05T22:00:00Z', '2026-11-06T22:00:00Z'],
    'beside one that repeats, whose exceptions stay its own',
  );
});

t.test('rules by the hour or less are refused, and no file makes a flood', async (t) => {
  for (const freq of ['SECONDLY', 'MINUTELY', 'HOURLY']) {
    const { entries, problems } = read(file(...night('America/New_York', [`RRULE:FREQ=${freq};COUNT=3`])));
    t.same(entries, []);
    t.match(problems, [new RegExp(`event n: it repeats ${freq}`)]);
  }
  const often = read(
    file(...night('UTC', ['RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23'])),
  );
  t.same(often.entries, []);
  t.match(often.problems, [/repeats too often/]);
  const ancient = night('UTC', ['RRULE:FREQ=DAILY']).map((line) => line.replace(/:2026110(\d)T/, ':1750010$1T'));
  t.match(read(file(...ancient)).problems, [/too long ago/]);
  const many = Array.from({ length: 9 }, (_, i) =>
    night('UTC', ['RRULE:FREQ=DAILY;BYHOUR=0,3,6,9,12,15,18'], `n${i}`),
  ).flat();
  const flood = read(file(...many));
  t.same(flood.entries, []);
  t.match(flood.problems, [/more shifts than any clinic/]);
  t.equal(flood.whole, false, 'nothing is gone for it');
});

t.test('several services go out and come in again as they were', async (t) => {
  const [from, to] = ['2026-10-31T12:00:00Z', '2026-11-07T13:00:00Z'];
  const services = ['Adults: day, night', 'Paediatrics (north) - east'].map((name, i) => ({
    ...{ id: `s${i}`, name, locations: [], suits: [] },
  }));
  const shift = (
    service: string | null,
    seat: 'primary' | 'backup' | 'third',
    person: string,
    start = from,
    end = to,
  ) => ({
    ...{ id: `${service}${seat}${start}`, service, seat, person, start, end, source: 'x' },
  });
  const schedule = clinic({
    services,
    shifts: [
      shift('s0', 'primary', 'teague'),
      shift('s0', 'backup', 'lund'),
      shift('s1', 'primary', 'abara', from, '2026-11-02T13:00:00Z'),
      shift('s1', 'third', 'olund'),
      shift('s1', 'backup', 'lund'),
    ],
  });
  const held = (of: typeof schedule) =>
    services.flatMap(({ id }) =>
      shiftsBetween(of, id, from, to)
        .filter(({ by }) => by.rule === 'shift')
        .map(({ seat, person, start, end }) => `${id} ${seat} ${person} ${start} ${end}`),
    );
  const outside = read(exportOf(schedule, from, to, NOW));
  const { added, problems, unknownNames, unknownTasks } = previewOf(
    { ...schedule, shifts: [] },
    outside,
    reading(),
    NOW,
  );
  t.same([problems, unknownNames, unknownTasks], [[], [], []]);
  t.same(held({ ...schedule, shifts: added }), held(schedule));
  t.equal(held(schedule).length, 5, 'the gap is no shift of whom the last resort would wake');
});

t.test('a title says the service by its name', async (t) => {
  const services = ['Adults', 'Paediatrics'].map((name, i) => ({ id: `s${i}`, name, locations: [], suits: [] }));
  const titled = night('America/New_York').map((line) => line.replace('Lund', 'Backup on call, Paediatrics: Lund'));
  const { added } = previewOf(clinic({ services }), read(file(...titled)), reading(), NOW);
  t.same(
    added.map(({ service, seat, person }) => `${service} ${seat} ${person}`),
    ['s1 backup lund'],
  );
});

t.test('a long shift doubles each of those within it; one person in two seats is told', async (t) => {
  const long = event('UID:l', 'DTSTART:20261105T000000Z', 'DTEND:20261112T000000Z', 'SUMMARY:Lund');
  const short = (uid: string, day: string, title: string) =>
    event(`UID:${uid}`, `DTSTART:202611${day}T080000Z`, `DTEND:202611${day}T200000Z`, `SUMMARY:${title}`);
  const outside = read(
    file(
      ...long,
      ...short('a', '06', 'Abara'),
      ...short('b', '08', 'Teague'),
      ...short('c', '10', 'Backup: Lund'),
      ...short('d', '10', 'Backup: Abara'),
    ),
  );
  t.same(
    previewOf(clinic(), outside, reading(), NOW).doubled.map(
      ({ first, second }) => `${first.seat} ${first.person} / ${second.seat} ${second.person}`,
    ),
    [
      'primary lund / primary abara',
      'primary lund / primary teague',
      'primary lund / backup lund',
      'backup lund / backup abara',
    ],
  );
});
