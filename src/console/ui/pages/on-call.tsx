import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import type { OnCall, Person } from '../api/client.ts';
import { api } from '../api/http.ts';
import { Card, Page } from '../components/page.tsx';
import { Show } from '../components/states.tsx';
import { phone } from '../format/number.ts';
import { plain } from '../format/words.ts';
import { useResource } from '../live/resource.ts';
import { useHere, useMay, useNow } from '../practice.tsx';
import { Alarms } from './on-call/alarms.tsx';
import { Escalations } from './on-call/escalations.tsx';
import { PinDialog } from './on-call/pin-dialog.tsx';
import { PinState } from './on-call/pin-state.tsx';
import { Gaps, Soon } from './on-call/soon.tsx';
import { OnCallTabs } from './on-call/tabs.tsx';

/** Who is rung now, who after them, and who can prove who they are on the telephone. */
export function OnCallPage() {
  const minute = Math.floor(useNow(60_000) / 60_000);
  const { resource, reload } = useResource(
    // Read anew each minute too: a hand-over is no change in the records.
    'on call',
    (signal) => api.getOnCall({ signal }),
    ({ what }) => what === 'person' || what === 'schedule',
  );
  const { resource: soon, reload: reloadSoon } = useResource(
    'soon on call',
    (signal) => api.getSoon({ signal }),
    ({ what }) => what === 'person' || what === 'schedule',
  );
  const [seen, setSeen] = useState(minute);
  if (seen !== minute) {
    setSeen(minute);
    reload();
    reloadSoon();
  }
  const [setting, setSetting] = useState<Person | null>(null);
  return (
    <Page title="On call">
      <OnCallTabs />
      <div className="nb-stack">
        <Alarms />
        <Escalations />
        <Show resource={resource} what="who is on call" reload={reload}>
          {(view) => (
            <>
              <Show resource={soon} what="who is on call next" reload={reloadSoon}>
                {(data) => (
                  <div className="nb-stack">
                    <Soon soon={data} people={view.people} />
                    <Gaps gaps={data.gaps} />
                  </div>
                )}
              </Show>
              <View view={view} setPin={setSetting} />
            </>
          )}
        </Show>
      </div>
      <PinDialog person={setting} close={() => setSetting(null)} done={reload} />
    </Page>
  );
}

function View({ view, setPin }: { view: OnCall; setPin: (person: Person) => void }) {
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

/** A department's name is its id where nobody is named for it. */
const named = ({ role, name }: Person) => (role === 'department' ? plain(name) : name);
