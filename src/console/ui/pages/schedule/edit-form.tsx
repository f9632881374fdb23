import { Button, Group, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { FormEnd } from '../../components/form-parts.tsx';
import { EditProblem } from './edit-problem.tsx';
import type { useEdit } from './use-edit.ts';

/**
 * The frame of a form that edits the schedule: why it was not saved, the fields, and its end. Where somebody else was faster the button says that
 * what was entered goes onto the schedule as it is now.
 */
export function EditForm({
  edit: { busy, failure, meanwhile },
  submit,
  label = 'Save',
  close,
  remove,
  children,
}: {
  edit: Pick<ReturnType<typeof useEdit>, 'busy' | 'failure' | 'meanwhile'>;
  submit: () => void;
  label?: string;
  close: () => void;
  /** What was made here can be taken away; null: nothing was. */
  remove?: { label: string; act: () => void } | null;
  children: ReactNode;
}) {
  const send = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="md">
        <EditProblem failure={failure} meanwhile={meanwhile} />
        {children}
        <Group justify={remove ? 'space-between' : 'flex-end'}>
          {remove && (
            <Button variant="default" disabled={busy} onClick={remove.act}>
              {remove.label}
            </Button>
          )}
          <FormEnd
            close={close}
            label={failure?.code === 'SCHEDULE_STALE' ? `${label} all the same` : label}
            busy={busy}
          />
        </Group>
      </Stack>
    </form>
  );
}
