import { Alert, Button, FileInput, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import type { Edited, ImportPreview, Schedule } from '../api/client.ts';
import { api, asFailure } from '../api/http.ts';
import { Problem } from '../components/form-parts.tsx';
import { Card, Page } from '../components/page.tsx';
import { Show } from '../components/states.tsx';
import { useResource } from '../live/resource.ts';
import { useNow, useWall } from '../practice.tsx';
import { type Known, Preview } from './import/preview.tsx';
import { OnCallTabs } from './on-call/tabs.tsx';

/** A schedule that is kept elsewhere, from its file: first what would change, then, if so wished, the change. */
export function ImportPage() {
  const wall = useWall();
  const today = wall.today(useNow(60_000));
  const range = { from: wall.dayStart(today), to: wall.dayStart(wall.addDays(today, 56)) };
  const { resource, reload } = useResource(
    `schedule to import into ${today}`,
    (signal) => api.getSchedule(range, { signal }),
    ({ what }) => what === 'schedule',
  );
  return (
    <Page title="Import a schedule">
      <OnCallTabs />
      <Show resource={resource} what="the schedule" reload={reload}>
        {(schedule) => <Import schedule={schedule} />}
      </Show>
    </Page>
  );
}

function Import({ schedule }: { schedule: Schedule }) {
  const [file, setFile] = useState<File | null>(null);
  const [source, setSource] = useState('');
  const [service, setService] = useState(schedule.services.length === 1 ? (schedule.services[0]?.id ?? '') : '');
  const [known, setKnown] = useState<Known>({ names: {}, tasks: {}, dates: null });
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [applied, setApplied] = useState<Edited | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const look = async (given: Known) => {
    // Without a file the field holds nothing.
    if (!(file instanceof File)) return setProblem('Choose a file first.');
    setBusy(true);
    setProblem(null);
    setApplied(null);
    try {
      const content = await base64(file);
      const wish = { source: source.trim() || file.name, service: service || null, fileName: file.name };
      setPreview(await api.previewImport({ ...wish, content, ...given }));
    } catch (error) {
      setPreview(null);
      setProblem(asFailure(error).message);
    }
    setBusy(false);
  };
  const apply = async (shown: ImportPreview, force: boolean) => {
    setBusy(true);
    setProblem(null);
    try {
      setApplied(await api.applyImport(shown.id, { force }));
      setPreview(null);
    } catch (error) {
      const failure = asFailure(error);
      setProblem(failure.message);
      // What was shown is not what would happen any more.
      if (failure.code === 'SCHEDULE_STALE') setPreview(null);
    }
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    look(known);
  };
  return (
    <div className="nb-stack">
      <Card title="The file">
        <form onSubmit={submit} noValidate>
          <Stack gap="md">
            <p className="nb-dim">
              iCalendar, an export of Amion or QGenda, or a spreadsheet (CSV, XLSX). That schedule is the record;
              overrides that were made here stay and are shown where they differ.
            </p>
            <FileInput
              label="File"
              size="md"
              placeholder="Choose a file"
              accept=".ics,.csv,.txt,.xlsx,text/calendar,text/csv"
              value={file}
              onChange={(chosen) => {
                setFile(chosen);
                setPreview(null);
                setKnown({ names: {}, tasks: {}, dates: null });
              }}
              leftSection={<IconFileImport size={18} aria-hidden />}
            />
            <TextInput
              label="Its name"
              size="md"
              description="The next file of the same name takes the place of this one."
              placeholder={file?.name ?? 'Amion'}
              maxLength={60}
              value={source}
              onChange={(event) => setSource(event.currentTarget.value)}
            />
            {schedule.services.length > 1 && (
              <NativeSelect
                label="For which service"
                size="md"
                value={service}
                onChange={(event) => setService(event.currentTarget.value)}
                data={[
                  { value: '', label: 'As the file says, or every service' },
                  ...schedule.services.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            )}
            <Problem text={problem} />
            {applied && (
              <Alert color="teal" role="status" className="nb-alert">
                <strong>{applied.says}</strong>{' '}
                <Link href="/on-call/schedule" className="nb-link">
                  To the schedule, where it can be undone
                </Link>
              </Alert>
            )}
            <Group justify="flex-end">
              <Button type="submit" loading={busy}>
                Show what would change
              </Button>
            </Group>
          </Stack>
        </form>
      </Card>
      {preview && (
        <Preview
          key={preview.id}
          preview={preview}
          people={schedule.people}
          known={known}
          setKnown={(given) => {
            setKnown(given);
            look(given);
          }}
          busy={busy}
          apply={(force) => apply(preview, force)}
        />
      )}
    </div>
  );
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
