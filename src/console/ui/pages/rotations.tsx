import { Alert, Button } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Edited, Rotations } from '../api/client.ts';
import { api } from '../api/http.ts';
import { Dialog } from '../components/dialog.tsx';
import { Card, Page } from '../components/page.tsx';
import { Show } from '../components/states.tsx';
import { turnsInWords, windowsInWords } from '../format/rotation.ts';
import { SEATS } from '../format/schedule.ts';
import { useResource } from '../live/resource.ts';
import { useMay } from '../practice.tsx';
import { OnCallTabs } from './on-call/tabs.tsx';
import { Leaves } from './rotations/leaves.tsx';
import { RotationForm } from './rotations/rotation-form.tsx';
import { Services } from './rotations/services.tsx';

type Rotation = Rotations['rotations'][number];

/** What the schedule is made of: who takes turns, what one is on call for, and who is away. */
export function RotationsPage() {
  const { resource, reload } = useResource(
    'rotations',
    (signal) => api.getRotations({ signal }),
    ({ what }) => what === 'schedule' || what === 'person',
  );
  const [last, setLast] = useState<Edited | null>(null);
  const done = (edited: Edited) => {
    setLast(edited);
    reload();
  };
  return (
    <Page title="Rotations">
      <OnCallTabs />
      <div className="nb-stack">
        {last && (
          <Alert color="teal" role="status" className="nb-alert">
            <strong>{last.says}</strong>
            {last.warnings.map((warning) => (
              <span key={warning} className="nb-warning">
                {warning}
              </span>
            ))}
          </Alert>
        )}
        <Show resource={resource} what="the rotations" reload={reload}>
          {(rotations) => <View {...{ rotations, done, reload }} />}
        </Show>
      </div>
    </Page>
  );
}

function View({
  rotations: all,
  done,
  reload,
}: {
  rotations: Rotations;
  done: (edited: Edited) => void;
  reload: () => void;
}) {
  const mayWrite = useMay('people.write');
  const [editing, setEditing] = useState<Rotation | 'new' | null>(null);
  const name = (id: string) => all.people.find((each) => each.id === id)?.name ?? id;
  const service = (id: string | null) =>
    id === null ? 'Every service' : (all.services.find((each) => each.id === id)?.service.name ?? id);
  return (
    <>
      <Card
        title="Who takes turns"
        aside={
          mayWrite && (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEditing('new')}>
              New rotation
            </Button>
          )
        }
      >
        {all.rotations.length === 0 && <p className="nb-quiet">Nobody takes turns: shifts come one by one.</p>}
        <ul className="nb-rotations">
          {all.rotations.map((each) => {
            const { rotation } = each;
            return (
              <li key={each.id}>
                <div>
                  <strong>{rotation.name}</strong>
                  <p>
                    {service(rotation.service)}, {SEATS[rotation.seat].toLowerCase()}: {turnsInWords(rotation)}
                  </p>
                  {rotation.windows.length > 0 && <p>Only {windowsInWords(rotation.windows)}</p>}
                  <ol aria-label={`Order of turns of ${rotation.name}`}>
                    {rotation.people.map((id, i) => (
                      <li key={`${id} ${i}`}>{name(id)}</li>
                    ))}
                  </ol>
                  <p className="nb-dim">
                    {each.here && each.inFile
                      ? 'Changed here; another stands in the practice file.'
                      : each.here
                        ? 'Made here.'
                        : 'As in the practice file.'}
                  </p>
                </div>
                {mayWrite && (
                  <Button
                    variant="default"
                    leftSection={<IconPencil size={18} aria-hidden />}
                    onClick={() => setEditing(each)}
                  >
                    Change<span className="nb-hidden"> {rotation.name}</span>
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      </Card>
      <Leaves {...{ all, mayWrite, done, reload }} />
      <Services {...{ all, mayWrite, done, reload }} />
      <Dialog
        title={editing === 'new' ? 'New rotation' : 'Change a rotation'}
        opened={editing !== null}
        close={() => setEditing(null)}
        closeLabel="Close without a change"
      >
        {editing && (
          <RotationForm
            all={all}
            before={editing === 'new' ? null : editing}
            close={() => setEditing(null)}
            done={(edited) => {
              setEditing(null);
              done(edited);
            }}
            reload={reload}
          />
        )}
      </Dialog>
    </>
  );
}
