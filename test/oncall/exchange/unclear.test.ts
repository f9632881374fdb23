import t from 'tap';
import { readICalendar } from '../../../src/oncall/exchange/icalendar.ts';
import { previewOf } from '../../../src/oncall/exchange/preview.ts';
import { kindOf, readOutside } from '../../../src/oncall/exchange/read.ts';
import type { Reading } from '../../../src/oncall/exchange/types.ts';
import { clinic, NOW, reading } from './kit.ts';

const HEAD = 'Staff,Task,Start Date,Start Time,End Date,End Time';

async function read(lines: string[], more: Partial<Reading> = {}) {
  const own = reading(more);
  const outside = await readOutside(new TextEncoder().encode(lines.join('\n')), 'rota.csv', own);
  return previewOf(clinic(), outside, own, NOW);
}
const spans = ({ added }: Awaited<ReturnType<typeof read>>) => added.map(({ start, end }) => `${start} ${end}`);

t.test('one date of the file tells the order of all of them', async (t) => {
  const dayFirst = await read([
    HEAD,
    'Lund,Primary,05/03/2027,08:00,06/03/2027,08:00',
    'Abara,Primary,06/03/2027,08:00,07/03/2027,08:00',
    'Lund,Primary,13/03/2027,08:00,14/03/2027,08:00',
  ]);
  t.same(spans(dayFirst), [
    '2027-03-05T13:00:00Z 2027-03-06T13:00:00Z',
    '2027-03-06T13:00:00Z 2027-03-07T13:00:00Z',
    '2027-03-13T13:00:00Z 2027-03-14T12:00:00Z',
  ]);
  t.same([dayFirst.problems, dayFirst.unclearDates], [[], null]);
  const monthFirst = await read([
    HEAD,
    'Lund,Primary,11/05/2026,08:00,11/06/2026,08:00',
    'Lund,Primary,11/13/2026,08:00,11/14/2026,08:00',
  ]);
  t.same(spans(monthFirst)[0], '2026-11-05T13:00:00Z 2026-11-06T13:00:00Z');
});

t.test('a file that does not tell is asked about and nothing of it is taken; what was said holds', async (t) => {
  const lines = [HEAD, 'Lund,Primary,04/03/2027,08:00,05/03/2027,08:00'];
  const asked = await read(lines);
  t.same([spans(asked), asked.unclearDates], [[], '04/03/2027']);
  t.same(spans(await read(lines, { dates: 'day-first' })), ['2027-03-04T13:00:00Z 2027-03-05T13:00:00Z']);
  t.match(spans(await read(lines, { dates: 'month-first' }))[0], /^2027-04-03T12:00:00Z/);
  t.equal((await read([HEAD, 'Lund,Primary,04/04/2027,08:00,04/04/2027,20:00'])).added.length, 1, 'the same both ways');
});

t.test('a file that contradicts itself, or what was said of it, is not taken', async (t) => {
  const both = await read([
    HEAD,
    'Lund,Primary,13/03/2027,08:00,14/03/2027,08:00',
    'Lund,Primary,03/15/2027,08:00,03/16/2027,08:00',
  ]);
  t.same(spans(both), []);
  t.match(both.problems, [/"13\/03\/2027".*"03\/15\/2027"/]);
  const said = await read([HEAD, 'Lund,Primary,13/03/2027,08:00,14/03/2027,08:00'], { dates: 'month-first' });
  t.same(spans(said), []);
  t.match(said.problems, [/"13\/03\/2027".*day first/]);
});

t.test('an end that is missing is never made up', async (t) => {
  const open = await read([HEAD, 'Lund,Primary,2026-12-05,08:00,,']);
  t.same(spans(open), []);
  t.match(open.problems, [/row 2: .*no end/]);
  const half = await read(['Name,Task,Start,End date', 'Lund,Primary,2026-12-05 17:00,2026-12-06']);
  t.match([spans(half), half.problems], [[], [/row 2: .*time to end/]]);
  const foreign = await read(['Name;Dienst;Start;Ende', 'Lund;Primary;2027-04-13 08:00;2027-04-14 20:00'], {
    columns: { task: 'Dienst' },
  });
  t.same(spans(foreign), []);
  t.match(foreign.problems, [/row 2: .*no end.*"Ende"/]);
  const days = await read(['Name,Task,From,Bis', 'Lund,Primary,2027-04-13,2027-04-15']);
  t.match([spans(days), days.problems], [[], [/row 2: .*"Bis"/]], 'days alone with a heading that is not known');
  const whole = await read(['Name,Task,Date', 'Lund,Primary,2027-04-13']);
  t.same(spans(whole), ['2027-04-13T12:00:00Z 2027-04-14T12:00:00Z'], 'a sheet of days alone');
});

t.test('events that end before they begin, or never, are told', async (t) => {
  const event = (...lines: string[]) => ['BEGIN:VEVENT', 'DTSTAMP:20261101T000000Z', ...lines, 'END:VEVENT'];
  const file = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//y//EN'],
    ...event('UID:1', 'SUMMARY:Lund (primary)', 'DTSTART:20261228T080000', 'DTEND:20261228T070000'),
    ...event('UID:2', 'SUMMARY:Lund (primary)', 'DTSTART:20261229T080000'),
    ...event('UID:3', 'SUMMARY:Clinic', 'DTSTART:20261229T080000'),
    ...event('UID:4', 'SUMMARY:Lund (primary)', 'DTSTART;VALUE=DATE:20261230'),
    ...event('UID:5', 'SUMMARY:Lund', 'DTSTART:20261228T080000', 'DTEND:20261228T070000', 'RRULE:FREQ=DAILY;COUNT=9'),
    'END:VCALENDAR',
  ].join('\r\n');
  const { entries, problems } = readICalendar([file], reading());
  t.same(
    entries.map(({ key }) => key),
    ['4'],
    'a whole day needs no end',
  );
  t.equal(problems.length, 3, 'each event once, and none for what is no shift');
  t.match(problems, [/event 1 .*2026-12-28 08:00.*does not end after/, /event 2 .*no end/, /event 5/]);
});

t.test('UTF-16 with its mark is read, both ways round', async (t) => {
  const text = `${HEAD}\r\nLund,Primary,2026-12-05,08:00,2026-12-06,08:00`;
  const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
  const big = Buffer.from(little).swap16();
  for (const bytes of [little, big]) {
    const outside = await readOutside(bytes, 'rota.csv', reading());
    t.equal(outside.entries.length, 1);
  }
  t.equal(kindOf(Buffer.from('\uFEFFBEGIN:VCALENDAR', 'utf16le'), 'x.ics'), 'icalendar');
});

t.test('two people in one seat at one time are a matter of its own, with who and when', async (t) => {
  const preview = await read([
    HEAD,
    'Lund,Primary,2026-12-01,08:00,2026-12-02,08:00',
    'Abara,Primary,2026-12-01,10:00,2026-12-01,12:00',
  ]);
  t.same(preview.problems, []);
  t.same(
    preview.doubled.map(({ first, second }) => [first.person, second.person]),
    [['lund', 'abara']],
  );
});

t.test('a day with a time behind it that cannot be read is told, and is no whole day', async (t) => {
  const night = (start: string) => read(['Name,Start,End', `Lund,"${start}","2026-11-21 08:00"`]);
  for (const start of [
    '2026-11-20 17:00:00.000',
    '2026-11-20 17:00:00-05:00',
    '2026-11-20 17:00 -05:00',
    '2026-11-20T22:00:00+00',
    '11/20/2026, 5:00 PM',
    '11/20/2026 - 5:00 PM',
    '11/20/2026 at 5:00 PM',
    '2026-11-20 17h00',
    '20.11.2026 17.00',
    '2026-11-20 (Fri) 17:00',
  ]) {
    const { problems, ...is } = await night(start);
    t.same([problems, is.added.map((shift) => shift.start)], [[], ['2026-11-20T22:00:00Z']], start);
  }
  for (const start of [
    '2026-11-20 17:00 EST',
    '2026-11-20 17:00 PST',
    '2026-11-20 17:00 - 05:00',
    '11/20/2026 evening',
    '2026-11-20 17:00 or 18:00',
  ]) {
    const { problems, added } = await night(start);
    t.same([problems.length, added], [1, []], start);
  }
  const beside = await read(['Name,Date,Start time,End time', 'Lund,11/20/2026 5:00 PM EST,17:00,08:00']);
  t.same([beside.problems.length, beside.added], [1, []]);
  t.equal((await read(['Name,Date', 'Lund,2026-11-20 Fri', 'Abara,"2026-11-21, (Sat)"'])).added.length, 2);
});

t.test(
  'what stands beside the word call may make it something else: such a task is asked about, a second call is a backup',
  async (t) => {
    const rowOf = (task: string) => read([HEAD, `Lund,${task},11/20/2026,5:00 PM,11/21/2026,8:00 AM`]);
    for (const task of [
      ...['No-Call Request', 'Not oncall', 'No-call', 'Unavailable for call', 'Cannot take call', 'Call cancelled'],
      ...['Conference call', 'First assist', 'On Call 2'],
    ])
      t.same((await rowOf(task)).added, [], task);
    t.same((await rowOf('Conference call')).unknownTasks, ['Conference call']);
    for (const [task, seat] of [
      ['Back up call', 'backup'],
      ['Backup call', 'backup'],
      ['On call 1', 'primary'],
      ['Call 5p-8a', 'primary'],
      ['Clinic call', 'primary'],
      ['Night', 'primary'],
    ] as const)
      t.match((await rowOf(task)).added, [{ seat, person: 'lund' }], task);
  },
);

const event = (title: string, ...more: string[]) =>
  [
    ...['BEGIN:VEVENT', 'UID:a', 'DTSTART:20261120T170000', 'DTEND:20261121T080000', `SUMMARY:${title}`],
    ...[...more, 'END:VEVENT'],
  ].join('\r\n');
const calendar = (events: string, ...more: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...more, events, 'END:VCALENDAR', ''].join('\r\n');
const taken = (file: string) => previewOf(clinic(), readICalendar([file], reading()), reading(), NOW);

t.test('a title of two people, or of a call that is none, is asked about', async (t) => {
  for (const title of [
    ...['On call: Lund (backup Abara)', 'Primary: Lund\\, Backup: Abara', 'Lund - vacation\\, Abara call'],
    ...['Lund - conference call', 'Lund - unavailable for call'],
  ]) {
    const { added, unknownTasks } = taken(calendar(event(title)));
    t.same([added, unknownTasks.length], [[], 1], title);
  }
  t.same(taken(calendar(event('Lund - No-call'))).added, []);
  for (const [title, seat] of [
    ['Abara - Back up call', 'backup'],
    ['On call - Abara (backup)', 'backup'],
    ['Abara (Weekend call)', 'primary'],
    ['Abara backup call', 'backup'],
  ] as const)
    t.match(taken(calendar(event(title))).added, [{ seat, person: 'abara' }], title);
});

t.test('an event of our own export that was given to another elsewhere is told, and taken for nobody', async (t) => {
  const marks = ['X-NIGHTBELL-SERVICE:on_call', 'X-NIGHTBELL-SEAT:primary', 'X-NIGHTBELL-PERSON:Dr. Mira Lund'];
  for (const title of ['On call: Dr. Chidi Abara', 'Dr. Chidi Abara', 'On call (Dr. Chidi Abara)']) {
    const { added, problems } = taken(calendar(event(title, ...marks)));
    t.same([added, problems.length], [[], 1], title);
    t.match(problems[0], /2026-11-20 17:00.*Dr\. Chidi Abara.*Dr\. Mira Lund/);
  }
  for (const title of ['On call: Dr. Mira Lund', 'On call: Dr. Mir', 'Bereitschaft: Dr. Mira Lund', 'On call'])
    t.match(taken(calendar(event(title, ...marks))).added, [{ seat: 'primary', person: 'lund' }], title);
});

t.test('a file that takes events back puts nobody on call', async (t) => {
  const { added, problems } = taken(calendar(event('On call: Lund'), 'METHOD:CANCEL'));
  t.same(added, []);
  t.match(problems, [/METHOD:CANCEL/]);
});

t.test('only headings of times say a zone; an offset holds, and what does not agree is told', async (t) => {
  const row = 'Lund,2026-11-20 17:00,2026-11-21 08:00,none';
  const starts = async (heading: string) => {
    const { added, problems } = await read([heading, row]);
    return [added.map(({ start }) => start), problems.length];
  };
  t.same(await starts('Name,Start (GMT-05:00),End (GMT-05:00),Notes'), [['2026-11-20T22:00:00Z'], 0]);
  t.same(await starts('Name,Start (UTC+1),End (UTC+1),Notes'), [['2026-11-20T16:00:00Z'], 0]);
  t.same(await starts('Name,Start (GMT),End (GMT),Notes'), [['2026-11-20T17:00:00Z'], 0]);
  t.same(await starts('Name,Start,End,Notes (UTC offset in winter: 5)'), [['2026-11-20T22:00:00Z'], 0]);
  t.same(await starts('Name,Start (GMT),End,Notes'), [[], 1]);
  t.same(await starts('Name,Start (GMT-05:00 Eastern),End (GMT-05:00 Eastern),Notes'), [[], 1]);
});

t.test('a row is told by its number in the file, empty ones counted', async (t) => {
  const { problems } = await read([
    'Name,Start,End',
    '',
    'Lund,2026-11-20 17:00,2026-11-21 08:00',
    ',,',
    'Lund,soon,later',
  ]);
  t.match(problems, [/^row 5: /]);
});
