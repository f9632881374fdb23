import { IconCalendarOff } from '@tabler/icons-react';
import type { Calendar, CalendarVisit } from '../../api/client.ts';
import { Empty } from '../../components/states.tsx';
import { cellsOf, clockOf, hourOf, rowsOf } from '../../format/calendar.ts';
import { useNow, useWall } from '../../practice.tsx';
import type { Booking } from './book-dialog.tsx';
import { VisitButton } from './visit-button.tsx';

/** A day with a column for each provider. Free times can be pressed; by keyboard, "Book a visit" does the same. */
export function DayGrid({
  calendar,
  day,
  open,
  book,
}: {
  calendar: Calendar;
  day: Calendar['days'][number];
  open: (visit: CalendarVisit) => void;
  book: ((at: Booking) => void) | undefined;
}) {
  const wall = useWall();
  const now = useNow(60_000);
  const rows = rowsOf(calendar, day);
  if (rows.length === 0)
    return (
      <Empty icon={<IconCalendarOff size={40} />} title={day.holiday ? `Closed: ${day.holiday}` : 'Nobody is there'}>
        No office is open on this day, and no visit stands.
      </Empty>
    );
  const cells = calendar.columns.map(({ id }) => cellsOf(calendar, day, id, rows));
  const nowIs = new Date(now).toISOString();
  const past = (minute: number) =>
    day.date < wall.date(nowIs) || (day.date === wall.date(nowIs) && minute < wall.minute(nowIs));
  return (
    <section
      className="nb-day"
      aria-label="The day by provider"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, and a keyboard has to reach that (axe: scrollable-region-focusable)
      tabIndex={0}
    >
      <table>
        <caption className="nb-hidden">Visits by time and provider{day.holiday ? `, ${day.holiday}` : ''}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="nb-hidden">Time</span>
            </th>
            {calendar.columns.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
                <span className="nb-day-place">{placesOf(day, id)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((minute, row) => (
            <tr key={minute}>
              <th scope="row">{clockOf(minute)}</th>
              {calendar.columns.map(({ id, name, provider }, i) => {
                const cell = cells[i]?.find((each) => each.row === row);
                if (!cell) return null;
                const free = cell.visits.length === 0 && cell.open;
                return (
                  <td key={id} rowSpan={cell.rows} data-closed={!cell.open || undefined}>
                    {cell.visits.map((visit) => (
                      <VisitButton key={visit.id} visit={visit} open={open} />
                    ))}
                    {free && book && !past(minute) && (
                      <button
                        type="button"
                        tabIndex={-1}
                        className="nb-free"
                        onClick={() => book({ from: day.date, provider, after: hourOf(minute) })}
                      >
                        <span className="nb-hidden">{`Book ${clockOf(minute)} with ${name}`}</span>
                        <span aria-hidden>+</span>
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function placesOf(day: Calendar['days'][number], column: string): string {
  const places = new Set(day.hours.filter((each) => each.column === column).map(({ locationName }) => locationName));
  return places.size === 0 ? 'not in' : [...places].join(', ');
}
