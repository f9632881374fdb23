import { Button, Group, Radio, Select, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Call, Review } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { noteDone, noteFailed } from '../../components/note.ts';
import { TIERS } from '../../format/words.ts';

export const VERDICTS: Record<Review['verdict'], string> = {
  right: 'Rightly judged',
  under: 'Under-judged',
  over: 'Over-judged',
};

/** A clinician's word on how a call was judged. */
export function MarkForm({
  call,
  review,
  done,
  cancel,
}: {
  call: Call;
  review: Review | null;
  done: () => void;
  cancel: () => void;
}) {
  const [verdict, setVerdict] = useState<Review['verdict'] | ''>(review?.verdict ?? '');
  const [wanted, setWanted] = useState<string | null>(review?.wanted ?? null);
  const [crisis, setCrisis] = useState(
    review?.crisisWanted === true ? 'yes' : review?.crisisWanted === false ? 'no' : '',
  );
  const [note, setNote] = useState(review?.note ?? '');
  const [busy, setBusy] = useState(false);
  const ready = verdict === 'right' || (verdict !== '' && wanted !== null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (verdict === '' || !ready) return;
    setBusy(true);
    try {
      await api.markCall(call.id, {
        verdict,
        wanted: verdict === 'right' ? null : (wanted as Review['wanted']),
        crisisWanted: crisis === '' ? null : crisis === 'yes',
        note: note.trim(),
      });
      noteDone('Marked.');
      done();
    } catch (error) {
      noteFailed('Not marked', error);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Radio.Group
          label="How was it judged?"
          value={verdict}
          onChange={(value) => setVerdict(value as Review['verdict'])}
        >
          <Group mt="xs">
            <Radio value="right" label={VERDICTS.right} />
            <Radio value="under" label="Should have been more urgent" />
            <Radio value="over" label="Should have been less urgent" />
          </Group>
        </Radio.Group>
        {(verdict === 'under' || verdict === 'over') && (
          <Select
            label="It should have been"
            data={Object.entries(TIERS)
              .filter(([id]) => id !== 'unclear' && id !== call.tier)
              .map(([value, label]) => ({ value, label }))}
            value={wanted}
            onChange={setWanted}
          />
        )}
        <Radio.Group label="Was it a crisis (self-harm, harm to others, abuse)?" value={crisis} onChange={setCrisis}>
          <Group mt="xs">
            <Radio value="" label="As it was judged" />
            <Radio value="yes" label="Yes" />
            <Radio value="no" label="No" />
          </Group>
        </Radio.Group>
        <Textarea
          label="Note"
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={2000}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={cancel}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} disabled={!ready}>
            Mark
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
