import { Alert, Tabs } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { ProtocolText } from '../api/client.ts';
import { api } from '../api/http.ts';
import { Page } from '../components/page.tsx';
import { Show } from '../components/states.tsx';
import { useResource } from '../live/resource.ts';
import { Changes } from './protocol/changes.tsx';
import { Steps } from './protocol/steps.tsx';
import { TextEditor } from './protocol/text.tsx';
import { TreeView } from './protocol/tree.tsx';
import { Try } from './protocol/try.tsx';

/** One version of the protocol: `live`, `shipped`, or a version by its id. */
export function ProtocolPage({ id }: { id: string }) {
  const { resource, reload } = useResource(
    `protocol ${id}`,
    async (signal): Promise<ProtocolText | null> =>
      id === 'live' || id === 'shipped' ? null : await api.getProtocolVersion(id, { signal }),
    ({ what }) => what === 'protocol',
  );
  const version = resource.state === 'ready' ? resource.data : null;
  const [tab, setTab] = useState<string | null>('try');
  const [focus, setFocus] = useState('');
  const title =
    id === 'live' ? 'What is live' : id === 'shipped' ? 'What came with Nightbell' : (version?.title ?? 'Protocol');
  const look = (concept: string) => {
    setFocus(concept);
    setTab('tree');
  };
  return (
    <Page
      title={title}
      aside={
        <Link href="/protocol" className="nb-link">
          All versions
        </Link>
      }
    >
      <Show resource={resource} what="this version" reload={reload}>
        {(data) => (
          <div className="nb-stack">
            {data && <Steps version={data} reload={reload} />}
            {data?.problem && (
              <Alert
                color="red"
                icon={<IconAlertCircle aria-hidden />}
                className="nb-alert"
                role="alert"
                title="It is saved, but it cannot be read"
              >
                {data.problem.why}
                {data.problem.line !== null && ` (line ${data.problem.line} of ${data.problem.source})`}
              </Alert>
            )}
            <Tabs value={tab} onChange={setTab} keepMounted={false}>
              <Tabs.List aria-label="Views of this version" mb="md">
                <Tabs.Tab value="try">Try it</Tabs.Tab>
                <Tabs.Tab value="tree">What is in it</Tabs.Tab>
                {data && <Tabs.Tab value="changes">What changes</Tabs.Tab>}
                {data && <Tabs.Tab value="text">Edit</Tabs.Tab>}
              </Tabs.List>
              <Tabs.Panel value="try">
                <Try version={id} look={look} />
              </Tabs.Panel>
              <Tabs.Panel value="tree">
                <TreeView version={id} hash={data?.hash ?? id} focus={focus} />
              </Tabs.Panel>
              {data && (
                <Tabs.Panel value="changes">
                  <Changes version={data} />
                </Tabs.Panel>
              )}
              {data && (
                <Tabs.Panel value="text">
                  <TextEditor key={data.id} version={data} reload={reload} />
                </Tabs.Panel>
              )}
            </Tabs>
          </div>
        )}
      </Show>
    </Page>
  );
}
