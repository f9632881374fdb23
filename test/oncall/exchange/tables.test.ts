import t from 'tap';
import { previewOf } from '../../../src/oncall/exchange/preview.ts';
import { readRows } from '../../../src/oncall/exchange/rows.ts';
import { readTable } from '../../../src/oncall/exchange/table.ts';
import type { Shift } from '../../../src/oncall/schedule/types.ts';
import { clinic, NOW, reading } from './kit.ts';

const table = (text: string) => readTable(new TextEncoder().encode(text), 'rota.csv');
const short = ({ seat, person, start, end }: Shift) => `${seat} ${person} ${start} ${end}`;

t.test('a QGenda list: last and first name, task, day and times; clinics and days off are no shifts', async (t) => {
  const rows = await table(
    [
      '"Schedule for October"',
      'Staff Last Name,Staff First Name,Task Name,Start Date,Start Time,End Date,End Time',
      'Lund,Mira,Primary Call,10/31/2026,5:00 PM,11/1/2026,8:00 AM',
      'Teague,Rosalind,Backup Call,10/31/2026,5:00 PM,11/1/2026,8:00 AM',
      'Abara,Chidi,Vacation,10/31/2026,12:00 AM,11/1/2026,12:00 AM',
      'Abara,Chidi,Clinic AM,10/31/2026,8:00 AM,10/31/2026,12:00 PM',
    ].join('\r\n'),
  );
  const preview = previewOf(clinic(), readRows(rows, reading()), reading(), NOW);
  t.same(preview.added.map(short), [
    'primary lund 2026-10-31T21:00:00Z 2026-11-01T13:00:00Z',
    'backup teague 2026-10-31T21:00:00Z 2026-11-01T13:00:00Z',
  ]);
  t.same([preview.unknownNames, preview.unknownTasks, preview.problems], [[], [], []]);
});

t.test('an Amion report without headings: times in Greenwich, over midnight', async (t) => {
  const rows = await table(
    [
      'Amion report 619 of 20 October',
      '"Lund, M",101,1,"Call",7,70,11-1-26,2200,1300',
      '"Abara, Chidi",102,2,"Backup call",8,80,11-1-26,2200,1300',
    ].join('\n'),
  );
  const preview = previewOf(clinic(), readRows(rows, reading()), reading(), NOW);
  t.same(preview.added.map(short), [
    'primary lund 2026-11-01T22:00:00Z 2026-11-02T13:00:00Z',
    'backup abara 2026-11-01T22:00:00Z 2026-11-02T13:00:00Z',
  ]);
});

t.test('an Amion report with headings, which say Greenwich themselves', async (t) => {
  const rows = await table(
    [
      'Staff name,Assignment name,Date of schedule (GMT),Start time of shift (GMT),End time of shift (GMT)',
      'Abara,On call,11-1-26,2200,1300',
    ].join('\n'),
  );
  const own = reading({ dates: 'month-first' });
  const { added } = previewOf(clinic(), readRows(rows, own), own, NOW);
  t.same(added.map(short), ['primary abara 2026-11-01T22:00:00Z 2026-11-02T13:00:00Z']);
});

t.test("a clinic's own sheet, by columns that somebody named, over the night when the clocks go back", async (t) => {
  const rows = await table('Dienst;Wer;Von;Bis\nNacht;Abara;2026-10-31 20:00;2026-11-01 08:00\n');
  const own = reading({
    columns: { person: 'Wer', task: 'Dienst', start: 'Von', end: 'Bis' },
    tasks: { nacht: { service: null, seat: 'primary' } },
  });
  const { added } = previewOf(clinic(), readRows(rows, own), own, NOW);
  t.same(added.map(short), ['primary abara 2026-11-01T00:00:00Z 2026-11-01T13:00:00Z'], '13 hours');
});

t.test('nobody is guessed: a name of two, a name of none, a task that nobody knows', async (t) => {
  const rows = await table(
    [
      'Name,Shift,Date,Start time,End time',
      'Dr. Osei,Call,2026-11-05,17:00,08:00',
      'Abara,Zebra,2026-11-06,17:00,08:00',
      'Petra Lund-Olsen PA-C,Call,2026-11-07,17:00,08:00',
      'Abara,Call,2026-11-31,17:00,08:00',
    ].join('\n'),
  );
  const preview = previewOf(clinic(), readRows(rows, reading()), reading(), NOW);
  t.same(preview.unknownNames, ['Dr. Osei']);
  t.same(preview.unknownTasks, ['Zebra']);
  t.match(preview.problems, [/row 5: "2026-11-31 17:00" is no day/]);
  t.same(
    preview.added.map(({ person }) => person),
    ['olund'],
  );
  const told = reading({ names: { 'Dr. Osei': 'teague' } });
  t.same(previewOf(clinic(), readRows(rows, told), told, NOW).added.length, 2);
  const twins = clinic();
  twins.people.push({ ...twins.people[0]!, id: 'lund2', name: 'Dr. Jon Lund' });
  const lund = await table('Name,Shift,Date,Start time,End time\nLund,Call,2026-11-05,17:00,08:00');
  t.same(previewOf(twins, readRows(lund, reading()), reading(), NOW).unknownNames, ['Lund']);
});

t.test(
  'the next export: what is new, gone, changed and the same; an override of ours stays and is shown',
  async (t) => {
    const first = await table(
      'Name,Shift,Date,Start time,End time\nLund,Call,2026-11-05,17:00,08:00\nAbara,Call,2026-11-06,17:00,08:00\nAbara,Call,2026-11-07,17:00,08:00',
    );
    const shifts = previewOf(clinic(), readRows(first, reading()), reading(), NOW).added;
    const ours = { id: 'o', service: null, seat: 'primary' as const, person: 'lund', by: 'x', at: NOW, reason: '' };
    const override = { ...ours, start: '2026-11-06T23:00:00Z', end: '2026-11-07T03:00:00Z', over: null };
    const outside = { id: 'past', service: null, seat: 'primary' as const, person: 'lund', source: 'hospital' };
    const over = { ...outside, start: '2026-09-01T12:00:00Z', end: '2026-09-02T12:00:00Z' };
    const schedule = clinic({ shifts: [over, ...shifts], overrides: [override] });
    const second = await table(
      'Name,Shift,Date,Start time,End time\nLund,Call,2026-11-05,17:00,08:00\nTeague,Call,2026-11-06,17:00,08:00\nAbara,Call,2026-11-08,17:00,08:00',
    );
    const preview = previewOf(schedule, readRows(second, reading()), reading(), NOW);
    t.same(
      preview.changed.map(({ before, after }) => [before.person, after.person]),
      [['abara', 'teague']],
    );
    t.same(
      preview.added.map(({ start }) => start),
      ['2026-11-08T22:00:00Z'],
    );
    t.same(
      preview.removed.map(({ start }) => start),
      ['2026-11-07T22:00:00Z'],
    );
    t.equal(preview.same, 1);
    t.same(
      preview.conflicts.map(({ override, outside }) => [override, outside.person]),
      [['o', 'teague']],
    );
  },
);

t.test('a spreadsheet of days and times', async (t) => {
  const { default: write } = await import('./sheet.ts');
  const rows = await readTable(
    write([
      ['Who', 'Date', 'Start time', 'End time'],
      ['Mira Lund', '11/5/2026', '5 PM', '8 AM'],
    ]),
    'a.xlsx',
  );
  const own = reading({ dates: 'month-first' });
  const { added } = previewOf(clinic(), readRows(rows, own), own, NOW);
  t.same(added.map(short), ['primary lund 2026-11-05T22:00:00Z 2026-11-06T13:00:00Z']);
});
