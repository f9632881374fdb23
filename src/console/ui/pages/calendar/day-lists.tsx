import type { Calendar, CalendarVisit } from '../../api/client.ts';
import { clockOf, minuteOf } from '../../format/calendar.ts';
import { useTimes, useWall } from '../../practice.tsx';
import { VisitButton } from './visit-button.tsx';

/** Each day with its visits, one below the other: a week, or a day on a narrow screen. `column` null: everybody's. */
export function DayLists({
  calendar,
  visits,
  column,
  open,
}: {
  calendar: Calendar;
  visits: CalendarVisit[];
  column: string | null;
  open: (visit: CalendarVisit) => void;
}) {
  const wall = useWall();
  const times = useTimes();
  return (
    <div className="nb-days" data-one={calendar.days.length === 1 || undefined}>
      {calendar.days.map((day) => {
        const own = visits.filter(({ start }) => start.startsWith(day.date));
        const hours = day.hours.filter((each) => column === null || each.column === column);
        const name = times.day(wall.dayStart(day.date));
        return (
          <section key={day.date} aria-label={name} data-today={day.date === calendar.today || undefined}>
            <h3>{name}</h3>
            <p className="nb-dim">{day.holiday ?? hoursOf(hours)}</p>
            {own.length === 0 ? (
              hours.length > 0 && <p className="nb-dim">No visits</p>
            ) : (
              <ul>
                {own.map((visit) => (
                  <li key={visit.id}>
                    <VisitButton visit={visit} open={open} whose={column === null} />
                  </li>
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
}

/** From when to when anybody is there. */
function hoursOf(hours: Calendar['days'][number]['hours']): string {
  if (hours.length === 0) return 'Closed';
  const from = Math.min(...hours.map((each) => minuteOf(each.from)));
  const to = Math.max(...hours.map((each) => minuteOf(each.to)));
  return `${clockOf(from)} to ${clockOf(to)}`;
}
