import { ActionIcon, Group, NativeSelect } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import type { Rotations } from '../../api/client.ts';

/** Who takes turns, in their order: moved by keys as by a finger. */
export function Turns({
  all,
  people,
  set,
  lacking,
}: {
  all: Rotations;
  people: string[];
  set: (people: string[]) => void;
  lacking: boolean;
}) {
  const name = (id: string) => all.people.find((each) => each.id === id)?.name ?? id;
  const swapped = (a: number, b: number) =>
    people.map((id, i) => (i === a ? people[b] : i === b ? people[a] : id)) as string[];
  return (
    <fieldset className="nb-fieldset">
      <legend>Turns, in this order</legend>
      <ol className="nb-turns">
        {people.map((id, i) => (
          <li key={`${id} ${i}`}>
            <span>
              {i + 1}. {name(id)}
            </span>
            <Group gap={4} wrap="nowrap">
              <ActionIcon
                variant="default"
                size={44}
                disabled={i === 0}
                aria-label={`${name(id)} earlier`}
                onClick={() => set(swapped(i, i - 1))}
              >
                <IconArrowUp size={18} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="default"
                size={44}
                disabled={i === people.length - 1}
                aria-label={`${name(id)} later`}
                onClick={() => set(swapped(i, i + 1))}
              >
                <IconArrowDown size={18} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="default"
                size={44}
                aria-label={`${name(id)} takes no turn`}
                onClick={() => set(people.filter((_, other) => other !== i))}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </Group>
          </li>
        ))}
      </ol>
      <NativeSelect
        label="Add somebody"
        size="md"
        value=""
        error={lacking && people.length === 0 ? 'Somebody has to take turns.' : null}
        onChange={(event) => event.currentTarget.value && set([...people, event.currentTarget.value])}
        data={[{ value: '', label: 'Choose …' }, ...all.people.map(({ id, name: label }) => ({ value: id, label }))]}
      />
    </fieldset>
  );
}
