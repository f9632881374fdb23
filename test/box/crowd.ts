import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pins } from '../../src/access/pins.ts';
import { systemClock } from '../../src/clock.ts';
import { silentLog } from '../../src/log.ts';
import type { PageCase } from '../../src/oncall/page.ts';
import { replay } from '../../src/oncall/paging/apply.ts';
import type { EscalationEvent } from '../../src/oncall/paging/events.ts';
import type { Ladder } from '../../src/oncall/paging/ladder-types.ts';
import { byUrgency } from '../../src/oncall/paging/urgency.ts';
import { whoIsOnCall } from '../../src/oncall/rota.ts';
import { parsePractice } from '../../src/practice/practice.ts';
import type { Ear, Line, Speech } from '../../src/speech/speech.ts';
import { AsteriskTrunk } from '../../src/telephony/asterisk/trunk.ts';
import type { Key } from '../../src/telephony/leg.ts';
import type { IncomingCall } from '../../src/telephony/phone/incoming.ts';
import { Phone } from '../../src/telephony/phone/phone.ts';
import type { PhoneCall } from '../../src/telephony/phone/phone-call.ts';
import type { Tier } from '../../src/triage/types.ts';
import { openPaging } from '../../src/wiring/open-paging.ts';
import { openAt } from '../store/helper.ts';
import { boxSettings, endAsterisk, PRACTICE, tone } from '../telephony/asterisk-lab.ts';

/**
 * Many escalations at one moment. Real: the engine of paging, its store on the disk, Asterisk, SIP and RTP to a telephone for each person, keys and
 * PINs. Made up: the dispositions, which are handed to paging without the calls that would have led to them, and the voice, of which a short tone
 * stands for each sentence.
 */
export interface Crowd {
  escalations: number;
  /** Outgoing lines that paging may take (`people.lines`). */
  lines: number;
  /** Different people who are rung: each has as many of the cases. */
  people: number;
  /** Everybody takes every case of theirs; false: they are busy, and only the first ring counts. */
  taken: boolean;
}

export interface CrowdResult {
  /** From the disposition to the first INVITE at the telephone of whoever the case is for, ms; null: they were never rung. */
  firstRingMs: (number | null)[];
  /** Those who were rung first, of all who could be, were the most urgent. */
  inOrder: boolean;
  /** Telephones that rang or talked at one time, at most: a line that is put down while the next one is taken counts once. */
  mostLines: number;
  rings: number;
  /** Rings of somebody whose telephone rang or talked already. */
  doubled: number;
  /** Phases in the store when all was over, with how many are in each. */
  states: Record<string, number>;
  tookMs: number;
}

interface Tester {
  teardown(fn: () => unknown): unknown;
}

const PIN = '482739';
/** The example's people have the numbers below. */
const number = (i: number) => `+1518555${String(1000 + i)}`;
const TIERS: Tier[] = ['urgent', 'emergency', 'urgent'];
const BEEP = tone(440, 1).subarray(0, 16_000 * 0.15);

const speech: Speech = {
  start: async () => undefined,
  stop: async () => undefined,
  openEar: () => Object.assign(Object.create(null) as Ear, { push: () => undefined }),
  async *say(_: Line) {
    yield BEEP;
  },
  ready: () => BEEP,
  prepare: async () => undefined,
  transcribe: async () => ({ text: '', ms: 0 }),
  health: () => [],
};

/** Each key after what is said before it: taking the call, the PIN, and calling back for every case. */
async function keyed(call: PhoneCall, cases: number): Promise<void> {
  let from = call.answeredAt ?? 0;
  for (const keys of ['1', `${PIN}#`, ...Array.from({ length: cases }, () => '2')]) {
    if ((await call.quietAfter(from, { quietMs: 400, timeoutMs: 15_000 })) === null || call.over) return;
    for (const key of keys) from = await call.press(key as Key);
  }
}

/** Opens all of them in one turn of the program, and waits until each was rung, or was taken. */
export async function crowd(t: Tester, { escalations, lines, people, taken }: Crowd, withinMs = 180_000) {
  const provider = await Phone.open();
  const settings = boxSettings(t, provider.port, { sip: { rtpFrom: 0, rtpTo: 0 } });
  Object.assign(settings.people, { lines, ringSeconds: 20 });
  const trunk = new AsteriskTrunk({ settings, callerId: PRACTICE });
  const store = await openAt(settings.dataDir);
  const example = parsePractice(readFileSync(join(import.meta.dirname, '../../examples/practice.yaml'), 'utf8'));
  const staff = Array.from({ length: people }, (_, i) => ({
    ...{ id: `p${i}`, name: `Person ${i}`, say: `Person ${i}`, phone: number(i), role: 'clinician' as const },
  }));
  const practice = { ...example, people: staff };
  const pins = new Pins(store, systemClock);
  for (const person of staff) await store.people.put(person);
  await Promise.all(staff.map(({ id }) => (taken ? pins.setPin(id, PIN, 'test') : undefined)));
  const paging = await openPaging({
    ...{ settings, practice, trunk, speech, store, clock: systemClock, log: silentLog },
    access: { pins },
    schedule: { onCallAt: (_, at) => whoIsOnCall(example, new Date(at).toISOString()) },
  });
  t.teardown(async () => {
    await paging.engine.stop();
    await provider.close();
    await trunk.stop();
    await endAsterisk(settings);
    await store.close();
  });
  await trunk.start();

  const rungAt = new Map<string, number[]>();
  let up = 0;
  const spansOf = new Map<string, [from: number, to: number][]>();
  const held: [from: number, to: number][] = [];
  const clinician = async (incoming: IncomingCall, id: string) => {
    rungAt.set(id, [...(rungAt.get(id) ?? []), performance.now()]);
    const span: [number, number] = [performance.now(), Number.POSITIVE_INFINITY];
    held.push(span);
    up++;
    spansOf.set(id, [...(spansOf.get(id) ?? []), span]);
    try {
      if (!(await incoming.ringFor(taken ? 300 : 1_000))) return;
      if (!taken) return incoming.reject(486);
      const call = await incoming.answer();
      if (!call) return;
      await keyed(call, Math.ceil(escalations / people));
      await Promise.race([call.whenEnded(), sleep(20_000)]);
      await call.hangUp();
    } finally {
      span[1] = performance.now();
      up--;
    }
  };
  for (const { id, phone } of staff) provider.expect(phone, (incoming) => clinician(incoming, id));

  const began = performance.now();
  const opened: { id: string; person: string }[] = [];
  for (let i = 0; i < escalations; i++) {
    const person = `p${i % people}`;
    const tier = TIERS[i % TIERS.length] as Tier;
    const page: PageCase = {
      ...{ callId: `call ${i}`, tier, crisis: false, lang: 'en', phone: null, reason: 'my stitches opened', flags: [] },
      ...{ patient: { name: null, dob: null, age: null }, told911: false, waiting: false },
    };
    const ladder = { ...ladderTo(person), tier: tier as 'urgent' };
    const patient = `patient ${i}`;
    const id = paging.engine.open(
      { callId: page.callId, tier, ladder, caller: { phone: null, patient } },
      { page: () => page },
    );
    opened.push({ id, person });
  }
  const isOver = () =>
    taken
      ? opened.every(({ id }) => (paging.engine.book.get(id)?.phase.phase ?? 'held') === 'held') && up === 0
      : staff.every(({ id }) => rungAt.has(id));
  while (!isOver() && performance.now() - began < withinMs) await sleep(50);
  const tookMs = performance.now() - began;
  await store.flush();

  const kept = await Promise.all(opened.map(({ id }) => store.escalations.events(id)));
  const states: Record<string, number> = {};
  for (const events of kept) {
    const { phase } = events.length > 0 ? replay(events as EscalationEvent[]).phase : { phase: 'lost' };
    states[phase] = (states[phase] ?? 0) + 1;
  }
  const byNeed = kept
    .flatMap((events, i) =>
      events.length > 0 ? [{ ...replay(events as EscalationEvent[]), person: opened[i]?.person }] : [],
    )
    .sort(byUrgency);
  const first = [...rungAt].sort((a, b) => (a[1][0] ?? 0) - (b[1][0] ?? 0)).slice(0, lines);
  const most = new Set([...new Set(byNeed.map(({ person }) => person))].slice(0, lines));
  const result: CrowdResult = {
    firstRingMs: opened.map(({ person }) => (rungAt.has(person) ? (rungAt.get(person)?.[0] ?? 0) - began : null)),
    inOrder: first.every(([person]) => most.has(person)),
    mostLines: mostAtOnce(held.map(([from, to]) => [from + CHANGE_MS, to])),
    rings: [...rungAt.values()].flat().length,
    doubled: [...spansOf.values()].reduce((sum, spans) => sum + overlaps(spans), 0),
    states,
    tookMs,
  };
  return result;
}

/** Asterisk puts one line down and takes the next in the same moment; the BYE of the first may come behind the INVITE of the second. */
const CHANGE_MS = 500;

/** How many began while one before them had more than that change to go. */
function overlaps(spans: readonly [from: number, to: number][]): number {
  return spans.filter(([at], nth) => spans.slice(0, nth).some(([, to]) => to > at + CHANGE_MS)).length;
}

function mostAtOnce(spans: [from: number, to: number][]): number {
  return Math.max(0, ...spans.map(([at]) => spans.filter(([from, to]) => from <= at && at < to).length));
}

function ladderTo(person: string): Omit<Ladder, 'tier' | 'quiet'> & { quiet: null } {
  return {
    ...{ service: 'practice', rounds: 1, pauseMs: 600_000, outcomeWithinMs: 1_200_000, quiet: null },
    steps: [{ afterMs: 0, targets: [{ person }], channels: 'own', waitMs: 60_000, repeats: 0 }],
    lastResort: { target: { person }, everyMs: 600_000, rings: 1 },
  };
}
