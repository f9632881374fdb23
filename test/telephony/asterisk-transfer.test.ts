// Asterisk, the line and the transfer are the real ones; each sentence of the whisper is a tone, so that who hears it can be measured.
import { once } from 'node:events';
import t from 'tap';
import { systemClock } from '../../src/clock.ts';
import type { TransferCase } from '../../src/conversation/transfer.ts';
import { makeTransfer } from '../../src/conversation/transfer-run.ts';
import { silentLog } from '../../src/log.ts';
import type { Line, Speech } from '../../src/speech/speech.ts';
import type { CallLeg } from '../../src/telephony/leg.ts';
import type { IncomingCall } from '../../src/telephony/phone/incoming.ts';
import type { PhoneCall } from '../../src/telephony/phone/phone-call.ts';
import { CALLER, holdsTone, openBox, PRACTICE, tone, until } from './asterisk-lab.ts';

const { phone, trunk, uri } = await openBox(t);
const BILLING = '+15185550131';
const DESK = '+15185550132';
const ANNOUNCEMENT_HZ = 500;
const CASE_HZ = 900;

const said: string[] = [];
const speech = {
  ready({ text }: Line) {
    said.push(text);
    return tone(/Odalys/.test(text) ? CASE_HZ : ANNOUNCEMENT_HZ, 0.4);
  },
  prepare: async () => undefined,
} as unknown as Speech;
const current = (): TransferCase => ({
  callId: 'call',
  to: 'billing',
  why: 'form',
  tier: 'routine',
  crisis: false,
  lang: 'en',
  intent: 'billing',
  patient: { name: 'Odalys Brandt', dob: null },
  phone: CALLER,
  reason: '',
  facts: [],
});
const transfer = makeTransfer({
  trunk,
  speech,
  clock: systemClock,
  log: silentLog,
  practiceName: 'Alder Creek Clinic',
  ringSeconds: 10,
  targets: () =>
    [BILLING, DESK].map((number) => ({
      proof: 'key' as const,
      person: { id: number, name: number, say: number, phone: number, role: 'department' as const },
    })),
  caseHeard: () => undefined,
  checkPin: async () => 'no-pin',
});

async function callIn(): Promise<{ call: PhoneCall; leg: CallLeg }> {
  const rang = once(trunk, 'call') as Promise<[CallLeg]>;
  const call = await phone.call({ to: uri(), from: CALLER });
  const [leg] = await rang;
  await leg.answer();
  await call.whenAnswered();
  return { call, leg };
}

/** What the next call to this number meets: answered, and key 1 as soon as something is heard. */
function takes(number: string): Promise<PhoneCall> {
  return new Promise((resolve, reject) => {
    phone.expect(number, async (incoming) => {
      const call = await incoming.answer();
      if (!call) return reject(new Error('gone before the answer'));
      resolve(call);
      await call.soundAfter(0, { timeoutMs: 5_000 });
      await call.press('1');
    });
  });
}

t.test('busy, then taken: only the desk hears the whisper, and then both hear one another', async (t) => {
  phone.expect(BILLING, (call) => call.reject(486));
  const answered = takes(DESK);
  const caller = await callIn();
  const news = await transfer(current, new AbortController().signal);
  const desk = await answered;
  if (news.news !== 'taken') throw new Error(news.news);
  t.equal(desk.from, PRACTICE, 'the desk sees the number of the practice');
  t.ok(holdsTone(desk.recording.samples, ANNOUNCEMENT_HZ));
  t.ok(holdsTone(desk.recording.samples, CASE_HZ), 'the case is whispered');
  t.notOk(holdsTone(caller.call.recording.samples, ANNOUNCEMENT_HZ), 'the caller hears nothing of it');
  t.notOk(holdsTone(caller.call.recording.samples, CASE_HZ));
  await caller.leg.handOver({ to: 'leg', leg: news.leg });
  const from = performance.now();
  await Promise.all([caller.call.say(tone(700, 1.2)), desk.say(tone(1_100, 1.2))]);
  t.ok(holdsTone(caller.call.recording.between(from, performance.now()), 1_100), 'the caller hears the desk');
  t.ok(holdsTone(desk.recording.between(from, performance.now()), 700), 'the desk hears the caller');
  await desk.hangUp();
  t.match(await caller.call.whenEnded(), { why: 'far-end-hung-up' });
});

t.test('a desk that hangs up during the whisper: the next telephone', async (t) => {
  phone.expect(BILLING, async (incoming) => {
    const call = await incoming.answer();
    await call?.soundAfter(0, { timeoutMs: 5_000 });
    await call?.hangUp();
  });
  const answered = takes(DESK);
  const news = await transfer(current, new AbortController().signal);
  const desk = await answered;
  t.equal(news.news, 'taken');
  await desk.hangUp();
  await until('the leg is over', () => news.news === 'taken' && news.leg.over);
});

t.test('the caller hangs up: the ringing stops, and no other telephone rings', async (t) => {
  const abort = new AbortController();
  const rung: IncomingCall[] = [];
  phone.expect(BILLING, (call) => {
    rung.push(call);
    call.ring();
  });
  let other = false;
  phone.expect(DESK, (call) => {
    other = true;
    call.reject(486);
  });
  const news = transfer(current, abort.signal);
  await until('it rings', () => rung.length > 0);
  abort.abort();
  t.equal((await news).news, 'nobody');
  await until('the telephone is silent', () => rung[0]?.signal.aborted);
  t.notOk(other);
});
