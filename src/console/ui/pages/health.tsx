import { Progress } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, type TablerIcon } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { Box } from '../api/client.ts';
import { api } from '../api/http.ts';
import { Card, Page } from '../components/page.tsx';
import { Show } from '../components/states.tsx';
import { bytes } from '../format/number.ts';
import { PARTS } from '../format/words.ts';
import { useResource } from '../live/resource.ts';
import { useTimes } from '../practice.tsx';

type State = Box['state'];

const STATES: Record<State, { word: string; sentence: string; Icon: TablerIcon }> = {
  well: { word: 'Well', sentence: 'Everything is well', Icon: IconCircleCheck },
  warning: {
    word: 'Needs a look',
    sentence: 'Calls are answered, but something needs a look',
    Icon: IconAlertTriangle,
  },
  down: { word: 'Down', sentence: 'Something is down', Icon: IconCircleX },
};
const AGAIN_MS = 10_000;

/** How the box is, part by part. */
export function HealthPage() {
  const { resource, reload } = useResource(
    'box',
    (signal) => api.getBox({ signal }),
    ({ what }) => what === 'box',
  );
  useEffect(() => {
    const timer = setInterval(reload, AGAIN_MS);
    return () => clearInterval(timer);
  }, [reload]);
  return (
    <Page title="Health">
      <Show resource={resource} what="the health of the box" reload={reload}>
        {(box) => <View box={box} />}
      </Show>
    </Page>
  );
}

function View({ box }: { box: Box }) {
  const times = useTimes();
  const { Icon, sentence } = STATES[box.state];
  const used = box.disk.totalBytes > 0 ? 100 - (100 * box.disk.freeBytes) / box.disk.totalBytes : 0;
  return (
    <div className="nb-stack">
      <div className="nb-health" data-state={box.state} role="status">
        <Icon size={32} aria-hidden />
        <strong>{sentence}</strong>
      </div>
      <Card title="Parts">
        <ul className="nb-parts">
          {box.parts.map(({ id, state, detail }) => (
            <li key={id}>
              <strong>{PARTS[id]}</strong>
              <PartState state={state} />
              <span className="nb-parts-detail">{detail}</span>
            </li>
          ))}
        </ul>
      </Card>
      <Card title="Disk">
        <Progress value={used} size="lg" mb="xs" aria-label="Disk in use" />
        <p className="nb-quiet">
          {bytes(box.disk.freeBytes)} of {bytes(box.disk.totalBytes)} free
        </p>
      </Card>
      <p className="nb-quiet">
        Nightbell {box.version}, running since {times.full(box.startedAt)}
      </p>
    </div>
  );
}

function PartState({ state }: { state: State }) {
  const { Icon, word } = STATES[state];
  return (
    <span className="nb-part-state" data-state={state}>
      <Icon size={20} aria-hidden /> {word}
    </span>
  );
}
