// Races that only the whole box shows: real processes, sockets and telephones. Those of the floor alone are in test/conversation/races.test.ts.
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import type { PhoneCall } from '../../src/telephony/phone/phone-call.ts';
import { type StoredCall, StoreReader } from '../soak/records.ts';
import { renderLines } from '../soak/voices.ts';
import { holdsTone, openBox, tone } from '../telephony/asterisk-lab.ts';
import { asteriskPid, callIn, openWorld, running, speechPid, startBox, until } from './kit.ts';

const file = t;
const voices = await renderLines();
const world = await openWorld(file);
const program = await startBox(file, world);
const records = await StoreReader.open(world);
file.teardown(() => records.close());

function voice(text: string): Int16Array {
  const samples = voices.get(text);
  if (!samples) throw new Error(`not rendered: ${text}`);
  return samples;
}

/** The record of the call from this number, once it is as wanted; null: it did not come to that. */
async function recorded(from: string, so: (call: StoredCall) => boolean, withinMs: number): Promise<StoredCall | null> {
  for (const end = performance.now() + withinMs; performance.now() < end; await sleep(150)) {
    const call = await records.newestOf(from);
    if (call && so(call)) return call;
  }
  return null;
}

/** A prompt of 23 s on a leg of its own, whose last second is another tone. Resolves with what the telephone heard once its mark came. */
async function longPrompt(): Promise<Int16Array> {
  const { phone, trunk, uri } = await openBox(file);
  const marked = new Promise<void>((resolve) => {
    trunk.on('call', (leg) => {
      leg.on('mark', () => resolve());
      leg.play(tone(440, 22));
      leg.play(tone(1_000, 1));
      leg.mark('end');
      void leg.answer();
    });
  });
  const call = await phone.call({ to: uri(), from: '+15185550171' });
  await call.whenAnswered();
  await marked;
  await sleep(300);
  await call.hangUp();
  return call.recording.samples;
}

const prompted = (prompt: RegExp) => (call: StoredCall) => call.prompts.some((each) => prompt.test(each));

t.test(
  'S6: hang-up in every state: each call is closed, every complaint is paged, and no channel is left',
  async (t) => {
    const { host, sip } = running(world);
    const to = `sip:clinic@${host}:${sip}`;
    const dial = (from: string) => world.provider.call({ to, from });
    const says = async (call: PhoneCall, text: string) => {
      await call.whenAnswered();
      await call.soundAfter(0);
      await sleep(1_500);
      await call.say(voice(text));
    };
    /** Says it, and hangs up as soon as the box begins what is asked for. */
    const hangsUpOn = async (from: string, text: string, prompt: RegExp) => {
      const call = await dial(from);
      await says(call, text);
      t.ok(await recorded(from, prompted(prompt), 15_000), `${prompt} was said`);
      await call.hangUp();
      return from;
    };
    const [beforeAnswer, greeting, midWord] = ['+18385550181', '+18385550182', '+18385550183'] as const;
    const complaints = await Promise.all([
      hangsUpOn('+18385550184', "I can't breathe and my lips are turning blue.", /^emergency/),
      hangsUpOn('+18385550185', 'My leg is swollen, hot and hurts a lot since yesterday.', /^protocol\./),
      // With the last word: nothing was said to it yet.
      dial('+18385550186').then(async (call) => {
        await says(call, 'My chest feels crushed and the pain runs down my left arm.');
        await call.hangUp();
        return '+18385550186';
      }),
      hangsUpOn('+18385550187', 'I want to leave a message for the nurse.', /ask|message/).then(() => null),
      dial(beforeAnswer).then(async (call) => {
        await call.hangUp();
        return null;
      }),
      dial(greeting).then(async (call) => {
        await call.soundAfter(0);
        await call.hangUp();
        return null;
      }),
      dial(midWord).then(async (call) => {
        await call.whenAnswered();
        await sleep(2_000);
        void call.say(voice('I want to leave a message for the nurse.'));
        await sleep(900);
        await call.hangUp();
        return null;
      }),
    ]);
    for (const from of complaints.filter((each) => each !== null))
      t.ok(await recorded(from, ({ ended, paged }) => ended && paged, 10_000), `${from} is closed and paged`);
    for (const from of [greeting, midWord, '+18385550187'])
      t.ok(await recorded(from, ({ ended }) => ended, 10_000), `${from} is closed`);
  },
);

t.test('the ears are killed in mid-word: the words are heard after all, or the caller is asked for them', async (t) => {
  const from = '+18385550191';
  const call = await callIn(world, from);
  await call.soundAfter(0);
  await sleep(1_500);
  const saying = call.say(voice('My chest feels crushed and the pain runs down my left arm.'));
  await sleep(1_300);
  const ears = speechPid(program, 'ears');
  if (ears === null) throw new Error('there are no ears');
  process.kill(ears, 'SIGKILL');
  const saidUntil = await saying;
  const told = await recorded(
    from,
    (call) => prompted(/^emergency/)(call) || (/chest|arm/i.test(call.words) && prompted(/sayAgain/)(call)),
    20_000,
  );
  t.ok(told, 'it was understood, or asked for again');
  t.not(await call.soundAfter(saidUntil, { timeoutMs: 5_000 }), null, 'and the caller hears it');
  await call.hangUp();
  t.ok(await recorded(from, ({ ended, paged }) => ended && paged, 15_000), 'paged');
  t.notMatch(program.stderr, /backup path/, 'nobody was sent to the backup path');
});

let long: Promise<Int16Array> | null = null;

t.test('every socket stalls for longer than the dead-man timer: the caller is with somebody afterwards', async (t) => {
  const asterisk = asteriskPid(world);
  if (asterisk === null) throw new Error('there is no Asterisk');
  t.teardown(() => process.kill(asterisk, 'SIGCONT'));
  const call = await callIn(world, '+18385550192');
  await call.soundAfter(0);
  process.kill(asterisk, 'SIGSTOP');
  // Meanwhile, with an Asterisk of its own.
  long = longPrompt();
  await sleep(20_000);
  process.kill(asterisk, 'SIGCONT');
  const woken = performance.now();
  const heard = await call.soundAfter(woken, { timeoutMs: 10_000 });
  t.ok(heard !== null, `something is said ${Math.round((heard ?? NaN) - woken)} ms after it`);
  await call.hangUp();
  const next = await callIn(world, '+18385550193');
  t.not(await next.soundAfter(0, { timeoutMs: 10_000 }), null, 'the next caller is greeted');
  await next.hangUp();
  t.ok(await recorded('+18385550192', ({ ended }) => ended, 10_000), 'its record is closed');
  await until('the program is there', () => !program.over);
});

t.test('a prompt longer than the 1,000 frames that Asterisk keeps is heard to its end', async (t) => {
  const heard = await (long ?? longPrompt());
  t.ok(heard.length > 22 * 16_000, `${(heard.length / 16_000).toFixed(1)} s were heard`);
  t.ok(holdsTone(heard.subarray(-2 * 16_000), 1_000), 'the end of it too');
});
