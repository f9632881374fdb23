import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Edited, Rotations } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { Dialog } from '../../components/dialog.tsx';
import { noteFailed } from '../../components/note.ts';
import { Card } from '../../components/page.tsx';
import { when } from '../../format/schedule.ts';
import { useNow, useTimes, useWall } from '../../practice.tsx';
import { EditForm } from '../schedule/edit-form.tsx';
import { TimeSpan, useSpan } from '../schedule/time-span.tsx';
import { useEdit } from '../schedule/use-edit.ts';

interface Props {
  all: Rotations;
  mayWrite: boolean;
  done: (edited: Edited) => void;
  reload: () => void;
}

/** Who is away. It moves nobody by itself: where they are on call then, the schedule shows it as something to settle. */
export function Leaves({ all, mayWrite, done, reload }: Props) {
  const times = useTimes();
  const [adding, setAdding] = useState(false);
  const remove = (id: string) =>
    api.removeEntry('leave', id, { version: all.version }).then(done, (error: unknown) => {
      noteFailed('Not taken away', error);
      reload();
    });
  return (
    <Card
      title="Away"
      aside={
        mayWrite && (
          <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
            Somebody is away
          </Button>
        )
      }
    >
      {all.leaves.length === 0 && <p className="nb-quiet">Nobody is away.</p>}
      <ul className="nb-rotations">
        {all.leaves.map(({ id, person, start, end, reason, here }) => (
          <li key={id}>
            <div>
              <strong>{person.name}</strong>
              <p>
                {when(times, { start, end })}
                {reason && `: ${reason}`}
              </p>
            </div>
            {mayWrite && here && (
              <Button
                variant="default"
                leftSection={<IconTrash size={18} aria-hidden />}
                onClick={() => void remove(id)}
              >
                Take away<span className="nb-hidden"> the days of {person.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Dialog
        title="Somebody is away"
        opened={adding}
        close={() => setAdding(false)}
        closeLabel="Close without a change"
      >
        <LeaveForm
          {...{ all, reload }}
          close={() => setAdding(false)}
          done={(edited) => {
            setAdding(false);
            done(edited);
          }}
        />
      </Dialog>
    </Card>
  );
}

function LeaveForm({ all, close, done, reload }: Omit<Props, 'mayWrite'> & { close: () => void }) {
  const wall = useWall();
  const today = wall.today(useNow(60_000));
  const [person, setPerson] = useState('');
  const [reason, setReason] = useState('');
  const [lacking, setLacking] = useState(false);
  const span = useSpan(wall.dayStart(wall.addDays(today, 1)), wall.dayStart(wall.addDays(today, 8)), wall);
  const edit = useEdit(all.version, done, reload);
  const submit = () => {
    const { start, end } = span;
    const whole = person !== '' && start !== null && end !== null;
    setLacking(!whole);
    if (whole) edit.save((version) => api.addLeave({ person, start: start.iso, end: end.iso, reason, version }));
  };
  return (
    <EditForm edit={edit} submit={submit} close={close}>
      <NativeSelect
        label="Who"
        size="md"
        data-autofocus
        value={person}
        error={lacking && person === '' ? 'Choose somebody.' : null}
        onChange={(event) => setPerson(event.currentTarget.value)}
        data={[{ value: '', label: 'Choose …' }, ...all.people.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <TimeSpan span={span} lacking={lacking} />
      <TextInput
        label="Why"
        description="Seen by everybody who reads the schedule. It may be left empty."
        size="md"
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </EditForm>
  );
}
