import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Edited, Schedule, Swap } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { noteFailed } from '../../components/note.ts';
import { Card } from '../../components/page.tsx';
import { SEATS, SWAP_ANSWERS, SWAP_STATES, when } from '../../format/schedule.ts';
import { useNow, useTimes } from '../../practice.tsx';

/** What was asked and what came of it, for both sides to see. */
export function Swaps({
  schedule,
  done,
  reload,
}: {
  schedule: Schedule;
  done: (edited: Edited) => void;
  reload: () => void;
}) {
  const [busy, setBusy] = useState(false);
  if (schedule.swaps.length === 0) return null;
  const answer = (id: string, given: Swap['may'][number]) => {
    setBusy(true);
    api
      .answerSwap(id, { answer: given, version: schedule.version })
      .then(done, (error: unknown) => {
        noteFailed('Nothing was changed', error);
        reload();
      })
      .finally(() => setBusy(false));
  };
  return (
    <Card title="Swaps">
      <ul className="nb-swaps">
        {schedule.swaps.map((swap) => (
          <li key={swap.id} data-state={swap.state}>
            <Told swap={swap} />
            {swap.may.length > 0 && (
              <span className="nb-actions">
                {swap.may.map((given) => (
                  <Button
                    key={given}
                    variant={given === 'accept' || given === 'take' ? 'filled' : 'default'}
                    disabled={busy}
                    onClick={() => answer(swap.id, given)}
                  >
                    {SWAP_ANSWERS[given]}
                    <span className="nb-hidden"> what {swap.askedBy.name} asks</span>
                  </Button>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Told({ swap: { state, askedBy, askedOf, askedAt, answeredBy, answeredAt, covers, reason } }: { swap: Swap }) {
  const times = useTimes();
  const now = useNow(60_000);
  // A swap of the practice file is agreed on a day, or nothing is known of it.
  const agreed = askedAt === answeredAt;
  const onDay = Date.parse(askedAt) > 0 ? `Agreed on ${times.day(askedAt)}` : '';
  return (
    <div>
      <p>
        <span className="nb-state" data-state={state === 'accepted' || state === 'taken' ? 'right' : undefined}>
          {SWAP_STATES[state]}
        </span>{' '}
        <strong>
          {askedBy.name} asks {askedOf ? askedOf.name : 'everybody'}
        </strong>
      </p>
      <ul>
        {covers.map((cover) => (
          <li key={`${cover.start} ${cover.seat} ${cover.serviceName}`}>
            {cover.to ? cover.to.name : 'Somebody'} for {cover.from ? cover.from.name : 'whoever it is'}:{' '}
            {cover.serviceName}, {SEATS[cover.seat].toLowerCase()}, {when(times, cover)}
          </li>
        ))}
      </ul>
      <p className="nb-dim">
        {reason && `${reason}. `}
        {agreed ? onDay : `Asked ${times.near(askedAt, now)}`}
        {!agreed && answeredAt && `; answered ${times.near(answeredAt, now)}`}
        {!agreed && answeredBy && ` by ${answeredBy.name}`}
        {(!agreed || onDay) && '.'}
      </p>
    </div>
  );
}
