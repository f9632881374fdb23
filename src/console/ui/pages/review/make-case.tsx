import { Alert, Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { CasePreview, ProtocolVersion } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { noteDone, noteFailed } from '../../components/note.ts';
import { Show } from '../../components/states.tsx';
import { TIERS } from '../../format/words.ts';
import { useResource } from '../../live/resource.ts';

/** The caller's words without who it was, as a case of a draft. A person reads them before they are kept. */
export function MakeCase({ callId, wanted, close }: { callId: string; wanted: string | null; close: () => void }) {
  const { resource, reload } = useResource(
    `case ${callId}`,
    async (signal) => ({
      preview: await api.previewCase(callId, { signal }),
      drafts: (await api.getProtocol({ signal })).drafts.filter((draft) => draft.may.includes('edit')),
    }),
    () => false,
  );
  return (
    <Show resource={resource} what="the words of the call" reload={reload}>
      {({ preview, drafts }) => <CaseForm preview={preview} drafts={drafts} wanted={wanted} close={close} />}
    </Show>
  );
}

function CaseForm({
  preview,
  drafts,
  wanted,
  close,
}: {
  preview: CasePreview;
  drafts: ProtocolVersion[];
  wanted: string | null;
  close: () => void;
}) {
  const [say, setSay] = useState(preview.say);
  const [tier, setTier] = useState<string | null>(wanted ?? (preview.tier === 'unclear' ? null : preview.tier));
  const [draft, setDraft] = useState<string | null>(drafts[0]?.id ?? null);
  const [busy, setBusy] = useState(false);
  const into = drafts.find(({ id }) => id === draft);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!into || !tier || !say.trim()) return;
    setBusy(true);
    try {
      await api.addDraftCase(into.id, {
        revision: into.revision,
        callId: preview.callId,
        say: say.trim(),
        lang: preview.lang,
        tier: tier as 'urgent',
        crisis: preview.crisis,
        note: '',
      });
      noteDone(`It is a case of “${into.title}” now.`);
      close();
    } catch (error) {
      noteFailed('No case was made', error);
      setBusy(false);
    }
  };
  if (drafts.length === 0)
    return (
      <Group justify="space-between">
        <p className="nb-quiet">There is no draft to put it into. Make one on the page Protocol first.</p>
        <Button variant="default" onClick={close}>
          Close
        </Button>
      </Group>
    );
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Alert
          color="yellow"
          icon={<IconAlertTriangle aria-hidden />}
          className="nb-alert"
          title="Read it before you keep it"
        >
          {preview.removed.length === 0
            ? 'Nothing was found to take out.'
            : `Taken out: ${preview.removed.map(({ what, count }) => `${count} × ${what}`).join(', ')}.`}{' '}
          A program may miss a name. The case must not tell who it was.
          {!preview.sameJudgement && ' Without what was taken out, the words are judged otherwise than in the call.'}
        </Alert>
        <Textarea
          label="What the caller said"
          value={say}
          onChange={(event) => setSay(event.currentTarget.value)}
          autosize
          minRows={3}
          lang={preview.lang}
          data-autofocus
        />
        <div className="nb-three">
          <Select
            label="Must be"
            data={Object.entries(TIERS)
              .filter(([id]) => id !== 'unclear')
              .map(([value, label]) => ({ value, label }))}
            value={tier}
            onChange={setTier}
            allowDeselect={false}
          />
          <Select
            label="Into the draft"
            data={drafts.map(({ id, title }) => ({ value: id, label: title }))}
            value={draft}
            onChange={setDraft}
            allowDeselect={false}
          />
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} disabled={!into || !tier || !say.trim()}>
            Keep as a case
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
