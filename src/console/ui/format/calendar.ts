import type { Calendar, CalendarVisit } from '../api/client.ts';

/** Minutes since midnight of a local `HH:MM`, or of the local time of an ISO moment with an offset. */
export function minuteOf(text: string): number {
  const [hours = 0, minutes = 0] = (text.includes('T') ? text.slice(11, 16) : text).split(':').map(Number);
  return hours * 60 + minutes;
}

/** 540 as 09:00 */
export function hourOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** 540 as 9:00 AM */
export function clockOf(minute: number): string {
  const hour = Math.floor(minute / 60) % 24;
  return `${hour % 12 || 12}:${String(minute % 60).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** 9:00 to 9:40 AM */
export function spanOf({ start, minutes }: Pick<CalendarVisit, 'start' | 'minutes'>): string {
  const from = minuteOf(start);
  const [begins, ends] = [clockOf(from), clockOf(from + minutes)];
  return begins.slice(-2) === ends.slice(-2) ? `${begins.slice(0, -3)} to ${ends}` : `${begins} to ${ends}`;
}

/** A cell of a column: what begins in it, and over how many rows it reaches. Rows that another cell reaches over have none. */
export interface Cell {
  row: number;
  rows: number;
  visits: CalendarVisit[];
  /** Somebody sees patients there then. */
  open: boolean;
}

/** The rows of a day, minutes since midnight each; empty: nobody is there and nothing stands. */
export function rowsOf({ gridMinutes: grid, visits }: Calendar, day: Calendar['days'][number]): number[] {
  const own = visits.filter(({ start }) => start.startsWith(day.date));
  const begins = [...day.hours.map(({ from }) => minuteOf(from)), ...own.map(({ start }) => minuteOf(start))];
  const ends = [
    ...day.hours.map(({ to }) => minuteOf(to)),
    ...own.map(({ start, minutes }) => minuteOf(start) + minutes),
  ];
  if (begins.length === 0) return [];
  const first = Math.floor(Math.min(...begins) / grid) * grid;
  const rows = Math.ceil((Math.max(...ends) - first) / grid);
  return Array.from({ length: rows }, (_, i) => first + i * grid);
}

/** The cells of one column of a day. Visits that share a row stand in one cell. */
export function cellsOf(
  { gridMinutes: grid, visits }: Calendar,
  day: Calendar['days'][number],
  column: string,
  rows: readonly number[],
): Cell[] {
  const first = rows[0] ?? 0;
  const own = visits
    .filter((visit) => visit.column === column && visit.start.startsWith(day.date))
    .map((visit) => ({ visit, from: minuteOf(visit.start), to: minuteOf(visit.start) + visit.minutes }))
    .sort((a, b) => a.from - b.from);
  const hours = day.hours.filter((each) => each.column === column);
  const cells: Cell[] = [];
  for (let row = 0; row < rows.length; ) {
    let until = row + 1;
    const here: CalendarVisit[] = [];
    for (const { visit, from, to } of own) {
      if (from < first + row * grid || from >= first + until * grid) continue;
      here.push(visit);
      until = Math.min(rows.length, Math.max(until, Math.ceil((to - first) / grid)));
    }
    const minute = first + row * grid;
    const open = hours.some(({ from, to }) => minuteOf(from) <= minute && minute < minuteOf(to));
    cells.push({ row, rows: until - row, visits: here, open });
    row = until;
  }
  return cells;
}
