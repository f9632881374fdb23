import { Alert, Button, Group, NumberInput, Progress, Select } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { Replay } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { noteFailed } from '../../components/note.ts';
import { Card } from '../../components/page.tsx';
import { Show } from '../../components/states.tsx';
import { TierBadge } from '../../components/tier.tsx';
import { conceptName } from '../../format/protocol.ts';
import { useResource } from '../../live/resource.ts';
import { useTimes } from '../../practice.tsx';

type Change = Replay['lessUrgent'][number];
type Side = Change['draft'];

const ASK_EVERY_MS = 1000;

/** Judges the stored calls again with a draft and shows side by side which would be judged otherwise, before anybody signs. */
export function ReplayView() {
  const { resource, reload } = useResource(
    'drafts to replay',
    async (signal) => (await api.getProtocol({ signal })).drafts,
    ({ what }) => what === 'protocol',
  );
  const [version, setVersion] = useState<string | null>(null);
  const [months, setMonths] = useState<number | string>(3);
  const [replay, setReplay] = useState<Replay | null>(null);
  const running = replay?.state === 'running';

  useEffect(() => {
    if (!running || !replay) return;
    const timer = setInterval(() => {
      api.getReplay(replay.id).then(setReplay, (error: unknown) => noteFailed('The replay cannot be read', error));
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [running, replay]);

  const start = async () => {
    if (!version) return;
    try {
      setReplay(await api.startReplay({ version, months: Number(months) }));
    } catch (error) {
      noteFailed('Not started', error);
    }
  };
  const cancel = async () => {
    if (!replay) return;
    try {
      setReplay(await api.cancelReplay(replay.id));
    } catch (error) {
      noteFailed('Not stopped', error);
    }
  };
  return (
    <div className="nb-stack">
      <Card title="Judge stored calls again">
        <Show resource={resource} what="the drafts" reload={reload}>
          {(drafts) =>
            drafts.length === 0 ? (
              <p className="nb-quiet">No draft is open. Make one on the page Protocol.</p>
            ) : (
              <Group align="flex-end">
                <Select
                  label="Draft"
                  data={drafts.map(({ id, title }) => ({ value: id, label: title }))}
                  value={version}
                  onChange={setVersion}
                  placeholder="which draft"
                />
                <NumberInput label="Months back" value={months} onChange={setMonths} min={1} max={24} w={130} />
                {running ? (
                  <Button variant="default" onClick={cancel}>
                    Stop
                  </Button>
                ) : (
                  <Button onClick={start} disabled={!version} leftSection={<IconPlayerPlay size={18} aria-hidden />}>
                    Replay
                  </Button>
                )}
              </Group>
            )
          }
        </Show>
        {running && (
          <Progress
            mt="md"
            value={replay.total ? (100 * replay.done) / replay.total : 0}
            aria-label={`${replay.done} of ${replay.total} calls judged again`}
          />
        )}
      </Card>
      {replay && !running && <Result replay={replay} />}
    </div>
  );
}

function Result({ replay }: { replay: Replay }) {
  const { counts } = replay;
  if (replay.state === 'failed')
    return (
      <Alert color="red" className="nb-alert" role="alert" title="The replay failed">
        The draft may not be readable. Look at it on the page Protocol.
      </Alert>
    );
  const none = counts.lessUrgent + counts.moreUrgent + counts.questions === 0;
  return (
    <>
      <p role="status">
        {replay.state === 'cancelled' && 'Stopped. '}
        {replay.done} calls were judged again. {none ? 'None would be judged otherwise.' : ''}
      </p>
      <Changes title="Less urgent than what is live" list={replay.lessUrgent} count={counts.lessUrgent} />
      <Changes title="More urgent" list={replay.moreUrgent} count={counts.moreUrgent} />
      <Changes title="Other questions" list={replay.questions} count={counts.questions} />
    </>
  );
}

function Changes({ title, list, count }: { title: string; list: Change[]; count: number }) {
  const times = useTimes();
  if (list.length === 0) return null;
  return (
    <Card title={`${title}: ${count}`}>
      <ul className="nb-replay">
        {list.map((change) => (
          <li key={change.callId}>
            <Link href={`/calls/${change.callId}`} className="nb-link">
              {times.full(change.startedAt)}
            </Link>
            <div className="nb-sides">
              <SideOf name="Live" side={change.live} lang={change.lang} />
              <SideOf name="Draft" side={change.draft} lang={change.lang} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function SideOf({ name, side, lang }: { name: string; side: Side; lang: string }) {
  return (
    <div>
      <p className="nb-dim">{name}</p>
      <TierBadge tier={side.tier} crisis={side.crisis} />
      <ul className="nb-flags">
        {side.flags.map((flag) => (
          <li key={flag.concept + flag.words} data-tier={flag.tier}>
            <strong>{conceptName(flag.concept)}</strong>
            <q lang={lang}>{flag.words}</q>
          </li>
        ))}
      </ul>
      {side.asks.length > 0 && <p className="nb-dim">Asks: {side.asks.map(conceptName).join(', ')}</p>}
    </div>
  );
}
