import { Button, Checkbox, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProtocolText } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { noteDone, noteFailed } from '../../components/note.ts';
import { Card } from '../../components/page.tsx';
import { type Addition, withAddition } from '../../format/protocol-yaml.ts';
import { useResource } from '../../live/resource.ts';
import { AddForms } from './add.tsx';
import { useDraft } from './draft.ts';

/** The practice's own part of a version: by forms for who has never seen YAML, and as text for who has. */
export function TextEditor({ version, reload }: { version: ProtocolText; reload: () => void }) {
  const mayEdit = version.may.includes('edit');
  const { work, changed, set, saved, drop, revision } = useDraft(version);
  const { title, specialties, text, note } = work;
  const [busy, setBusy] = useState(false);
  const { resource } = useResource(
    'specialties',
    async (signal) => (await api.getProtocol({ signal })).specialties,
    () => false,
  );
  const shipped = resource.state === 'ready' ? resource.data : [];
  const save = async (yaml = text): Promise<boolean> => {
    setBusy(true);
    try {
      const next = await api.editDraft(version.id, { revision, title: title.trim(), specialties, text: yaml, note });
      saved(work, next);
      // The page itself says what cannot be read: one message, where the eye is led.
      if (next.problem) globalThis.scrollTo({ top: 0 });
      else noteDone('Saved. It has to be proven and tested again.');
      reload();
      return true;
    } catch (error) {
      noteFailed('Not saved', error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const add = async (addition: Addition): Promise<boolean> => {
    try {
      return await save(withAddition(text, addition));
    } catch (error) {
      noteFailed('Not added', error);
      return false;
    }
  };
  return (
    <div className="nb-stack">
      {mayEdit ? (
        <AddForms version={version.id} hash={version.hash ?? ''} add={add} />
      ) : (
        <p className="nb-quiet">This version can no longer be changed. Make a new draft to go on from it.</p>
      )}
      <Card title="As text">
        <Stack gap="md">
          <TextInput
            label="Title"
            value={title}
            readOnly={!mayEdit}
            onChange={(e) => set({ title: e.currentTarget.value })}
            maxLength={120}
          />
          <Checkbox.Group
            label="Specialties"
            description="The base net is always in; these are added to it."
            value={specialties}
            onChange={(value) => set({ specialties: shipped.map(({ id }) => id).filter((id) => value.includes(id)) })}
          >
            <div className="nb-checks">
              {shipped.map(({ id, title: name }) => (
                <Checkbox key={id} value={id} label={name} disabled={!mayEdit} />
              ))}
            </div>
          </Checkbox.Group>
          <Textarea
            label="The practice's own rules"
            description="YAML; what may stand here is told in the reference “Protocol documents”. The forms above write it for you."
            value={text}
            readOnly={!mayEdit}
            onChange={(event) => set({ text: event.currentTarget.value })}
            autosize
            minRows={10}
            maxRows={40}
            spellCheck={false}
            classNames={{ input: 'nb-code' }}
          />
          <Textarea
            label="Note"
            description="Why this change; kept with the version."
            value={note}
            readOnly={!mayEdit}
            onChange={(e) => set({ note: e.currentTarget.value })}
            autosize
            minRows={2}
          />
          {mayEdit && (
            <Group justify="flex-end">
              <span role="status" className="nb-dim">
                {changed && 'Not saved'}
              </span>
              {changed && (
                <Button variant="default" onClick={drop} disabled={busy}>
                  Undo changes
                </Button>
              )}
              <Button
                onClick={() => save()}
                loading={busy}
                disabled={!changed}
                leftSection={<IconDeviceFloppy size={18} aria-hidden />}
              >
                Save
              </Button>
            </Group>
          )}
        </Stack>
      </Card>
    </div>
  );
}
