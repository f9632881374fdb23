import { useState } from 'react';
import type { Schedule, Stretch } from '../../api/client.ts';
import { SEATS, when } from '../../format/schedule.ts';
import { useNow, useTimes, useWall } from '../../practice.tsx';
import { titleOf } from './events.tsx';
import { SeatChoice } from './seat-choice.tsx';
import type { Wanted } from './shift-dialog.tsx';
import { type Dragged, useDrag } from './use-drag.ts';

/** The week as lines of time, one for each service and seat. A shift is dragged as a whole or by an end; the dialog asks before it is so. */
export function WeekGrid({
  schedule,
  open,
  mayWrite,
  from,
  days,
}: {
  schedule: Schedule;
  open: (wanted: Wanted) => void;
  mayWrite: boolean;
  from: string;
  days: number;
}) {
  const wall = useWall();
  const times = useTimes();
  const now = useNow(60_000);
  const [seats, setSeats] = useState<Stretch['seat'][]>(['primary', 'backup']);
  const dates = wall.days(from, days);
  const start = Date.parse(wall.dayStart(from));
  const end = Date.parse(wall.dayStart(wall.addDays(from, days)));
  const at = (ms: number) => `${(100 * (Math.min(Math.max(ms, start), end) - start)) / (end - start)}%`;
  const width = (a: number, b: number) => `${(100 * (Math.min(b, end) - Math.max(a, start))) / (end - start)}%`;
  const shown = schedule.stretches.filter(({ seat }) => seats.includes(seat));
  const rows = [...new Map(shown.map((each) => [`${each.service} ${each.seat}`, each])).entries()];
  const drag = useDrag(end - start, (stretch, moved) =>
    open({
      is: 'moved',
      stretch,
      start: new Date(moved.start).toISOString(),
      end: new Date(moved.end).toISOString(),
    }),
  );
  return (
    <div className="nb-week">
      <SeatChoice seats={seats} choose={setSeats} of={schedule} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="nb-week-frame" tabIndex={0} aria-label="The week as lines of time">
        <div className="nb-week-row nb-week-head" aria-hidden>
          <span />
          <div className="nb-week-track">
            {dates.map((date) => {
              const [a, b] = [Date.parse(wall.dayStart(date)), Date.parse(wall.dayStart(wall.addDays(date, 1)))];
              const today = a <= now && now < b;
              return (
                <span key={date} style={{ left: at(a), width: width(a, b) }} data-today={today || undefined}>
                  {times.day(wall.dayStart(date))}
                </span>
              );
            })}
          </div>
        </div>
        {rows.map(([id, { serviceName, service, seat }]) => (
          <div key={id} className="nb-week-row">
            <strong>
              {serviceName}
              <span className="nb-dim"> {SEATS[seat]}</span>
            </strong>
            <ul className="nb-week-track" aria-label={`${serviceName}, ${SEATS[seat].toLowerCase()}`}>
              {dates.slice(1).map((date) => (
                <li
                  key={date}
                  className="nb-week-line"
                  style={{ left: at(Date.parse(wall.dayStart(date))) }}
                  aria-hidden
                />
              ))}
              {start <= now && now < end && <li className="nb-week-now" style={{ left: at(now) }} aria-hidden />}
              {shown
                .filter((each) => each.service === service && each.seat === seat)
                .map((stretch) => {
                  const moved = drag.of(stretch) ?? { start: Date.parse(stretch.start), end: Date.parse(stretch.end) };
                  return (
                    <li
                      key={stretch.start}
                      className="nb-bar-place"
                      style={{ left: at(moved.start), width: width(moved.start, moved.end) }}
                    >
                      <Bar
                        stretch={stretch}
                        span={moved}
                        {...(mayWrite && stretch.rule !== 'last-resort' && { grab: drag.grab })}
                        open={() => drag.clicked() && open({ is: 'stretch', stretch })}
                      />
                    </li>
                  );
                })}
            </ul>
          </div>
        ))}
      </section>
    </div>
  );
}

function Bar({
  stretch,
  span,
  grab,
  open,
}: {
  stretch: Stretch;
  span: Dragged;
  grab?: ReturnType<typeof useDrag>['grab'];
  open: () => void;
}) {
  const times = useTimes();
  const iso = { start: new Date(span.start).toISOString(), end: new Date(span.end).toISOString() };
  return (
    <button
      type="button"
      className="nb-bar"
      data-rule={stretch.rule}
      data-seat={stretch.seat}
      title={`${titleOf(stretch, false)}: ${when(times, iso)}`}
      onClick={open}
      onPointerDown={grab && ((event) => grab(event, stretch, 'both'))}
    >
      <span className="nb-bar-words">
        <strong>{titleOf(stretch, false)}</strong>
        <span>
          {times.weekClock(iso.start)} to {times.weekClock(iso.end)}
        </span>
      </span>
      {grab && (
        <>
          <span className="nb-bar-end" data-end="start" onPointerDown={(event) => grab(event, stretch, 'start')} />
          <span className="nb-bar-end" data-end="end" onPointerDown={(event) => grab(event, stretch, 'end')} />
        </>
      )}
    </button>
  );
}
