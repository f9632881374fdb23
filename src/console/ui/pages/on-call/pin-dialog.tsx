import { Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { Person } from '../../api/client.ts';
import { api, asFailure } from '../../api/http.ts';
import { FormEnd, Problem } from '../../components/form-parts.tsx';

/** Sets the PIN with which somebody proves on the telephone who they are. `person` null: closed. */
export function PinDialog({ person, close, done }: { person: Person | null; close: () => void; done: () => void }) {
  return (
    <Modal.Root opened={person !== null} onClose={close} centered>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body pt="md">
          {/* Not Modal.Header: its header element is a second banner to a screen reader. */}
          <Group justify="space-between" mb="md" wrap="nowrap">
            <Modal.Title fw={650} fz="lg">
              {person && `PIN of ${person.name}`}
            </Modal.Title>
            <Modal.CloseButton size={44} aria-label="Close without setting a PIN" />
          </Group>
          {person && <PinForm person={person} close={close} done={done} />}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function PinForm({ person, close, done }: { person: Person; close: () => void; done: () => void }) {
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!/^\d{4,8}$/.test(pin)) return setProblem('A PIN has 4 to 8 digits.');
    if (pin !== again) return setProblem('The two PINs are not the same.');
    setBusy(true);
    api.setPin(person.id, { pin }).then(
      () => {
        notifications.show({
          message: `${person.name} has a new PIN.`,
          color: 'teal',
          icon: <IconCheck aria-hidden />,
          role: 'status',
          closeButtonProps: { 'aria-label': 'Close this note' },
        });
        done();
        close();
      },
      (error: unknown) => {
        setProblem(asFailure(error).message);
        setBusy(false);
      },
    );
  };
  const digits = { inputMode: 'numeric', autoComplete: 'off', maxLength: 8, size: 'md' } as const;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text c="dimmed">4 to 8 digits; not a run such as 1234, nor the same piece twice.</Text>
        <Problem text={problem} />
        <PasswordInput
          {...digits}
          label="PIN"
          data-autofocus
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the PIN', tabIndex: 0 }}
        />
        <PasswordInput
          {...digits}
          label="PIN again"
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the PIN that was entered again', tabIndex: 0 }}
        />
        <FormEnd close={close} label="Set PIN" busy={busy} />
      </Stack>
    </form>
  );
}
