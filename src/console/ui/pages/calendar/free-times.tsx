import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { CalendarFree, CalendarOffer } from '../../api/client.ts';
import { api, asFailure } from '../../api/http.ts';
import { useTimes, useWall } from '../../practice.tsx';

/** For what free times are sought. */
export interface Sought {
  patient: string;
  visit: string;
  provider: string | null;
  approved: boolean;
  /** First date. */
  from: string;
  /** On that date no sooner than this, HH:MM. */
  after?: string | undefined;
}

/** Times that can be booked, the earliest first; one is chosen by pressing it. */
export function FreeTimes({
  sought,
  busy,
  choose,
}: {
  sought: Sought;
  busy: boolean;
  choose: (offer: CalendarOffer) => void;
}) {
  const wall = useWall();
  const times = useTimes();
  const first = sought.from;
  const [from, setFrom] = useState(first);
  const [free, setFree] = useState<CalendarFree[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const { patient, visit, provider, approved, after } = sought;
  useEffect(() => setFrom(first), [first]);
  useEffect(() => {
    const abort = new AbortController();
    setFree(null);
    setFailure(null);
    api
      .findFreeTimes(
        { patient, visit, provider, approved, from, after: (from === first && after) || null },
        { signal: abort.signal },
      )
      .then(
        ({ free }) => setFree(free),
        (error: unknown) => {
          if (!abort.signal.aborted) setFailure(asFailure(error).message);
        },
      );
    return () => abort.abort();
  }, [patient, visit, provider, approved, from, first, after]);
  const last = free?.at(-1)?.offer;
  return (
    <Stack gap="sm" role="group" aria-label="Free times">
      <div role="status">
        {failure ?? (free === null ? 'Looking for free times …' : free.length === 0 ? 'Nothing is free then.' : '')}
      </div>
      {free && free.length > 0 && (
        <ul className="nb-offers">
          {free.map(({ offer, providerName, locationName }) => (
            <li key={`${offer.start} ${offer.provider} ${offer.location}`}>
              <Button variant="default" disabled={busy} onClick={() => choose(offer)} fullWidth justify="flex-start">
                {times.full(offer.start)}
                <Text span c="dimmed" ml="sm" size="sm">
                  {providerName}, {locationName}
                </Text>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Group gap="xs">
        {from !== first && (
          <Button variant="subtle" onClick={() => setFrom(first)}>
            Earlier times
          </Button>
        )}
        {last && (
          <Button variant="subtle" onClick={() => setFrom(wall.addDays(last.start.slice(0, 10), 1))}>
            Later times
          </Button>
        )}
      </Group>
    </Stack>
  );
}
