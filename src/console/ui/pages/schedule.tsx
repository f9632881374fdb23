import { Alert, Button, Group, NativeSelect, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowBackUp, IconChevronLeft, IconChevronRight, IconPlus, IconPrinter } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Edited, Schedule } from '../api/client.ts';
import { api } from '../api/http.ts';
import { noteDone, noteFailed } from '../components/note.ts';
import { Page } from '../components/page.tsx';
import { Show } from '../components/states.tsx';
import { useResource } from '../live/resource.ts';
import { useMay, useNow, useTimes, useWall } from '../practice.tsx';
import { Gaps } from './on-call/soon.tsx';
import { OnCallTabs } from './on-call/tabs.tsx';
import { Agenda } from './schedule/agenda.tsx';
import { Conflicts, Edits } from './schedule/edits.tsx';
import { MonthGrid } from './schedule/month-grid.tsx';
import { PrintedMonth } from './schedule/printed-month.tsx';
import { ShiftDialog, type Wanted } from './schedule/shift-dialog.tsx';
import { Swaps } from './schedule/swaps.tsx';
import { WeekGrid } from './schedule/week-grid.tsx';

type View = 'month' | 'week' | 'list';

/** The plan by month or week, for one service or all of them; whoever may changes it here. */
export function SchedulePage() {
  const wall = useWall();
  const times = useTimes();
  const narrow = useMediaQuery('(max-width: 767px)', window.innerWidth < 768);
  const today = wall.today(useNow(60_000));
  const [chosen, setView] = useState<View | null>(null);
  const view = chosen ?? (narrow ? 'list' : 'month');
  const [date, setDate] = useState(today);
  const [service, setService] = useState('');
  const byMonth = view === 'month';
  // A list begins with the day itself: whoever reads it at night wants tonight on top.
  const first = byMonth ? wall.monthStart(date) : view === 'week' ? wall.monday(date) : date;
  // A month is shown in whole weeks.
  const [from, days] = byMonth ? [wall.monday(first), 42] : [first, view === 'week' ? 7 : 14];
  const range = { from: wall.dayStart(from), to: wall.dayStart(wall.addDays(from, days)) };
  const { resource, reload } = useResource(
    `schedule ${range.from} ${range.to} ${service}`,
    (signal) => api.getSchedule({ ...range, ...(service && { service }) }, { signal }),
    ({ what }) => what === 'schedule' || what === 'person',
  );
  // While another time is read the page stays: a dialog that is open outlives the turning of a telephone.
  const kept = useRef<Schedule | null>(null);
  if (resource.state === 'ready') kept.current = resource.data;
  const shown = resource.state === 'failed' ? null : kept.current;
  const move = (by: number) =>
    setDate(byMonth ? wall.addMonths(first, by) : wall.addDays(first, by * (view === 'week' ? 7 : 14)));
  const title = byMonth
    ? times.month(wall.dayStart(first))
    : `${times.day(range.from)} to ${times.day(wall.dayStart(wall.addDays(from, days - 1)))}`;
  return (
    <Page title="Schedule">
      <OnCallTabs />
      <div className="nb-schedule-bar nb-no-print">
        <SegmentedControl
          aria-label="How the schedule is shown"
          value={view}
          onChange={(value) => setView(value as View)}
          data={[
            { value: 'month', label: 'Month' },
            { value: 'week', label: 'Week' },
            { value: 'list', label: 'List' },
          ]}
        />
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" px="xs" aria-label="Earlier" onClick={() => move(-1)}>
            <IconChevronLeft size={20} aria-hidden />
          </Button>
          <Button variant="default" onClick={() => setDate(today)}>
            Today
          </Button>
          <Button variant="default" px="xs" aria-label="Later" onClick={() => move(1)}>
            <IconChevronRight size={20} aria-hidden />
          </Button>
        </Group>
        <h2 className="nb-schedule-title" aria-live="polite">
          {title}
        </h2>
      </div>
      {(!shown || resource.state !== 'loading') && (
        <Show resource={resource} what="the schedule" reload={reload}>
          {() => null}
        </Show>
      )}
      {shown && (
        <View
          {...{ schedule: shown, view, service, setService, date: first, from, days, reload }}
          narrow={narrow ?? false}
        />
      )}
    </Page>
  );
}

function View({
  schedule,
  view,
  service,
  setService,
  date,
  from,
  days,
  narrow,
  reload,
}: {
  schedule: Schedule;
  view: View;
  service: string;
  setService: (id: string) => void;
  date: string;
  from: string;
  days: number;
  narrow: boolean;
  reload: () => void;
}) {
  const mayWrite = useMay('on-call.write');
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [last, setLast] = useState<Edited | null>(null);
  const [undoing, setUndoing] = useState(false);
  const done = (edited: Edited) => {
    setLast(edited);
    setWanted(null);
    reload();
  };
  const undo = (version: number) => {
    setUndoing(true);
    api
      .undoEdit({ edit: version, version: Math.max(schedule.version, last?.version ?? 0) })
      .then(
        ({ says }) => {
          setLast(null);
          noteDone(says);
        },
        (error: unknown) => noteFailed('Not undone', error),
      )
      .finally(() => {
        setUndoing(false);
        reload();
      });
  };
  const settle = (override: string, how: 'keep' | 'outside') => {
    setUndoing(true);
    api
      .settleConflict(override, { how, version: schedule.version })
      .then(setLast, (error: unknown) => noteFailed('Not settled', error))
      .finally(() => {
        setUndoing(false);
        reload();
      });
  };
  const shown = { schedule, open: setWanted, mayWrite, from, days };
  return (
    <div className="nb-stack">
      <div className="nb-schedule-bar nb-no-print">
        {schedule.services.length > 1 && (
          <NativeSelect
            aria-label="Service"
            value={service}
            onChange={(event) => setService(event.currentTarget.value)}
            data={[
              { value: '', label: 'All services' },
              ...schedule.services.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        {mayWrite && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setWanted({ is: 'new' })}>
            Put somebody on call
          </Button>
        )}
        {view === 'month' && (
          <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            Print the month
          </Button>
        )}
      </div>
      {last && (
        <Alert color="teal" role="status" className="nb-alert nb-no-print">
          <div className="nb-done">
            <span>
              <strong>{last.says}</strong>
              {last.warnings.map((warning) => (
                <span key={warning} className="nb-warning">
                  {warning}
                </span>
              ))}
            </span>
            <Button
              variant="default"
              loading={undoing}
              leftSection={<IconArrowBackUp size={18} aria-hidden />}
              onClick={() => undo(last.version)}
            >
              Undo
            </Button>
          </div>
        </Alert>
      )}
      <div className="nb-no-print">
        {view === 'month' && !narrow && <MonthGrid {...shown} date={date} />}
        {view === 'week' && !narrow && <WeekGrid {...shown} />}
        {(view === 'list' || narrow) && <Agenda {...shown} narrow={narrow} />}
      </div>
      <div className="nb-no-print nb-stack">
        <Gaps gaps={schedule.gaps} {...(mayWrite && { fill: (gap) => setWanted({ is: 'gap', gap }) })} />
        <Conflicts conflicts={schedule.conflicts} {...(mayWrite && { settle })} busy={undoing} />
        <Swaps schedule={schedule} done={done} reload={reload} />
        <Edits edits={schedule.edits} {...(mayWrite && { undo })} busy={undoing} />
      </div>
      {view === 'month' && <PrintedMonth schedule={schedule} date={date} service={service} />}
      <ShiftDialog wanted={wanted} schedule={schedule} close={() => setWanted(null)} done={done} reload={reload} />
    </div>
  );
}
