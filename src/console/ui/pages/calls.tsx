import { Button, Title } from '@mantine/core';
import { IconChevronRight, IconMoonStars } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Call } from '../api/client.ts';
import { api } from '../api/http.ts';
import { Page } from '../components/page.tsx';
import { Empty, Show } from '../components/states.tsx';
import { TierBadge } from '../components/tier.tsx';
import { phone } from '../format/number.ts';
import { duration } from '../format/time.ts';
import { LANGUAGES, OUTCOMES, plain, tierRank } from '../format/words.ts';
import { useResource } from '../live/resource.ts';
import { useNow, useTimes } from '../practice.tsx';

const PAGE = 30;

/** Every call, those on the line first. */
export function CallsPage() {
  const [older, setOlder] = useState<{ calls: Call[]; more: boolean } | null>(null);
  const { resource, reload } = useResource(
    'calls',
    (signal) => api.listCalls({ limit: PAGE }, { signal }),
    ({ what }) => what === 'call',
  );
  const showOlder = async (last: string) => {
    const next = await api.listCalls({ before: last, limit: PAGE });
    setOlder((before) => ({ calls: [...(before?.calls ?? []), ...next.calls], more: next.more }));
  };
  return (
    <Page title="Calls">
      <Show resource={resource} what="the calls" reload={reload}>
        {({ calls, more }) => {
          // A call may have moved from the first page to the older ones since those were read.
          const first = new Set(calls.map(({ id }) => id));
          const all = [...calls, ...(older?.calls.filter(({ id }) => !first.has(id)) ?? [])];
          const last = all.at(-1);
          return (
            <>
              <CallList calls={all} />
              {last && (older?.more ?? more) && (
                <Button variant="default" mt="lg" onClick={() => void showOlder(last.id)}>
                  Show older calls
                </Button>
              )}
            </>
          );
        }}
      </Show>
    </Page>
  );
}

function CallList({ calls }: { calls: Call[] }) {
  const times = useTimes();
  const now = useNow(30_000);
  const live = calls
    .filter(({ endedAt }) => endedAt === null)
    .sort((a, b) => tierRank(a.tier) - tierRank(b.tier) || (a.id < b.id ? 1 : -1));
  const ended = Map.groupBy(
    calls.filter(({ endedAt }) => endedAt !== null),
    ({ startedAt }) => times.dayName(startedAt, now),
  );
  if (calls.length === 0) {
    return (
      <Empty icon={<IconMoonStars size={40} />} title="No calls yet">
        As soon as somebody calls the practice's number, the call appears here while it happens.
      </Empty>
    );
  }
  return (
    <>
      <section aria-label="On the line now" className="nb-list-section">
        <Title order={2} size="h4" mb="xs">
          On the line now
        </Title>
        {live.length === 0 ? <p className="nb-quiet">Nobody is on the line.</p> : <Rows calls={live} live />}
      </section>
      {[...ended].map(([day, rows]) => (
        <section aria-label={day} key={day} className="nb-list-section">
          <Title order={2} size="h4" mb="xs">
            {day}
          </Title>
          <Rows calls={rows} />
        </section>
      ))}
    </>
  );
}

function Rows({ calls, live = false }: { calls: Call[]; live?: boolean }) {
  return (
    <ul className="nb-rows">
      {calls.map((call) => (
        <li key={call.id}>
          <Link href={`/calls/${call.id}`} className="nb-row" data-live={live || undefined} data-tier={call.tier}>
            <Row call={call} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Row({ call }: { call: Call }) {
  const times = useTimes();
  return (
    <>
      <span className="nb-row-time">{times.clock(call.startedAt)}</span>
      <span className="nb-row-tier">
        <TierBadge tier={call.tier} crisis={call.crisis} />
      </span>
      <span className="nb-row-number">{call.callerNumber ? phone(call.callerNumber) : 'Number withheld'}</span>
      <span className="nb-row-about">
        {LANGUAGES[call.lang]}
        {call.intent && ` · ${plain(call.intent)}`}
      </span>
      <span className="nb-row-outcome">
        {call.endedAt ? (
          <>
            {OUTCOMES[call.outcome]} · {duration(Date.parse(call.endedAt) - Date.parse(call.startedAt))}
          </>
        ) : (
          <OnTheLine since={call.startedAt} />
        )}
      </span>
      <IconChevronRight size={20} className="nb-row-go" aria-hidden />
    </>
  );
}

export function OnTheLine({ since }: { since: string }) {
  const now = useNow(1000);
  return (
    <span className="nb-live" data-state="live">
      <span className="nb-live-dot" aria-hidden />
      On the line · {duration(now - Date.parse(since))}
    </span>
  );
}
