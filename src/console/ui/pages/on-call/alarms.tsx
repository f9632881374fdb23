import { Alert, Button } from '@mantine/core';
import { IconAlertOctagon, IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Alarm } from '../../api/client.ts';
import { api, asFailure } from '../../api/http.ts';
import { Show } from '../../components/states.tsx';
import { useResource } from '../../live/resource.ts';
import { useMay, useNow, useTimes } from '../../practice.tsx';

/** What stands: nothing is shown where nothing does. */
export function Alarms() {
  const { resource, reload } = useResource(
    'alarms',
    (signal) => api.listAlarms({ signal }),
    ({ what }) => what === 'alarm',
  );
  return (
    <Show resource={resource} what="the alarms" reload={reload}>
      {({ alarms }) =>
        alarms.length > 0 && (
          <section className="nb-stack" aria-label="Alarms">
            {alarms.map((alarm) => (
              <Row key={alarm.id} alarm={alarm} reload={reload} />
            ))}
          </section>
        )
      }
    </Show>
  );
}

function Row({ alarm, reload }: { alarm: Alarm; reload: () => void }) {
  const { id, says, fromAt, raisedAt, seenBy, escalation } = alarm;
  const times = useTimes();
  const now = useNow(60_000);
  const may = useMay('on-call.write');
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const see = () => {
    setBusy(true);
    api
      .seeAlarm(id)
      .then(reload, (error: unknown) => setFailed(asFailure(error).message))
      .finally(() => setBusy(false));
  };
  return (
    <Alert color="red" icon={<IconAlertOctagon aria-hidden />} className="nb-alert" title={says}>
      <p>
        {fromAt ? `From ${times.near(fromAt, now)}` : `Since ${times.near(raisedAt, now)}`}
        {seenBy && `, seen by ${seenBy}`}
      </p>
      {escalation && (
        <p>
          <Link className="nb-link" href={`/on-call/escalations/${escalation}`}>
            What was tried
          </Link>
        </p>
      )}
      {failed && <p role="alert">{failed}</p>}
      {may && !seenBy && (
        <Button variant="default" size="sm" mt="xs" loading={busy} leftSection={<IconEye size={18} />} onClick={see}>
          I have seen it
        </Button>
      )}
    </Alert>
  );
}
