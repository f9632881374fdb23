import type { Clock } from '../clock.ts';
import { ringAndSay } from '../conversation/notice-run.ts';
import type { Said } from '../conversation/prompts/catalogue.ts';
import { openDelivery } from '../delivery/delivery.ts';
import type { Delivery, Message } from '../delivery/types.ts';
import type { Log } from '../log.ts';
import { replay } from '../oncall/paging/apply.ts';
import type { EscalationEvent } from '../oncall/paging/events.ts';
import type { Practice } from '../practice/practice.ts';
import type { Settings } from '../settings/schema.ts';
import type { Speech } from '../speech/speech.ts';
import type { Store } from '../store/store.ts';
import { uuidv7 } from '../store/uuid.ts';
import type { Trunk } from '../telephony/trunk.ts';
import { Alarms } from './alarms.ts';
import { LiveContacts } from './contacts.ts';
import { Reminders } from './reminders.ts';
import type { LiveSchedule } from './schedule.ts';
import { Teller } from './teller.ts';

export interface NoticesOptions {
  settings: Settings;
  store: Store;
  practice: Practice;
  schedule: Pick<LiveSchedule, 'current' | 'onChange'>;
  trunk: Pick<Trunk, 'originate' | 'on' | 'off'>;
  speech: Speech;
  clock: Clock;
  log: Log;
}

/** Ways to reach people, and what they are told without asking. */
export interface Notices {
  delivery: Delivery;
  contacts: LiveContacts;
  alarms: Pick<Alarms, 'raise' | 'over'>;
  /** From now on reminders and alarms are sent. */
  start(): void;
  close(): Promise<void>;
}

export async function openNotices(options: NoticesOptions): Promise<Notices> {
  const { settings, store, practice, schedule, trunk, speech, clock, log } = options;
  const reportKey = store.derivedKey('delivery-reports');
  const delivery = openDelivery({ settings: settings.delivery, clock, log, reportKey });
  await delivery.start();
  const ringing = { trunk, speech, clock, log, ringSeconds: settings.people.ringSeconds };
  const ring = (number: string, said: Said, signal?: AbortSignal) =>
    ringAndSay(ringing, number, [said], uuidv7(), signal);
  const contacts = await new LiveContacts({
    ...{ store, practice, delivery, clock, log },
    ringTest: (number, signal) => ring(number, { prompt: 'clinician.testRing' }, signal),
  }).open();
  const ringTell = (number: string, message: Message, signal: AbortSignal) =>
    ring(number, spoken(practice.name, message), signal);
  const teller = new Teller({ store, contacts, delivery, ringTell, clock, log });
  const current = () => schedule.current;
  const { manager } = settings.delivery;
  const alarms = new Alarms({ store, teller, delivery, schedule: current, practice, manager, clock, log });
  const onTrunk = (state: 'up' | 'down') => alarms.trunk(state);
  trunk.on('state', onTrunk);
  const open = (service: string) => openReferences(store, service);
  const reminders = new Reminders({ teller, schedule: current, practice, open, clock, log });
  let unfollow: () => void = () => undefined;
  return {
    delivery,
    contacts,
    alarms,
    start() {
      reminders.start();
      alarms.start();
      // Gaps and who comes on are seen at each change, not only when it is looked at next.
      unfollow = schedule.onChange(() => {
        void alarms.look();
        void reminders.look();
      });
    },
    async close() {
      trunk.off('state', onTrunk);
      unfollow();
      reminders.close();
      await alarms.close();
      await teller.close();
      contacts.close();
      await delivery.close();
    },
  };
}

/** What is open for a service, by the references that its pages bear. */
async function openReferences(store: Pick<Store, 'escalations'>, service: string): Promise<string[]> {
  const all = (await store.escalations.open()).map((events) => replay(events as EscalationEvent[]));
  return all.filter(({ ladder }) => ladder.service === service).map(({ reference }) => reference);
}

/** Of all that is sent only the reminder is ever said; anything else is a test. */
function spoken(practice: string, message: Message): Said {
  if (message.kind !== 'comes-on') return { prompt: 'clinician.testRing' };
  return { prompt: 'clinician.comesOn', facts: { practice, minutes: String(message.minutes) } };
}
