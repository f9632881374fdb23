import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { timesIn } from './sheet-times.ts';
import { textOf } from './text.ts';

/** A spreadsheet larger than this is none of a clinic's rota. */
const MOST_ROWS = 20_000;

/** Rows of a table as text: a spreadsheet (.xlsx, its first sheet) or comma-, semicolon- or tab-separated text. Throws Error where it is none. */
export async function readTable(bytes: Uint8Array, fileName: string): Promise<string[][]> {
  const rows = isZip(bytes) ? await sheet(bytes) : text(textOf(bytes));
  if (rows.length > MOST_ROWS) throw new Error(`more than ${MOST_ROWS} rows in ${fileName}`);
  // Rows without anything stay: a row that cannot be read is told by its number.
  return rows;
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** The day of number 0 in a spreadsheet, and in one that counts from 1904 (ECMA-376 part 1, 18.17.4.1). A time alone is a part of it. */
const DAY_ZERO = [Date.UTC(1899, 11, 30), Date.UTC(1904, 0, 1)];
const DAY_MS = 86_400_000;
/** Numbers are kept in binary: a third of a day is a little less than eight o'clock. */
const SECOND_MS = 1_000;

/** A spreadsheet keeps days and times as numbers: the library gives them as the same wall time in UTC. */
async function sheet(bytes: Uint8Array): Promise<string[][]> {
  const showsTime = timesIn(bytes);
  const rows = await readSheet(Buffer.from(bytes));
  return rows.map((row, r) =>
    row.map((cell, c) => {
      if (cell instanceof Date) return shown(cell, showsTime(r, c));
      return cell === null ? '' : String(cell).trim();
    }),
  );
}

/** `17:00`, `24:00` (one whole day as a length of time), `2026-11-05`, or `2026-11-05 00:00` where the cell shows a time. */
function shown(cell: Date, withTime: boolean): string {
  const at = Math.round(cell.getTime() / SECOND_MS) * SECOND_MS;
  for (const zero of DAY_ZERO) {
    const since = at - zero;
    if (since >= 0 && since < DAY_MS) return new Date(since).toISOString().slice(11, 16);
    if (since >= DAY_MS && since < 3 * DAY_MS && withTime) {
      const minutes = Math.floor(since / 60_000);
      return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
    }
  }
  const text = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  return withTime ? text : text.replace(' 00:00', '');
}

function text(file: string): string[][] {
  const [first = ''] = file.replace(/^\uFEFF/, '').split('\n');
  const count = (mark: string) => first.split(mark).length;
  const delimiter = [',', ';', '\t'].sort((a, b) => count(b) - count(a))[0] as string;
  const rows: string[][] = parse(file, {
    ...{ bom: true, delimiter, relax_column_count: true, skip_empty_lines: false, trim: true, relax_quotes: true },
  });
  return rows;
}
