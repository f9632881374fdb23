import { IconAlertOctagon } from '@tabler/icons-react';
import type { Schedule, Stretch } from '../../api/client.ts';
import { RULES, SEATS } from '../../format/schedule.ts';
import { useNow, useTimes, useWall } from '../../practice.tsx';
import type { Wanted } from './shift-dialog.tsx';

/** Day by day, to read on a telephone: who begins when, in each service and seat. */
export function Agenda({
  schedule,
  open,
  from,
  days,
  narrow,
}: {
  schedule: Schedule;
  open: (wanted: Wanted) => void;
  from: string;
  days: number;
  /** Days after tomorrow are one line each, until they are opened. */
  narrow: boolean;
}) {
  const wall = useWall();
  const times = useTimes();
  const now = useNow(60_000);
  const several = schedule.services.length > 1;
  const today = wall.today(now);
  return (
    <ol className="nb-agenda">
      {wall.days(from, days).map((date) => {
        const [start, end] = [wall.dayStart(date), wall.dayStart(wall.addDays(date, 1))];
        const of = schedule.stretches
          .filter((each) => Date.parse(each.start) < Date.parse(end) && Date.parse(each.end) > Date.parse(start))
          .sort(
            (a, b) =>
              order(schedule, a) - order(schedule, b) ||
              SEAT_ORDER.indexOf(a.seat) - SEAT_ORDER.indexOf(b.seat) ||
              Date.parse(a.start) - Date.parse(b.start),
          );
        const holiday = schedule.holidays.find((each) => each.date === date);
        const name = (
          <>
            {times.day(start)}
            {date === today && <span className="nb-tag">Today</span>}
            {holiday && <span className="nb-tag">{holiday.name}</span>}
          </>
        );
        const rows = (
          <ul>
            {of.map((stretch) => (
              <li key={`${stretch.service} ${stretch.seat} ${stretch.start}`}>
                <Row stretch={stretch} {...{ start, end, several, open }} />
              </li>
            ))}
          </ul>
        );
        const folds = narrow && date > wall.addDays(today, 1);
        return (
          <li key={date} data-today={date === today || undefined}>
            {folds ? (
              <details className="nb-agenda-day">
                <summary>
                  <h3>{name}</h3>
                  <InOneLine stretches={of} />
                </summary>
                {rows}
              </details>
            ) : (
              <>
                <h3>{name}</h3>
                {rows}
              </>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** Who is first on call in the course of a day, and whether nobody is somewhere. */
function InOneLine({ stretches }: { stretches: Stretch[] }) {
  const primary = stretches.filter(({ seat }) => seat === 'primary');
  const names = new Set(primary.filter(({ rule }) => rule !== 'last-resort').map(({ person }) => person.name));
  const gaps = new Set(
    stretches.filter(({ rule }) => rule === 'last-resort').map((each) => `${each.serviceName}, ${each.seat}`),
  );
  return (
    <span className="nb-agenda-line">
      {[...names].join(', ')}
      {gaps.size > 0 && (
        <span className="nb-agenda-gap">
          <IconAlertOctagon size={16} aria-hidden /> Nobody planned: {[...gaps].join('; ')}
        </span>
      )}
    </span>
  );
}

const order = ({ services }: Schedule, { service }: Stretch) => services.findIndex(({ id }) => id === service);
const SEAT_ORDER: Stretch['seat'][] = ['primary', 'backup', 'third'];

function Row({
  stretch,
  start,
  end,
  several,
  open,
}: {
  stretch: Stretch;
  start: string;
  end: string;
  several: boolean;
  open: (wanted: Wanted) => void;
}) {
  const times = useTimes();
  const gap = stretch.rule === 'last-resort';
  const begins = Date.parse(stretch.start) > Date.parse(start);
  const ends = Date.parse(stretch.end) < Date.parse(end);
  const hours =
    begins && ends
      ? `${times.clock(stretch.start)} to ${times.clock(stretch.end)}`
      : begins
        ? `from ${times.clock(stretch.start)}`
        : ends
          ? `until ${times.clock(stretch.end)}`
          : 'all day';
  const marked = stretch.rule === 'override' || stretch.rule === 'swap';
  return (
    <button
      type="button"
      className="nb-agenda-row"
      data-gap={gap || undefined}
      onClick={() => open({ is: 'stretch', stretch })}
    >
      <span className="nb-agenda-hours">{hours}</span>
      <span>
        <strong>
          {gap && <IconAlertOctagon size={18} aria-hidden />} {gap ? 'Nobody planned' : stretch.person.name}
        </strong>
        <span className="nb-dim">
          {' '}
          {SEATS[stretch.seat]}
          {several ? `, ${stretch.serviceName}` : ''}
          {marked ? ` · ${RULES[stretch.rule]}` : ''}
        </span>
      </span>
    </button>
  );
}
