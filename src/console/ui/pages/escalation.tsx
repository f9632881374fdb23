import { Button, Group } from '@mantine/core';
import { IconArrowLeft, IconDownload, IconPhone, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Escalation } from '../api/client.ts';
import { api } from '../api/http.ts';
import { noteFailed } from '../components/note.ts';
import { Card, Page } from '../components/page.tsx';
import { Show } from '../components/states.tsx';
import { TierBadge } from '../components/tier.tsx';
import { phone } from '../format/number.ts';
import { isOver } from '../format/schedule.ts';
import { trailText } from '../format/trail-text.ts';
import { useResource } from '../live/resource.ts';
import { useMay, useNow, useTimes } from '../practice.tsx';
import { ActDialog } from './escalation/act-dialog.tsx';
import { Rungs } from './escalation/rungs.tsx';
import { Attempts, Lines } from './escalation/trail.tsx';
import { EscalationState } from './on-call/escalations.tsx';

/** One escalation: what is done now, who has it, and the whole trail, to read, print and take away. */
export function EscalationPage({ id }: { id: string }) {
  const { resource, reload } = useResource(
    `escalation ${id}`,
    (signal) => api.getEscalation(id, { signal }),
    (change) => change.what === 'escalation' && change.id === id,
  );
  return (
    <Page title="Escalation">
      <Link href="/on-call" className="nb-back nb-link nb-no-print">
        <IconArrowLeft size={18} aria-hidden /> On call
      </Link>
      <Show resource={resource} what="the escalation" reload={reload}>
        {(escalation) => <View escalation={escalation} reload={reload} />}
      </Show>
    </Page>
  );
}

function View({ escalation, reload }: { escalation: Escalation; reload: () => void }) {
  const { summary, ladder, attempts, lines } = escalation;
  const times = useTimes();
  const now = useNow(5_000);
  const [acting, setActing] = useState(false);
  const mayAct = useMay('pin.set-own') && (summary.mayTake || summary.mine);
  return (
    <div className="nb-stack">
      <section className="nb-card nb-escalation-now" data-tier={summary.tier} aria-label="Now">
        <div className="nb-escalation-head">
          <TierBadge tier={summary.tier} large />
          <EscalationState escalation={summary} />
        </div>
        <p className="nb-who-name" role="status">
          {summary.doing}
        </p>
        {summary.next && (
          <p>
            {inTime(summary.next.at, now)}, {times.near(summary.next.at, now)}: {summary.next.says}
          </p>
        )}
        {summary.holder && <p>{summary.holder.name} has it.</p>}
        <p className="nb-dim">
          {summary.serviceName} · since {times.full(summary.openedAt)}
          {summary.calls > 1 && ` · the same caller rang ${summary.calls} times`}
        </p>
        <Group gap="sm" mt="sm" className="nb-no-print">
          {mayAct && (
            <Button size="md" onClick={() => setActing(true)}>
              {summary.mine ? 'Say what came of it' : 'Take it'}
            </Button>
          )}
          <Button size="md" variant="default" component={Link} href={`/calls/${summary.callId}`}>
            The call
          </Button>
          <TakeAway id={summary.id} />
          <Button
            size="md"
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => window.print()}
          >
            Print
          </Button>
        </Group>
      </section>
      <Case escalation={escalation} />
      {!isOver(summary) && ladder.length > 0 && <Rungs ladder={ladder} />}
      <Attempts attempts={attempts} />
      <Lines lines={lines} />
      <ActDialog
        escalation={summary}
        opened={acting}
        close={() => setActing(false)}
        done={() => {
          setActing(false);
          reload();
        }}
      />
    </div>
  );
}

/** "in 4 min", "in 20 s", "now" */
function inTime(iso: string, now: number): string {
  const seconds = Math.round((Date.parse(iso) - now) / 1000);
  if (seconds <= 0) return 'Now';
  return seconds < 60 ? `In ${seconds} s` : `In ${Math.round(seconds / 60)} min`;
}

/** In the order in which a clinician wants it: who, age, what, red flags, what was told. */
function Case({ escalation: { patient, reason, flags, told911, lang } }: { escalation: Escalation }) {
  return (
    <Card title="The case">
      <dl className="nb-facts">
        <div>
          <dt>Who</dt>
          <dd className="nb-fact-value">
            {patient.name ?? 'No name was given'}
            {patient.age ? `, ${patient.age}` : ''}
          </dd>
        </div>
        <div>
          <dt>Says</dt>
          <dd className="nb-fact-value" lang={lang}>
            {reason ?? 'Nothing was said'}
          </dd>
        </div>
        {flags.length > 0 && (
          <div>
            <dt>Red flags</dt>
            <dd className="nb-fact-value" lang={lang}>
              {flags.join('; ')}
            </dd>
          </div>
        )}
        {told911 && (
          <div>
            <dt>Was told</dt>
            <dd className="nb-fact-value">To call 911</dd>
          </div>
        )}
        {patient.phone && (
          <div>
            <dt>Call back</dt>
            <dd>
              <a href={`tel:${patient.phone}`} className="nb-link nb-target">
                <IconPhone size={18} aria-hidden /> {phone(patient.phone)}
              </a>
              <span className="nb-dim">
                From your own telephone your number would be seen. Ring the practice line and enter your PIN: the box
                joins you.
              </span>
            </dd>
          </div>
        )}
      </dl>
    </Card>
  );
}

/** The trail as a file. Taking it away stands in the log. */
function TakeAway({ id }: { id: string }) {
  const times = useTimes();
  const [busy, setBusy] = useState(false);
  const take = () => {
    setBusy(true);
    api
      .exportEscalation(id)
      .then(
        (whole) => {
          const url = URL.createObjectURL(new Blob([trailText(whole, times)], { type: 'text/plain' }));
          const link = Object.assign(document.createElement('a'), { href: url, download: `escalation-${id}.txt` });
          link.click();
          URL.revokeObjectURL(url);
        },
        (error: unknown) => noteFailed('Not exported', error),
      )
      .finally(() => setBusy(false));
  };
  return (
    <Button
      size="md"
      variant="default"
      loading={busy}
      leftSection={<IconDownload size={18} aria-hidden />}
      onClick={take}
    >
      Export
    </Button>
  );
}
