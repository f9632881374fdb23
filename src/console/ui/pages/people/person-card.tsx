import { Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconBellRinging, IconCircleCheck, IconCircleX, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { PersonChannels } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { noteDone, noteFailed, noteRefused } from '../../components/note.ts';
import { Card } from '../../components/page.tsx';
import { phone } from '../../format/number.ts';
import { CHANNEL_NAMES, daysInWords, WEEKDAYS } from '../../format/schedule.ts';
import { useNow, useTimes } from '../../practice.tsx';
import { ChannelsForm } from './channels-form.tsx';
import { Feed } from './feed.tsx';

type Method = PersonChannels['methods'][number];

/** One person's channels with their hours and the last test of each. */
export function PersonCard({ channels, reload }: { channels: PersonChannels; reload: () => void }) {
  const { person, mayChange, standard, methods, rules, gaps, warnings, hasPin } = channels;
  const [editing, setEditing] = useState(false);
  return (
    <Card
      title={person.name}
      aside={
        mayChange &&
        !editing && (
          <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={() => setEditing(true)}>
            Change<span className="nb-hidden"> the channels of {person.name}</span>
          </Button>
        )
      }
    >
      <div className="nb-stack">
        <Coverage gaps={gaps} hasPin={hasPin} warnings={warnings} />
        {editing ? (
          <ChannelsForm
            channels={channels}
            close={() => setEditing(false)}
            done={() => {
              setEditing(false);
              reload();
            }}
          />
        ) : (
          <>
            {standard && <p className="nb-dim">Nothing is set: the telephone of the practice file, at any time.</p>}
            <ul className="nb-methods">
              {methods.map((method) => (
                <MethodRow
                  key={method.id}
                  method={method}
                  hours={rules.filter((rule) => rule.method === method.id).map(inWords)}
                  {...{ person, mayChange, reload }}
                />
              ))}
            </ul>
            {mayChange && <Feed person={person} />}
          </>
        )}
      </div>
    </Card>
  );
}

/** "Monday to Friday 18:00 to 08:00, 2 min after the first" */
export function inWords({ days, from, to, afterMinutes }: PersonChannels['rules'][number]): string {
  const hours = from === to ? 'at any time' : `${from} to ${to}`;
  return `${daysInWords(days)} ${hours}${afterMinutes > 0 ? `, ${afterMinutes} min after the first` : ''}`;
}

function Coverage({ gaps, hasPin, warnings }: Pick<PersonChannels, 'gaps' | 'hasPin' | 'warnings'>) {
  const ok = gaps.length === 0;
  return (
    <div className="nb-coverage">
      <span className="nb-part-state" data-state={ok ? 'well' : 'down'}>
        {ok ? <IconCircleCheck size={20} aria-hidden /> : <IconCircleX size={20} aria-hidden />}
        {ok ? 'Each minute of the week has a channel' : 'No channel is set for:'}
      </span>
      {!ok && <span>{gaps.map(({ day, from, to }) => `${WEEKDAYS[day]} ${from} to ${to}`).join('; ')}</span>}
      <span className="nb-part-state" data-state={hasPin ? 'well' : 'warning'}>
        {hasPin ? <IconCircleCheck size={20} aria-hidden /> : <IconAlertTriangle size={20} aria-hidden />}
        {hasPin ? 'PIN set' : 'No PIN: cannot acknowledge'}
      </span>
      {warnings.map((warning) => (
        <span key={warning} className="nb-warning">
          {warning}
        </span>
      ))}
    </div>
  );
}

function MethodRow({
  method,
  hours,
  person,
  mayChange,
  reload,
}: {
  method: Method;
  hours: string[];
  person: PersonChannels['person'];
  mayChange: boolean;
  reload: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const rings = method.channel.startsWith('call-');
  const test = () => {
    setBusy(true);
    api
      .testChannel(person.id, method.id)
      .then(
        ({ ok, says }) => (ok ? noteDone(says) : noteRefused('The test did not arrive', says)),
        (error: unknown) => noteFailed('No test was made', error),
      )
      .finally(() => {
        setBusy(false);
        reload();
      });
  };
  return (
    <li>
      <span>
        <strong>{CHANNEL_NAMES[method.channel]}</strong>{' '}
        <span className="nb-nowrap">{rings || method.channel === 'sms' ? phone(method.address) : method.address}</span>
        <br />
        <span className="nb-dim">{hours.length > 0 ? hours.join('; ') : 'Not used at any time'}</span>
        <br />
        <Tested tested={method.tested} />
      </span>
      {mayChange && (
        <Group>
          <Button
            variant="default"
            loading={busy}
            leftSection={<IconBellRinging size={18} aria-hidden />}
            onClick={test}
          >
            {rings ? 'Test ring' : 'Test'}
            <span className="nb-hidden">
              {' '}
              of {CHANNEL_NAMES[method.channel]}, {person.name}
            </span>
          </Button>
        </Group>
      )}
    </li>
  );
}

function Tested({ tested }: Pick<Method, 'tested'>) {
  const times = useTimes();
  const now = useNow(60_000);
  if (!tested) return <span className="nb-dim">Never tested</span>;
  const failed = tested.state === 'failed';
  const came = failed ? 'did not arrive' : tested.state === 'delivered' ? 'arrived' : 'was taken by the gateway';
  return (
    <span className={failed ? 'nb-bad' : 'nb-dim'}>
      The last test, {times.near(tested.at, now)}, {came}
    </span>
  );
}
