import { type Access, openAccess } from '../access/access.ts';
import { makeLedger } from '../audit/ledger.ts';
import type { Clock } from '../clock.ts';
import { type Console, startConsole } from '../console/console.ts';
import { makeCallBack } from '../conversation/call-back.ts';
import { Reception } from '../conversation/reception.ts';
import type { DeskServices } from '../desk/requests.ts';
import type { Log } from '../log.ts';
import { requiredModels } from '../models/required.ts';
import { checkModels } from '../models/state.ts';
import type { PagingView } from '../oncall/paging/view.ts';
import { type OnCall, whoIsOnCall } from '../oncall/rota.ts';
import type { Practice } from '../practice/practice.ts';
import { places } from '../settings/load.ts';
import type { Settings } from '../settings/schema.ts';
import type { Speech } from '../speech/speech.ts';
import { loadStoreKey } from '../store/key.ts';
import { openStore, type Store } from '../store/store.ts';
import { folders } from '../telephony/asterisk/instance.ts';
import type { HandOver } from '../telephony/leg.ts';
import type { Trunk } from '../telephony/trunk.ts';
import { AdmissionGate } from './admission-gate.ts';
import { HeadroomMeter } from './admission-headroom.ts';
import { Advisers, type AdvisersHealth } from './advisers.ts';
import { writeBackupPrompts } from './backup-prompts.ts';
import { pagedBy } from './console/beside.ts';
import { lanAccess } from './console/lan.ts';
import { ProtocolBench } from './console/protocol-bench.ts';
import { consoleServices } from './console/services.ts';
import { needsSetUpCode, SetUpCode } from './console/set-up-code.ts';
import { ConsoleDoor } from './console-door.ts';
import { deskServices } from './desk.ts';
import { medicineLookUp, openForms, textsToRender } from './forms.ts';
import { Ladders } from './ladders.ts';
import { LaterLadders } from './later-ladders.ts';
import { MissedCallDesk } from './missed-calls.ts';
import { type Notices, openNotices } from './notices.ts';
import { openPaging } from './open-paging.ts';
import { pagingView } from './paging.ts';
import { Prompts } from './prompts.ts';
import { LiveProtocols } from './protocols.ts';
import { recordsIn } from './record.ts';
import { resume } from './resume.ts';
import { LiveSchedule } from './schedule.ts';
import { ScheduleImport } from './schedule-import.ts';
import { ScheduleDesk } from './schedule-service.ts';
import { ScheduleSync } from './schedule-sync.ts';
import { staffLine } from './staff-line.ts';
import { Summaries } from './summaries.ts';
import { openTransfers } from './transfer.ts';
import { Voicemail } from './voicemail.ts';
import { warmUp } from './warm-up.ts';
import { deskRules } from './write-up.ts';

export interface RoomsOptions {
  settings: Settings;
  practice: Practice;
  trunk: Trunk;
  speech: Speech;
  clock: Clock;
  log: Log;
  version: string;
  /** true: a web page that cannot open is an error. false: calls are answered without it, and it is tried again. */
  strict?: boolean;
  onPrompts?: (done: number, total: number) => void;
  /** The web page stands open: at the start, or later where it could not. */
  onConsole?: (console: Console, access: Access, setUpCode: string | null) => void;
  /** Who is asked beside the rules are others than before: `advisers` of the rooms says how they are. */
  onAdvisers?: () => void;
  /** The first administrator was made. */
  onSetUp?: () => void;
  /** Gives up opening; what was opened is closed. */
  signal?: AbortSignal;
}

/** Whatever has to do with callers, on the line or not. */
export interface OpenReception {
  /** How many calls have something going on: a line that is up or a ladder that runs. */
  readonly running: number;
  /** Escalations, for the console. */
  readonly paging: PagingView;
  /** Callers on the line go to the backup path, and nobody is rung any more; the next start goes on. May be called twice. */
  close(): Promise<void>;
}

export interface Rooms {
  store: Store;
  access: Access;
  speech: Speech;
  reception: OpenReception;
  /** The web page, or null while it cannot open. */
  readonly console: Console | null;
  /** What the page asks of the first administrator; null where it asks for nothing. */
  readonly setUpCode: string | null;
  readonly advisers: AdvisersHealth;
  /** Who is on call at this moment. */
  onCall(): OnCall;
  /** Resolves when every fixed sentence is rendered. */
  prompts: Promise<void>;
  close(): Promise<void>;
}

/** Opens every room behind the trunk and then lets calls in. What was opened is closed again when one cannot be. */
export async function openRooms(options: RoomsOptions): Promise<Rooms> {
  const { settings, practice, trunk, speech, clock, log, version, signal } = options;
  const at = places(settings);
  const opened: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const shut of opened.splice(0).reverse())
      await shut().catch((error: unknown) => log.error({ err: (error as Error).name }, 'a room did not close well'));
  };
  try {
    const key = loadStoreKey({
      database: at.database,
      keyFile: at.storeKey,
      credentialsDirectory: process.env.CREDENTIALS_DIRECTORY,
    });
    let protocols: LiveProtocols | null = null;
    const desk = deskRules(practice, () => protocols?.mind.engine ?? null);
    const store = await openStore({ file: at.database, key, ledger: makeLedger({ log }), log, clock, desk });
    opened.push(() => store.close());
    const access = openAccess({ store, clock });
    for (const { id, name, role, phone } of practice.people) await store.people.put({ id, name, role, phone });
    const schedule = await new LiveSchedule({ store, practice, clock, log }).open();
    opened.push(() => schedule.close());
    const imports = new ScheduleImport({ store, live: schedule, clock });
    const sync = new ScheduleSync({ schedules: settings.schedules, imports, clock, log });
    opened.push(() => sync.close());
    let reception: OpenReception | null = null;
    const quiet = () => !reception?.running;
    const stopped = new AbortController();
    opened.push(async () => stopped.abort());
    // Whoever tries words in the console hears their opinion as well, once they are there.
    let asked: Advisers | null = null;
    const live = await LiveProtocols.open({
      store,
      clock,
      log,
      quiet,
      made: (mind) => {
        const questions = new Prompts(speech, practice, mind, undefined, settings.speech.ahead);
        questions
          .rest(quiet)
          .then(() => questions.more(quiet, stopped.signal))
          .catch(() => undefined);
      },
      taken: (mind) => asked?.follow(mind.protocol),
    });
    protocols = live;
    opened.push(() => live.close());
    const bench = new ProtocolBench();
    opened.push(() => bench.close());

    await checkModels({ ids: requiredModels(settings, 'box'), cacheDir: at.models });
    signal?.throwIfAborted();
    opened.push(() => speech.stop());
    const giveUp = () => void speech.stop();
    signal?.addEventListener('abort', giveUp);
    const started = speech.start();
    // Its processes load for seconds in which this one has nothing to do.
    warmUp(live.mind);
    await started;
    const texts = textsToRender(live.mind, settings);
    const prompts = new Prompts(speech, practice, texts, options.onPrompts, settings.speech.ahead);
    await prompts.essential();
    signal?.removeEventListener('abort', giveUp);
    signal?.throwIfAborted();

    const notices = await openNotices({ settings, store, practice, schedule, trunk, speech, clock, log });
    opened.push(() => notices.close());

    let trunkState: { state: 'up' | 'down'; detail: string } = { state: 'up', detail: '' };
    const onTrunk = (state: 'up' | 'down', detail: string) => {
      trunkState = { state, detail };
    };
    trunk.on('state', onTrunk);
    opened.push(async () => trunk.off('state', onTrunk));
    const meter = new HeadroomMeter(speech, clock);
    opened.push(async () => meter.close());
    const gate = new AdmissionGate({ trunk, headroom: () => meter.headroom, most: settings.calls.most, clock, log });
    opened.push(async () => gate.close());
    const { host, port } = settings.console;
    const coded = needsSetUpCode(host) && (await access.needsSetUp());
    const setUpCode = coded ? new SetUpCode(options.onSetUp) : null;
    const services = consoleServices({
      setUpCode,
      store,
      access,
      practice,
      clock,
      speech,
      version,
      dataDir: settings.dataDir,
      startedAt: new Date(clock.now()).toISOString(),
      trunk: () => trunkState,
      prompts: () => prompts.progress,
      calls: () => gate.admitted,
      judging: () => live.judging,
      advisers: () => asked?.list ?? [],
      opinions: () => asked?.health ?? null,
      bench,
      schedule,
      // Escalations are there once the telephone is.
      paging: pagedBy(() => reception?.paging ?? null),
      contacts: notices.contacts,
      gateways: () => notices.delivery.gateways(),
      lan: lanAccess(settings),
    });
    const open = () => startConsole({ services, log, clock, host, port, tlsDir: at.tls, version });
    const door = new ConsoleDoor({
      open,
      clock,
      log,
      opened: (console) => options.onConsole?.(console, access, setUpCode?.shown ?? null),
    });
    opened.push(() => door.close());
    await (options.strict ? door.open() : door.keepTrying());

    const advisers = new Advisers({
      settings,
      protocol: live.mind.protocol,
      clock,
      log,
      quiet: () => !reception?.running,
      ...(options.onAdvisers && { changed: options.onAdvisers }),
    });
    asked = advisers;
    opened.push(() => advisers.close());

    // Last, so that it is closed first: callers go to the backup path before anything that they need is taken away.
    const behind = deskServices({ store, practice, embed: (text) => advisers.embed(text), clock, log });
    const shifts = new ScheduleDesk({ store, live: schedule, practice, clock });
    const behindCalls = { desk: behind, schedule, notices, shifts };
    const taking = await openReception({ ...options, trunk: gate }, { store, access, live, advisers, ...behindCalls });
    reception = taking;
    opened.push(() => taking.close());
    notices.start();
    sync.start();
    const summaries = new Summaries({ settings, store, clock, log, quiet: () => !taking.running });
    opened.push(() => summaries.close());
    summaries.start();

    // What Asterisk says by itself comes first: it is for the moment when this program is not there.
    const folder = folders(at.asterisk).prompts;
    const rendered = writeBackupPrompts(speech, folder, practice.name)
      .catch((error: unknown) =>
        log.error(
          { code: (error as { code?: string }).code },
          'the sentences of the backup path could not be written; those of before stand',
        ),
      )
      .then(() => prompts.rest(quiet));
    rendered.catch((error: unknown) =>
      log.warn({ err: (error as Error).name }, 'prompts are not all rendered; they will be when they are needed'),
    );
    rendered.then(() => prompts.more(quiet, stopped.signal)).catch(() => undefined);
    const onCall = () => schedule.onCallAt(null, clock.now());
    return {
      store,
      access,
      speech,
      reception: taking,
      get console() {
        return door.console;
      },
      get setUpCode() {
        return setUpCode?.shown ?? null;
      },
      get advisers() {
        return advisers.health;
      },
      onCall,
      prompts: rendered,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What of the box those need who take calls: a rehearsal has no more than this. */
export interface ReceptionRooms {
  store: Store;
  access: { pins: Pick<Access['pins'], 'checkPin'> & Partial<Pick<Access['pins'], 'onLocked'>> };
  live: Pick<LiveProtocols, 'mind'> & { readonly judging: { readonly hash: string | null } };
  advisers: Pick<Advisers, 'list'>;
  /** Left out: what would be looked up is written down for somebody of the practice. */
  desk?: DeskServices;
  /** Left out: who is on call follows from the practice file alone. */
  schedule?: Pick<LiveSchedule, 'onCallAt'> & Partial<Pick<LiveSchedule, 'serviceFor'>>;
  /** Left out: shifts are not changed by telephone. */
  shifts?: Pick<ScheduleDesk, 'addOverride' | 'running'>;
  /** Left out: nobody is reached by texts, and alarms are only kept. */
  notices?: Pick<Notices, 'delivery' | 'alarms'>;
}

/** Takes calls from the trunk, and goes on with what a program before this one left. */
export async function openReception(
  options: Pick<RoomsOptions, 'settings' | 'practice' | 'trunk' | 'speech' | 'clock' | 'log'>,
  rooms: ReceptionRooms,
): Promise<OpenReception> {
  const { settings, practice, trunk, speech, clock, log } = options;
  const { store, access, live, advisers, desk: services = nothingBehind, schedule = byFile(practice), notices } = rooms;
  const { ringSeconds } = settings.people;
  const told = notices && { delivery: notices.delivery, raise: notices.alarms.raise, over: notices.alarms.over };
  const paging = await openPaging({ settings, practice, trunk, speech, clock, log, store, access, schedule, ...told });
  const operator = (): HandOver => ({
    to: 'number',
    // As people write it: a number that cannot be dialled would send the caller to the backup path.
    number: settings.people.operator.replace(/[^\d+]/g, '') || schedule.onCallAt(null, clock.now()).primary.phone,
  });
  const callBack = makeCallBack({ trunk, speech, clock, log, ringSeconds });
  const shifts = rooms.shifts && { shifts: rooms.shifts };
  const ladders = new Ladders({ store, practice, paging, log });
  const desk = openForms(settings, log);
  const reception = new Reception(trunk, {
    speech,
    engine: () => live.mind.engine,
    advisers: advisers.list,
    // Looked at once by each call as it begins: what judges it is not changed under it.
    get understand() {
      return live.mind.understand;
    },
    practice,
    desk: () => desk,
    services,
    medicine: medicineLookUp(log),
    transfer: openTransfers({ settings, practice, schedule, store, access, trunk, speech, clock, log }),
    get openRecord() {
      return recordsIn(store, live.judging.hash);
    },
    escalate: (record, current) => paging.escalate(record, current),
    staff: staffLine({
      settings,
      practice,
      trunk,
      speech,
      clock,
      log,
      store,
      access,
      schedule,
      paging,
      ...shifts,
      ...told,
    }),
    operator,
    callBack,
    clock,
    log,
  });
  const later = new LaterLadders({ store, practice, paging, ladders, log });
  const endResuming = await resume({ store, practice, ladders, clock, log });
  await later.open();
  reception.open();
  const folder = folders(places(settings).asterisk).voicemail;
  const voicemail = new Voicemail({
    folder,
    store,
    practice,
    speech,
    get engine() {
      return live.mind.engine;
    },
    get understand() {
      return live.mind.understand;
    },
    get protocolHash() {
      return live.judging.hash;
    },
    ladders,
    clock,
    log,
  });
  await voicemail.open();
  const missed = new MissedCallDesk({
    ...{ store, practice, trunk, clock, log, ringSeconds },
    talk: (leg, number) => reception.take(leg, number),
  });
  await missed.open();
  return {
    get running() {
      return reception.running + ladders.running.length;
    },
    paging: pagingView(store, paging.engine),
    async close() {
      endResuming();
      await Promise.all([later.close(), missed.close(), reception.close(), voicemail.close(), ladders.close()]);
    },
  };
}

const byFile = (practice: Practice): Pick<LiveSchedule, 'onCallAt'> => ({
  onCallAt: (_, at) => whoIsOnCall(practice, new Date(at).toISOString()),
});

/** No room is open behind the desk. */
const nothingBehind: DeskServices = { ask: async ({ want }) => ({ to: 'failed', want }) };
