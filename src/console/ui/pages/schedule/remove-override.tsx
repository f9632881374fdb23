import { Stack } from '@mantine/core';
import type { Edited, Schedule, Stretch } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { FormEnd } from '../../components/form-parts.tsx';
import { when } from '../../format/schedule.ts';
import { useTimes } from '../../practice.tsx';
import { EditProblem } from './edit-problem.tsx';
import { useEdit } from './use-edit.ts';

/** Takes an override back, whenever it was made: the rota holds there again. */
export function RemoveOverride({
  stretch,
  schedule,
  close,
  done,
  reload,
}: {
  stretch: Stretch;
  schedule: Schedule;
  close: () => void;
  done: (edited: Edited) => void;
  reload: () => void;
}) {
  const times = useTimes();
  const { save, busy, failure, meanwhile } = useEdit(schedule.version, done, reload);
  const override = schedule.overrides.find(({ id }) => id === stretch.ruleId);
  return (
    <Stack gap="md">
      <EditProblem failure={failure} meanwhile={meanwhile} />
      <p>
        {stretch.person.name} is not put on call any more {override ? when(times, override) : when(times, stretch)}. The
        rota holds there again.
      </p>
      <FormEnd
        close={close}
        label="Take it back"
        busy={busy}
        act={() => save((version) => api.removeOverride(stretch.ruleId ?? '', { version }))}
      />
    </Stack>
  );
}
