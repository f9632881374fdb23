import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { textOf } from './text.ts';

/** A spreadsheet larger than this is none of a clinic's rota. */
const MOST_ROWS = 20_000;

/** Rows of a table as text: a spreadsheet (.xlsx, its first sheet) or comma-, semicolon- or tab-separated text. Throws Error where it is none. */
export async function readTable(bytes: Uint8Array, fileName: string): Promise<string[][]> {
  const rows = isZip(bytes) ? await sheet(bytes) : text(textOf(bytes));
  if (rows.length > MOST_ROWS) throw new Error(`more than ${MOST_ROWS} rows in ${fileName}`);
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** A spreadsheet keeps days as numbers: the library gives them as the same wall time in UTC. */
async function sheet(bytes: Uint8Array): Promise<string[][]> {
  const rows = await readSheet(Buffer.from(bytes));
  return rows.map((row) =>
    row.map((cell) => {
      if (cell instanceof Date) return cell.toISOString().slice(0, 16).replace('T', ' ').replace(' 00:00', '');
      return cell === null ? '' : String(cell).trim();
    }),
  );
}

function text(file: string): string[][] {
  const [first = ''] = file.replace(/^\uFEFF/, '').split('\n');
  const count = (mark: string) => first.split(mark).length;
  const delimiter = [',', ';', '\t'].sort((a, b) => count(b) - count(a))[0] as string;
  const rows: string[][] = parse(file, {
    ...{ bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, trim: true, relax_quotes: true },
  });
  return rows;
}
