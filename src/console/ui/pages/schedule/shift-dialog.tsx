import { Button, Group, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Edited, Gap, Schedule, Stretch } from '../../api/client.ts';
import { Dialog } from '../../components/dialog.tsx';
import { hours, SEATS, when } from '../../format/schedule.ts';
import type { Wall } from '../../format/wall.ts';
import { useMay, useTimes, useWall } from '../../practice.tsx';
import { OverrideForm, type OverrideStart } from './override-form.tsx';
import { RemoveOverride } from './remove-override.tsx';
import { SwapForm } from './swap-form.tsx';

/** What somebody pointed at: nothing yet, a gap, a stretch, or a stretch that they dragged elsewhere. */
export type Wanted =
  | { is: 'new'; start?: string; end?: string }
  | { is: 'gap'; gap: Gap }
  | { is: 'stretch'; stretch: Stretch }
  | { is: 'moved'; stretch: Stretch; start: string; end: string };

type Step = 'look' | 'override' | 'change' | 'remove' | 'swap';

const TITLES: Record<Step, string> = {
  look: 'On call',
  override: 'Put somebody on call',
  change: 'Change this override',
  remove: 'Take this override back',
  swap: 'Swap or give away',
};

/** Whatever is done to a stretch begins here, by mouse, finger or keyboard alike. */
export function ShiftDialog({
  wanted,
  schedule,
  close,
  done,
  reload,
}: {
  wanted: Wanted | null;
  schedule: Schedule;
  close: () => void;
  done: (edited: Edited) => void;
  reload: () => void;
}) {
  const wall = useWall();
  const [step, setStep] = useState<Step>('look');
  useEffect(() => setStep(firstStep(wanted)), [wanted]);
  return (
    <Dialog title={TITLES[step]} opened={wanted !== null} close={close} closeLabel="Close without a change">
      {wanted && step === 'look' && wanted.is === 'stretch' && <Look stretch={wanted.stretch} go={setStep} />}
      {wanted && (step === 'override' || step === 'change') && (
        <OverrideForm
          key={step}
          start={startOf(wanted, schedule, wall)}
          change={step === 'change' && 'stretch' in wanted ? wanted.stretch.ruleId : null}
          {...{ schedule, close, done, reload }}
        />
      )}
      {wanted && step === 'remove' && 'stretch' in wanted && (
        <RemoveOverride stretch={wanted.stretch} {...{ schedule, close, done, reload }} />
      )}
      {wanted && step === 'swap' && 'stretch' in wanted && (
        <SwapForm stretch={wanted.stretch} {...{ schedule, close, done, reload }} />
      )}
    </Dialog>
  );
}

function firstStep(wanted: Wanted | null): Step {
  if (!wanted || wanted.is === 'stretch') return 'look';
  return wanted.is === 'moved' && wanted.stretch.rule === 'override' ? 'change' : 'override';
}

/** What the form says at first. */
function startOf(wanted: Wanted, schedule: Schedule, wall: Wall): OverrideStart {
  const today = wall.today(Date.now());
  const [service, person] = [schedule.services[0]?.id ?? '', ''];
  switch (wanted.is) {
    case 'new': {
      // A night is what is wanted most often.
      const { start = wall.at(today, '17:00'), end = wall.at(wall.addDays(today, 1), '08:00') } = wanted;
      return { service, seat: 'primary', person, start, end, reason: '' };
    }
    case 'gap': {
      const { gap } = wanted;
      return { service: gap.service, seat: gap.seat, person, start: gap.start, end: gap.end, reason: '' };
    }
    default: {
      const { stretch } = wanted;
      const kept = schedule.overrides.find(({ id }) => stretch.rule === 'override' && id === stretch.ruleId);
      const { start, end } = wanted.is === 'moved' ? wanted : (kept ?? stretch);
      return {
        service: kept ? (kept.service ?? '*') : stretch.service,
        seat: stretch.seat,
        // A stretch of the rota that was pointed at is to be somebody else's; one that was dragged stays theirs.
        person: kept || wanted.is === 'moved' ? stretch.person.id : '',
        start,
        end,
        reason: kept?.reason ?? '',
      };
    }
  }
}

function Look({ stretch, go }: { stretch: Stretch; go: (step: Step) => void }) {
  const times = useTimes();
  const wall = useWall();
  const mayWrite = useMay('on-call.write');
  const gap = stretch.rule === 'last-resort';
  const own = stretch.rule === 'override';
  return (
    <Stack gap="md">
      <div className="nb-seat" data-gap={gap || undefined}>
        <p className="nb-who-name">{gap ? 'Nobody is planned' : stretch.person.name}</p>
        <p>
          {stretch.serviceName}, {SEATS[stretch.seat].toLowerCase()}
        </p>
        <p>
          <time dateTime={wall.field(stretch.start)}>{when(times, stretch)}</time> ({hours(stretch.start, stretch.end)})
        </p>
        <p className="nb-dim">{stretch.why}</p>
      </div>
      {mayWrite && (
        <Group gap="sm">
          <Button onClick={() => go('override')} data-autofocus>
            {gap ? 'Put somebody on call' : 'Put somebody else on call'}
          </Button>
          {own && (
            <>
              <Button variant="default" onClick={() => go('change')}>
                Move or change this override
              </Button>
              <Button variant="default" onClick={() => go('remove')}>
                Take this override back
              </Button>
            </>
          )}
          {!gap && (
            <Button variant="default" onClick={() => go('swap')}>
              Swap or give away
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}
