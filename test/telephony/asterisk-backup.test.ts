import { globSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import { readWav } from '../../src/audio/wav.ts';
import { places } from '../../src/settings/load.ts';
import type { Settings } from '../../src/settings/schema.ts';
import { folders } from '../../src/telephony/asterisk/instance.ts';
import type { PhoneCall } from '../../src/telephony/phone/phone-call.ts';
import {
  asteriskPid,
  CALLER,
  DOCTOR,
  holdsTone,
  openKillableBox,
  PROGRAM_HZ,
  portsOf,
  shareAt,
  startProgram,
  tone,
  until,
} from './asterisk-lab.ts';

/** Programs outlive the test that starts them. */
const file = t;
const box = await openKillableBox(file);
const { phone, settings, uri } = box;
let { program } = box;

/** Calls in and waits until the program's tone is heard. */
async function callIn(): Promise<PhoneCall> {
  const call = await phone.call({ to: uri(), from: CALLER });
  await call.whenAnswered();
  await until('the tone of the program', () => holdsTone(call.recording.samples, PROGRAM_HZ));
  return call;
}

/** When the caller first heard something that is not the program's tone, ms after `from`; null within the limit. */
async function otherSound(call: PhoneCall, from: number, limitMs: number): Promise<number | null> {
  for (;;) {
    const at = performance.now();
    if (at - from > limitMs) return null;
    const last = call.recording.between(at - 200, at);
    if (last.length > 2_000 && shareAt(last, PROGRAM_HZ) < 0.5 && call.recording.firstSoundAfter(at - 150) !== null)
      return at - from;
    await sleep(20);
  }
}

function messages(of: Settings): string[] {
  const { voicemail } = folders(places(of).asterisk);
  return readdirSync(voicemail).map((name) => join(voicemail, name));
}

/** Resolves when the program says this. */
function told(what: string): Promise<void> {
  return new Promise((resolve) => {
    const from = program;
    const hear = (message: unknown) => {
      if (message !== what) return;
      from.off('message', hear);
      resolve();
    };
    from.on('message', hear);
  });
}

/** Sends the program a signal; gives back when. */
function signalled(signal: NodeJS.Signals): number {
  program.kill(signal);
  return performance.now();
}

/**
 * How many processes hold each of the program's ends of its established connections at a port: proc(5), /proc/net/tcp.
 * @param of which end of them is at the port
 */
function holders(port: number, of: 'ours' | 'theirs'): number[] {
  const rows = readFileSync('/proc/net/tcp', 'utf8').split('\n').slice(1);
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const sockets = rows.flatMap((row) => {
    const [, local = '', remote = '', state, , , , , , inode] = row.trim().split(/\s+/);
    const here = (of === 'ours' ? local : remote).endsWith(`:${hex}`);
    return here && state === '01' ? [`socket:[${inode}]`] : [];
  });
  const held = globSync('/proc/[0-9]*/fd/*').flatMap((fd) => {
    try {
      return [`${fd.split('/')[2]} ${readlinkSync(fd)}`];
    } catch {
      return [];
    }
  });
  return sockets.map((socket) => new Set(held.filter((one) => one.endsWith(` ${socket}`))).size);
}

t.test(
  'S5: Asterisk outlives a program that is killed: somebody else holds its connections for a moment longer',
  async (t) => {
    const { ari, call } = portsOf(settings);
    const caller = await callIn();
    t.same(holders(ari, 'theirs'), [2], 'the one that controls it');
    t.same(holders(call, 'ours'), [2], 'and the one of the call');
    await caller.hangUp();
  },
);

t.test('S5: kill -9 in mid-call: the sentence within 1 s, on call is rung, a key joins the two', async (t) => {
  const doctor = new Promise<PhoneCall>((resolve) => {
    phone.expect(DOCTOR, async (incoming) => {
      await incoming.ringFor(300);
      const answered = await incoming.answer();
      if (answered) resolve(answered);
    });
  });
  const caller = await callIn();
  const at = signalled('SIGKILL');
  const heard = await otherSound(caller, at, 2_000);
  t.ok(asteriskPid(settings), 'Asterisk goes on');
  t.ok(heard !== null && heard < 1_200, `the backup is heard after ${Math.round(heard ?? -1)} ms (window 0.2 s)`);
  const onCall = await doctor;
  t.ok(await onCall.soundAfter(0, { timeoutMs: 3_000 }), 'who is on call is told something');
  await onCall.press('1');
  // The key is taken in the middle of the prompt; from then on they talk.
  await sleep(500);
  const from = performance.now();
  await Promise.all([caller.say(tone(700, 1.2)), onCall.say(tone(1_000, 1.2))]);
  t.ok(holdsTone(caller.recording.between(from, performance.now()), 1_000));
  t.ok(holdsTone(onCall.recording.between(from, performance.now()), 700));
  await onCall.hangUp();
  t.match(await caller.whenEnded(), { why: 'far-end-hung-up' }, 'the caller is not left in silence');
  t.same(messages(settings), [], 'no message was taken');
});

t.test('S5: no program at all: answered, on call refuses, voicemail takes the message', async (t) => {
  phone.expect(DOCTOR, (incoming) => incoming.reject(603));
  const began = performance.now();
  const caller = await phone.call({ to: uri(), from: CALLER });
  await caller.whenAnswered();
  const sound = await caller.soundAfter(0, { timeoutMs: 3_000 });
  t.ok(sound !== null && sound - began < 2_000, 'something is heard soon');
  const { voicemail } = folders(places(settings).asterisk);
  await until('recording', () => messages(settings).some((file) => file.endsWith('.wav')), 25_000);
  await caller.say(tone(700, 2));
  await caller.hangUp();
  const wav = messages(settings).find((file) => file.endsWith('.wav')) ?? '';
  await until('the message on disk', () => statSync(wav).size > 16_000);
  await until('asterisk has let go of it', () => {
    const { samples } = readWav(readFileSync(wav));
    return samples.length > 0;
  });
  const note = messages(settings).find((file) => file.endsWith('.from')) ?? '';
  t.equal(readFileSync(note, 'utf8').trim(), CALLER, 'with the number it came from');
  t.equal(statSync(voicemail).mode & 0o777, 0o700);
  t.equal(statSync(wav).mode & 0o777, 0o600);
});

t.test('a restarted program finds Asterisk running and takes calls again', async (t) => {
  const before = asteriskPid(settings);
  program = await startProgram(file, settings);
  t.equal(asteriskPid(settings), before, 'the same Asterisk');
  const caller = await callIn();
  await caller.hangUp();
});

t.test('S5: two joined parties do not notice that the program dies', async (t) => {
  const doctor = new Promise<PhoneCall>((resolve) => {
    phone.expect(DOCTOR, async (incoming) => {
      const answered = await incoming.answer();
      if (answered) resolve(answered);
    });
  });
  const caller = await callIn();
  const done = told('handed over');
  program.send('hand-over');
  const onCall = await doctor;
  await done;
  signalled('SIGKILL');
  await sleep(6_000);
  const from = performance.now();
  await Promise.all([caller.say(tone(700, 1.2)), onCall.say(tone(1_000, 1.2))]);
  t.ok(holdsTone(caller.recording.between(from, performance.now()), 1_000));
  t.ok(holdsTone(onCall.recording.between(from, performance.now()), 700));
  await onCall.hangUp();
  t.match(await caller.whenEnded(), { why: 'far-end-hung-up' });
});

t.test('S5: SIGSTOP in mid-call: backup within 6 s, and waking up later does not disturb it', async (t) => {
  program = await startProgram(file, settings);
  let rung = 0;
  phone.expect(DOCTOR, (incoming) => {
    rung++;
    incoming.ring();
  });
  const caller = await callIn();
  const at = signalled('SIGSTOP');
  const heard = await otherSound(caller, at, 8_000);
  t.ok(heard !== null && heard < 6_200, `the backup is heard after ${Math.round(heard ?? -1)} ms (window 0.2 s)`);
  const ended = told('ended lost');
  program.kill('SIGCONT');
  await ended;
  await until('on call is rung', () => rung === 1);
  const later = performance.now();
  await sleep(6_000);
  t.equal(caller.over, null, 'the caller is still there');
  t.notOk(holdsTone(caller.recording.between(later, performance.now()), PROGRAM_HZ), 'and hears the program no more');
  await caller.hangUp();
});

t.test('S5: a call that comes in while the program is stopped', async (t) => {
  program.kill('SIGSTOP');
  const began = performance.now();
  const caller = await phone.call({ to: uri(), from: CALLER });
  await caller.whenAnswered();
  const sound = await caller.soundAfter(0, { timeoutMs: 8_000 });
  t.ok(sound !== null && sound - began < 6_000, `heard ${Math.round((sound ?? 0) - began)} ms after the INVITE`);
  await caller.hangUp();
  program.kill('SIGCONT');
});

t.test('S5: Asterisk dies: it is started again and takes calls', async (t) => {
  const pid = asteriskPid(settings) ?? 0;
  process.kill(pid, 'SIGKILL');
  await until('another one', () => (asteriskPid(settings) ?? pid) !== pid, 20_000);
  let caller: PhoneCall | undefined;
  for (let attempt = 0; attempt < 20 && !caller; attempt++) {
    const call = await phone.call({ to: uri(), from: CALLER });
    const answered = call.whenAnswered().then(
      () => true,
      () => false,
    );
    if (await Promise.race([answered, sleep(2_000, false)])) caller = call;
    else await call.hangUp();
  }
  t.ok(caller, 'answered again');
  await until('by the program', () => holdsTone(caller?.recording.samples ?? new Int16Array(), PROGRAM_HZ));
  await caller?.hangUp();
});
