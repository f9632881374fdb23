// The caller and the doctor are rehearsed; everything between their telephones is real.
import t, { type Test } from 'tap';
import type { Key } from '../../src/telephony/leg.ts';
import { parseEvent } from '../../src/telephony/phone/dtmf.ts';
import type { PhoneCall } from '../../src/telephony/phone/phone-call.ts';
import { parseRtp } from '../../src/telephony/phone/rtp-packet.ts';
import { holdsTone, tone } from '../telephony/asterisk-lab.ts';
import {
  answers,
  asteriskPid,
  callIn,
  command,
  DOCTOR,
  DOCTOR_ID,
  newestRecord,
  openSpeech,
  openWorld,
  startBox,
  until,
  voice,
} from './kit.ts';

t.setTimeout(240_000);

const PIN = '482739';
const CALLER_HZ = 700;
const DOCTOR_HZ = 1_000;
/** Longer than the dialplan waits for a program that is silent. */
const AFTER_TIMER_MS = 7_000;

/** Keys that left a telephone as RFC 4733 events, one an event however many packets it took. */
const events = new Map<number, string>();
/** Payload types below are sound. */
const DYNAMIC = 96;
const world = await openWorld(t, {
  phone: {
    impair: (kind, datagram) => {
      const packet = kind === 'rtp' ? parseRtp(datagram) : null;
      if (packet && packet.payloadType >= DYNAMIC)
        events.set(packet.timestamp, parseEvent(packet.payload)?.key ?? 'none');
      return false;
    },
  },
});
const SAYS = [
  'I had surgery four days ago and the wound is red and hot, with pus, and I have a fever.',
  'No.',
] as const;
const lines = SAYS.map((text) => ({ text, lang: 'en', cacheable: true }) as const);
const [program, speech] = await Promise.all([startBox(t, world), openSpeech(t, lines)]);
const { status, stderr } = await command(world, ['pin', DOCTOR_ID], `${PIN}\n`);
if (status !== 0) throw new Error(stderr);

const COMPLAINT = await voice(speech, SAYS[0]);
const NO = await voice(speech, SAYS[1]);

/** Tells what is wrong and says no to whatever is asked, until somebody takes over. */
async function callerTalks(call: PhoneCall, stop: AbortSignal): Promise<void> {
  for (let [from, says] = [call.answeredAt ?? 0, COMPLAINT]; !stop.aborted && !call.over; says = NO) {
    if ((await call.quietAfter(from, { timeoutMs: 20_000 })) === null || stop.aborted) return;
    from = await call.say(says);
  }
}

/** Each says a tone of their own; true where the other's telephone received it. */
async function hearEachOther(caller: PhoneCall, doctor: PhoneCall): Promise<{ caller: boolean; doctor: boolean }> {
  const from = performance.now();
  await Promise.all([caller.say(tone(CALLER_HZ, 1)), doctor.say(tone(DOCTOR_HZ, 1))]);
  const [atCaller, atDoctor] = [caller, doctor].map((call) => call.recording.between(from, performance.now() + 300));
  return {
    caller: holdsTone(atCaller ?? new Int16Array(), DOCTOR_HZ),
    doctor: holdsTone(atDoctor ?? new Int16Array(), CALLER_HZ),
  };
}

async function press(t: Test, call: PhoneCall, keys: string): Promise<void> {
  const spoke = await call.soundAfter(performance.now(), { timeoutMs: 10_000 });
  t.not(spoke, null, `something is said before ${keys.length} keys are pressed`);
  for (const key of keys) await call.press(key as Key);
}

t.test('S5, S7: an urgent call wakes the doctor, they talk, and talk on when the program is killed', async (t) => {
  const woken = answers(world, DOCTOR);
  const caller = await callIn(world);
  const hold = new AbortController();
  const talks = callerTalks(caller, hold.signal);
  const doctor = await woken;
  await press(t, doctor, '1');
  await press(t, doctor, `${PIN}#`);
  const proved = performance.now();
  await doctor.quietAfter(proved, { quietMs: 1_500, timeoutMs: 60_000 });
  await doctor.press('1');
  hold.abort();

  let before = { caller: false, doctor: false };
  for (let i = 0; i < 15 && !(before.caller && before.doctor); i++) before = await hearEachOther(caller, doctor);
  t.same(before, { caller: true, doctor: true }, 'they hear each other, each on the waveform that their telephone got');
  t.match([...events.values()].join(''), `1${PIN}#1`, 'every key went as an RFC 4733 event');

  const asterisk = asteriskPid(world);
  const killed = program.signal('SIGKILL');
  t.equal(await program.ended(), 'SIGKILL');
  t.same(await hearEachOther(caller, doctor), { caller: true, doctor: true }, 'at once after the kill');
  await until('no timer of the dialplan can still run', () => performance.now() - killed > AFTER_TIMER_MS, 20_000);
  const quiet = [caller, doctor].map((call) => call.recording.firstSoundAfter(killed + 3_000));
  t.same(quiet, [null, null], 'and nobody breaks in on them: no backup sentence, no telephone rings');
  t.same(await hearEachOther(caller, doctor), { caller: true, doctor: true }, 'still, when every timer has run out');
  t.equal(asteriskPid(world), asterisk, 'the same Asterisk');

  await doctor.hangUp();
  t.match(await caller.whenEnded(), { why: 'far-end-hung-up' });
  await talks;
  t.match(
    (await newestRecord(world))?.pages.at(-1),
    { personId: DOCTOR_ID, outcome: 'acknowledged', choice: 'connected' },
    'what the killed program had stored',
  );
});
