import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { ProtocolOverview, ProtocolVersion } from '../api/client.ts';
import { api } from '../api/http.ts';
import { noteDone, noteFailed } from '../components/note.ts';
import { Card, Page } from '../components/page.tsx';
import { Show } from '../components/states.tsx';
import { STANDINGS, STATES } from '../format/protocol.ts';
import { useResource } from '../live/resource.ts';
import { useMay, useTimes } from '../practice.tsx';
import { Confirm } from './protocol/confirm.tsx';

/** What judges calls now, what is being worked on, and how it came about. */
export function ProtocolsPage() {
  const { resource, reload } = useResource(
    'protocols',
    (signal) => api.getProtocol({ signal }),
    ({ what }) => what === 'protocol',
  );
  return (
    <Page title="Protocol">
      <Show resource={resource} what="the protocol" reload={reload}>
        {(overview) => (
          <div className="nb-stack">
            <Live overview={overview} reload={reload} />
            <Drafts overview={overview} />
            <History overview={overview} reload={reload} />
          </div>
        )}
      </Show>
    </Page>
  );
}

function Live({ overview, reload }: { overview: ProtocolOverview; reload: () => void }) {
  const { live, previous } = overview;
  const times = useTimes();
  const may = useMay('protocol.approve');
  const [asking, setAsking] = useState(false);
  const rollBack = async () => {
    try {
      await api.rollBackProtocol({ entry: live.entry! });
      noteDone('Rolled back. The version before judges calls again.');
      reload();
    } catch (error) {
      noteFailed('Not rolled back', error);
    }
  };
  return (
    <Card
      title="What judges calls now"
      aside={
        may && live.entry && previous ? (
          <Button
            variant="default"
            onClick={() => setAsking(true)}
            leftSection={<IconArrowBackUp size={18} aria-hidden />}
          >
            Roll back
          </Button>
        ) : null
      }
    >
      <p className="nb-live-name">
        <Link href="/protocol/live" className="nb-link">
          {live.version
            ? `${live.version.title} (version ${live.version.number})`
            : 'The protocol that came with Nightbell'}
        </Link>
      </p>
      <p className="nb-dim">
        {live.from ? `Live since ${times.full(live.from)}.` : 'In force until the practice publishes one of its own.'}
        {live.version?.author && ` Signed by ${live.version.author.name}`}
        {live.version?.approver && `, approved by ${live.version.approver.name}.`}
      </p>
      {!live.signed && (
        <Alert
          color="yellow"
          icon={<IconAlertTriangle aria-hidden />}
          className="nb-alert"
          mt="md"
          title="Nobody signed this"
        >
          It is a starting point. A clinician of the practice should read it, make it their own, and sign it.
        </Alert>
      )}
      {live.trouble && (
        <Alert
          color="red"
          icon={<IconAlertTriangle aria-hidden />}
          className="nb-alert"
          mt="md"
          title="The published version does not work"
        >
          {live.trouble} Calls are judged by the protocol that came with Nightbell until this is mended.
        </Alert>
      )}
      {live.outdated && (
        <Alert
          color="yellow"
          icon={<IconAlertTriangle aria-hidden />}
          className="nb-alert"
          mt="md"
          title="There is a newer base"
        >
          The program brought newer texts of the base net than those that were signed. Make a draft of the live version
          to take them in.
        </Alert>
      )}
      <Confirm
        opened={asking}
        close={() => setAsking(false)}
        title="Roll back to the version before?"
        confirm="Roll back"
        act={rollBack}
      >
        Calls that begin from now on are judged by{' '}
        {previous?.version ? `“${previous.version.title}”` : 'the protocol that came with Nightbell'}. Calls in progress
        keep the protocol that they began with. What is live now stays in the history.
      </Confirm>
    </Card>
  );
}

function Drafts({ overview }: { overview: ProtocolOverview }) {
  const may = useMay('protocol.write');
  const [making, setMaking] = useState(false);
  return (
    <Card
      title="Being worked on"
      aside={
        may && (
          <Button onClick={() => setMaking(true)} leftSection={<IconPlus size={18} aria-hidden />}>
            New draft
          </Button>
        )
      }
    >
      {overview.drafts.length === 0 ? (
        <p className="nb-quiet">No draft is open.</p>
      ) : (
        <Versions versions={overview.drafts} />
      )}
      <NewDraft overview={overview} opened={making} close={() => setMaking(false)} />
    </Card>
  );
}

function Versions({ versions }: { versions: ProtocolVersion[] }) {
  const times = useTimes();
  return (
    <ul className="nb-versions">
      {versions.map((version) => (
        <li key={version.id}>
          <Link href={`/protocol/${version.id}`} className="nb-version">
            <strong>{version.title}</strong>
            <span className="nb-state" data-state={version.standing ?? version.state}>
              {version.standing ? STANDINGS[version.standing] : STATES[version.state]}
            </span>
            <span className="nb-dim">
              Version {version.number}, edited {times.full(version.edited.at)} by {version.edited.name}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function NewDraft({ overview, opened, close }: { overview: ProtocolOverview; opened: boolean; close: () => void }) {
  const [, go] = useLocation();
  const [title, setTitle] = useState('');
  const [busy, setBusy] = useState(false);
  const make = async (event: FormEvent) => {
    event.preventDefault();
    if (!title.trim()) return;
    setBusy(true);
    try {
      const draft = await api.createDraft({ title: title.trim(), basedOn: overview.live.version?.id ?? null });
      go(`/protocol/${draft.id}`);
    } catch (error) {
      noteFailed('No draft was made', error);
      setBusy(false);
    }
  };
  return (
    <Modal.Root opened={opened} onClose={close} centered>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body pt="md">
          <Modal.Title fw={650} fz="lg" mb="md">
            New draft
          </Modal.Title>
          <form onSubmit={make} noValidate>
            <Stack gap="md">
              <Text c="dimmed">
                It begins as a copy of what is live. Nothing changes for callers until it has been proven, tested,
                signed by two people and published.
              </Text>
              <TextInput
                label="What is it for?"
                placeholder="Winter 2026, with our own wording"
                value={title}
                onChange={(event) => setTitle(event.currentTarget.value)}
                maxLength={120}
                data-autofocus
                size="md"
              />
              <Group justify="flex-end">
                <Button variant="default" onClick={close}>
                  Cancel
                </Button>
                <Button type="submit" loading={busy} disabled={!title.trim()}>
                  Make draft
                </Button>
              </Group>
            </Stack>
          </form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function History({ overview, reload }: { overview: ProtocolOverview; reload: () => void }) {
  const times = useTimes();
  const may = useMay('protocol.approve');
  const cancel = async (entry: string) => {
    try {
      await api.cancelScheduledProtocol(entry);
      noteDone('It will not go live.');
      reload();
    } catch (error) {
      noteFailed('Not cancelled', error);
    }
  };
  return (
    <>
      {overview.scheduled.length > 0 && (
        <Card title="Goes live later">
          <ul className="nb-versions">
            {overview.scheduled.map(({ entry, version, from }) => (
              <li key={entry} className="nb-scheduled">
                <span>
                  <strong>{version.title}</strong> <span className="nb-dim">from {times.full(from)}</span>
                </span>
                {may && (
                  <Button variant="default" onClick={() => cancel(entry)}>
                    Call it off<span className="nb-hidden">: {version.title}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {overview.published.length > 0 && (
        <Card title="Published">
          <Versions versions={overview.published} />
        </Card>
      )}
      {overview.history.length > 0 && (
        <Card title="What happened">
          <ol className="nb-happened">
            {overview.history.map((entry) => (
              <li key={entry.id}>
                <span className="nb-nowrap">{times.full(entry.at)}</span>
                <span>
                  {entry.by}{' '}
                  {entry.kind === 'rolled-back' ? 'rolled back to ' : entry.cancelled ? 'called off ' : 'published '}
                  <strong>{entry.title ?? 'the protocol that came with Nightbell'}</strong>
                  {entry.kind === 'published' && entry.from !== entry.at && ` for ${times.full(entry.from)}`}
                </span>
              </li>
            ))}
          </ol>
        </Card>
      )}
      <Card title="Specialties that come with Nightbell">
        <ul className="nb-specialties">
          {overview.specialties.map(({ id, title, status }) => (
            <li key={id}>
              <strong>{title}</strong>
              <span className="nb-dim">{status}</span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
