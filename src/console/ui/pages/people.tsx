import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/http.ts';
import { Page } from '../components/page.tsx';
import { Show } from '../components/states.tsx';
import { useResource } from '../live/resource.ts';
import { useNow, useWall } from '../practice.tsx';
import { OnCallTabs } from './on-call/tabs.tsx';
import { Hours } from './people/hours.tsx';
import { PersonCard } from './people/person-card.tsx';

const RANGES: { value: string; label: string; weeks: number; back: number }[] = [
  { value: 'last', label: 'The last four weeks', weeks: 4, back: 4 },
  { value: 'next', label: 'The coming four weeks', weeks: 4, back: 0 },
  { value: 'far', label: 'The coming eight weeks', weeks: 8, back: 0 },
];

/** How everybody is reached hour by hour, and how much they are on call. */
export function PeoplePage() {
  const wall = useWall();
  const today = wall.today(useNow(60_000));
  const [chosen, setChosen] = useState('last');
  const { weeks, back } = RANGES.find(({ value }) => value === chosen) ?? { weeks: 4, back: 4 };
  const first = wall.addDays(today, -7 * back);
  const range = { from: wall.dayStart(first), to: wall.dayStart(wall.addDays(first, 7 * weeks)) };
  const channels = useResource(
    'channels',
    (signal) => api.listChannels({ signal }),
    ({ what }) => what === 'person' || what === 'contact',
  );
  const load = useResource(
    `workload ${range.from} ${range.to}`,
    (signal) => api.getWorkload(range, { signal }),
    ({ what }) => what === 'schedule',
  );
  return (
    <Page title="People on call">
      <OnCallTabs />
      <div className="nb-stack">
        <section className="nb-card" aria-label="Hours">
          <div className="nb-schedule-bar">
            <h2 className="nb-schedule-title">Hours and nights</h2>
            <NativeSelect
              aria-label="Of which weeks"
              value={chosen}
              onChange={(event) => setChosen(event.currentTarget.value)}
              data={RANGES.map(({ value, label }) => ({ value, label }))}
            />
          </div>
          <Show resource={load.resource} what="the hours" reload={load.reload}>
            {({ people }) => <Hours people={people} />}
          </Show>
        </section>
        <Show resource={channels.resource} what="the channels" reload={channels.reload}>
          {({ people }) => (
            <div className="nb-stack">
              {people.map((each) => (
                <PersonCard key={each.person.id} channels={each} reload={channels.reload} />
              ))}
            </div>
          )}
        </Show>
      </div>
    </Page>
  );
}
