import { Alert, Button, Group, TextInput } from '@mantine/core';
import { IconCheck, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProtocolText, Proving, Testing } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { noteDone, noteFailed } from '../../components/note.ts';
import { Card } from '../../components/page.tsx';
import { STATES, STEPS, stepsDone } from '../../format/protocol.ts';
import { useTimes } from '../../practice.tsx';
import { Confirm } from './confirm.tsx';

type Asked = 'approve' | 'publish' | 'discard' | null;

/** Where a version stands on its way to judging calls, and the next step for who may take it. */
export function Steps({ version, reload }: { version: ProtocolText; reload: () => void }) {
  const times = useTimes();
  const [busy, setBusy] = useState<string | null>(null);
  const [proving, setProving] = useState<Proving | null>(null);
  const [testing, setTesting] = useState<Testing | null>(null);
  const [asked, setAsked] = useState<Asked>(null);
  const [from, setFrom] = useState('');
  const { id, revision, may } = version;
  const done = stepsDone(version.state);

  const run = async (name: string, act: () => Promise<unknown>, says: string | null) => {
    setBusy(name);
    try {
      await act();
      if (says) noteDone(says);
    } catch (error) {
      noteFailed('That step was not taken', error);
    }
    setBusy(null);
    reload();
  };
  const acts: Record<string, () => void> = {
    prove: () => run('prove', async () => setProving(await api.proveDraft(id, { revision })), null),
    test: () => run('test', async () => setTesting(await api.testDraft(id, { revision })), null),
    sign: () => run('sign', () => api.signDraft(id, { revision }), 'Signed. Somebody else must approve it now.'),
    approve: () => setAsked('approve'),
    publish: () => setAsked('publish'),
  };
  const publish = () =>
    run(
      'publish',
      () => api.publishDraft(id, { revision, from: from ? new Date(from).toISOString() : null }),
      from ? 'It goes live at that time.' : 'It is live.',
    );

  return (
    <Card
      title={`Version ${version.number}: ${STATES[version.state]}`}
      aside={
        <Group gap="xs">
          {may.includes('send-back') && (
            <Button
              variant="default"
              loading={busy === 'send-back'}
              onClick={() => run('send-back', () => api.sendBackDraft(id, { revision }), 'Sent back to be worked on.')}
            >
              Send back
            </Button>
          )}
          {may.includes('discard') && (
            <Button variant="default" onClick={() => setAsked('discard')}>
              Discard
            </Button>
          )}
        </Group>
      }
    >
      <ol className="nb-steps">
        {STEPS.map(({ action, name, says }, i) => (
          <li key={action} data-done={i < done || undefined} data-next={i === done || undefined}>
            <span className="nb-step-mark" aria-hidden>
              {i < done ? <IconCheck size={18} /> : i + 1}
            </span>
            <span className="nb-step-name">
              {name}
              {i < done && <span className="nb-hidden"> (done)</span>}
            </span>
            <span className="nb-dim">{says}</span>
            {may.includes(action) && i === done && (
              <Button size="sm" loading={busy === action} onClick={acts[action]}>
                {name}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <p className="nb-dim">
        Made by {version.created.name}, {times.full(version.created.at)}. Last edited by {version.edited.name},{' '}
        {times.full(version.edited.at)}.
        {version.author && ` Signed by ${version.author.name}, ${times.full(version.author.at)}.`}
        {version.approver && ` Approved by ${version.approver.name}, ${times.full(version.approver.at)}.`}
      </p>
      {proving && <Proved proving={proving} />}
      {testing && <Tested testing={testing} />}
      <Confirm
        opened={asked === 'approve'}
        close={() => setAsked(null)}
        title="Approve this protocol?"
        confirm="Approve"
        act={() => run('approve', () => api.approveDraft(id, { revision }), 'Approved. It can be published now.')}
      >
        You approve with your name what {version.author?.name ?? 'its author'} signed. Have you looked at what changes,
        and tried it with words that your callers use?
      </Confirm>
      <Confirm
        opened={asked === 'publish'}
        close={() => setAsked(null)}
        title="Publish this protocol?"
        confirm={from ? 'Publish for then' : 'Publish now'}
        act={publish}
      >
        <p>Proofs and cases are run once more. Calls that begin from then on are judged by it.</p>
        <TextInput
          mt="md"
          type="datetime-local"
          label="From when"
          description="Empty: at once. The time of this computer."
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
      </Confirm>
      <Confirm
        opened={asked === 'discard'}
        close={() => setAsked(null)}
        title="Discard this draft?"
        confirm="Discard"
        act={() => run('discard', () => api.discardDraft(id, { revision }), 'Discarded.')}
      >
        It can no longer be edited or published.
      </Confirm>
    </Card>
  );
}

function Proved({ proving }: { proving: Proving }) {
  const failures = proving.failures.filter(({ severity }) => severity === 'failure');
  const warnings = proving.failures.filter(({ severity }) => severity === 'warning');
  return (
    <div className="nb-checked" role="status">
      {failures.length === 0 ? (
        <Alert color="teal" icon={<IconCircleCheck aria-hidden />} className="nb-alert" title="Everything was proven">
          {proving.proved.length} proofs hold.
        </Alert>
      ) : (
        <Alert
          color="red"
          className="nb-alert"
          title={failures.length === 1 ? 'One thing is wrong' : `${failures.length} things are wrong`}
        >
          <ul className="nb-failures">
            {failures.map(({ path, why }) => (
              <li key={path + why}>
                <strong>{path}</strong>
                <span>{why}</span>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {warnings.length > 0 && (
        <details className="nb-details">
          <summary>{warnings.length === 1 ? 'One thing to know' : `${warnings.length} things to know`}</summary>
          <ul className="nb-failures">
            {warnings.map(({ path, why }) => (
              <li key={path + why}>
                <strong>{path}</strong>
                <span>{why}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <details className="nb-details">
        <summary>What was proven, and how far</summary>
        <ul className="nb-failures">
          {proving.proved.map(({ proof, claim, extent, looked }) => (
            <li key={proof}>
              <strong>{claim}</strong>
              <span className="nb-dim">
                {looked}
                {extent === 'bounded' && ' (up to a bound, not all)'}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function Tested({ testing }: { testing: Testing }) {
  return (
    <div className="nb-checked" role="status">
      {testing.failures.length === 0 ? (
        <Alert
          color="teal"
          icon={<IconCircleCheck aria-hidden />}
          className="nb-alert"
          title="All cases are judged as wanted"
        >
          {testing.cases} cases.
        </Alert>
      ) : (
        <Alert
          color="red"
          className="nb-alert"
          title={`${testing.failures.length} of ${testing.cases} cases are judged otherwise`}
        >
          <ul className="nb-failures">
            {testing.failures.map(({ where, say, wanted, got }) => (
              <li key={where + say}>
                <q>{say}</q>
                <span>
                  wanted {wanted}, got {got} <span className="nb-dim">({where})</span>
                </span>
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}
