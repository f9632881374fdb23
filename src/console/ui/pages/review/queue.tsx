import { Button, Group, SegmentedControl, Select } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { ReviewEntry } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { noteFailed } from '../../components/note.ts';
import { Empty, Show } from '../../components/states.tsx';
import { TierBadge } from '../../components/tier.tsx';
import { conceptName } from '../../format/protocol.ts';
import { TIERS } from '../../format/words.ts';
import { useResource } from '../../live/resource.ts';
import { useTimes } from '../../practice.tsx';
import { MakeCase } from './make-case.tsx';
import { MarkForm, VERDICTS } from './mark.tsx';

type State = 'open' | 'done' | 'all';
const PAGE = 25;

/** Calls to look at again, newest first. */
export function Queue() {
  const [state, setState] = useState<State>('open');
  const [tier, setTier] = useState<string | null>(null);
  const [more, setMore] = useState<ReviewEntry[]>([]);
  const [end, setEnd] = useState(false);
  const query = { state, ...(tier && { tier: tier as 'urgent' }), limit: PAGE };
  const { resource, reload } = useResource(
    `review ${state} ${tier}`,
    (signal) => api.listReviewCalls(query, { signal }),
    ({ what }) => what === 'review',
  );
  const restart = () => {
    setMore([]);
    setEnd(false);
  };
  const older = async (last: ReviewEntry) => {
    try {
      const next = await api.listReviewCalls({ ...query, before: last.call.id });
      setMore((before) => [...before, ...next.calls]);
      setEnd(!next.more);
    } catch (error) {
      noteFailed('Older calls could not be read', error);
    }
  };
  return (
    <>
      <Group mb="md" align="flex-end">
        <SegmentedControl
          aria-label="Which calls"
          value={state}
          onChange={(value) => {
            restart();
            setState(value as State);
          }}
          data={[
            { value: 'open', label: 'To be reviewed' },
            { value: 'done', label: 'Reviewed' },
            { value: 'all', label: 'All' },
          ]}
        />
        <Select
          aria-label="Tier"
          placeholder="every tier"
          value={tier}
          onChange={(value) => {
            restart();
            setTier(value);
          }}
          clearable
          clearButtonProps={{ 'aria-label': 'Every tier' }}
          data={Object.entries(TIERS).map(([value, label]) => ({ value, label }))}
        />
      </Group>
      <Show resource={resource} what="calls to review" reload={reload}>
        {(first) => {
          const calls = [...first.calls, ...more.filter((m) => !first.calls.some((c) => c.call.id === m.call.id))];
          const last = calls.at(-1);
          return last === undefined ? (
            <Empty
              icon={<IconChecklist size={40} />}
              title={state === 'done' ? 'Nothing is reviewed yet' : 'Nothing to review'}
            >
              Calls that were judged appear here once they have ended.
            </Empty>
          ) : (
            <>
              <ul className="nb-messages">
                {calls.map((entry) => (
                  <li key={entry.call.id}>
                    <Entry entry={entry} reload={reload} />
                  </li>
                ))}
              </ul>
              {first.more && !end && (
                <Group justify="center" mt="lg">
                  <Button variant="default" onClick={() => older(last)}>
                    Older calls
                  </Button>
                </Group>
              )}
            </>
          );
        }}
      </Show>
    </>
  );
}

function Entry({ entry, reload }: { entry: ReviewEntry; reload: () => void }) {
  const { call, flags, review } = entry;
  const times = useTimes();
  const [open, setOpen] = useState<'mark' | 'case' | null>(null);
  return (
    <article className="nb-card nb-message" data-tier={call.tier}>
      <div className="nb-message-head">
        <TierBadge tier={call.tier} crisis={call.crisis} />
        <Link href={`/calls/${call.id}`} className="nb-link">
          Call of {times.full(call.startedAt)}
        </Link>
        {review && (
          <span className="nb-state nb-push" data-state={review.verdict}>
            {VERDICTS[review.verdict]}
            {review.wanted && `: should be ${TIERS[review.wanted]}`}
          </span>
        )}
      </div>
      {flags.length > 0 ? (
        <ul className="nb-flags">
          {flags.map((flag) => (
            <li key={flag.concept + flag.words} data-tier={flag.tier}>
              <strong>{conceptName(flag.concept)}</strong>
              <q lang={call.lang}>{flag.words}</q>
            </li>
          ))}
        </ul>
      ) : (
        <p className="nb-quiet">No sign was heard.</p>
      )}
      {review && (
        <p className="nb-dim">
          {review.by}, {times.full(review.at)}. {review.note}
        </p>
      )}
      {open === 'mark' && (
        <MarkForm
          call={call}
          review={review}
          done={() => {
            setOpen(null);
            reload();
          }}
          cancel={() => setOpen(null)}
        />
      )}
      {open === 'case' && <MakeCase callId={call.id} wanted={review?.wanted ?? null} close={() => setOpen(null)} />}
      {open === null && (
        <div className="nb-message-foot">
          <Button variant={review ? 'default' : 'filled'} onClick={() => setOpen('mark')}>
            {review ? 'Mark again' : 'Mark'}
            <span className="nb-hidden"> the call of {times.full(call.startedAt)}</span>
          </Button>
          {review && (
            <Button variant="default" onClick={() => setOpen('case')}>
              Make it a test case
              <span className="nb-hidden">: the call of {times.full(call.startedAt)}</span>
            </Button>
          )}
        </div>
      )}
    </article>
  );
}
