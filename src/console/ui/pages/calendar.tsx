import { Button, Group, NativeSelect, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Calendar, CalendarVisit } from '../api/client.ts';
import { api } from '../api/http.ts';
import { Page } from '../components/page.tsx';
import { Show } from '../components/states.tsx';
import { useResource } from '../live/resource.ts';
import { useMay, useNow, useTimes, useWall } from '../practice.tsx';
import { BookDialog, type Booking } from './calendar/book-dialog.tsx';
import { DayGrid } from './calendar/day-grid.tsx';
import { DayLists } from './calendar/day-lists.tsx';
import { VisitDialog } from './calendar/visit-dialog.tsx';
import { WaitingList } from './calendar/waiting-list.tsx';

type View = 'day' | 'week';
/** Every column. */
const ALL = '';

/** The box's own calendar: who comes when, and whoever may books, moves and cancels here. */
export function CalendarPage() {
  const wall = useWall();
  const times = useTimes();
  const mayWrite = useMay('calendar.write');
  const today = wall.today(useNow(60_000));
  const [view, setView] = useState<View>('day');
  const [date, setDate] = useState(today);
  const [visit, setVisit] = useState<CalendarVisit | null>(null);
  const [booking, setBooking] = useState<Booking | null>(null);
  const byWeek = view === 'week';
  const from = byWeek ? wall.monday(date) : date;
  const days = byWeek ? 7 : 1;
  const { resource, reload } = useResource(
    `calendar ${from} ${days}`,
    (signal) => api.getCalendar({ from, days }, { signal }),
    ({ what }) => what === 'visit' || what === 'patient',
  );
  const title = byWeek
    ? `${times.day(wall.dayStart(from))} to ${times.day(wall.dayStart(wall.addDays(from, 6)))}`
    : times.day(wall.dayStart(from));
  const close = () => {
    setVisit(null);
    setBooking(null);
    reload();
  };
  return (
    <Page
      title="Calendar"
      aside={
        mayWrite && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setBooking({ from })}>
            Book a visit
          </Button>
        )
      }
    >
      <div className="nb-calendar-bar">
        <SegmentedControl
          aria-label="How the calendar is shown"
          value={view}
          onChange={(value) => setView(value as View)}
          data={[
            { value: 'day', label: 'Day' },
            { value: 'week', label: 'Week' },
          ]}
        />
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" px="xs" aria-label="Earlier" onClick={() => setDate(wall.addDays(from, -days))}>
            <IconChevronLeft size={20} aria-hidden />
          </Button>
          <Button variant="default" onClick={() => setDate(today)}>
            Today
          </Button>
          <Button variant="default" px="xs" aria-label="Later" onClick={() => setDate(wall.addDays(from, days))}>
            <IconChevronRight size={20} aria-hidden />
          </Button>
        </Group>
        <h2 className="nb-calendar-title" aria-live="polite">
          {title}
        </h2>
      </div>
      <Show resource={resource} what="the calendar" reload={reload}>
        {(calendar) => (
          <Shown calendar={calendar} view={view} open={setVisit} book={mayWrite ? (at) => setBooking(at) : undefined} />
        )}
      </Show>
      <WaitingList find={mayWrite ? (patient, kind) => setBooking({ from: today, patient, kind }) : undefined} />
      <VisitDialog visit={visit} close={close} />
      <BookDialog booking={booking} close={close} />
    </Page>
  );
}

function Shown({
  calendar,
  view,
  open,
  book,
}: {
  calendar: Calendar;
  view: View;
  open: (visit: CalendarVisit) => void;
  book: ((at: Booking) => void) | undefined;
}) {
  const narrow = useMediaQuery('(max-width: 900px)', window.innerWidth <= 900);
  const [column, setColumn] = useState(ALL);
  const [day] = calendar.days;
  if (view === 'day' && !narrow && day) return <DayGrid {...{ calendar, day, open, book }} />;
  const visits = calendar.visits.filter((visit) => column === ALL || visit.column === column);
  return (
    <>
      <NativeSelect
        label="Whose visits"
        value={column}
        onChange={(event) => setColumn(event.currentTarget.value)}
        data={[
          { value: ALL, label: 'Everybody' },
          ...calendar.columns.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        maw={360}
        mb="md"
      />
      <DayLists {...{ calendar, visits, column: column === ALL ? null : column, open }} />
    </>
  );
}
