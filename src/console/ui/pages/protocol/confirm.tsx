import { Button, Group, Modal, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';

/** Asks before something that callers will notice. */
export function Confirm({
  opened,
  close,
  title,
  confirm,
  act,
  children,
}: {
  opened: boolean;
  close: () => void;
  title: string;
  confirm: string;
  act: () => Promise<void>;
  children: ReactNode;
}) {
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    await act();
    setBusy(false);
    close();
  };
  return (
    <Modal.Root opened={opened} onClose={close} centered>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body pt="md">
          <Modal.Title fw={650} fz="lg" mb="md">
            {title}
          </Modal.Title>
          <Text component="div" mb="lg">
            {children}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              Cancel
            </Button>
            <Button onClick={run} loading={busy}>
              {confirm}
            </Button>
          </Group>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
