import { Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp } from '@tabler/icons-react';
import type { ScheduleConflict, ScheduleEdit } from '../../api/client.ts';
import { Card } from '../../components/page.tsx';
import { SEATS, when } from '../../format/schedule.ts';
import { useNow, useTimes } from '../../practice.tsx';

/** What was changed last and by whom; what can be taken back can be so in one step. */
export function Edits({
  edits,
  undo,
  busy,
}: {
  edits: ScheduleEdit[];
  undo?: (version: number) => void;
  busy: boolean;
}) {
  const times = useTimes();
  const now = useNow(60_000);
  if (edits.length === 0) return null;
  return (
    <Card title="Last changes">
      <ul className="nb-edits">
        {edits.map(({ version, at, by, mine, says, canUndo }) => (
          <li key={version}>
            <span>
              <strong>{says}</strong>
              <br />
              <span className="nb-dim">
                {mine ? 'You' : by}, {times.near(at, now)}
              </span>
            </span>
            {undo && canUndo && (
              <Button
                variant="default"
                disabled={busy}
                leftSection={<IconArrowBackUp size={18} aria-hidden />}
                onClick={() => undo(version)}
              >
                Undo<span className="nb-hidden">: {says}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What does not go together. It moves nobody: a person settles it. */
export function Conflicts({
  conflicts,
  settle,
  busy,
}: {
  conflicts: ScheduleConflict[];
  /** Of an override that stands against a schedule kept elsewhere: it goes on, or gives way. */
  settle?: (override: string, how: 'keep' | 'outside') => void;
  busy: boolean;
}) {
  const times = useTimes();
  if (conflicts.length === 0) return null;
  return (
    <Card title={`To settle: ${conflicts.length}`}>
      <ul className="nb-gaps" data-kind="conflict">
        {conflicts.map((each) => (
          <li key={`${each.says} ${each.start} ${each.seat}`}>
            <IconAlertTriangle size={22} aria-hidden />
            <span>
              <strong>{each.says}</strong>
              <br />
              <span className="nb-dim">
                {each.serviceName}, {SEATS[each.seat].toLowerCase()}: {when(times, each)}
              </span>
              {settle && each.override !== null && (
                <Group gap="xs" mt="xs">
                  <Button variant="default" disabled={busy} onClick={() => settle(each.override as string, 'keep')}>
                    Keep the override
                  </Button>
                  <Button variant="default" disabled={busy} onClick={() => settle(each.override as string, 'outside')}>
                    Follow the other schedule
                  </Button>
                </Group>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
