import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconHandGrab } from '@tabler/icons-react';
import { useState } from 'react';
import type { InboxMessage } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { noteDone, noteFailed } from '../../components/note.ts';

type Step = 'take' | 'take-over' | 'give-back' | 'done' | 'reopen';

const STEPS: Record<Step, { label: string; state: InboxMessage['state']; over: boolean; said: string }> = {
  take: { label: 'Take', state: 'taken', over: false, said: 'It is yours now.' },
  'take-over': { label: 'Take over', state: 'taken', over: true, said: 'It is yours now.' },
  'give-back': { label: 'Give back', state: 'open', over: false, said: 'It is open for everybody again.' },
  done: {
    label: 'Mark done',
    state: 'done',
    over: false,
    said: 'Marked done. It is under Done and can be reopened there.',
  },
  reopen: { label: 'Reopen', state: 'open', over: false, said: 'Reopened.' },
};

/** What may be done with a message now. */
function stepsOf({ state, mine }: InboxMessage): Step[] {
  if (state === 'done') return ['reopen'];
  if (state === 'open') return ['take', 'done'];
  return [mine ? 'give-back' : 'take-over', 'done'];
}

const ICONS = {
  take: IconHandGrab,
  'take-over': IconHandGrab,
  'give-back': IconArrowBackUp,
  done: IconCheck,
  reopen: IconArrowBackUp,
};

/** The buttons of one message. */
export function Work({ message, reload }: { message: InboxMessage; reload: () => void }) {
  const [busy, setBusy] = useState<Step | null>(null);
  const go = async (step: Step) => {
    const { state, over, said } = STEPS[step];
    setBusy(step);
    try {
      await api.setMessageState(message.id, { state, over });
      noteDone(said);
    } catch (error) {
      noteFailed('Not changed', error);
    }
    reload();
    setBusy(null);
  };
  return stepsOf(message).map((step) => {
    const Icon = ICONS[step];
    return (
      <Button
        key={step}
        loading={busy === step}
        disabled={busy !== null && busy !== step}
        onClick={() => go(step)}
        variant={step === 'done' ? 'filled' : 'default'}
        leftSection={<Icon size={18} aria-hidden />}
      >
        {STEPS[step].label}
        <span className="nb-hidden">: message of {message.name ?? 'an unknown caller'}</span>
      </Button>
    );
  });
}
