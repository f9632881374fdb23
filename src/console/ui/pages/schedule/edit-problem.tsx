import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ScheduleEdit } from '../../api/client.ts';
import type { Failure } from '../../api/http.ts';
import { useNow, useTimes } from '../../practice.tsx';

/** Why an edit was not made, and what others changed meanwhile. */
export function EditProblem({ failure, meanwhile }: { failure: Failure | null; meanwhile: ScheduleEdit[] | null }) {
  const times = useTimes();
  const now = useNow(60_000);
  if (!failure) return null;
  const stale = failure.code === 'SCHEDULE_STALE';
  return (
    <Alert
      color={stale ? 'yellow' : 'red'}
      icon={<IconAlertCircle aria-hidden />}
      role="alert"
      className="nb-alert"
      {...(stale && { title: 'The schedule has changed meanwhile' })}
    >
      {failure.message}
      {stale && meanwhile && (
        <ul className="nb-meanwhile">
          {meanwhile.map(({ version, by, at, says }) => (
            <li key={version}>
              {by}, {times.near(at, now)}: {says}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
