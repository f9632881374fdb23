import { IconAlertTriangle, IconCircleCheck, IconPhoneCalling } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { EscalationSummary } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { Card } from '../../components/page.tsx';
import { Show } from '../../components/states.tsx';
import { TierBadge } from '../../components/tier.tsx';
import { ESCALATION_STATES, isAlarming } from '../../format/schedule.ts';
import { useResource } from '../../live/resource.ts';
import { useNow, useTimes } from '../../practice.tsx';

/** Whatever is open comes first; what is over stands behind a fold. */
export function Escalations() {
  const { resource, reload } = useResource(
    'escalations',
    (signal) => api.listEscalations({ signal }),
    ({ what }) => what === 'escalation' || what === 'page',
  );
  return (
    <Show resource={resource} what="the escalations" reload={reload}>
      {({ open, closed }) => (
        <Card title={open.length > 0 ? `Open escalations: ${open.length}` : 'Open escalations'}>
          {open.length === 0 ? (
            <p className="nb-quiet nb-nobody">
              <IconCircleCheck size={20} aria-hidden /> Nobody waits for a clinician.
            </p>
          ) : (
            <ul className="nb-escalations">
              {open.map((each) => (
                <Row key={each.id} escalation={each} />
              ))}
            </ul>
          )}
          {closed.length > 0 && (
            <details className="nb-details">
              <summary>The last ones that are over</summary>
              <ul className="nb-escalations">
                {closed.map((each) => (
                  <Row key={each.id} escalation={each} />
                ))}
              </ul>
            </details>
          )}
        </Card>
      )}
    </Show>
  );
}

function Row({ escalation }: { escalation: EscalationSummary }) {
  const { id, tier, serviceName, openedAt, calls, holder, doing, next } = escalation;
  const times = useTimes();
  const now = useNow(10_000);
  return (
    <li>
      <Link href={`/on-call/escalations/${id}`} className="nb-escalation" data-tier={tier}>
        <span className="nb-escalation-head">
          <TierBadge tier={tier} />
          <EscalationState escalation={escalation} />
        </span>
        <strong className="nb-escalation-doing">{doing}</strong>
        {next && (
          <span>
            {times.near(next.at, now)}: {next.says}
          </span>
        )}
        <span className="nb-dim">
          {serviceName} · since {times.near(openedAt, now)}
          {calls > 1 ? ` · the same caller rang ${calls} times` : ''}
          {holder ? ` · ${holder.name} has it` : ''}
        </span>
      </Link>
    </li>
  );
}

export function EscalationState({ escalation }: { escalation: EscalationSummary }) {
  const alarming = isAlarming(escalation);
  const Icon = alarming ? IconAlertTriangle : escalation.state === 'climbing' ? IconPhoneCalling : IconCircleCheck;
  return (
    <span
      className="nb-part-state"
      data-state={alarming ? 'down' : escalation.state === 'climbing' ? 'warning' : 'well'}
    >
      <Icon size={20} aria-hidden /> {ESCALATION_STATES[escalation.state]}
    </span>
  );
}
