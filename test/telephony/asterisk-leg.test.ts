import { once } from 'node:events';
import t from 'tap';
import type { CallLeg, Key } from '../../src/telephony/leg.ts';
import { SAMPLE_RATE } from '../../src/telephony/leg.ts';
import { lateness } from '../box/kit.ts';
import { CALLER, holdsTone, openBox, PRACTICE, tone, until } from './asterisk-lab.ts';

const { phone, trunk, uri } = await openBox(t);

/** Calls in and gives back both ends, answered. */
async function callIn(from: string | null = CALLER, headers: Record<string, string> = {}, events = true) {
  const rang = once(trunk, 'call') as Promise<[CallLeg]>;
  const call = await phone.call({ to: uri(), from, headers, events });
  const [leg] = await rang;
  await leg.answer();
  await call.whenAnswered();
  return { call, leg };
}

t.test('an incoming call is heard in both directions', async (t) => {
  const late = lateness();
  const began = performance.now();
  const { call, leg } = await callIn();
  t.ok((call.answeredAt ?? Number.POSITIVE_INFINITY) - began < 1_500 + late(), 'answered soon');
  t.comment(`answered ${Math.round((call.answeredAt ?? 0) - began)} ms after the INVITE`);
  t.equal(leg.direction, 'incoming');
  t.equal(leg.from, CALLER);
  t.equal(leg.to, PRACTICE);

  const heard: Int16Array[] = [];
  leg.on('audio', (frame) => heard.push(frame));
  const alsoLate = lateness();
  const played = performance.now();
  leg.play(tone(440, 1));
  leg.mark('said');
  await call.say(tone(700, 1));
  t.ok(
    heard.every((frame) => frame.length === 320),
    'frames of 320 samples',
  );
  const spoken = Int16Array.from(heard.flatMap((frame) => [...frame]));
  t.ok(holdsTone(spoken, 700), 'what the caller said arrives');
  t.notOk(holdsTone(spoken, 440), 'and nothing else');
  const first = await call.soundAfter(played, { timeoutMs: 2_000 });
  t.ok(first !== null && first - played < 300 + alsoLate(), 'the first sound is heard at once');
  t.comment(`played to heard: ${Math.round((first ?? 0) - played)} ms`);
  t.ok(holdsTone(call.recording.between(played, performance.now()), 440), 'what is played is heard');

  await call.hangUp();
  await until('the end', () => leg.over);
  t.equal(leg.over, 'far-end-hung-up');
});

t.test('what is played before the answer is heard from its first sample', async (t) => {
  const rang = once(trunk, 'call') as Promise<[CallLeg]>;
  const call = await phone.call({ to: uri(), from: CALLER });
  const [leg] = await rang;
  const second = tone(440, 1);
  leg.play(second);
  const done = once(leg, 'mark');
  leg.mark('greeting');
  const late = lateness();
  await leg.answer();
  await call.whenAnswered();
  t.same(await done, ['greeting']);
  await call.quietAfter(call.answeredAt ?? 0, { quietMs: 300, timeoutMs: 5_000 });
  const first = call.recording.firstSoundAfter(0) ?? 0;
  const last = call.recording.lastSoundAfter(0) ?? 0;
  const slack = late();
  t.ok(first - (call.answeredAt ?? 0) < 300 + slack, 'right after the answer');
  t.ok(Math.abs(last - first - 1_000) < 60 + slack, `one second of it (${Math.round(last - first)} ms)`);
  await leg.hangUp();
  t.equal(leg.over, 'we-hung-up');
  t.match(await call.whenEnded(), { why: 'far-end-hung-up' });
});

t.test('a call that other telephones did not take says so', async (t) => {
  const told = async (headers: Record<string, string>) => {
    const { call, leg } = await callIn(CALLER, headers);
    await call.hangUp();
    await until('the end', () => leg.over);
    return leg.diverted;
  };
  const desk = `<sip:${PRACTICE}@pbx.example>`;
  t.equal(await told({}), false);
  t.equal(await told({ Diversion: `"The, desk" ${desk};reason=no-answer;counter=1` }), true);
  t.equal(await told({ Diversion: `${desk};reason=unconditional` }), false, 'a night switch is none');
  t.equal(await told({ 'History-Info': `<sip:${PRACTICE}@pbx.example;cause=486>;index=1.1` }), true);
});

t.test('keys come once each', async (t) => {
  const { call, leg } = await callIn();
  const keys: Key[] = [];
  leg.on('key', (key) => keys.push(key));
  for (const key of ['1', '1', '0', '#', '*'] as const) await call.press(key);
  await until('five keys', () => keys.length >= 5);
  await call.hangUp();
  await until('the end', () => leg.over);
  t.same(keys, ['1', '1', '0', '#', '*']);
});

t.test('keys come once each as tones in the sound, from a line that has no events for them', async (t) => {
  const { call, leg } = await callIn(CALLER, {}, false);
  t.equal(call.local.eventType, null);
  const keys: Key[] = [];
  leg.on('key', (key) => keys.push(key));
  // Over a prompt, as keys are pressed.
  leg.play(tone(440, 3));
  for (const key of ['1', '1', '0', '#', '*', '7', '9'] as const) await call.press(key);
  await until('seven keys', () => keys.length >= 7);
  await call.say(tone(700, 1));
  await call.hangUp();
  await until('the end', () => leg.over);
  t.same(keys, ['1', '1', '0', '#', '*', '7', '9'], 'and a tone that is none is no key');
});

t.test('marks come when their audio has been played, in order, and flush drops them', async (t) => {
  const { call, leg } = await callIn();
  const marks: [string, number][] = [];
  leg.on('mark', (name) => marks.push([name, performance.now()]));
  const late = lateness();
  const began = performance.now();
  leg.mark('nothing queued');
  leg.play(tone(440, 0.5));
  leg.mark('half');
  // Not a whole number of frames: the rest is padded, not lost.
  leg.play(tone(440, 0.5).subarray(0, SAMPLE_RATE / 2 - 100));
  leg.mark('one');
  await until('three marks', () => marks.length === 3);
  t.same(
    marks.map(([name]) => name),
    ['nothing queued', 'half', 'one'],
  );
  const after = marks.map(([, at]) => Math.round(at - began));
  t.comment(`marks after ${after.join(', ')} ms`);
  const slack = late();
  t.ok(after[0]! < 200 + slack);
  t.ok(after[1]! > 450 && after[1]! < 800 + slack);
  t.ok(after[2]! > 950 && after[2]! < 1_300 + slack);

  leg.play(tone(440, 30));
  leg.mark('never');
  const sound = await call.soundAfter(performance.now(), { timeoutMs: 2_000 });
  t.ok(sound);
  const lateAgain = lateness();
  const flushed = performance.now();
  leg.flush();
  const quiet = await call.quietAfter(flushed - 100, { quietMs: 400, timeoutMs: 5_000 });
  t.ok(
    quiet !== null && quiet - flushed < 150 + lateAgain(),
    `silent ${Math.round((quiet ?? 0) - flushed)} ms after the flush`,
  );
  leg.play(tone(700, 0.3));
  leg.mark('after');
  await until('the mark after the flush', () => marks.length === 4);
  t.equal(marks[3]?.[0], 'after');
  await call.quietAfter(flushed + 200, { quietMs: 200, timeoutMs: 5_000 });
  const heard = call.recording.between(flushed + 200, performance.now());
  t.ok(holdsTone(heard, 700));
  t.notOk(holdsTone(heard, 440), 'nothing of what was flushed comes later');
  await call.hangUp();
  await until('the end', () => leg.over);
});

t.test('long speech is played whole though it is more than Asterisk takes at once', async (t) => {
  const { call, leg } = await callIn();
  const late = lateness();
  const began = performance.now();
  leg.play(tone(440, 5));
  leg.mark('five');
  const [name] = await once(leg, 'mark');
  const took = performance.now() - began;
  t.equal(name, 'five');
  const slack = late();
  t.ok(Math.abs(took - 5_000) < 400 + slack, `played in ${Math.round(took)} ms`);
  const heard = call.recording.lastSoundAfter(began);
  t.ok(heard !== null && Math.abs(heard - began - 5_000) < 400 + slack);
  await call.hangUp();
  await until('the end', () => leg.over);
});

t.test('a number that is withheld is null', async (t) => {
  const { call, leg } = await callIn(null);
  t.equal(leg.from, null);
  await call.hangUp();
  await until('the end', () => leg.over);
});

t.test('a leg that is over does nothing', async (t) => {
  const { call, leg } = await callIn();
  const reasons: string[] = [];
  leg.on('ended', (reason) => reasons.push(reason));
  await call.hangUp();
  await until('the end', () => leg.over);
  leg.play(tone(440, 1));
  leg.mark('never');
  leg.flush();
  await leg.hangUp();
  await t.rejects(leg.answer(), { code: 'NB_LEG_GONE' });
  await t.rejects(leg.handOver({ to: 'backup' }), { code: 'NB_LEG_GONE' });
  t.same(reasons, ['far-end-hung-up']);
});

t.test('a caller who gives up before the answer', async (t) => {
  const rang = once(trunk, 'call') as Promise<[CallLeg]>;
  const call = await phone.call({ to: uri(), from: CALLER });
  const [leg] = await rang;
  const answered = leg.answer();
  await call.hangUp();
  await answered.catch((error: unknown) => t.match(error, { code: 'NB_LEG_GONE' }));
  await until('the end', () => leg.over);
  t.equal(leg.over, 'far-end-hung-up');
});

t.test('ten calls at once keep their own audio', async (t) => {
  const legs: CallLeg[] = [];
  const take = (leg: CallLeg) => {
    legs.push(leg);
    leg.play(tone(400 + 100 * Number(leg.from?.slice(-1)), 3));
    leg.answer().catch(() => undefined);
  };
  trunk.on('call', take);
  const calls = await Promise.all(
    Array.from({ length: 10 }, (_, i) => phone.call({ to: uri(), from: `+1518555017${i}` })),
  );
  await Promise.all(calls.map((call) => call.whenAnswered()));
  await until('sound on each', () => calls.every((call) => call.recording.durationMs > 1_500));
  for (const [i, call] of calls.entries()) {
    t.ok(holdsTone(call.recording.samples, 400 + 100 * i), `call ${i} hears its own tone`);
    t.notOk(holdsTone(call.recording.samples, 400 + 100 * ((i + 1) % 10)), `call ${i} hears no other`);
  }
  trunk.off('call', take);
  await Promise.all(calls.map((call) => call.hangUp()));
  await until('all ends', () => legs.every((leg) => leg.over));
});
