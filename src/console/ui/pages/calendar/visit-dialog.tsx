import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { CalendarOffer, CalendarVisit } from '../../api/client.ts';
import { api, asFailure } from '../../api/http.ts';
import { Dialog } from '../../components/dialog.tsx';
import { noteDone } from '../../components/note.ts';
import { spanOf } from '../../format/calendar.ts';
import { phone } from '../../format/number.ts';
import { date } from '../../format/time.ts';
import { useMay, useNow, useTimes, useWall } from '../../practice.tsx';
import { FreeTimes } from './free-times.tsx';

/** One visit, and what may be done with it. `visit` null: closed. */
export function VisitDialog({ visit, close }: { visit: CalendarVisit | null; close: () => void }) {
  return (
    <Dialog title={visit?.visitName ?? ''} opened={visit !== null} close={close} closeLabel="Close without a change">
      {visit && <OneVisit key={visit.id} visit={visit} close={close} />}
    </Dialog>
  );
}

type Step = 'look' | 'move' | 'cancel';

function OneVisit({ visit, close }: { visit: CalendarVisit; close: () => void }) {
  const wall = useWall();
  const times = useTimes();
  const mayWrite = useMay('calendar.write');
  const today = wall.today(useNow(60_000));
  const [step, setStep] = useState<Step>('look');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const go = (work: () => Promise<string>) => {
    setBusy(true);
    setProblem(null);
    work().then(
      (said) => {
        noteDone(said);
        close();
      },
      (error: unknown) => {
        setProblem(asFailure(error).message);
        setBusy(false);
      },
    );
  };
  // What was booked once was agreed to: another time of the same kind needs no second word.
  const move = (offer: CalendarOffer) =>
    go(async () => {
      const moved = await api.moveVisit(visit.id, { offer, approved: true });
      return `Moved: ${moved.name} comes ${times.full(moved.start)}. The old time is free again.`;
    });
  const cancel = () =>
    go(async () => {
      await api.cancelVisit(visit.id);
      return `Cancelled: the visit of ${visit.name}. Its time is free again.`;
    });
  return (
    <Stack gap="md">
      <dl className="nb-visit-facts">
        <dt>Patient</dt>
        <dd>
          <strong>{visit.name}</strong>, born {date(visit.dob)}
        </dd>
        <dt>When</dt>
        <dd>
          {times.day(visit.start)}, {spanOf(visit)}
        </dd>
        <dt>With</dt>
        <dd>
          {visit.providerName}, {visit.locationName}
        </dd>
        {visit.phones.length > 0 && (
          <>
            <dt>Telephone</dt>
            <dd>{visit.phones.map(phone).join(', ')}</dd>
          </>
        )}
        <dt>State</dt>
        <dd>{visit.state === 'confirmed' ? 'Confirmed by the patient' : 'Booked'}</dd>
      </dl>
      {problem && (
        <Alert color="red" role="alert" className="nb-alert">
          {problem}
        </Alert>
      )}
      {mayWrite && step === 'look' && (
        <Group>
          <Button variant="default" onClick={() => setStep('move')}>
            Move to another time
          </Button>
          <Button variant="default" color="red" onClick={() => setStep('cancel')}>
            Cancel the visit
          </Button>
        </Group>
      )}
      {step === 'move' && (
        <>
          <Text fw={600}>Choose the new time. The old one is given up with it.</Text>
          <FreeTimes
            sought={{
              patient: visit.patientId,
              visit: visit.visit,
              provider: visit.provider,
              approved: true,
              from: today,
            }}
            busy={busy}
            choose={move}
          />
        </>
      )}
      {step === 'cancel' && (
        <Stack gap="sm">
          <Text>The time is given back at once, and the patient is told nothing by the box.</Text>
          <Group>
            <Button color="red" loading={busy} onClick={cancel}>
              Yes, cancel it
            </Button>
            <Button variant="default" onClick={() => setStep('look')}>
              Keep it
            </Button>
          </Group>
        </Stack>
      )}
    </Stack>
  );
}
