import { Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Edited, Rotations, ServiceWish } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Card } from '../../components/page.tsx';
import { EditForm } from '../schedule/edit-form.tsx';
import { useEdit } from '../schedule/use-edit.ts';

type Service = Rotations['services'][number];
type Suits = ServiceWish['suits'][number];
const SUITS: Record<Suits, string> = { adults: 'Adults', children: 'Children', obstetrics: 'Pregnant patients' };

interface Props {
  all: Rotations;
  mayWrite: boolean;
  done: (edited: Edited) => void;
  reload: () => void;
}

/** What one is on call for. A call goes to the service that suits the patient and the place most exactly. */
export function Services({ all, mayWrite, done, reload }: Props) {
  const [editing, setEditing] = useState<Service | 'new' | null>(null);
  const place = (id: string) => all.locations.find((each) => each.id === id)?.name ?? id;
  return (
    <Card
      title="Services"
      aside={
        mayWrite && (
          <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEditing('new')}>
            New service
          </Button>
        )
      }
    >
      <ul className="nb-rotations">
        {all.services.map((each) => (
          <li key={each.id}>
            <div>
              <strong>{each.service.name}</strong>
              <p>
                {each.service.suits.length > 0
                  ? each.service.suits.map((suit) => SUITS[suit]).join(', ')
                  : 'Every patient'}
                {each.service.locations.length > 0 && `; ${each.service.locations.map(place).join(', ')}`}
              </p>
            </div>
            {mayWrite && (
              <Button
                variant="default"
                leftSection={<IconPencil size={18} aria-hidden />}
                onClick={() => setEditing(each)}
              >
                Change<span className="nb-hidden"> {each.service.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Dialog
        title={editing === 'new' ? 'New service' : 'Change a service'}
        opened={editing !== null}
        close={() => setEditing(null)}
        closeLabel="Close without a change"
      >
        {editing && (
          <ServiceForm
            {...{ all, reload }}
            before={editing === 'new' ? null : editing}
            close={() => setEditing(null)}
            done={(edited) => {
              setEditing(null);
              done(edited);
            }}
          />
        )}
      </Dialog>
    </Card>
  );
}

function ServiceForm({
  all,
  before,
  close,
  done,
  reload,
}: Omit<Props, 'mayWrite'> & { before: Service | null; close: () => void }) {
  const [wish, setWish] = useState<ServiceWish>(before?.service ?? { name: '', suits: [], locations: [] });
  const [lacking, setLacking] = useState(false);
  const edit = useEdit(all.version, done, reload);
  const submit = () => {
    const named = wish.name.trim() !== '';
    setLacking(!named);
    if (!named) return;
    edit.save((version) =>
      before ? api.changeService(before.id, { service: wish, version }) : api.addService({ service: wish, version }),
    );
  };
  const toggled = <T,>(list: T[], one: T) =>
    list.includes(one) ? list.filter((each) => each !== one) : [...list, one];
  return (
    <EditForm
      edit={edit}
      submit={submit}
      close={close}
      remove={
        before?.here
          ? {
              label: before.inFile ? 'Back to the practice file’s' : 'Remove it',
              act: () => edit.save((version) => api.removeEntry('service', before.id, { version })),
            }
          : null
      }
    >
      <TextInput
        label="Name"
        size="md"
        maxLength={80}
        data-autofocus
        value={wish.name}
        error={lacking ? 'Give it a name.' : null}
        onChange={(event) => setWish({ ...wish, name: event.currentTarget.value })}
      />
      <fieldset className="nb-fieldset">
        <legend>For whom (none: every patient)</legend>
        <Stack gap="xs">
          {Object.entries(SUITS).map(([suit, label]) => (
            <Checkbox
              key={suit}
              label={label}
              checked={wish.suits.includes(suit as Suits)}
              onChange={() => setWish({ ...wish, suits: toggled(wish.suits, suit as Suits) })}
            />
          ))}
        </Stack>
      </fieldset>
      {all.locations.length > 1 && (
        <fieldset className="nb-fieldset">
          <legend>Where (none: everywhere)</legend>
          <Stack gap="xs">
            {all.locations.map(({ id, name }) => (
              <Checkbox
                key={id}
                label={name}
                checked={wish.locations.includes(id)}
                onChange={() => setWish({ ...wish, locations: toggled(wish.locations, id) })}
              />
            ))}
          </Stack>
        </fieldset>
      )}
    </EditForm>
  );
}
