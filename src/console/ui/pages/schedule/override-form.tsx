import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Edited, Schedule, Stretch } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { SEATS } from '../../format/schedule.ts';
import { useWall } from '../../practice.tsx';
import { EditForm } from './edit-form.tsx';
import { TimeSpan, useSpan } from './time-span.tsx';
import { useEdit } from './use-edit.ts';

export interface OverrideStart {
  /** `*`: every service. */
  service: string;
  seat: Stretch['seat'];
  person: string;
  start: string;
  end: string;
  reason: string;
}

/** Long enough that typing is over, short enough that nobody waits for it. */
const THINK_MS = 300;

/** Puts somebody on call for a time, or changes that. What it replaces, and what speaks against it, is said before it is saved. */
export function OverrideForm({
  start,
  change,
  schedule,
  close,
  done,
  reload,
}: {
  start: OverrideStart;
  /** Id of the override that is changed; null: another one is made. */
  change: string | null;
  schedule: Schedule;
  close: () => void;
  done: (edited: Edited) => void;
  reload: () => void;
}) {
  const wall = useWall();
  const [service, setService] = useState(start.service);
  const [seat, setSeat] = useState(start.seat);
  const [person, setPerson] = useState(start.person);
  const [reason, setReason] = useState(start.reason);
  const [lacking, setLacking] = useState(false);
  const span = useSpan(start.start, start.end, wall);
  const edit = useEdit(schedule.version, done, reload);
  const [said, setSaid] = useState<{ replaces: string[]; warnings: string[] } | null>(null);

  const from = span.start?.iso ?? null;
  const to = span.end?.iso ?? null;
  const complete = person !== '' && from !== null && to !== null && Date.parse(to) > Date.parse(from);
  const wish = { service: service === '*' ? null : service, seat, person, start: from ?? '', end: to ?? '', reason };
  const asked = complete ? JSON.stringify({ ...wish, reason: '' }) : null;
  useEffect(() => {
    setSaid(null);
    if (!asked) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      api.considerOverride(JSON.parse(asked), { signal: abort.signal }).then(setSaid, () => {});
    }, THINK_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [asked]);

  const submit = () => {
    setLacking(!complete);
    if (!complete) return;
    edit.save((version) =>
      change ? api.changeOverride(change, { ...wish, version }) : api.addOverride({ ...wish, version }),
    );
  };
  return (
    <EditForm edit={edit} submit={submit} close={close}>
      <NativeSelect
        label="Who"
        size="md"
        data-autofocus
        value={person}
        onChange={(event) => setPerson(event.currentTarget.value)}
        error={lacking && person === '' ? 'Choose somebody.' : null}
        data={[
          { value: '', label: 'Choose …' },
          ...schedule.people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Group grow preventGrowOverflow={false}>
        <NativeSelect
          label="Service"
          size="md"
          value={service}
          onChange={(event) => setService(event.currentTarget.value)}
          data={[
            ...schedule.services.map(({ id, name }) => ({ value: id, label: name })),
            ...(schedule.services.length > 1 ? [{ value: '*', label: 'Every service' }] : []),
          ]}
        />
        <NativeSelect
          label="Seat"
          size="md"
          value={seat}
          onChange={(event) => setSeat(event.currentTarget.value as Stretch['seat'])}
          data={Object.entries(SEATS).map(([value, label]) => ({ value, label }))}
        />
      </Group>
      <TimeSpan span={span} lacking={lacking} />
      <TextInput
        label="Why"
        description="Seen by everybody who reads the schedule; nothing about patients."
        size="md"
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div aria-live="polite" className="nb-considered">
        {said?.replaces.map((each) => (
          <p key={each}>{each}</p>
        ))}
        {said?.warnings.map((each) => (
          <p key={each} className="nb-warning">
            {each}
          </p>
        ))}
      </div>
    </EditForm>
  );
}
