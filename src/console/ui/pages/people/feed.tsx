import { Button, Group, TextInput } from '@mantine/core';
import { IconCalendarShare } from '@tabler/icons-react';
import { useState } from 'react';
import type { PersonName } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { noteFailed } from '../../components/note.ts';

/** The address at which a calendar program reads somebody's shifts. The box keeps no copy of its secret: it is shown once. */
export function Feed({ person }: { person: PersonName }) {
  const [path, setPath] = useState<string | null>(null);
  const make = () =>
    api.newFeed(person.id).then(
      (feed) => setPath(feed.path),
      (error: unknown) => noteFailed('No address', error),
    );
  if (!path)
    return (
      <Group gap="sm">
        <Button variant="default" leftSection={<IconCalendarShare size={18} aria-hidden />} onClick={make}>
          New calendar address<span className="nb-hidden"> for {person.name}</span>
        </Button>
        <span className="nb-dim">For a calendar program. An address made before ends.</span>
      </Group>
    );
  return (
    <TextInput
      label={`Calendar of ${person.name} (iCalendar)`}
      description="Copy it now: it is not shown again. Whoever has it can read these shifts, on the clinic's network."
      readOnly
      value={`${window.location.origin}${path}`}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}
