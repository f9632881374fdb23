import { Alert, Button, Group } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';

/** Why a form was not taken, in words, told at once to who listens to the page; null: nothing is wrong. */
export function Problem({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <Alert color="red" icon={<IconAlertCircle aria-hidden />} role="alert" className="nb-alert">
      {text}
    </Alert>
  );
}

/** The end of a form in a dialog: away without a change, or send it. `act`: the form has no fields, and this is what its button does. */
export function FormEnd({
  close,
  label,
  busy,
  act,
}: {
  close: () => void;
  label: string;
  busy: boolean;
  act?: () => void;
}) {
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={close}>
        Cancel
      </Button>
      {act ? (
        <Button data-autofocus loading={busy} onClick={act}>
          {label}
        </Button>
      ) : (
        <Button type="submit" loading={busy}>
          {label}
        </Button>
      )}
    </Group>
  );
}
