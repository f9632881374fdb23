import { PasswordInput, Radio, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { EscalationSummary } from '../../api/client.ts';
import { api, asFailure } from '../../api/http.ts';
import { Dialog } from '../../components/dialog.tsx';
import { FormEnd, Problem } from '../../components/form-parts.tsx';
import { noteDone } from '../../components/note.ts';

type Act = Parameters<typeof api.actOnEscalation>[1]['act'];

const TAKE: { act: Act; label: string; description: string }[] = [
  {
    act: 'calls-back',
    label: 'I call back',
    description: 'It waits for what comes of it, and rises again if nothing does.',
  },
  { act: 'advised', label: 'I have advised the caller', description: 'It is done.' },
  {
    act: 'withdraw',
    label: 'It was opened in error',
    description: 'Nobody is called for it any more; the trail shows that you said so.',
  },
];
const TAKE_OVER: typeof TAKE = [
  {
    act: 'take-over',
    label: 'I take it over',
    description: 'Somebody has it: the trail shows that you took it, and they are told.',
  },
];
const SAY: typeof TAKE = [
  { act: 'done', label: 'I have spoken to the caller', description: 'It is done.' },
  { act: 'reached-otherwise', label: 'It was settled in another way', description: 'It is done.' },
  {
    act: 'withdraw',
    label: 'It was opened in error',
    description: 'It is over; the trail shows that you said so.',
  },
  { act: 'give-back', label: 'I cannot: give it back', description: 'It rises again at once, to the next one.' },
];

/** Only a person with a PIN takes or ends an escalation. */
export function ActDialog({
  escalation,
  opened,
  close,
  done,
}: {
  escalation: EscalationSummary;
  opened: boolean;
  close: () => void;
  done: () => void;
}) {
  return (
    <Dialog
      title={escalation.mine ? 'What came of it' : 'Take this escalation'}
      opened={opened}
      close={close}
      closeLabel="Close without a change"
    >
      <ActForm
        id={escalation.id}
        choices={escalation.mine ? SAY : escalation.state === 'held' ? TAKE_OVER : TAKE}
        close={close}
        done={done}
      />
    </Dialog>
  );
}

function ActForm({
  id,
  choices,
  close,
  done,
}: {
  id: string;
  choices: typeof TAKE;
  close: () => void;
  done: () => void;
}) {
  const [act, setAct] = useState<Act>(choices[0]?.act ?? 'calls-back');
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!/^\d{4,8}$/.test(pin)) return setProblem('A PIN has 4 to 8 digits.');
    setBusy(true);
    api.actOnEscalation(id, { act, pin }).then(
      () => {
        noteDone('Written down.');
        done();
      },
      (error: unknown) => {
        setProblem(asFailure(error).message);
        setPin('');
        setBusy(false);
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Problem text={problem} />
        <Radio.Group label="What you do" value={act} onChange={(value) => setAct(value as Act)}>
          <Stack gap="sm" mt="xs">
            {choices.map((choice) => (
              <Radio key={choice.act} value={choice.act} label={choice.label} description={choice.description} />
            ))}
          </Stack>
        </Radio.Group>
        <PasswordInput
          label="Your PIN"
          size="md"
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the PIN', tabIndex: 0 }}
        />
        <FormEnd close={close} label="Write down" busy={busy} />
      </Stack>
    </form>
  );
}
