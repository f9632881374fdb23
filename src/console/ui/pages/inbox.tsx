import { Chip, Group, SegmentedControl } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useState } from 'react';
import type { InboxMessage } from '../api/client.ts';
import { api } from '../api/http.ts';
import { Page } from '../components/page.tsx';
import { Empty, Show } from '../components/states.tsx';
import { INBOXES, plain } from '../format/words.ts';
import { useResource } from '../live/resource.ts';
import { useMay } from '../practice.tsx';
import { MessageCard } from './inbox/message.tsx';
import { Work } from './inbox/work.tsx';

type Box = keyof typeof INBOXES;
/** Every queue; an id of the practice is never empty. */
const ALL = '';

/** What callers left for the practice: the most urgent first, then what is due first. */
export function InboxPage() {
  const [box, setBox] = useState<Box>('open');
  const [queue, setQueue] = useState(ALL);
  const mayWork = useMay('messages.write');
  const { resource, reload } = useResource(
    `messages ${box}`,
    async (signal) => (await api.listMessages({ state: box }, { signal })).messages,
    ({ what }) => what === 'message' || what === 'fact' || what === 'note',
  );
  return (
    <Page
      title="Inbox"
      aside={
        <SegmentedControl
          aria-label="Which messages"
          value={box}
          onChange={(value) => setBox(value as Box)}
          data={Object.entries(INBOXES).map(([value, label]) => ({ value, label }))}
        />
      }
    >
      <Show resource={resource} what="the inbox" reload={reload}>
        {(messages) => {
          const shown = messages.filter((message) => queue === ALL || message.queue === queue);
          return (
            <>
              <Queues messages={messages} queue={queue} choose={setQueue} />
              {shown.length === 0 ? (
                <Nothing box={box} queue={queue} />
              ) : (
                <ul className="nb-messages">
                  {shown.map((message) => (
                    <li key={message.id}>
                      <MessageCard message={message} action={mayWork && <Work message={message} reload={reload} />} />
                    </li>
                  ))}
                </ul>
              )}
            </>
          );
        }}
      </Show>
    </Page>
  );
}

/** The queues that hold something, and the one that is looked at. */
function Queues({
  messages,
  queue,
  choose,
}: {
  messages: InboxMessage[];
  queue: string;
  choose: (queue: string) => void;
}) {
  const ids = [...new Set([...messages.map((message) => message.queue), ...(queue === ALL ? [] : [queue])])].sort();
  if (ids.length < 2 && queue === ALL) return null;
  const count = (id: string) => messages.filter((message) => message.queue === id).length;
  return (
    <Chip.Group value={queue} onChange={(value) => choose(value as string)}>
      <Group gap="xs" mb="lg" role="radiogroup" aria-label="Queue">
        <Chip value={ALL} variant="outline">
          All queues · {messages.length}
        </Chip>
        {ids.map((id) => (
          <Chip key={id} value={id} variant="outline">
            {plain(id)} · {count(id)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

function Nothing({ box, queue }: { box: Box; queue: string }) {
  const where = queue === ALL ? '' : ` for ${plain(queue).toLowerCase()}`;
  return (
    <Empty
      icon={<IconInbox size={40} />}
      title={box === 'open' ? `Nothing is open${where}` : `Nothing is done yet${where}`}
    >
      {box === 'open'
        ? 'Messages that callers leave for the practice appear here.'
        : 'Messages that are marked done appear here.'}
    </Empty>
  );
}
