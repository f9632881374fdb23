import { MonthView, type ScheduleEventData } from '@mantine/schedule';
import { useState } from 'react';
import type { Schedule, Stretch } from '../../api/client.ts';
import { SEATS } from '../../format/schedule.ts';
import { useNow, useWall } from '../../practice.tsx';
import { EventBody, eventOf, isStretch, LABELS } from './events.tsx';
import { SeatChoice } from './seat-choice.tsx';
import type { Wanted } from './shift-dialog.tsx';

/** The month as a calendar. What is dragged opens the dialog with the new time: nothing is moved by a slip of the hand. */
export function MonthGrid({
  schedule,
  open,
  mayWrite,
  date,
}: {
  schedule: Schedule;
  open: (wanted: Wanted) => void;
  mayWrite: boolean;
  date: string;
}) {
  const wall = useWall();
  const [seats, setSeats] = useState<Stretch['seat'][]>(['primary']);
  const several = schedule.services.length > 1;
  const events = schedule.stretches
    .filter(({ seat }) => seats.includes(seat))
    .map((stretch) => eventOf(stretch, wall, several));
  const stretchOf = (event: ScheduleEventData) => (isStretch(event.payload) ? event.payload : null);
  // The library asks the browser which day it is; the practice may be elsewhere.
  const today = wall.today(useNow(60_000));
  const away = (wallTime: string) => wall.moment(wallTime)?.iso ?? null;
  return (
    <div className="nb-month">
      <SeatChoice seats={seats} choose={setSeats} of={schedule} />
      <MonthView
        date={date}
        withHeader={false}
        firstDayOfWeek={1}
        weekdayFormat="ddd"
        maxEventsPerDay={several ? 6 : 4}
        events={events}
        highlightToday={false}
        getDayProps={(day) => (day === today ? { 'data-today': true } : {})}
        labels={LABELS}
        withEventsDragAndDrop={mayWrite}
        withDragSlotSelect={mayWrite}
        canDragEvent={(event) => stretchOf(event)?.rule !== 'last-resort'}
        onEventClick={(event) => {
          const stretch = stretchOf(event);
          if (stretch) open({ is: 'stretch', stretch });
        }}
        onEventDrop={({ event, newStart, newEnd }) => {
          const stretch = stretchOf(event);
          const [start, end] = [away(newStart), away(newEnd)];
          if (stretch && start && end) open({ is: 'moved', stretch, start, end });
        }}
        onSlotDragEnd={(rangeStart, rangeEnd) => {
          const [start, end] = [away(rangeStart), away(rangeEnd)];
          if (start && end) open({ is: 'new', start, end });
        }}
        onDayClick={(day) => {
          if (mayWrite) open({ is: 'new', start: wall.dayStart(day), end: wall.dayStart(wall.addDays(day, 1)) });
        }}
        renderEventBody={(event) => <EventBody event={event} />}
        aria-label={`${SEATS.primary} on call by day`}
      />
    </div>
  );
}
