import { Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';

/** A dialog with its title and a way out. On a narrow screen it takes the whole of it. */
export function Dialog({
  title,
  opened,
  close,
  closeLabel,
  children,
}: {
  title: string;
  opened: boolean;
  close: () => void;
  /** What closing leaves undone. */
  closeLabel: string;
  children: ReactNode;
}) {
  return (
    <Modal.Root opened={opened} onClose={close} centered size="lg">
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body pt="md">
          {/* Not Modal.Header: its header element is a second banner to a screen reader. */}
          <Group justify="space-between" mb="md" wrap="nowrap">
            <Modal.Title fw={650} fz="lg">
              {title}
            </Modal.Title>
            <Modal.CloseButton size={44} aria-label={closeLabel} />
          </Group>
          {opened && children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
