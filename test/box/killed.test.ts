import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { resample } from '../../src/audio/resample.ts';
import { readWav } from '../../src/audio/wav.ts';
import { PARTIAL_MODEL } from '../../src/models/required.ts';
import { places } from '../../src/settings/load.ts';
import { folders } from '../../src/telephony/asterisk/instance.ts';
import { SAMPLE_RATE } from '../../src/telephony/leg.ts';
import { holdsTone, tone } from '../telephony/asterisk-lab.ts';
import {
  answers,
  asteriskPid,
  callIn,
  DOCTOR,
  firstSentences,
  greeted,
  lateness,
  openWorld,
  startBox,
  until,
} from './kit.ts';
import { secondOpinion } from './second-recogniser.ts';

/** Programs outlive the test that starts them. */
const file = t;
// Nobody says a word here: a small model stands where the Spanish recogniser is.
const world = await openWorld(file, { settings: { speech: { asr: { es: PARTIAL_MODEL } } } });
let program = await startBox(file, world);
const { voicemail } = folders(places(world.settings).asterisk);

t.test('S5: kill -9 in mid-call, and nobody takes it: backup within 1 s, the phone rings, voicemail', async (t) => {
  let rung = 0;
  const stop = world.provider.expect(DOCTOR, async (incoming) => {
    rung++;
    await incoming.ringFor(500);
    incoming.reject(603);
  });
  t.teardown(stop);
  const asterisk = asteriskPid(world);
  const { call } = await greeted(world);
  const late = lateness();
  const killed = program.signal('SIGKILL');
  const heard = await call.soundAfter(killed, { timeoutMs: 10_000 });
  t.ok(
    heard !== null && heard - killed < 1_000 + late(),
    `backup heard ${Math.round((heard ?? NaN) - killed)} ms after the kill`,
  );
  t.equal(asteriskPid(world), asterisk, 'Asterisk outlives its parent');
  await until("the doctor's phone rings", () => rung === 1, 40_000);
  const sentence = firstSentences(call, killed);
  const messages = () => readdirSync(voicemail).filter((name) => name.endsWith('.wav'));
  await until('voicemail records', () => messages().length === 1, 40_000);
  await call.say(tone(700, 2));
  await call.hangUp();
  const [message = ''] = messages();
  await until('the message is on the disk', () => {
    const bytes = readFileSync(join(voicemail, message));
    if (bytes.length < 16_000) return false;
    const { samples, rate } = readWav(bytes);
    return holdsTone(resample(samples, rate, SAMPLE_RATE), 700);
  });
  t.match(await secondOpinion(sentence, 'english'), /clinician on call|911/, 'what the caller was told');
});

t.test(
  'S5: a restarted box finds its Asterisk; killed in mid-sentence: the doctor presses 1 and they talk',
  async (t) => {
    const asterisk = asteriskPid(world);
    program = await startBox(file, world);
    t.equal(asteriskPid(world), asterisk, 'the same Asterisk');
    const doctor = answers(world, DOCTOR);
    const call = await callIn(world);
    const began = (await call.soundAfter(0)) ?? 0;
    await until('in mid-sentence', () => performance.now() - began > 3_000);
    const killed = program.signal('SIGKILL');
    const onCall = await doctor;
    t.not(await onCall.soundAfter(0, { timeoutMs: 5_000 }), null, 'who is on call is told something');
    await onCall.press('1');
    let both = false;
    for (let attempt = 0; attempt < 5 && !both; attempt++) {
      const from = performance.now();
      await Promise.all([call.say(tone(700, 1)), onCall.say(tone(1_000, 1))]);
      const [caller, clinician] = [call, onCall].map((c) => c.recording.between(from, performance.now()));
      both = holdsTone(caller ?? new Int16Array(), 1_000) && holdsTone(clinician ?? new Int16Array(), 700);
    }
    t.ok(both, 'they hear each other, both ways');
    await onCall.hangUp();
    t.match(await call.whenEnded(), { why: 'far-end-hung-up' });
    const before = call.recording.between(0, killed);
    t.match(await secondOpinion(before, 'english'), /lan\w+ street/, 'the restarted box took the call');
    t.match(
      await secondOpinion(firstSentences(call, killed), 'english'),
      /clinician|911/,
      'and the backup took it over',
    );
  },
);

t.test('S5: SIGSTOP: backup within 6 s; waking up later disturbs nobody', async (t) => {
  program = await startBox(file, world);
  let rung = 0;
  t.teardown(
    world.provider.expect(DOCTOR, (incoming) => {
      rung++;
      incoming.ring();
    }),
  );
  const { call } = await greeted(world);
  const late = lateness();
  const stopped = program.signal('SIGSTOP');
  const heard = await call.soundAfter(stopped, { timeoutMs: 15_000 });
  t.ok(
    heard !== null && heard - stopped < 6_000 + late(),
    `backup heard ${Math.round((heard ?? NaN) - stopped)} ms after the stop`,
  );
  program.signal('SIGCONT');
  const woken = performance.now();
  const next = await greeted(world);
  t.ok(next, 'the next caller is greeted as ever');
  await next.call.hangUp();
  await until("the doctor's phone rings", () => rung > 0, 40_000);
  await until('it has been awake for some seconds', () => performance.now() - woken > 4_000);
  t.equal(call.over, null, 'the caller was not cut off');
  t.equal(rung, 1, 'nobody is rung twice');
  await call.hangUp();
});
