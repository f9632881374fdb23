import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { CalendarPatient, CalendarWaiting } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { noteDone, noteFailed } from '../../components/note.ts';
import { Card } from '../../components/page.tsx';
import { Show } from '../../components/states.tsx';
import { phone } from '../../format/number.ts';
import { date } from '../../format/time.ts';
import { useResource } from '../../live/resource.ts';
import { useTimes } from '../../practice.tsx';

/** Who would take an earlier time, the longest waiting first. `find`: seeks a time for one of them. */
export function WaitingList({ find }: { find: ((patient: CalendarPatient, kind: string | null) => void) | undefined }) {
  const { resource, reload } = useResource(
    'waiting',
    async (signal) => (await api.listWaiting({ signal })).waiting,
    ({ what }) => what === 'visit' || what === 'patient',
  );
  return (
    <div className="nb-waiting">
      <Card title="Waiting list">
        <Show resource={resource} what="the waiting list" reload={reload}>
          {(waiting) =>
            waiting.length === 0 ? (
              <p className="nb-dim">Nobody waits for an earlier time.</p>
            ) : (
              <ul>
                {waiting.map((one) => (
                  <li key={one.id}>
                    <Waits waiting={one} find={find} reload={reload} />
                  </li>
                ))}
              </ul>
            )
          }
        </Show>
      </Card>
    </div>
  );
}

function Waits({
  waiting: { id, patient, since, visit, wish },
  find,
  reload,
}: {
  waiting: CalendarWaiting;
  find: ((patient: CalendarPatient, kind: string | null) => void) | undefined;
  reload: () => void;
}) {
  const times = useTimes();
  const [busy, setBusy] = useState(false);
  const done = async () => {
    setBusy(true);
    try {
      await api.setWaitingDone(id);
      noteDone(`${patient.name} is off the waiting list.`);
    } catch (error) {
      noteFailed('Not changed', error);
    }
    reload();
    setBusy(false);
  };
  return (
    <div className="nb-waits">
      <div>
        <strong>{patient.name}</strong>, born {date(patient.dob)}
        <p>{wish}</p>
        <p className="nb-dim">
          Since {times.day(since)}
          {patient.phones.length > 0 && `, ${patient.phones.map(phone).join(', ')}`}
        </p>
      </div>
      {find && (
        <Group gap="xs">
          <Button variant="default" onClick={() => find(patient, visit)}>
            Find a time<span className="nb-hidden"> for {patient.name}</span>
          </Button>
          <Button variant="default" loading={busy} onClick={done}>
            Done<span className="nb-hidden">: {patient.name}</span>
          </Button>
        </Group>
      )}
    </div>
  );
}
