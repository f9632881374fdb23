import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import type { OnCall, Person } from '../api/client.ts';
import { api } from '../api/http.ts';
import { Card, Page } from '../components/page.tsx';
import { Show } from '../components/states.tsx';
import { phone } from '../format/number.ts';
import { ON_CALL_BY, plain } from '../format/words.ts';
import { useResource } from '../live/resource.ts';
import { useHere, useMay, useNow, useTimes } from '../practice.tsx';
import { PinDialog } from './on-call/pin-dialog.tsx';

/** Who is rung now, who after them, and who can prove who they are on the telephone. */
export function OnCallPage() {
  const minute = Math.floor(useNow(60_000) / 60_000);
  const { resource, reload } = useResource(
    // Read anew each minute too: a hand-over is no change in the records.
    'on call',
    (signal) => api.getOnCall({ signal }),
    ({ what }) => what === 'person',
  );
  const [seen, setSeen] = useState(minute);
  if (seen !== minute) {
    setSeen(minute);
    reload();
  }
  const [setting, setSetting] = useState<Person | null>(null);
  return (
    <Page title="On call">
      <Show resource={resource} what="who is on call" reload={reload}>
        {(view) => <View view={view} setPin={setSetting} />}
      </Show>
      <PinDialog person={setting} close={() => setSetting(null)} done={reload} />
    </Page>
  );
}

function View({ view, setPin }: { view: OnCall; setPin: (person: Person) => void }) {
  const times = useTimes();
  const { session } = useHere();
  const mayOwn = useMay('pin.set-own');
  const mayAll = useMay('pin.set-any');
  const lacking = [view.primary, view.backup].filter(
    (p, i, all) => !p.hasPin && all.findIndex((o) => o.id === p.id) === i,
  );
  return (
    <div className="nb-stack">
      {lacking.length > 0 && (
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} className="nb-alert" title="A PIN is missing">
          {lacking.map(({ name }) => name).join(' and ')} cannot acknowledge a page until a PIN is set.
        </Alert>
      )}
      <div className="nb-on-call">
        <Who title="Primary" person={view.primary} />
        <Who title="Backup" person={view.backup} />
      </div>
      <p className="nb-quiet">
        {ON_CALL_BY[view.by]} {view.until ? `Next hand-over: ${times.full(view.until)}.` : 'No hand-over is planned.'}
      </p>
      <Card title="Escalation ladder">
        <ol className="nb-ladder">
          {view.ladder.map(({ afterMinutes, role, person }, i) => (
            <li key={i}>
              <span className="nb-ladder-when">{afterMinutes === 0 ? 'At once' : `After ${afterMinutes} min`}</span>
              <span>
                <strong>{person ? named(person) : 'Nobody'}</strong>
                <span className="nb-dim"> {plain(role)}</span>
              </span>
            </li>
          ))}
        </ol>
      </Card>
      <Card title="People and PINs">
        <ul className="nb-people">
          {view.people.map((person) => (
            <li key={person.id}>
              <span className="nb-people-who">
                <strong>{named(person)}</strong>
                <span className="nb-dim">
                  {plain(person.role)} · <span className="nb-nowrap">{phone(person.phone)}</span>
                </span>
              </span>
              <PinState person={person} />
              {(mayAll || (mayOwn && session.user.personId === person.id)) && (
                <Button
                  variant="default"
                  onClick={() => setPin(person)}
                  leftSection={<IconKey size={18} aria-hidden />}
                >
                  {person.hasPin ? 'Change PIN' : 'Set PIN'}
                  <span className="nb-hidden"> of {person.name}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function Who({ title, person }: { title: string; person: Person }) {
  return (
    <section className="nb-card nb-who" aria-label={title}>
      <h2>{title}</h2>
      <p className="nb-who-name">{person.name}</p>
      <p className="nb-number">{phone(person.phone)}</p>
      <PinState person={person} />
    </section>
  );
}

/** A department's name is its id where nobody is named for it. */
const named = ({ role, name }: Person) => (role === 'department' ? plain(name) : name);

function PinState({ person }: { person: Person }) {
  return (
    <span
      className="nb-confirmed"
      data-confirmed={person.hasPin || undefined}
      data-missing={!person.hasPin || undefined}
    >
      {person.hasPin ? <IconCircleCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
      {person.hasPin ? 'PIN set' : 'No PIN'}
    </span>
  );
}
