import { Button, SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconCheck, IconInbox } from '@tabler/icons-react';
import { useState } from 'react';
import type { InboxMessage } from '../api/client.ts';
import { api, asFailure } from '../api/http.ts';
import { Page } from '../components/page.tsx';
import { Empty, Show } from '../components/states.tsx';
import { MESSAGE_STATES } from '../format/words.ts';
import { useResource } from '../live/resource.ts';
import { useMay } from '../practice.tsx';
import { MessageCard } from './inbox/message.tsx';

type State = InboxMessage['state'];

/** What callers left for the practice, the most urgent first. */
export function InboxPage() {
  const [state, setState] = useState<State>('open');
  const mayWork = useMay('messages.write');
  const { resource, reload } = useResource(
    `messages ${state}`,
    async (signal) => (await api.listMessages({ state }, { signal })).messages,
    ({ what }) => what === 'message' || what === 'fact',
  );

  const set = async (id: string, to: State): Promise<void> => {
    try {
      await api.setMessageState(id, { state: to });
      reload();
      notifications.show({
        message: to === 'done' ? 'Marked done. It is under Done and can be reopened there.' : 'Reopened.',
        color: 'teal',
        icon: to === 'done' ? <IconCheck aria-hidden /> : <IconArrowBackUp aria-hidden />,
        role: 'status',
        closeButtonProps: { 'aria-label': 'Close this note' },
      });
    } catch (error) {
      notifications.show({
        title: 'Not changed',
        message: asFailure(error).message,
        color: 'red',
        role: 'alert',
        closeButtonProps: { 'aria-label': 'Close this note' },
      });
    }
  };

  return (
    <Page
      title="Inbox"
      aside={
        <SegmentedControl
          aria-label="Which messages"
          value={state}
          onChange={(value) => setState(value as State)}
          data={[
            { value: 'open', label: MESSAGE_STATES.open },
            { value: 'done', label: MESSAGE_STATES.done },
          ]}
        />
      }
    >
      <Show resource={resource} what="the inbox" reload={reload}>
        {(messages) =>
          messages.length === 0 ? (
            <Empty icon={<IconInbox size={40} />} title={state === 'open' ? 'Nothing is open' : 'Nothing is done yet'}>
              {state === 'open'
                ? 'Messages that callers leave for the practice appear here.'
                : 'Messages that are marked done appear here.'}
            </Empty>
          ) : (
            <ul className="nb-messages">
              {messages.map((message) => (
                <li key={message.id}>
                  <MessageCard
                    message={message}
                    action={
                      mayWork && (
                        <SetState state={message.state} name={message.name} set={(to) => set(message.id, to)} />
                      )
                    }
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Show>
    </Page>
  );
}

function SetState({ state, name, set }: { state: State; name: string | null; set: (to: State) => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const change = async () => {
    setBusy(true);
    await set(state === 'open' ? 'done' : 'open');
    setBusy(false);
  };
  const of = <span className="nb-hidden">: message of {name ?? 'an unknown caller'}</span>;
  return state === 'open' ? (
    <Button loading={busy} onClick={change} leftSection={<IconCheck size={18} aria-hidden />}>
      Mark done{of}
    </Button>
  ) : (
    <Button loading={busy} onClick={change} variant="default" leftSection={<IconArrowBackUp size={18} aria-hidden />}>
      Reopen{of}
    </Button>
  );
}
