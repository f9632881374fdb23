// Keys in races with our sentences: at random, twice the same, ended with nothing before it. The keys are those of a random caller who once heard
// nothing for ten seconds.
import t from 'tap';
import { takeCallIn } from '../../src/conversation/page-call-in.ts';
import { silentLog } from '../../src/log.ts';
import { SimulatedClock } from '../../src/rehearsal/simulated-clock.ts';
import type { Line, Speech } from '../../src/speech/speech.ts';
import type { CallLeg } from '../../src/telephony/leg.ts';
import { ScriptedLeg } from '../../src/telephony/scripted/leg.ts';
import { startCall } from './call-kit.ts';
import { floorKit, wordsMs } from './floor-kit.ts';

const PROMPT = 'the office is closed now but i can take a message for you tonight.';
const RANDOM = ['73*#', '*97#', '18'];

t.test('an end of a number of which nothing was typed stops no prompt; typed ahead it ends one', async (t) => {
  for (const key of ['#', '*']) {
    const k = floorKit({ listening: { keys: 10 } });
    const turn = k.say(PROMPT);
    for (const at of [500, 900]) k.at(at, () => k.press(key));
    t.match(await k.run(turn), { complete: true, at: wordsMs(PROMPT) }, key);
    t.same(k.events, []);
  }
  const ends = floorKit({ listening: { keys: 10 } });
  ends.press('12#');
  await ends.until(100);
  t.same(ends.events, ['keys: 12']);
});

t.test('a key that answers nothing: what was asked is asked again, wherever the call is', async (t) => {
  const c = await startCall([], {});
  const before = c.prompts.length;
  for (const keys of RANDOM.slice(0, 1)) await c.press(keys.replace('*', ''));
  t.ok(c.prompts.length > before, 'in the greeting');
  t.equal(c.prompts.at(-1), 'howCanIHelp');
  await c.says('i need a refill of my lisinopril');
  const asked = c.prompts.at(-1);
  const sofar = c.prompts.length;
  await c.press('9');
  await c.press('9');
  t.equal(c.prompts.length - sofar >= 2, true, 'each time');
  t.equal(c.prompts.at(-1), asked);
  await c.run.stop();
});

t.test(
  'a sentence that a key led to and that is long in coming: the caller is told once that somebody is there',
  async (t) => {
    const slow = 'nobody has called you yet. please keep your telephone near.';
    const k = floorKit({ rendering: 7_000 });
    const first = k.say(PROMPT);
    k.at(200, () => k.press('7'));
    await k.run(first);
    const turn = k.say(slow);
    const begun = k.clock.now();
    await k.until(begun + 2_900);
    t.same(k.heard, [], 'not for a short wait');
    await k.until(begun + 6_500);
    t.same(k.heard, ['One moment, please.', 'I am still here.']);
    t.match(await k.run(turn), { complete: true, text: slow }, 'it is no part of what was said');
    t.equal(k.heard.length, 4, 'once in a turn');

    const quick = floorKit({ rendering: 2_500 });
    t.match(await quick.run(quick.say(slow)), { complete: true });
    t.equal(quick.heard.length, 2);
  },
);

t.test("a star among other keys is nobody's way to the line of the staff", async (t) => {
  const taken: string[] = [];
  const take = async ({ id }: CallLeg) => void taken.push(id);
  const c = await startCall([], { staff: { knows: () => false, take } });
  for (const keys of RANDOM) await c.press(keys);
  t.same(taken, []);
  t.ok(c.prompts.length > 1, 'and the call goes on');
  await c.run.stop();
});

t.test('S5: whoever came to the line of the staff by a finger that slipped gets a person or voicemail', async (t) => {
  const clock = new SimulatedClock(0);
  const texts = new WeakMap<ArrayBufferLike, string>();
  const render = ({ text }: Line) => {
    const made = new Int16Array(16_000);
    texts.set(made.buffer, text);
    return made;
  };
  const soundOf = (samples: Int16Array) => ({ text: texts.get(samples.buffer) ?? '', ms: samples.length / 16 });
  const leg = new ScriptedLeg({ id: 'leg', direction: 'incoming', from: '+15185550121', to: null, clock, soundOf });
  const heard: string[] = [];
  leg.far.on('heard', (text) => void heard.push(text));
  const over = takeCallIn(leg, {
    ...{ clock, log: silentLog, speech: { ready: render } as unknown as Speech, shifts: null },
    checkPin: async () => 'wrong',
    whoHas: () => null,
    open: () => {
      throw new Error('nobody is let in');
    },
    today: () => '2026-03-04',
    callbackMinutes: 15,
    caseHeard: () => undefined,
    transcribe: async () => '',
  });
  await clock.runFor(over);
  t.same(leg.handedTo, { to: 'backup' });
  t.ok(clock.now() < 25_000, 'soon');
  t.notOk(
    heard.some((text) => /not know/.test(text)),
    'nobody told a number',
  );
});
