/** A clinic for the console's tests: the real store and accounts in a directory of its own. Everybody in it is invented. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Test } from 'tap';
import { openAccess } from '../../src/access/access.ts';
import { makeLedger } from '../../src/audit/ledger.ts';
import { systemClock } from '../../src/clock.ts';
import type { BoxService, ConsoleServices } from '../../src/console/api/services.ts';
import { type Console, startConsole } from '../../src/console/console.ts';
import { silentLog } from '../../src/log.ts';
import type { PagingView } from '../../src/oncall/paging/view.ts';
import { type Practice, parsePractice } from '../../src/practice/practice.ts';
import { loadStoreKey } from '../../src/store/key.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { accessService } from '../../src/wiring/console/access.ts';
import { alarmsService } from '../../src/wiring/console/alarms.ts';
import { contactsIn, NOBODY_PAGED } from '../../src/wiring/console/beside.ts';
import { calendarService } from '../../src/wiring/console/calendar.ts';
import { callsService } from '../../src/wiring/console/calls.ts';
import { channelsService } from '../../src/wiring/console/channels.ts';
import { escalationsService } from '../../src/wiring/console/escalations.ts';
import { type LanAccess, lanService } from '../../src/wiring/console/lan.ts';
import { messagesService } from '../../src/wiring/console/messages.ts';
import { onCallService } from '../../src/wiring/console/on-call.ts';
import { ProtocolBench } from '../../src/wiring/console/protocol-bench.ts';
import { reviewService } from '../../src/wiring/console/protocol-review.ts';
import { protocolsService } from '../../src/wiring/console/protocols.ts';
import { rotationsService } from '../../src/wiring/console/rotations.ts';
import { scheduleService, settling } from '../../src/wiring/console/schedule.ts';
import { scheduleImports } from '../../src/wiring/console/schedule-imports.ts';
import type { SetUpCode } from '../../src/wiring/console/set-up-code.ts';
import { LiveProtocols } from '../../src/wiring/protocols.ts';
import { LiveSchedule } from '../../src/wiring/schedule.ts';
import { ScheduleImport } from '../../src/wiring/schedule-import.ts';
import { ScheduleDesk } from '../../src/wiring/schedule-service.ts';
import { deskRules } from '../../src/wiring/write-up.ts';

export const ADMINISTRATOR = { name: 'Ruth Calloway', password: 'seven grey herons at dusk' };

const PRACTICE = `
practice: {name: Lantern Street Family Clinic, time_zone: America/New_York, languages: [en, es], main_line: "+15185550150", default_area_code: "518"}
providers:
  - {id: abara, name: Dr. Lena Abara, on_call_phone: "+15185550151"}
  - {id: whitlock, name: Dr. Samuel Whitlock, on_call_phone: "+15185550152"}
  - {id: montoya, name: Inés Montoya, on_call_phone: "+15185550153"}
departments:
  front_desk: {takes: [schedule, message, human, other], phone: "+15185550154", answer_within: same business day}
  nurse_queue: {takes: [symptom, refill], contact: Odile Marchetti RN, phone: "+15185550155", answer_within: 1 business day}
  practice_manager: {takes: [failed pages], contact: Ruth Calloway, phone: "+15185550159"}
paging:
  ladder:
    - {after_minutes: 0, page: primary}
    - {after_minutes: 5, page: primary}
    - {after_minutes: 10, page: backup}
    - {after_minutes: 20, page: practice_manager}
  callback_promise: within 20 minutes
on_call: {rota: [], otherwise: {primary: abara, backup: whitlock}}
`;

export interface Clinic {
  dir: string;
  store: Store;
  practice: Practice;
  services: ConsoleServices;
  access: ReturnType<typeof openAccess>;
  live: LiveProtocols;
  schedule: LiveSchedule;
  /** Of the protocols, or SHIPPED. */
  folder: string;
}

/** Every protocol that comes with the program, which takes a second to read; `smallNet` where none of it matters. */
export const SHIPPED = 'shipped';

/** Opens it; it is closed and removed when the test ends. */
export async function openClinic(
  t: Test,
  setUpCode: SetUpCode | null = null,
  clock = systemClock,
  protocolFolder = SHIPPED,
  /** What the telephone's side would be, who may ask without an account, and the practice file. */
  beside: { paging?: PagingView; lan?: LanAccess; practice?: string } = {},
): Promise<Clinic> {
  const dir = mkdtempSync(join(tmpdir(), 'nightbell-console-'));
  t.teardown(() => rmSync(dir, { recursive: true, force: true }));
  const file = join(dir, 'nightbell.db');
  const key = loadStoreKey({ keyFile: join(dir, 'store.key'), database: file });
  const practice = parsePractice(beside.practice ?? PRACTICE);
  let live: LiveProtocols | null = null;
  const desk = deskRules(practice, () => live?.mind.engine ?? null);
  const store = await openStore({ file, key, ledger: makeLedger({ log: silentLog }), log: silentLog, clock, desk });
  t.teardown(() => store.close());
  for (const { id, name, role, phone } of practice.people) await store.people.put({ id, name, role, phone });
  const access = openAccess({ store, clock });
  const folder = protocolFolder === SHIPPED ? {} : { folder: protocolFolder };
  const bench = new ProtocolBench();
  t.teardown(() => bench.close());
  const opened = await LiveProtocols.open({ store, clock, log: silentLog, ...folder });
  live = opened;
  t.teardown(() => opened.close());
  const judging = () => opened.judging;
  const schedule = await new LiveSchedule({ store, practice, clock, log: silentLog }).open();
  t.teardown(() => schedule.close());
  const scheduleDesk = new ScheduleDesk({ store, live: schedule, practice, clock });
  const imports = scheduleImports({
    imports: new ScheduleImport({ store, live: schedule, clock }),
    live: schedule,
    clock,
  });
  const { paging = NOBODY_PAGED, lan = { access: 'off' } } = beside;
  const protocols = protocolsService({ store, clock, bench, judging, ...folder });
  return {
    live: opened,
    schedule,
    folder: protocolFolder,
    dir,
    store,
    practice,
    access,
    services: {
      access: accessService(access, setUpCode),
      calls: callsService(store, practice, clock),
      messages: messagesService(store, practice),
      calendar: calendarService(store, practice, clock),
      onCall: onCallService(store, access, practice, systemClock, schedule),
      schedule: scheduleService({ store, clock, live: schedule, desk: scheduleDesk, imports }),
      rotations: rotationsService({
        ...{ store, clock, practice, live: schedule, desk: scheduleDesk },
        settled: settling({ store, clock, live: schedule }),
      }),
      escalations: escalationsService({ store, access, practice, clock, live: schedule, paging }),
      alarms: alarmsService({ store, practice }),
      channels: channelsService({ store, practice, contacts: contactsIn(store, practice) }),
      lan: lanService({ desk: scheduleDesk, practice, may: lan }),
      box: boxOf(practice),
      protocols,
      review: reviewService({ store, practice, clock, bench, judging, detail: protocols.detail }),
    },
  };
}

/** Serves the clinic's page on loopback. @param port 0: a free one */
export async function serve(t: Test, { dir, services }: Clinic, port = 0): Promise<Console> {
  const served = await startConsole({
    services,
    log: silentLog,
    clock: systemClock,
    host: '127.0.0.1',
    port,
    tlsDir: join(dir, 'tls'),
    version: '0.1.0',
  });
  t.teardown(() => served.close());
  return served;
}

/** Asterisk and the speech processes are not what is tested here. */
function boxOf(practice: Practice): BoxService {
  return {
    practice: () => ({ name: practice.name, timeZone: practice.timeZone }),
    health: async () => ({
      state: 'down',
      parts: [
        { id: 'asterisk', state: 'well', detail: 'Asterisk takes calls.' },
        { id: 'speech', state: 'down', detail: 'The process for hearing is not up. It is being started again.' },
        { id: 'classifier', state: 'warning', detail: 'It is being loaded: calls are judged by the rules alone.' },
        { id: 'llm', state: 'well', detail: 'Off. Calls are judged without it.' },
        { id: 'store', state: 'well', detail: 'Everything is on the disk.' },
        { id: 'people', state: 'warning', detail: '2 of the clinicians have no PIN yet and cannot take a case.' },
      ],
      disk: { freeBytes: 412e9, totalBytes: 512e9 },
      version: '0.1.0',
      startedAt: new Date(Date.now() - 3_600_000).toISOString(),
    }),
  };
}
