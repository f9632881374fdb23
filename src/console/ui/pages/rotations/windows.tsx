import { ActionIcon, Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { RotationWish } from '../../api/client.ts';
import { WEEK, WEEKDAYS } from '../../format/schedule.ts';

type Window = RotationWish['windows'][number];
const DAYS = WEEK.map((day) => ({ value: day, label: WEEKDAYS[day] }));

/** The only hours of the week in which a rotation holds, by the clock on the wall. */
export function Windows({ windows, set }: { windows: Window[]; set: (windows: Window[]) => void }) {
  const change = (at: number, to: Partial<Window>) =>
    set(windows.map((each, i) => (i === at ? { ...each, ...to } : each)));
  return (
    <fieldset className="nb-fieldset">
      <legend>Hours of the week</legend>
      {windows.length === 0 && <p className="nb-dim">At all times.</p>}
      {windows.map((window, i) => (
        <Group key={i} gap="xs" align="flex-end" role="group" aria-label={`Hours ${i + 1}`}>
          <DayAndTime
            label="From"
            day={window.day}
            time={window.from}
            setDay={(day) => change(i, { day })}
            setTime={(from) => change(i, { from })}
          />
          <DayAndTime
            label="To"
            day={window.toDay}
            time={window.to}
            setDay={(toDay) => change(i, { toDay })}
            setTime={(to) => change(i, { to })}
          />
          <ActionIcon
            variant="default"
            size={36}
            aria-label={`Remove hours ${i + 1}`}
            onClick={() => set(windows.filter((_, other) => other !== i))}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Button
        mt="xs"
        variant="default"
        size="sm"
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={() => set([...windows, { day: 'fri', from: '17:00', toDay: 'mon', to: '08:00' }])}
      >
        {windows.length === 0 ? 'Only at some hours' : 'Further hours'}
      </Button>
    </fieldset>
  );
}

/** A time of the week by the clock on the wall. */
function DayAndTime({
  label,
  day,
  time,
  setDay,
  setTime,
}: {
  label: string;
  day: Window['day'];
  time: string;
  setDay: (day: Window['day']) => void;
  setTime: (time: string) => void;
}) {
  return (
    <>
      <NativeSelect
        label={label}
        value={day}
        data={DAYS}
        onChange={(event) => setDay(event.currentTarget.value as Window['day'])}
      />
      <TextInput
        type="time"
        aria-label={`${label}, time`}
        value={time}
        onChange={(event) => setTime(event.currentTarget.value)}
      />
    </>
  );
}
