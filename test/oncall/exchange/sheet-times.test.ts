import t from 'tap';
import { previewOf } from '../../../src/oncall/exchange/preview.ts';
import { readOutside } from '../../../src/oncall/exchange/read.ts';
import type { Reading } from '../../../src/oncall/exchange/types.ts';
import { clinic, NOW, reading } from './kit.ts';
import sheetFile, { type Numeric } from './sheet.ts';

/** Of the year 2026, as a spreadsheet counts days. */
const NOV_5 = 46_331;
const DATE = 14;
const TIME = 20;
const BOTH = 22;
const day = (n: number): Numeric => ({ n, format: DATE });
const time = (hours: number): Numeric => ({ n: hours / 24, format: TIME });

async function shifts(rows: (string | Numeric)[][], more: Partial<Reading> = {}, options = {}) {
  const own = reading({ dates: 'month-first', ...more });
  const preview = previewOf(clinic(), await readOutside(sheetFile(rows, options), 'rota.xlsx', own), own, NOW);
  return [...preview.added.map(({ start, end }) => `${start} ${end}`), ...preview.problems];
}
const HEAD = ['Name', 'Date', 'Start time', 'End time'];

t.test('times are numbers: midnight, minutes, the end of the day, a third that binary cannot hold', async (t) => {
  t.same(await shifts([HEAD, ['Lund', day(NOV_5), time(0), time(7.5)]]), ['2026-11-05T05:00:00Z 2026-11-05T12:30:00Z']);
  t.same(await shifts([HEAD, ['Lund', day(NOV_5), time(19 + 20 / 60), time(24)]]), [
    '2026-11-06T00:20:00Z 2026-11-06T05:00:00Z',
  ]);
  t.same(await shifts([HEAD, ['Lund', day(NOV_5), time(16), time(0)]]), ['2026-11-05T21:00:00Z 2026-11-06T05:00:00Z']);
  const wrong: string[] = [];
  for (let minute = 0; minute < 1_440; minute += 7) {
    const [found = ''] = await shifts([
      HEAD,
      ['Lund', day(NOV_5), { n: minute / 1_440, format: 'h:mm AM/PM' }, '23:59'],
    ]);
    const wanted = new Date(Date.UTC(2026, 10, 5, 5, minute)).toISOString().replace('.000', '');
    if (!found.startsWith(wanted)) wrong.push(found);
  }
  t.same(wrong, []);
});

t.test(
  'a day and a time in one cell: its midnight is one where the cell shows a time, and a whole day where it does not',
  async (t) => {
    const head = ['Name', 'Start', 'End'];
    const both = (n: number, format: number | string = BOTH): Numeric => ({ n, format });
    t.same(await shifts([head, ['Lund', both(NOV_5), both(NOV_5 + 1)]]), ['2026-11-05T05:00:00Z 2026-11-06T05:00:00Z']);
    t.same(await shifts([head, ['Lund', both(NOV_5, 'yyyy\\-mm\\-dd hh:mm'), both(NOV_5 + 1 / 3)]]), [
      '2026-11-05T05:00:00Z 2026-11-05T13:00:00Z',
    ]);
    t.same(await shifts([head, ['Lund', day(NOV_5), day(NOV_5 + 1)]]), ['2026-11-05T13:00:00Z 2026-11-06T13:00:00Z']);
    const worded = 'dd/mm/yyyy &quot;oh&quot;';
    t.same(await shifts([head, ['Lund', both(NOV_5, worded), both(NOV_5 + 1, worded)]]), [
      '2026-11-05T13:00:00Z 2026-11-06T13:00:00Z',
    ]);
  },
);

t.test('numbers without a format are read as the days and times that they are', async (t) => {
  t.same(await shifts([HEAD, ['Lund', { n: NOV_5 }, { n: 0.3125 }, { n: 17 / 24 }]]), [
    '2026-11-05T12:30:00Z 2026-11-05T22:00:00Z',
  ]);
  t.same(
    await shifts([
      ['Name', 'From', 'To'],
      ['Lund', { n: NOV_5 + 0.75 }, { n: NOV_5 + 1 + 1 / 3 }],
    ]),
    ['2026-11-05T23:00:00Z 2026-11-06T13:00:00Z'],
  );
  t.same(await shifts([HEAD, ['Lund', day(NOV_5), { n: 1_730 }, { n: 730 }]]), [
    '2026-11-05T22:30:00Z 2026-11-06T12:30:00Z',
  ]);
});

t.test('a day of its own with two times, and a book that counts from 1904', async (t) => {
  t.same(
    await shifts([
      ['Name', 'Date', 'Start', 'End'],
      ['Lund', day(NOV_5), time(17.5), time(8)],
    ]),
    ['2026-11-05T22:30:00Z 2026-11-06T13:00:00Z'],
  );
  t.same(await shifts([HEAD, ['Lund', day(NOV_5 - 1_462), time(0), time(7.5)]], {}, { from1904: true }), [
    '2026-11-05T05:00:00Z 2026-11-05T12:30:00Z',
  ]);
});

t.test('more than a day is no time of the clock and is told', async (t) => {
  const [told] = await shifts([HEAD, ['Lund', day(NOV_5), time(8), { n: 32 / 24, format: '[h]:mm' }]]);
  t.match(told, /row 2: "32:00" is no time to end/);
});
