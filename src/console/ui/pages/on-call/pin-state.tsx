import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { Person } from '../../api/client.ts';

export function PinState({ person }: { person: Pick<Person, 'hasPin'> }) {
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
