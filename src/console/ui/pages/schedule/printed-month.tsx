import type { Schedule, Stretch } from '../../api/client.ts';
import { SEATS, titleShort } from '../../format/schedule.ts';
import { useHere, useTimes, useWall } from '../../practice.tsx';

/** The month on paper: a row a day, a column a service and seat. Shown by the printer only. */
export function PrintedMonth({ schedule, date, service }: { schedule: Schedule; date: string; service: string }) {
  const wall = useWall();
  const times = useTimes();
  const { practice } = useHere();
  const first = wall.monthStart(date);
  const count = wall.days(first, 31).filter((each) => wall.monthStart(each) === first).length;
  const columns = schedule.services
    .filter(({ id }) => !service || id === service)
    .flatMap(({ id, name }) => {
      const seats = [...new Set(schedule.stretches.filter((each) => each.service === id).map(({ seat }) => seat))];
      return seats.map((seat) => ({ id, name, seat }));
    });
  return (
    <section className="nb-print-only" aria-hidden>
      <h2>
        {practice.name}: on call, {times.month(wall.dayStart(first))}
      </h2>
      <table className="nb-paper">
        <thead>
          <tr>
            <th>Day</th>
            {columns.map(({ id, name, seat }) => (
              <th key={`${id} ${seat}`}>
                {name}, {SEATS[seat].toLowerCase()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {wall.days(first, count).map((day) => (
            <tr key={day}>
              <th>{times.day(wall.dayStart(day))}</th>
              {columns.map(({ id, seat }) => (
                <td key={`${id} ${seat}`}>{ofDay(schedule.stretches, id, seat, day)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );

  /** "Abara; from 5:00 PM Whitlock" */
  function ofDay(all: Stretch[], id: string, seat: Stretch['seat'], day: string): string {
    const [start, end] = [wall.dayStart(day), wall.dayStart(wall.addDays(day, 1))].map((at) => Date.parse(at));
    return (
      all
        .filter((each) => each.service === id && each.seat === seat)
        .filter((each) => Date.parse(each.start) < (end as number) && Date.parse(each.end) > (start as number))
        .sort((a, b) => (a.start < b.start ? -1 : 1))
        // Who goes on by another rule does not come on.
        .filter((each, i, sorted) => i === 0 || titleShort(each) !== titleShort(sorted[i - 1] as Stretch))
        .map((each) => {
          const who = titleShort(each);
          return Date.parse(each.start) > (start as number) ? `from ${times.clock(each.start)} ${who}` : who;
        })
        .join('; ')
    );
  }
}
