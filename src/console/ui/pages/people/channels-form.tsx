import { ActionIcon, Button, Chip, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { CHANNELS } from '../../../../channels.ts';
import type { ContactPlan, PersonChannels } from '../../api/client.ts';
import { api, asFailure } from '../../api/http.ts';
import { Problem } from '../../components/form-parts.tsx';
import { noteDone } from '../../components/note.ts';
import { CHANNEL_NAMES, WEEK, WEEKDAYS } from '../../format/schedule.ts';

type Method = ContactPlan['methods'][number];
type Rule = ContactPlan['rules'][number];

/** Ways to be reached, and when each is used. The box refuses what leaves a minute of the week without one. */
export function ChannelsForm({
  channels: { person, methods: before, rules: rulesBefore, stamp },
  close,
  done,
}: {
  channels: PersonChannels;
  close: () => void;
  done: () => void;
}) {
  const [methods, setMethods] = useState<Method[]>(
    before.map(({ id, channel, address }) => ({ id, channel, address })),
  );
  const [rules, setRules] = useState<Rule[]>(rulesBefore);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const setMethod = (id: string, to: Partial<Method>) =>
    setMethods(methods.map((each) => (each.id === id ? { ...each, ...to } : each)));
  const setRule = (at: number, to: Partial<Rule>) =>
    setRules(rules.map((each, i) => (i === at ? { ...each, ...to } : each)));
  const add = () => {
    const id = crypto.randomUUID();
    setMethods([...methods, { id, channel: 'call-mobile', address: '' }]);
    setRules([...rules, { method: id, days: [...WEEK], from: '00:00', to: '00:00', afterMinutes: 0 }]);
  };
  const remove = (id: string) => {
    setMethods(methods.filter((each) => each.id !== id));
    setRules(rules.filter((each) => each.method !== id));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (methods.some(({ address }) => address.trim() === ''))
      return setProblem('Each channel needs a number or address.');
    setBusy(true);
    setProblem(null);
    const plan = { methods: methods.map((each) => ({ ...each, address: each.address.trim() })), rules };
    api.setChannels(person.id, { plan, stamp }).then(
      () => {
        noteDone(`The channels of ${person.name} are set.`);
        done();
      },
      (error: unknown) => {
        setProblem(asFailure(error).message);
        setBusy(false);
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate aria-label={`Channels of ${person.name}`}>
      <Stack gap="md">
        <Problem text={problem} />
        {methods.map((method, i) => (
          <fieldset key={method.id} className="nb-fieldset">
            <legend>Channel {i + 1}</legend>
            <div className="nb-method-fields">
              <NativeSelect
                label="How"
                value={method.channel}
                onChange={(event) => setMethod(method.id, { channel: event.currentTarget.value as Method['channel'] })}
                data={CHANNELS.map((value) => ({ value, label: CHANNEL_NAMES[value] ?? value }))}
              />
              <TextInput
                label="Number or address"
                placeholder={method.channel.includes('mail') ? 'name@clinic.example' : '+15185550100'}
                value={method.address}
                onChange={(event) => setMethod(method.id, { address: event.currentTarget.value })}
              />
              <ActionIcon
                variant="default"
                size={36}
                aria-label={`Remove channel ${i + 1}`}
                onClick={() => remove(method.id)}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </div>
            {rules.map(
              (rule, at) =>
                rule.method === method.id && (
                  <RuleFields
                    key={at}
                    rule={rule}
                    set={(to) => setRule(at, to)}
                    remove={() => setRules(rules.filter((_, other) => other !== at))}
                  />
                ),
            )}
            <Button
              variant="subtle"
              size="sm"
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() =>
                setRules([
                  ...rules,
                  { method: method.id, days: [...WEEK], from: '08:00', to: '18:00', afterMinutes: 0 },
                ])
              }
            >
              Further hours
            </Button>
          </fieldset>
        ))}
        <Group justify="space-between">
          <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
            Another channel
          </Button>
          <Group>
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" loading={busy}>
              Save
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

function RuleFields({ rule, set, remove }: { rule: Rule; set: (to: Partial<Rule>) => void; remove: () => void }) {
  return (
    <div className="nb-rule-fields">
      <Chip.Group
        multiple
        value={rule.days}
        onChange={(days) => set({ days: WEEK.filter((day) => days.includes(day)) })}
      >
        <Group gap={4} role="group" aria-label="Days">
          {WEEK.map((day) => (
            <Chip key={day} value={day} size="xs" aria-label={WEEKDAYS[day]}>
              {WEEKDAYS[day].slice(0, 2)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Group gap="xs" align="flex-end">
        <TextInput
          type="time"
          label="From"
          value={rule.from}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label="To"
          value={rule.to}
          onChange={(event) => set({ to: event.currentTarget.value })}
        />
        <NativeSelect
          label="After"
          value={String(rule.afterMinutes)}
          onChange={(event) => set({ afterMinutes: Number(event.currentTarget.value) })}
          data={[0, 1, 2, 3, 5, 10, 15].map((minutes) => ({
            value: String(minutes),
            label: minutes === 0 ? 'at once' : `${minutes} min`,
          }))}
        />
        <ActionIcon variant="default" size={36} aria-label="Remove these hours" onClick={remove}>
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </Group>
    </div>
  );
}
