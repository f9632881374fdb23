import { Button, Checkbox, Group, Select, Stack, Tabs, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { ProtocolTree } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { Card } from '../../components/page.tsx';
import { Show } from '../../components/states.tsx';
import { conceptName, DISPOSITIONS } from '../../format/protocol.ts';
import { type Addition, idOf } from '../../format/protocol-yaml.ts';
import { useResource } from '../../live/resource.ts';

type Add = (addition: Addition) => Promise<boolean>;

const TIERS = Object.entries(DISPOSITIONS).map(([value, label]) => ({ value, label }));
/** Beside the emergency instruction nothing is read. */
const READ_TIERS = TIERS.filter(({ value }) => value !== 'emergency');
const OUTCOMES = [{ value: '', label: 'stays as it is' }, ...TIERS];

/** Adds to a draft without YAML: ways of saying, signs, questions, texts, cases. */
export function AddForms({ version, hash, add }: { version: string; hash: string; add: Add }) {
  const { resource, reload } = useResource(
    `tree for adding ${version} ${hash}`,
    (signal) => api.getProtocolTree({ version }, { signal }),
    () => false,
  );
  return (
    <Card title="Add to this draft">
      <Show resource={resource} what="what is in it" reload={reload}>
        {(tree) => (
          <Tabs defaultValue="words" keepMounted={false}>
            <Tabs.List aria-label="What to add" mb="md">
              <Tabs.Tab value="words">A way of saying</Tabs.Tab>
              <Tabs.Tab value="sign">A sign</Tabs.Tab>
              <Tabs.Tab value="question">A question</Tabs.Tab>
              <Tabs.Tab value="instruction">A text for callers</Tabs.Tab>
              <Tabs.Tab value="case">A case</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="words">
              <WordsForm tree={tree} add={add} />
            </Tabs.Panel>
            <Tabs.Panel value="sign">
              <SignForm tree={tree} add={add} />
            </Tabs.Panel>
            <Tabs.Panel value="question">
              <QuestionForm add={add} />
            </Tabs.Panel>
            <Tabs.Panel value="instruction">
              <InstructionForm add={add} />
            </Tabs.Panel>
            <Tabs.Panel value="case">
              <CaseForm add={add} />
            </Tabs.Panel>
          </Tabs>
        )}
      </Show>
    </Card>
  );
}

/** A form that is emptied once what it holds was added. */
function useFields<T extends Record<string, string>>(empty: T) {
  const [fields, setFields] = useState(empty);
  const [busy, setBusy] = useState(false);
  return {
    fields,
    busy,
    set: (name: keyof T) => (value: string | null) => setFields((before) => ({ ...before, [name]: value ?? '' })),
    type: (name: keyof T) => ({
      value: fields[name],
      onChange: (event: { currentTarget: { value: string } }) => {
        const { value } = event.currentTarget;
        setFields((before) => ({ ...before, [name]: value }));
      },
    }),
    submit: (ready: boolean, act: () => Promise<boolean>) => async (event: FormEvent) => {
      event.preventDefault();
      if (!ready || busy) return;
      setBusy(true);
      if (await act()) setFields(empty);
      setBusy(false);
    },
  };
}

const SAYING = 'One a line, as callers say it, in small letters without full stops.';

function AddButton({ busy, ready }: { busy: boolean; ready: boolean }) {
  return (
    <Group justify="flex-end">
      <Button type="submit" loading={busy} disabled={!ready} leftSection={<IconPlus size={18} aria-hidden />}>
        Add
      </Button>
    </Group>
  );
}

function WordsForm({ tree, add }: { tree: ProtocolTree; add: Add }) {
  const { fields, busy, set, type, submit } = useFields({ concept: '', en: '', es: '' });
  const ready = fields.concept !== '' && (fields.en + fields.es).trim() !== '';
  const signs = tree.concepts
    .filter((c) => c.kind === 'finding')
    .map((c) => ({
      value: c.id,
      label: `${conceptName(c.id)} (${c.disposition ? DISPOSITIONS[c.disposition] : 'Unclear'})`,
    }));
  return (
    <form onSubmit={submit(ready, () => add({ kind: 'words', ...fields }))}>
      <Stack gap="md">
        <Select
          label="Sign"
          placeholder="which sign callers mean"
          searchable
          data={signs}
          value={fields.concept || null}
          onChange={set('concept')}
        />
        <Textarea label="In English" description={SAYING} autosize minRows={2} {...type('en')} />
        <Textarea label="In Spanish" autosize minRows={2} lang="es" {...type('es')} />
        <AddButton busy={busy} ready={ready} />
      </Stack>
    </form>
  );
}

function SignForm({ tree, add }: { tree: ProtocolTree; add: Add }) {
  const { fields, busy, set, type, submit } = useFields({ name: '', tier: 'urgent', en: '', es: '', ask: '' });
  const [crisis, setCrisis] = useState(false);
  const id = idOf(fields.name);
  const taken = tree.concepts.some((c) => c.id === id);
  const ready = id !== '' && !taken && fields.en.trim() !== '' && fields.es.trim() !== '';
  return (
    <form
      onSubmit={submit(ready, () =>
        add({ kind: 'sign', id, tier: fields.tier, crisis, en: fields.en, es: fields.es, ask: fields.ask || null }),
      )}
    >
      <Stack gap="md">
        <TextInput
          label="Name"
          placeholder="Insulin pump alarm"
          error={taken && 'There is a sign of this name already.'}
          {...type('name')}
        />
        <Select label="How urgent" data={TIERS} value={fields.tier} onChange={set('tier')} allowDeselect={false} />
        <Textarea label="What callers say, in English" description={SAYING} autosize minRows={2} {...type('en')} />
        <Textarea label="What callers say, in Spanish" autosize minRows={2} lang="es" {...type('es')} />
        <Select
          label="Question that would settle a doubt"
          placeholder="none"
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'No question' }}
          data={tree.questions.map((q) => ({ value: q.id, label: q.en }))}
          value={fields.ask || null}
          onChange={set('ask')}
        />
        <Checkbox
          label="It is a crisis: self-harm, harm to others, or abuse"
          checked={crisis}
          onChange={(event) => setCrisis(event.currentTarget.checked)}
        />
        <AddButton busy={busy} ready={ready} />
      </Stack>
    </form>
  );
}

function QuestionForm({ add }: { add: Add }) {
  const { fields, busy, set, type, submit } = useFields({
    name: '',
    en: '',
    es: '',
    yes: 'emergency',
    no: '',
    unsure: 'emergency',
  });
  const id = idOf(fields.name);
  const ready = id !== '' && fields.en.trim() !== '' && fields.es.trim() !== '';
  return (
    <form
      onSubmit={submit(ready, () =>
        add({
          kind: 'question',
          id,
          en: fields.en.trim(),
          es: fields.es.trim(),
          yes: fields.yes || null,
          no: fields.no || null,
          unsure: fields.unsure,
        }),
      )}
    >
      <Stack gap="md">
        <TextInput label="Name" placeholder="Pump still running" {...type('name')} />
        <TextInput label="What is asked, in English" description="To be answered by yes or no." {...type('en')} />
        <TextInput label="What is asked, in Spanish" lang="es" {...type('es')} />
        <div className="nb-three">
          <Select label="Yes is" data={OUTCOMES} value={fields.yes} onChange={set('yes')} allowDeselect={false} />
          <Select label="No is" data={OUTCOMES} value={fields.no} onChange={set('no')} allowDeselect={false} />
          <Select
            label="No answer is"
            data={TIERS}
            value={fields.unsure}
            onChange={set('unsure')}
            allowDeselect={false}
          />
        </div>
        <AddButton busy={busy} ready={ready} />
      </Stack>
    </form>
  );
}

function InstructionForm({ add }: { add: Add }) {
  const { fields, busy, set, type, submit } = useFields({ name: '', en: '', es: '', tier: 'next_day', approvedBy: '' });
  const [selfCare, setSelfCare] = useState(false);
  const id = idOf(fields.name);
  const ready =
    id !== '' && fields.en.trim() !== '' && fields.es.trim() !== '' && (!selfCare || fields.approvedBy.trim() !== '');
  return (
    <form
      onSubmit={submit(ready, () =>
        add({
          kind: 'instruction',
          id,
          en: fields.en.trim(),
          es: fields.es.trim(),
          tier: fields.tier,
          selfCare,
          approvedBy: fields.approvedBy.trim(),
        }),
      )}
    >
      <Stack gap="md">
        <TextInput label="Name" placeholder="Medicines at hand" {...type('name')} />
        <TextInput label="What the caller hears, in English" {...type('en')} />
        <TextInput label="What the caller hears, in Spanish" lang="es" {...type('es')} />
        <Select
          label="For calls that are"
          data={READ_TIERS}
          value={fields.tier}
          onChange={set('tier')}
          allowDeselect={false}
        />
        <Checkbox
          label="It tells callers how to care for themselves"
          checked={selfCare}
          onChange={(event) => setSelfCare(event.currentTarget.checked)}
        />
        <TextInput
          label="Clinician who approved it"
          description="Without one, self-care is never spoken."
          {...type('approvedBy')}
        />
        <AddButton busy={busy} ready={ready} />
      </Stack>
    </form>
  );
}

function CaseForm({ add }: { add: Add }) {
  const { fields, busy, set, type, submit } = useFields({ say: '', lang: 'en', tier: 'urgent' });
  const ready = fields.say.trim() !== '';
  return (
    <form onSubmit={submit(ready, () => add({ kind: 'case', ...fields, say: fields.say.trim() }))}>
      <Stack gap="md">
        <Textarea
          label="What a caller says"
          description="Without names, dates of birth or numbers."
          autosize
          minRows={2}
          {...type('say')}
        />
        <div className="nb-three">
          <Select
            label="Language"
            data={[
              { value: 'en', label: 'English' },
              { value: 'es', label: 'Spanish' },
            ]}
            value={fields.lang}
            onChange={set('lang')}
            allowDeselect={false}
          />
          <Select
            label="Must be"
            data={[
              { value: 'emergency', label: 'Emergency' },
              { value: 'urgent', label: 'Urgent' },
              { value: 'semi_urgent', label: 'Semi-urgent' },
              { value: 'routine', label: 'Routine' },
            ]}
            value={fields.tier}
            onChange={set('tier')}
            allowDeselect={false}
          />
        </div>
        <AddButton busy={busy} ready={ready} />
      </Stack>
    </form>
  );
}
