// The people here are invented.
import t from 'tap';
import { readDate, readTime } from '../../../src/oncall/exchange/dates.ts';
import { Names } from '../../../src/oncall/exchange/names.ts';
import { seatOf, titleParts } from '../../../src/oncall/exchange/tasks.ts';
import { clinic, reading } from './kit.ts';

t.test('titles of events, as clinics write them: who, and for what', async (t) => {
  const names = new Names(clinic().people, {});
  const read = (title: string) => {
    const { who, task } = titleParts(title);
    const seat = seatOf({ task, service: null }, reading());
    return `${names.find(who)} ${seat === null || seat === 'unknown' ? seat : seat.seat}`;
  };
  for (const [title, wanted] of [
    ['Abara', 'abara primary'],
    ['Dr. Mira Lund', 'lund primary'],
    ['Lund (backup)', 'lund backup'],
    ['Primary call: Abara, Chidi DO', 'abara primary'],
    ['On-call – Rosalind Teague FNP', 'teague primary'],
    ['Abara backup call', 'abara backup'],
    ['2nd call | Teague', 'teague backup'],
    ['Hill clinic on call: Lund', 'lund primary'],
    ['Abara - vacation', 'abara null'],
    ['Abara: post-call', 'abara null'],
    ['Admin: Teague', 'teague null'],
    ['Potluck', 'null primary'],
  ] as const)
    t.equal(read(title), wanted, title);
});

t.test('names by surname, turned round, with an initial, without accents; never one of two', async (t) => {
  const names = new Names(clinic().people, { 'The new one': 'teague', Ghost: 'nobody' });
  const found = [
    'Lund, Mira',
    'M. Lund',
    'LUND, MD',
    'lund',
    'Ábara',
    'Lund-Olsen, P',
    'the new one',
    'R Lund',
    'Ghost',
    '',
    'Dr.',
  ];
  t.same(
    found.map((name) => names.find(name)),
    ['lund', 'lund', 'lund', 'lund', 'abara', 'olund', 'teague', null, null, null, null],
  );
});

t.test('a surname that is a credential elsewhere stays one', async (t) => {
  const [someone] = clinic().people;
  const person = (id: string, name: string) => ({ ...someone!, id, name });
  const people = [
    person('do', 'Minh Do'),
    person('tran', 'Minh Tran'),
    person('lee', 'Lee Pa'),
    person('obrien', "Siobhan O'Brien"),
  ];
  const names = new Names(people, {});
  const written = [
    'Minh Do',
    'Do, Minh',
    'Do',
    'Minh Do, DO',
    'Do, Minh, MD',
    'Minh Tran DO',
    'Lee Pa',
    'Pa, MD',
    'Lee Do',
    'Minh',
    'O’Brien, S',
    'Tran PhD',
  ];
  t.same(
    written.map((name) => names.find(name)),
    ['do', 'do', 'do', 'do', 'do', 'tran', 'lee', 'lee', null, null, 'obrien', 'tran'],
  );
});

t.test('days and times as tables have them', async (t) => {
  t.same(
    [
      ...['2026-11-07', '2026/11/7', '20261107', '11/7/2026', '11-7-26', '11.7.2026', '7 Nov 2026'],
      ...['Sat, November 7, 2026', '13/13/2026', '20261307', 'soon'],
    ].map((text) => String(readDate(text, 'month-first'))),
    [...Array(8).fill('2026-11-07'), 'null', 'null', 'null'],
  );
  t.same(
    ['17:00', '5:00 PM', '5p', '1700', '12:30 am', '24:00', '25:00', '13 pm'].map(
      (text) => readTime(text)?.time ?? null,
    ),
    ['17:00', '17:00', '17:00', '17:00', '00:30', '00:00', null, null],
  );
});
