import { Alert, Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type FormEvent, useEffect, useState } from 'react';
import type { CalendarKind, CalendarOffer, CalendarPatient } from '../../api/client.ts';
import { api, asFailure } from '../../api/http.ts';
import { Dialog } from '../../components/dialog.tsx';
import { noteDone } from '../../components/note.ts';
import { date } from '../../format/time.ts';
import { useTimes } from '../../practice.tsx';
import { FreeTimes } from './free-times.tsx';

/** What a booking begins with. */
export interface Booking {
  /** First date that is looked at. */
  from: string;
  provider?: string;
  /** On that date no sooner than this, HH:MM: the time that was pressed. */
  after?: string;
  patient?: CalendarPatient;
  /** Id of the kind of visit. */
  kind?: string | null;
}

/** Books a visit: for whom, what for, when. */
export function BookDialog({ booking, close }: { booking: Booking | null; close: () => void }) {
  return (
    <Dialog title="Book a visit" opened={booking !== null} close={close} closeLabel="Close without booking">
      {booking && <Book booking={booking} close={close} />}
    </Dialog>
  );
}

function Book({ booking, close }: { booking: Booking; close: () => void }) {
  const [patient, setPatient] = useState(booking.patient ?? null);
  if (!patient) return <FindPatient choose={setPatient} />;
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Text>
          <strong>{patient.name}</strong>, born {date(patient.dob)}
          {patient.standing === 'new' && ', new patient'}
        </Text>
        {!booking.patient && (
          <Button variant="subtle" onClick={() => setPatient(null)}>
            Another patient
          </Button>
        )}
      </Group>
      <WhatFor key={patient.id} booking={booking} patient={patient} close={close} />
    </Stack>
  );
}

/** By words of the name, the date of birth, or both. */
function FindPatient({ choose }: { choose: (patient: CalendarPatient) => void }) {
  const [words, setWords] = useState('');
  const [dob, setDob] = useState('');
  const [found, setFound] = useState<CalendarPatient[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const search = (event: FormEvent) => {
    event.preventDefault();
    if (words.replace(/[^\p{L}]/gu, '').length < 3 && dob === '')
      return setProblem('Three letters of the name are needed, or the date of birth.');
    setProblem(null);
    api.findPatients({ words, dob: dob || null }).then(
      ({ patients }) => setFound(patients),
      (error: unknown) => setProblem(asFailure(error).message),
    );
  };
  return (
    <form onSubmit={search} noValidate>
      <Stack gap="md">
        <TextInput
          label="Name of the patient"
          description="Any part of it"
          autoComplete="off"
          data-autofocus
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <TextInput
          label="Date of birth"
          type="date"
          value={dob}
          onChange={(event) => setDob(event.currentTarget.value)}
        />
        <Button type="submit" leftSection={<IconSearch size={18} aria-hidden />}>
          Find
        </Button>
        <div role="status">
          {problem ??
            (found?.length === 0 &&
              'No patient of the practice is called so. New ones come with the list of patients.')}
        </div>
        {found && found.length > 0 && (
          <ul className="nb-offers">
            {found.map((patient) => (
              <li key={patient.id}>
                <Button variant="default" fullWidth justify="flex-start" onClick={() => choose(patient)}>
                  {patient.name}
                  <Text span c="dimmed" ml="sm" size="sm">
                    born {date(patient.dob)}
                  </Text>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </form>
  );
}

function WhatFor({ booking, patient, close }: { booking: Booking; patient: CalendarPatient; close: () => void }) {
  const times = useTimes();
  const [kinds, setKinds] = useState<CalendarKind[] | null>(null);
  const [kind, setKind] = useState(booking.kind ?? '');
  const [provider, setProvider] = useState(booking.provider ?? '');
  const [from, setFrom] = useState(booking.from);
  const [approved, setApproved] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    api.listVisitKinds(patient.id).then(
      ({ kinds }) => setKinds(kinds),
      (error: unknown) => setProblem(asFailure(error).message),
    );
  }, [patient.id]);
  // A provider whose column was pressed gives only some kinds.
  const given = (kinds ?? []).filter(
    ({ providers }) => !booking.provider || providers.some(({ id }) => id === booking.provider),
  );
  const chosen = given.find(({ id }) => id === kind) ?? null;
  const givers = (chosen?.providers ?? []).filter(({ id }) => provider === '' || id === provider);
  const approver = givers.length > 0 && givers.every((giver) => giver.approver !== null) ? givers[0]?.approver : null;
  const book = (offer: CalendarOffer) => {
    setBusy(true);
    setProblem(null);
    api.bookVisit({ patient: patient.id, offer, approved }).then(
      (visit) => {
        noteDone(`Booked: ${visit.name}, ${times.full(visit.start)}, ${visit.providerName}.`);
        close();
      },
      (error: unknown) => {
        setProblem(asFailure(error).message);
        setBusy(false);
      },
    );
  };
  return (
    <>
      <NativeSelect
        label="What for"
        value={kind}
        disabled={kinds === null}
        onChange={(event) => {
          setKind(event.currentTarget.value);
          setApproved(false);
        }}
        data={[
          { value: '', label: 'Choose a kind of visit' },
          ...given.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {chosen && (
        <Group grow align="flex-start">
          <NativeSelect
            label="With"
            value={provider}
            onChange={(event) => setProvider(event.currentTarget.value)}
            data={[
              { value: '', label: 'Whoever is free' },
              ...chosen.providers.map(({ id, name, minutes }) => ({ value: id, label: `${name}, ${minutes} min` })),
            ]}
          />
          <TextInput
            label="From"
            type="date"
            value={from}
            onChange={(event) => event.currentTarget.value && setFrom(event.currentTarget.value)}
          />
        </Group>
      )}
      {chosen && approver && (
        <Checkbox
          label={`Agreed to by: ${approver}`}
          checked={approved}
          onChange={(event) => setApproved(event.currentTarget.checked)}
        />
      )}
      {problem && (
        <Alert color="red" role="alert" className="nb-alert">
          {problem}
        </Alert>
      )}
      {chosen && (!approver || approved) && (
        <FreeTimes
          sought={{
            patient: patient.id,
            visit: chosen.id,
            provider: provider || null,
            approved,
            from,
            after: from === booking.from ? booking.after : undefined,
          }}
          busy={busy}
          choose={book}
        />
      )}
    </>
  );
}
