import { Alert, Button, Checkbox, Group, NativeSelect } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { ImportPreview, PersonName, Stretch } from '../../api/client.ts';
import { Card } from '../../components/page.tsx';
import { SEATS } from '../../format/schedule.ts';

/** What the page has been told of the words of a file. */
export interface Known {
  names: Record<string, string>;
  tasks: Record<string, Stretch['seat'] | null>;
  dates: 'month-first' | 'day-first' | null;
}

/** What a file would change, before anything is changed. */
export function Preview({
  preview,
  people,
  known,
  setKnown,
  busy,
  apply,
}: {
  preview: ImportPreview;
  people: PersonName[];
  known: Known;
  setKnown: (known: Known) => void;
  busy: boolean;
  /** `force`: also where the file seems broken. */
  apply: (force: boolean) => void;
}) {
  const { added, removed, changed, same, unknownNames, unknownTasks, conflicts, doubled, unclearDates, problems } =
    preview;
  const nothing = added.length + removed.length + changed.length === 0;
  return (
    <Card title="What would change">
      <div className="nb-stack">
        <p className="nb-dim">
          {preview.source} ({preview.format}): {count(added, 'new shift')}, {count(changed, 'changed')},{' '}
          {count(removed, 'taken away')}, {same} as they are. Nothing has changed yet.
        </p>
        {unclearDates && (
          <fieldset className="nb-fieldset">
            <legend>Which day is {unclearDates.text}?</legend>
            <p className="nb-warning">
              The file does not tell whether its dates have the month first or the day. Nothing of it was read yet.
            </p>
            <Group>
              {(['month-first', 'day-first'] as const).map((dates) => (
                <Button key={dates} variant="default" disabled={busy} onClick={() => setKnown({ ...known, dates })}>
                  {dates === 'month-first' ? unclearDates.monthFirst : unclearDates.dayFirst}
                  <span className="nb-hidden">{dates === 'month-first' ? ' (month first)' : ' (day first)'}</span>
                </Button>
              ))}
            </Group>
          </fieldset>
        )}
        {unknownNames.length > 0 && (
          <fieldset className="nb-fieldset">
            <legend>Who is that?</legend>
            <p className="nb-warning">
              These names are nobody's here. Their shifts are left out until you say who it is.
            </p>
            {unknownNames.map((name) => (
              <NativeSelect
                key={name}
                label={name}
                value={known.names[name] ?? ''}
                disabled={busy}
                onChange={(event) =>
                  setKnown({ ...known, names: { ...known.names, [name]: event.currentTarget.value } })
                }
                data={[
                  { value: '', label: 'Choose …' },
                  ...people.map(({ id, name: label }) => ({ value: id, label })),
                ]}
              />
            ))}
          </fieldset>
        )}
        {unknownTasks.length > 0 && (
          <fieldset className="nb-fieldset">
            <legend>What is that?</legend>
            <p className="nb-warning">Which seat these tasks are is not known. They are left out until you say it.</p>
            {unknownTasks.map((task) => (
              <NativeSelect
                key={task}
                label={task || 'Without a name'}
                value=""
                disabled={busy}
                onChange={(event) => {
                  const seat = event.currentTarget.value;
                  const said = seat === 'none' ? null : (seat as Stretch['seat']);
                  if (seat) setKnown({ ...known, tasks: { ...known.tasks, [task]: said } });
                }}
                data={[
                  { value: '', label: 'Choose …' },
                  ...Object.entries(SEATS).map(([value, label]) => ({ value, label })),
                  { value: 'none', label: 'Not on call: leave it out' },
                ]}
              />
            ))}
          </fieldset>
        )}
        <Lines title="Not readable" lines={problems} bad />
        <Lines title="Two in one seat, or one in two seats" lines={doubled} bad />
        <Lines title="Overrides that were made here and hold" lines={conflicts} />
        <Lines title="Taken away" lines={removed} />
        <Lines title="Changed" lines={changed} />
        <Lines title="New" lines={added} />
        {preview.held ? (
          <Held preview={preview} busy={busy} apply={() => apply(true)} />
        ) : (
          <Group justify="flex-end">
            <Button onClick={() => apply(false)} loading={busy} disabled={nothing}>
              {nothing ? 'Nothing to change' : 'Change the schedule'}
            </Button>
          </Group>
        )}
      </div>
    </Card>
  );
}

const HELD = {
  emptied: 'No shift is left in this file. It may have been cut off, or exported for other days.',
  unread: 'Some of this file could not be read, which may be the very shifts that seem to be gone.',
} as const;

/** A file that is rather broken than shorter takes shifts away only for somebody who says that they have looked. */
function Held({ preview, busy, apply }: { preview: ImportPreview; busy: boolean; apply: () => void }) {
  const [looked, setLooked] = useState(false);
  const gone = count(preview.removed, 'shift');
  if (preview.held === null) return null;
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert" className="nb-alert" title="Look again">
      <p>
        {HELD[preview.held]} {gone} would be taken away, and where nothing else is planned only the last resort would be
        woken. Mend the file and choose it again, or take it in as it is.
      </p>
      <Checkbox
        mt="sm"
        label={`I have looked: the file is right, and ${gone} should go.`}
        checked={looked}
        onChange={(event) => setLooked(event.currentTarget.checked)}
      />
      <Group justify="flex-end" mt="md">
        <Button color="red" onClick={apply} loading={busy} disabled={!looked}>
          Take it in as it is
        </Button>
      </Group>
    </Alert>
  );
}

const count = (lines: string[], what: string) =>
  `${lines.length} ${what}${what.endsWith('shift') && lines.length !== 1 ? 's' : ''}`;

function Lines({ title, lines, bad = false }: { title: string; lines: string[]; bad?: boolean }) {
  if (lines.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="nb-lines-title">{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ul className="nb-lines" tabIndex={0} data-bad={bad || undefined}>
        {lines.map((line, i) => (
          <li key={i}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
