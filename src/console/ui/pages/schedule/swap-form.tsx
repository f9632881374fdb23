import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Edited, Schedule, Stretch } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { SEATS } from '../../format/schedule.ts';
import { useWall } from '../../practice.tsx';
import { EditForm } from './edit-form.tsx';
import { TimeSpan, useSpan } from './time-span.tsx';
import { useEdit } from './use-edit.ts';

/** Asks one person, or everybody, to take a shift; with one in return it is a swap. Nothing changes until somebody says yes. */
export function SwapForm({
  stretch,
  schedule,
  close,
  done,
  reload,
}: {
  stretch: Stretch;
  schedule: Schedule;
  close: () => void;
  done: (edited: Edited) => void;
  reload: () => void;
}) {
  const wall = useWall();
  const [askedOf, setAskedOf] = useState('');
  const [reason, setReason] = useState('');
  const [returns, setReturns] = useState(false);
  const [lacking, setLacking] = useState(false);
  const given = useSpan(stretch.start, stretch.end, wall);
  const back = useSpan('', '', wall);
  const edit = useEdit(schedule.version, done, reload);
  const submit = () => {
    const whole = given.start && given.end && (!returns || (back.start && back.end));
    setLacking(!whole);
    if (!whole || !given.start || !given.end) return;
    const inReturn = returns && back.start && back.end ? { start: back.start.iso, end: back.end.iso } : null;
    const { service, seat, person } = stretch;
    const span = { start: given.start.iso, end: given.end.iso };
    const who = { service, seat, from: person.id, askedOf: askedOf || null };
    edit.save((version) => api.askSwap({ ...who, ...span, inReturn, reason, version }));
  };
  return (
    <EditForm edit={edit} submit={submit} label="Ask" close={close}>
      <p>
        {stretch.person.name} gives away {stretch.serviceName}, {SEATS[stretch.seat].toLowerCase()}. Nothing changes
        until somebody says yes.
      </p>
      <NativeSelect
        label="Ask"
        size="md"
        data-autofocus
        value={askedOf}
        onChange={(event) => {
          setAskedOf(event.currentTarget.value);
          // Everybody gives nothing in return, and what is not shown is not sent.
          if (event.currentTarget.value === '') setReturns(false);
        }}
        data={[
          { value: '', label: 'Everybody: whoever takes it first' },
          ...schedule.people
            .filter(({ id }) => id !== stretch.person.id)
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TimeSpan span={given} lacking={lacking} />
      {askedOf !== '' && (
        <Checkbox
          label={`${stretch.person.name} takes a shift in return`}
          checked={returns}
          onChange={(event) => setReturns(event.currentTarget.checked)}
        />
      )}
      {askedOf !== '' && returns && (
        <fieldset className="nb-fieldset">
          <legend>In return</legend>
          <TimeSpan span={back} lacking={lacking} />
        </fieldset>
      )}
      <TextInput
        label="Why"
        description="Seen by everybody who reads the schedule; nothing about patients."
        size="md"
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </EditForm>
  );
}
