import { Group, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Edited, Rotations, RotationWish } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { HOLIDAYS, UNITS } from '../../format/rotation.ts';
import { SEATS, WEEK, WEEKDAYS } from '../../format/schedule.ts';
import { useNow, useWall } from '../../practice.tsx';
import { EditForm } from '../schedule/edit-form.tsx';
import { useEdit } from '../schedule/use-edit.ts';
import { Turns } from './turns.tsx';
import { Windows } from './windows.tsx';

/** Who takes turns in a seat, how long a turn is and when it is handed over. Gaps that a change opens are said once it is saved. */
export function RotationForm({
  all,
  before,
  close,
  done,
  reload,
}: {
  all: Rotations;
  before: Rotations['rotations'][number] | null;
  close: () => void;
  done: (edited: Edited) => void;
  reload: () => void;
}) {
  const wall = useWall();
  const today = wall.today(useNow(60_000));
  const [wish, setWish] = useState<RotationWish>(
    before?.rotation ?? {
      ...{ name: '', service: all.services[0]?.id ?? null, seat: 'primary', order: 0, people: [], until: null },
      ...{ every: { unit: 'weeks', count: 1 }, handOver: { time: '08:00', weekday: 'mon' }, from: today },
      ...{ windows: [], holidays: 'any' },
    },
  );
  const [lacking, setLacking] = useState(false);
  const set = (to: Partial<RotationWish>) => setWish({ ...wish, ...to });
  const edit = useEdit(all.version, done, reload);
  const complete = wish.name.trim() !== '' && wish.people.length > 0 && wish.from !== '';
  const submit = () => {
    setLacking(!complete);
    if (!complete) return;
    edit.save((version) =>
      before
        ? api.changeRotation(before.id, { rotation: wish, version })
        : api.addRotation({ rotation: wish, version }),
    );
  };
  return (
    <EditForm
      edit={edit}
      submit={submit}
      close={close}
      remove={
        before?.here
          ? {
              label: before.inFile ? 'Back to the practice file’s' : 'Remove it',
              act: () => edit.save((version) => api.removeEntry('layer', before.id, { version })),
            }
          : null
      }
    >
      <TextInput
        label="Name"
        size="md"
        maxLength={80}
        data-autofocus
        value={wish.name}
        error={lacking && wish.name.trim() === '' ? 'Give it a name.' : null}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Group grow preventGrowOverflow={false}>
        <NativeSelect
          label="Service"
          size="md"
          value={wish.service ?? '*'}
          onChange={(event) => set({ service: event.currentTarget.value === '*' ? null : event.currentTarget.value })}
          data={[
            ...all.services.map(({ id, service }) => ({ value: id, label: service.name })),
            { value: '*', label: 'Every service' },
          ]}
        />
        <NativeSelect
          label="Seat"
          size="md"
          value={wish.seat}
          onChange={(event) => set({ seat: event.currentTarget.value as RotationWish['seat'] })}
          data={Object.entries(SEATS).map(([value, label]) => ({ value, label }))}
        />
      </Group>
      <Turns all={all} people={wish.people} set={(people) => set({ people })} lacking={lacking} />
      <Group grow preventGrowOverflow={false} align="flex-start">
        <NumberInput
          label="A turn lasts"
          size="md"
          min={1}
          max={1000}
          allowDecimal={false}
          value={wish.every.count}
          onChange={(count) => set({ every: { ...wish.every, count: Math.max(1, Number(count) || 1) } })}
        />
        <NativeSelect
          label="Of what"
          size="md"
          value={wish.every.unit}
          onChange={(event) => set({ every: { ...wish.every, unit: event.currentTarget.value as keyof typeof UNITS } })}
          data={Object.entries(UNITS).map(([value, label]) => ({ value, label }))}
        />
      </Group>
      <Group grow preventGrowOverflow={false}>
        <NativeSelect
          label="Handed over on"
          size="md"
          value={wish.handOver.weekday ?? ''}
          onChange={(event) => {
            const day = WEEK.find((each) => each === event.currentTarget.value) ?? null;
            set({ handOver: { ...wish.handOver, weekday: day } });
          }}
          data={[
            { value: '', label: 'Whichever day it is' },
            ...WEEK.map((day) => ({ value: day, label: WEEKDAYS[day] })),
          ]}
        />
        <TextInput
          type="time"
          label="At"
          size="md"
          value={wish.handOver.time}
          onChange={(event) => set({ handOver: { ...wish.handOver, time: event.currentTarget.value } })}
        />
      </Group>
      <Group grow preventGrowOverflow={false} align="flex-start">
        <TextInput
          type="date"
          label="The first turn begins"
          description="At the first hand-over from this day on."
          size="md"
          value={wish.from}
          error={lacking && wish.from === '' ? 'Say from when.' : null}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label="It ends"
          description="Left empty: it goes on."
          size="md"
          value={wish.until ?? ''}
          onChange={(event) => set({ until: event.currentTarget.value || null })}
        />
      </Group>
      <NativeSelect
        label="Holidays"
        size="md"
        value={wish.holidays}
        onChange={(event) => set({ holidays: event.currentTarget.value as RotationWish['holidays'] })}
        data={Object.entries(HOLIDAYS).map(([value, label]) => ({ value, label }))}
      />
      <Windows windows={wish.windows} set={(windows) => set({ windows })} />
    </EditForm>
  );
}
