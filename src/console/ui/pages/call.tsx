import { Anchor, Group, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from 'wouter';
import { api } from '../api/http.ts';
import { Page } from '../components/page.tsx';
import { Show } from '../components/states.tsx';
import { TierBadge } from '../components/tier.tsx';
import { phone } from '../format/number.ts';
import { duration } from '../format/time.ts';
import { LANGUAGES, OUTCOMES } from '../format/words.ts';
import { useResource } from '../live/resource.ts';
import { useTimes } from '../practice.tsx';
import { Facts } from './call/facts.tsx';
import { CallNote } from './call/note.tsx';
import { Opinions } from './call/opinions.tsx';
import { Pages } from './call/pages.tsx';
import { Timeline } from './call/timeline.tsx';
import { Transcript } from './call/transcript.tsx';
import { Why } from './call/why.tsx';
import { OnTheLine } from './calls.tsx';

/** One call: what was said, what it was judged to be and why, what is known, who was rung and what came of it. */
export function CallPage({ id }: { id: string }) {
  const times = useTimes();
  const { resource, reload } = useResource(
    `call ${id}`,
    (signal) => api.getCall(id, { signal }),
    (change) => change.callId === id || change.id === id,
  );
  const call = resource.state === 'ready' ? resource.data.call : null;
  return (
    <>
      <Anchor component={Link} href="/" className="nb-back">
        <IconArrowLeft size={18} aria-hidden /> All calls
      </Anchor>
      <Page
        title={call ? `Call at ${times.clock(call.startedAt)}` : 'Call'}
        aside={call && <TierBadge tier={call.tier} crisis={call.crisis} large />}
      >
        <Show resource={resource} what="the call" reload={reload}>
          {(record) => (
            <>
              <Group gap="lg" mb="lg" className="nb-call-line">
                <Text>{record.call.callerNumber ? phone(record.call.callerNumber) : 'Number withheld'}</Text>
                <Text>{LANGUAGES[record.call.lang]}</Text>
                <Text>{times.day(record.call.startedAt)}</Text>
                {record.call.endedAt ? (
                  <Text>
                    {OUTCOMES[record.call.outcome]} after{' '}
                    {duration(Date.parse(record.call.endedAt) - Date.parse(record.call.startedAt))}
                  </Text>
                ) : (
                  <OnTheLine since={record.call.startedAt} />
                )}
              </Group>
              <CallNote record={record} />
              <div className="nb-call">
                <Transcript record={record} />
                <div className="nb-stack nb-call-side">
                  <Why record={record} />
                  <Facts record={record} />
                  <Pages record={record} />
                  <Opinions record={record} />
                </div>
                <Timeline record={record} />
              </div>
            </>
          )}
        </Show>
      </Page>
    </>
  );
}
