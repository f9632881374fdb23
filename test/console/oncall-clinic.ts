/** A clinic with two services on call, for the console's tests. Everybody in it is invented. */
import { createHash, randomBytes } from 'node:crypto';
import type { Test } from 'tap';
import type { Clock } from '../../src/clock.ts';
import { systemClock } from '../../src/clock.ts';
import { silentLog } from '../../src/log.ts';
import type { PageCase } from '../../src/oncall/page.ts';
import type { RingEnd } from '../../src/oncall/paging/desk.ts';
import { PagingEngine } from '../../src/oncall/paging/engine.ts';
import type { Way } from '../../src/oncall/paging/ladder-types.ts';
import type { PagingView } from '../../src/oncall/paging/view.ts';
import type { Store } from '../../src/store/store.ts';
import type { Role } from '../../src/store/types.ts';
import { uuidv7 } from '../../src/store/uuid.ts';
import { journalIn, pagingView } from '../../src/wiring/paging.ts';
import type { Clinic } from './clinic.ts';

const DAY_MS = 86_400_000;
const date = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** A practice whose paediatrics have nobody from eighteen days on, whatever today is. */
export const practiceText = (now = Date.now()) => `
practice: {name: Lantern Street Family Clinic, time_zone: America/New_York, languages: [en, es], main_line: "+15185550150", default_area_code: "518"}
providers:
  - {id: abara, name: Dr. Lena Abara, credentials: MD, on_call_phone: "+15185550151"}
  - {id: whitlock, name: Dr. Samuel Whitlock, credentials: DO, on_call_phone: "+15185550152"}
  - {id: montoya, name: Inés Montoya, credentials: FNP, on_call_phone: "+15185550153"}
departments:
  front_desk: {takes: [schedule, message, human, other], phone: "+15185550154", answer_within: same business day}
  practice_manager: {takes: [failed pages], contact: Ruth Calloway, phone: "+15185550159"}
paging:
  ladder:
    - {after_minutes: 0, page: primary}
    - {after_minutes: 10, page: backup}
    - {after_minutes: 20, page: practice_manager}
  callback_promise: within 20 minutes
on_call:
  services:
    - {id: adult, name: Adult medicine, suits: [adults]}
    - {id: kids, name: Paediatrics, suits: [children]}
  layers:
    - {id: adult-1, name: Adults by the week, service: adult, seat: primary, people: [abara, whitlock], every: 1 week, hand_over: "mon 08:00", from: 2026-01-05}
    - {id: adult-2, name: Adults behind, service: adult, seat: backup, people: [whitlock, abara], every: 1 week, hand_over: "mon 08:00", from: 2026-01-05}
    - {id: kids-1, name: Children, service: kids, seat: primary, people: [montoya], every: 1 week, hand_over: "mon 08:00", from: 2026-01-05, until: ${date(now + 18 * DAY_MS)}}
  may:
    - {service: kids, people: [montoya, abara]}
`;

/** Escalations in the real store by the real engine; `answers` are the telephones of people. */
export function pagingOf(
  t: Test,
  store: Store,
  answers: (way: Way, personId: string) => Promise<RingEnd>,
  clock: Clock = systemClock,
): { view: PagingView; open: (callId: string) => string } {
  const engine = new PagingEngine({
    journal: journalIn(store),
    reach: {
      onCall: ({ seat }) => (seat === 'primary' ? 'abara' : 'whitlock'),
      ways: (personId) => [{ id: `${personId}-phone`, channel: 'call-mobile', address: '+15185550151', afterMs: 0 }],
      has: () => true,
    },
    clock,
    monotonic: () => clock.now(),
    ring: (way, desk) => answers(way, desk.personId),
    send: async (_message, _to, reference) => ({ state: 'failed', reference, reason: 'not-set-up' }),
    sayNotNeeded: async () => undefined,
    tellCaller: async () => 'no-answer',
    callBack: async () => false,
    dictated: async () => {},
    raise: () => {},
    lines: 4,
    newId: () => uuidv7(),
    log: silentLog,
  });
  t.teardown(() => engine.stop());
  return {
    view: pagingView(store, engine),
    open: (callId) =>
      engine.open(
        {
          callId,
          tier: 'urgent',
          caller: { phone: '+15185550122', patient: null },
          ladder: {
            service: 'adult',
            tier: 'urgent',
            quiet: null,
            steps: [
              {
                afterMs: 0,
                targets: [{ service: 'adult', seat: 'primary' }],
                channels: 'own',
                waitMs: 60_000,
                repeats: 0,
              },
              {
                afterMs: 600_000,
                targets: [{ service: 'adult', seat: 'backup' }],
                channels: 'own',
                waitMs: 60_000,
                repeats: 0,
              },
            ],
            rounds: 3,
            pauseMs: 600_000,
            lastResort: { target: { person: 'practice_manager' }, everyMs: 120_000, rings: 5 },
            outcomeWithinMs: 1_800_000,
          },
        },
        { page: () => NOBODY },
      ),
  };
}

/** A session of somebody of this role, without a password, which takes its time. Gives back its token. */
export async function signedIn({ store }: Clinic, name: string, role: Role, personId: string | null): Promise<string> {
  const user = await store.users.add({ name, role, personId, passwordHash: 'none' }, 'test');
  const token = randomBytes(24).toString('base64url');
  const tokenHash = createHash('sha256').update(token).digest('hex');
  await store.sessions.open({ userId: user.id, tokenHash, address: '127.0.0.1', actor: 'test' });
  return token;
}

/** Nothing is told on these telephones. */
const NOBODY = { patient: { name: null, dob: null, age: null } } as PageCase;
