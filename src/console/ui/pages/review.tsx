import { Tabs } from '@mantine/core';
import { Page } from '../components/page.tsx';
import { Figures } from './review/figures.tsx';
import { Queue } from './review/queue.tsx';
import { ReplayView } from './review/replay.tsx';

/** How calls were judged: marked one by one, counted, and judged again by a draft before anybody signs it. */
export function ReviewPage() {
  return (
    <Page title="Review">
      <Tabs defaultValue="calls" keepMounted={false}>
        <Tabs.List aria-label="Parts of the review" mb="md">
          <Tabs.Tab value="calls">Calls</Tabs.Tab>
          <Tabs.Tab value="figures">Figures</Tabs.Tab>
          <Tabs.Tab value="replay">Replay a draft</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="calls">
          <Queue />
        </Tabs.Panel>
        <Tabs.Panel value="figures">
          <Figures />
        </Tabs.Panel>
        <Tabs.Panel value="replay">
          <ReplayView />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
