import { createHmac } from 'node:crypto';
import type { Access } from '../access/access.ts';
import { type Clock, systemClock } from '../clock.ts';
import { makeCallBack } from '../conversation/call-back.ts';
import { ringAndSay, takenOver } from '../conversation/notice-run.ts';
import { makeCallerRing } from '../conversation/page-caller.ts';
import type { CasesOptions } from '../conversation/page-cases.ts';
import { makeRing } from '../conversation/page-run.ts';
import type { Delivery } from '../delivery/types.ts';
import type { Log } from '../log.ts';
import type { PageCase } from '../oncall/page.ts';
import type { PagingAlarm } from '../oncall/paging/actions.ts';
import { alarmsOverBy } from '../oncall/paging/alarms.ts';
import { localTime, type OnCall } from '../oncall/rota.ts';
import type { CallFacts } from '../oncall/schedule/types.ts';
import type { Practice } from '../practice/practice.ts';
import type { Settings } from '../settings/schema.ts';
import type { Speech } from '../speech/speech.ts';
import type { Store } from '../store/store.ts';
import { uuidv7 } from '../store/uuid.ts';
import { listenTo } from '../telephony/answered/on-leg.ts';
import type { CallLeg } from '../telephony/leg.ts';
import type { Trunk } from '../telephony/trunk.ts';
import { keptAs } from './alarms.ts';
import { journalIn, Paging } from './paging.ts';
import { Reach } from './reachable.ts';
import { recordOf } from './record.ts';

export interface OpenPagingParts {
  settings: Settings;
  practice: Practice;
  trunk: Trunk;
  speech: Speech;
  clock: Clock;
  log: Log;
  store: Store;
  access: { pins: Pick<Access['pins'], 'checkPin'> & Partial<Pick<Access['pins'], 'onLocked'>> };
  schedule: {
    onCallAt(service: string | null, at: number): OnCall;
    serviceFor?(facts: CallFacts): { id: string };
  };
  /** Left out: texts cannot be sent. */
  delivery?: Pick<Delivery, 'has' | 'send' | 'on'>;
  /** Left out: alarms stand in the store alone. */
  raise?: (alarm: PagingAlarm) => void;
  /** What was raised is over. Left out: it stands until somebody has seen it. */
  over?: (alarm: PagingAlarm) => void;
}

/** Where a schedule knows of no services. */
const ONLY_SERVICE = 'practice';
/** A dictation is heard in less; a recogniser that hangs holds nobody up. */
const TRANSCRIBE_MS = 60_000;

/** Paging over the line, the voices and the store of this box. */
export async function openPaging(parts: OpenPagingParts): Promise<Paging> {
  const { settings, practice, trunk, speech, clock, log, store, access, schedule, delivery = null } = parts;
  const { ringSeconds, againAfterSeconds, lines } = settings.people;
  const reach = new Reach({ practice, clock, log, store, delivery, onCallAt: (...at) => schedule.onCallAt(...at) });
  await reach.read();
  const pickedUp = (leg: CallLeg) => listenTo(leg, clock);
  const { name: practiceName, callbackMinutes, emergencyDepartment: hospital } = practice;
  const line = { trunk, speech, clock, log, ringSeconds };
  const ring = makeRing({
    ...{ ...line, ...casesOf(parts), practiceName, pickedUp },
    checkPin: (personId, pin) => access.pins.checkPin(personId, pin),
  });
  const callerRing = makeCallerRing({ ...line, practiceName, callbackMinutes, hospital, pickedUp });
  const raise = parts.raise ?? alarmsIn(store, log);
  // Wherever it was keyed: on a ring, by calling in, in the console, or on a transfer.
  access.pins.onLocked?.((personId) => raise({ alarm: 'pin-locked', personId }));
  const paging = new Paging({
    ...{ practice, clock, log, ring, reach, lines },
    journal: journalIn(store),
    monotonic: () => (clock === systemClock ? performance.now() : clock.now()),
    send: async (message, to, reference, signal) =>
      delivery
        ? await delivery.send(message, to, reference, signal)
        : { state: 'failed', reference, reason: 'not-set-up' },
    sayNotNeeded: async ({ id, reference }, { address }) => {
      const { state } = await ringAndSay(line, address, [takenOver(practiceName, reference)], uuidv7());
      log.info({ escalation: id, state }, 'whoever had it was told that another took it over');
    },
    tellCaller: (_, news, page, signal) => callerRing(news, page, signal),
    callBack: makeCallBack(line),
    dictated: async ({ id }, personId, { samples, text, callId }) => {
      const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
      const at = new Date(clock.now()).toISOString();
      store.escalations.dictate({ escalationId: id, callId, personId, text, rate: 16_000, bytes }, at);
    },
    raise,
    serviceOf: (page) => schedule.serviceFor?.(factsOf(page, clock.now())).id ?? ONLY_SERVICE,
    patientKey: ({ patient: { name, dob } }) =>
      name && dob
        ? createHmac('sha256', store.derivedKey('escalation'))
            .update(`${plain(name)} ${dob}`)
            .digest('hex')
        : null,
    recordOf: (callId) => recordOf(store, callId),
    fixedGapMs: againAfterSeconds * 1_000,
  });
  const { over } = parts;
  if (over)
    paging.engine.book.onEvent((after, event, before) => {
      if (before) for (const alarm of alarmsOverBy(before, after, event)) over(alarm);
    });
  delivery?.on('report', ({ reference, state, reason }) => paging.engine.report(reference, state, reason ?? ''));
  return paging;
}

/** How cases are told on this box, to whoever was rung or has called in. */
export function casesOf({ practice, clock, speech, store }: OpenPagingParts): CasesOptions {
  return {
    clock,
    callbackMinutes: practice.callbackMinutes,
    today: () => localTime(practice, clock.now()).slice(0, 10),
    transcribe: (samples) => transcribed(speech, samples, clock),
    caseHeard: (callId, personId) =>
      store.behind.add('case.heard', (unit) =>
        unit.say({ actor: `person:${personId}`, action: 'case.heard', subject: callId }),
      ),
  };
}

/** '' where nothing was made out, or not in time. */
async function transcribed(speech: Speech, samples: Int16Array, clock: Clock): Promise<string> {
  let stop: () => void = () => undefined;
  const late = new Promise<string>((resolve) => {
    stop = clock.after(TRANSCRIBE_MS, () => resolve(''));
  });
  const heard = speech.transcribe(samples, 'en').then(
    ({ text }) => text,
    () => '',
  );
  return await Promise.race([heard, late]).finally(stop);
}

/** What an alarm of paging is to the manager. */
export function alarmsIn(store: Store, log: Log): (alarm: PagingAlarm) => void {
  return (alarm) => {
    log.warn({ ...alarm }, 'paging raised an alarm');
    store.alarms
      .raise({ ...keptAs(alarm), fromAt: null })
      .catch((error: unknown) => log.error({ code: (error as { code?: string }).code }, 'an alarm could not be kept'));
  };
}

const YEARS: Record<string, number> = { year: 1, month: 1 / 12, week: 1 / 52, day: 1 / 365 };

/** What tells which service a case belongs to. Pure. */
function factsOf({ patient: { dob, age } }: PageCase, now: number): CallFacts {
  const born = dob ? Date.parse(`${dob}T00:00:00Z`) : Number.NaN;
  const [, count, unit] = /(\d+) (year|month|week|day)/.exec(age ?? '') ?? [];
  const said = count && unit ? Number(count) * (YEARS[unit] ?? 1) : null;
  return { age: Number.isNaN(born) ? said : (now - born) / (365.25 * 86_400_000), pregnant: false, location: null };
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
