import { createServer } from 'node:http';
import type { Test } from 'tap';
import type { Clock } from '../../src/clock.ts';
import { openDelivery } from '../../src/delivery/delivery.ts';
import { WEEKDAYS } from '../../src/delivery/types.ts';
import { silentLog } from '../../src/log.ts';
import { scheduleOf } from '../../src/oncall/schedule/practice-file.ts';
import { type Practice, parsePractice } from '../../src/practice/practice.ts';
import { makeSettings } from '../../src/settings/load.ts';
import type { Store } from '../../src/store/store.ts';
import { LiveContacts } from '../../src/wiring/contacts.ts';
import { Teller } from '../../src/wiring/teller.ts';
import { listening, secretFile } from './kit.ts';

/** Three shifts: the second hand-over lies in the night in which the clocks go back. */
export const practice: Practice = parsePractice(
  `
practice: {name: Quillpoint Clinic, time_zone: America/New_York, main_line: "+15185550180", default_area_code: "518"}
providers:
  - {id: vance, name: Dr. Ada Vance, on_call_phone: "+15185550181"}
  - {id: sorel, name: Jo Sorel, on_call_phone: "+15185550182"}
  - {id: hale, name: Robin Hale, on_call_phone: "+15185550184"}
insurance: {accepted: []}
on_call:
  rota:
    - {start: "2026-10-31T08:00-04:00", end: "2026-10-31T20:00-04:00", primary: vance, backup: hale}
    - {start: "2026-10-31T20:00-04:00", end: "2026-11-01T03:00-05:00", primary: sorel, backup: hale}
    - {start: "2026-11-01T03:00-05:00", end: "2026-11-01T20:00-05:00", primary: vance, backup: hale}
`,
  'test',
);
export const schedule = scheduleOf(practice);
export const EVENING = Date.parse('2026-10-31T20:00-04:00');
export const NIGHT = Date.parse('2026-11-01T03:00-05:00');

/** A push service that takes what it is given, or refuses for as long as `answer` says so. */
export interface Push {
  got: { id: string; text: string }[];
  answer: number;
}

export interface House {
  push: Push;
  contacts: LiveContacts;
  teller: Teller;
  /** Numbers that were rung, and for what. */
  rung: string[];
  delivery: ReturnType<typeof openDelivery>;
}

/** What sends and writes down, over a real store and a real receiver; a second one on the same store is the program after a restart. */
export async function house(t: Test, store: Store, clock: Clock, push: Push & { url: string }): Promise<House> {
  const webhooks = [{ name: 'push', url: push.url, secretFile: secretFile(t, 'a key'), caFile: '' }];
  const { delivery: settings } = makeSettings({ delivery: { webhooks } }, {});
  const delivery = openDelivery({ settings, clock, log: silentLog, reportKey: Buffer.alloc(32) });
  const rung: string[] = [];
  const ringTell = async (number: string, { kind }: { kind: string }) => {
    rung.push(`${number} ${kind}`);
    return { state: 'delivered', reference: '', reason: null } as const;
  };
  const ringTest = (number: string) => ringTell(number, { kind: 'test' });
  const contacts = await new LiveContacts({ store, practice, delivery, ringTest, clock, log: silentLog }).open();
  const teller = new Teller({ store, contacts, delivery, ringTell, clock, log: silentLog });
  t.teardown(async () => {
    await teller.close();
    contacts.close();
    await delivery.close();
  });
  return { push, contacts, teller, rung, delivery };
}

export async function pushService(t: Test): Promise<Push & { url: string }> {
  const push: Push & { url: string } = { got: [], answer: 200, url: '' };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      if (push.answer === 200)
        push.got.push({ id: String(request.headers['webhook-id']), text: JSON.parse(body).text });
      response.writeHead(push.answer).end();
    });
  });
  push.url = `http://127.0.0.1:${await listening(t, server)}/`;
  return push;
}

/** Everybody of the practice in the store; these have a push at any hour beside their phone. */
export async function people(store: Store, withPush: string[]): Promise<void> {
  for (const { id, name, role, phone } of practice.people) await store.people.put({ id, name, role, phone });
  for (const id of withPush) {
    const method = (kind: string) => `${id}-${kind}`;
    const always = { days: [...WEEKDAYS], from: '00:00', to: '00:00' };
    await store.contacts.put(
      id,
      {
        methods: [
          { id: method('push'), channel: 'webhook', address: 'push' },
          { id: method('phone'), channel: 'call-mobile', address: '+15185550181' },
        ],
        rules: [
          { method: method('phone'), ...always, afterMinutes: 0 },
          { method: method('push'), ...always, afterMinutes: 0 },
        ],
      },
      'test',
    );
  }
}
