import type { Access } from '../access/access.ts';
import type { Transfer } from '../conversation/transfer.ts';
import { makeTransfer, type TransferOptions } from '../conversation/transfer-run.ts';
import { hoursAt } from '../practice/hours.ts';
import type { Practice } from '../practice/practice.ts';
import type { Settings } from '../settings/schema.ts';
import type { Store } from '../store/store.ts';
import { isAtLeast } from '../triage/types.ts';
import type { LiveSchedule } from './schedule.ts';
import { transferTargets } from './transfer-to.ts';

export interface TransfersOptions extends Pick<TransferOptions, 'trunk' | 'speech' | 'clock' | 'log'> {
  settings: Settings;
  practice: Practice;
  schedule: Pick<LiveSchedule, 'onCallAt'>;
  store: Pick<Store, 'behind'>;
  access: { pins: Pick<Access['pins'], 'checkPin'> };
}

/** Nobody lets a desk's telephone ring longer while a caller holds the line. */
const LONGEST_RING_S = 25;

/** Puts callers through to people of the practice: whom, at this hour, and what they may hear. */
export function openTransfers(options: TransfersOptions): Transfer {
  const { settings, practice, schedule, store, access, trunk, speech, clock, log } = options;
  // As people write it; digits are what can be dialled.
  const operator = settings.people.operator.replace(/[^\d+]/g, '');
  return makeTransfer({
    trunk,
    speech,
    clock,
    log,
    practiceName: practice.name,
    ringSeconds: Math.min(settings.people.ringSeconds, LONGEST_RING_S),
    targets: ({ to, tier, why, crisis }) => {
      const now = clock.now();
      const onCall = schedule.onCallAt(null, now).primary;
      const open = hoursAt(practice, now).state === 'open';
      // Who asks for a person before anything is known may need one at once (S4).
      const wakes = isAtLeast(tier, 'urgent') || tier === 'unclear' || crisis || why === 'distress';
      return transferTargets({ practice, open, onCall, operator }, to, wakes);
    },
    checkPin: (personId, pin) => access.pins.checkPin(personId, pin),
    caseHeard: ({ callId }, personId) =>
      store.behind.add('case.heard', (unit) =>
        unit.say({ actor: `person:${personId}`, action: 'case.heard', subject: callId }),
      ),
  });
}
