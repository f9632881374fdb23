import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import t, { type Test } from 'tap';
import { places } from '../../src/settings/load.ts';
import { folders } from '../../src/telephony/asterisk/instance.ts';
import type { CallLeg } from '../../src/telephony/leg.ts';
import type { IncomingCall } from '../../src/telephony/phone/incoming.ts';
import type { PhoneCall } from '../../src/telephony/phone/phone-call.ts';
import { CALLER, DOCTOR, holdsTone, openBox, PRACTICE, tone, until } from './asterisk-lab.ts';

const { phone, settings, trunk, uri } = await openBox(t);
const FRONT_DESK = '+15185550110';

async function callIn() {
  const rang = once(trunk, 'call') as Promise<[CallLeg]>;
  const call = await phone.call({ to: uri(), from: CALLER });
  const [leg] = await rang;
  await leg.answer();
  await call.whenAnswered();
  return { call, leg };
}

/** The next call to this number is answered. */
function answering(number: string): Promise<PhoneCall> {
  return new Promise((resolve, reject) => {
    phone.expect(number, async (incoming) => {
      const call = await incoming.answer();
      if (call) resolve(call);
      else reject(new Error('gone before the answer'));
    });
  });
}

async function ringDoctor() {
  const answered = answering(DOCTOR);
  const result = await trunk.originate({ to: DOCTOR, ringSeconds: 10 });
  if (result.outcome !== 'answered') throw new Error(result.outcome);
  return { leg: result.leg, call: await answered };
}

/** Both say their tone at once and hear the other's. */
async function hearOneAnother(t: Test, a: PhoneCall, b: PhoneCall) {
  const from = performance.now();
  await Promise.all([a.say(tone(700, 1.2)), b.say(tone(1_000, 1.2))]);
  t.ok(holdsTone(a.recording.between(from, performance.now()), 1_000), 'the caller hears the other');
  t.ok(holdsTone(b.recording.between(from, performance.now()), 700), 'the other hears the caller');
}

t.test('what the line answers', async (t) => {
  const cases: [string, (call: IncomingCall) => void, string][] = [
    ['+15185550131', (call) => call.reject(486), 'busy'],
    ['+15185550132', (call) => call.reject(600), 'busy'],
    ['+15185550133', (call) => call.reject(480), 'no-answer'],
    ['+15185550134', (call) => call.reject(603), 'rejected'],
    ['+15185550135', (call) => call.reject(404), 'unreachable'],
    ['+15185550136', (call) => call.reject(503), 'unreachable'],
  ];
  await Promise.all(
    cases.map(async ([to, answer, outcome]) => {
      phone.expect(to, answer);
      t.equal((await trunk.originate({ to, ringSeconds: 10 })).outcome, outcome, `${to.slice(-3)}: ${outcome}`);
    }),
  );
  t.equal((await trunk.originate({ to: 'x@evil,1', ringSeconds: 5 })).outcome, 'unreachable');
});

t.test('nobody answers', async (t) => {
  phone.expect('+15185550137', (call) => call.ring());
  const began = performance.now();
  const result = await trunk.originate({ to: '+15185550137', ringSeconds: 2 });
  t.equal(result.outcome, 'no-answer');
  t.ok(performance.now() - began < 4_000);
});

t.test('aborting stops the ringing', async (t) => {
  const abort = new AbortController();
  let rung: IncomingCall | undefined;
  phone.expect('+15185550138', (call) => {
    rung = call;
    call.ring();
    setTimeout(() => abort.abort(), 100);
  });
  const result = await trunk.originate({ to: '+15185550138', ringSeconds: 20, signal: abort.signal });
  t.equal(result.outcome, 'cancelled');
  await until('the phone stops ringing', () => rung?.signal.aborted, 2_000);
  const late = await trunk.originate({ to: '+15185550138', ringSeconds: 20, signal: abort.signal });
  t.equal(late.outcome, 'cancelled');
});

t.test('an answered phone is a leg, and sees the number of the practice', async (t) => {
  const { leg, call } = await ringDoctor();
  t.equal(leg.direction, 'outgoing');
  t.equal(call.from, PRACTICE);
  t.equal(call.to, DOCTOR);
  const keys: string[] = [];
  leg.on('key', (key) => keys.push(key));
  leg.play(tone(440, 0.5));
  t.ok(await call.soundAfter(0, { timeoutMs: 2_000 }));
  await call.press('1');
  await until('the key', () => keys.length === 1);
  t.same(keys, ['1']);
  await call.hangUp();
  await until('the end', () => leg.over);
  t.equal(leg.over, 'far-end-hung-up');
});

t.test('an outgoing leg that we hang up', async (t) => {
  const { leg, call } = await ringDoctor();
  await leg.hangUp();
  t.equal(leg.over, 'we-hung-up');
  t.match(await call.whenEnded(), { why: 'far-end-hung-up' });
});

t.test('two legs are joined, for longer than any timer, and end together', async (t) => {
  const caller = await callIn();
  const doctor = await ringDoctor();
  await caller.leg.handOver({ to: 'leg', leg: doctor.leg });
  t.equal(caller.leg.over, 'handed-over');
  await until('both are let go of', () => doctor.leg.over);
  t.equal(doctor.leg.over, 'handed-over');
  await hearOneAnother(t, caller.call, doctor.call);
  await new Promise((resolve) => setTimeout(resolve, 6_000)); // the dead-man timers would be over by now
  await hearOneAnother(t, caller.call, doctor.call);
  await doctor.call.hangUp();
  t.match(await caller.call.whenEnded(), { why: 'far-end-hung-up' }, 'the caller is not left in silence');
});

t.test('the caller hangs up a joined call', async (t) => {
  const caller = await callIn();
  const doctor = await ringDoctor();
  await caller.leg.handOver({ to: 'leg', leg: doctor.leg });
  await hearOneAnother(t, caller.call, doctor.call);
  await caller.call.hangUp();
  t.match(await doctor.call.whenEnded(), { why: 'far-end-hung-up' });
});

t.test('a leg that is gone cannot be handed to; the caller stays with us', async (t) => {
  const caller = await callIn();
  const doctor = await ringDoctor();
  await doctor.call.hangUp();
  await until('the doctor is gone', () => doctor.leg.over);
  await t.rejects(caller.leg.handOver({ to: 'leg', leg: doctor.leg }), { code: 'NB_LEG_GONE' });
  t.equal(caller.leg.over, null);
  await caller.call.hangUp();
  await until('the end', () => caller.leg.over);
});

t.test('a number takes the caller', async (t) => {
  const caller = await callIn();
  const answered = answering(FRONT_DESK);
  await caller.leg.handOver({ to: 'number', number: FRONT_DESK });
  t.equal(caller.leg.over, 'handed-over');
  const desk = await answered;
  await hearOneAnother(t, caller.call, desk);
  await caller.call.hangUp();
  t.match(await desk.whenEnded(), { why: 'far-end-hung-up' });
});

t.test('a number that is busy leads to the backup path', async (t) => {
  await trunk.setBackup({ onCallNumber: DOCTOR });
  const rung = answering(DOCTOR);
  phone.expect(FRONT_DESK, (call) => call.reject(486));
  const caller = await callIn();
  await caller.leg.handOver({ to: 'number', number: FRONT_DESK });
  const doctor = await rung;
  t.equal(doctor.to, DOCTOR, 'on call is rung');
  await caller.call.hangUp();
  await doctor.hangUp();
});

t.test('straight to voicemail, with a sentence of ours before the beep', async (t) => {
  const { voicemail } = folders(places(settings).asterisk);
  await trunk.setPrompt('voicemail', tone(1_500, 1));
  const caller = await callIn();
  await caller.leg.handOver({ to: 'voicemail' });
  t.equal(caller.leg.over, 'handed-over');
  await until('the recording', () => readdirSync(voicemail).some((name) => name.endsWith('.wav')), 10_000);
  t.ok(holdsTone(caller.call.recording.samples, 1_500), 'the sentence is heard');
  await caller.call.hangUp();
});

t.test('after stop nothing is placed, and running calls are with the backup path', async (t) => {
  const rung = answering(DOCTOR);
  const caller = await callIn();
  await trunk.stop();
  t.equal(caller.leg.over, 'handed-over');
  t.ok(await rung, 'on call is rung though the program stopped');
  await t.rejects(trunk.originate({ to: DOCTOR, ringSeconds: 5 }), { code: 'NB_NOT_RUNNING' });
  await caller.call.hangUp();
});
