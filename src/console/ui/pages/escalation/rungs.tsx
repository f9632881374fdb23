import type { LadderStep } from '../../api/client.ts';
import { Card } from '../../components/page.tsx';
import { useNow, useTimes } from '../../practice.tsx';

const STATES: Record<LadderStep['state'], string> = { over: 'Tried', now: 'Now', ahead: 'To come' };

/** The ladder as it stands: what was tried, what is done now, what comes. */
export function Rungs({ ladder }: { ladder: LadderStep[] }) {
  const times = useTimes();
  const now = useNow(10_000);
  return (
    <Card title="The ladder">
      <ol className="nb-ladder nb-rungs">
        {ladder.map(({ who, channels, state, dueAt }, i) => (
          <li key={i} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span className="nb-ladder-when">
              {STATES[state]}
              {dueAt && state === 'ahead' ? `, ${times.near(dueAt, now)}` : ''}
            </span>
            <span>
              <strong>{who.join(' and ')}</strong>
              <span className="nb-dim"> {channels}</span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
