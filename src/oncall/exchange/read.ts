import type { Source } from '../schedule/types.ts';
import { readICalendar } from './icalendar.ts';
import { readRows } from './rows.ts';
import { readTable } from './table.ts';
import { textOf } from './text.ts';
import type { Outside, Reading } from './types.ts';

/** Which kind of schedule a file is, by what is in it. */
export function kindOf(bytes: Uint8Array, fileName: string): Exclude<Source['kind'], 'caldav'> {
  const start = textOf(bytes.subarray(0, 2_000), true).trimStart();
  if (/^BEGIN:VCALENDAR/i.test(start)) return 'icalendar';
  if (/amion|oncall report/i.test(`${fileName} ${start}`)) return 'amion';
  return /qgenda/i.test(`${fileName} ${start}`) ? 'qgenda' : 'spreadsheet';
}

/** Reads a schedule from a file of any kind that is known. Whatever cannot be read is a problem, never an error. */
export async function readOutside(bytes: Uint8Array, fileName: string, reading: Reading): Promise<Outside> {
  if (kindOf(bytes, fileName) === 'icalendar') return readICalendar([textOf(bytes)], reading);
  try {
    return readRows(await readTable(bytes, fileName), reading);
  } catch (error) {
    const why = (error as Error).message.split('\n')[0]?.slice(0, 100);
    return { entries: [], problems: [`no table: ${why}`], unclearDates: null, whole: false };
  }
}
