import t from 'tap';
import { SimulatedClock } from '../../src/rehearsal/simulated-clock.ts';
import { TextSpeech } from '../../src/rehearsal/text-speech.ts';
import type { ScriptedLeg } from '../../src/telephony/scripted/leg.ts';
import { type Pickup, ScriptedTrunk } from '../../src/telephony/scripted/trunk.ts';

function line(pickup: (to: string) => Pickup = () => ({ answers: false })) {
  const clock = new SimulatedClock(0);
  const speech = new TextSpeech(clock);
  const trunk = new ScriptedTrunk({ clock, soundOf: speech.soundOf, pickup });
  const said = (text: string) => speech.ready({ text, lang: 'en', cacheable: true });
  return { clock, speech, trunk, said };
}

t.test('What is played is heard in order, each after its time, and then it is quiet', async (t) => {
  const { clock, trunk, said } = line();
  const leg = trunk.call('+13195550170', '+13195550160');
  const heard: string[] = [];
  leg.far.on('heard', (text) => heard.push(text));
  leg.far.on('quiet', () => heard.push('quiet'));
  leg.on('mark', (name) => heard.push(name));
  leg.play(said('One two three.'));
  leg.mark('after one');
  leg.play(new Int16Array(1_600));
  leg.play(said('Four.'));
  leg.mark('after two');
  await clock.runUntil(() => heard.includes('quiet'));
  t.same(heard.toSorted(), ['Four.', 'One two three.', 'after one', 'after two', 'quiet'].toSorted());
  t.ok(heard.indexOf('One two three.') < heard.indexOf('Four.'));
  t.ok(heard.indexOf('after one') < heard.indexOf('Four.'));
  t.ok(clock.now() > 1_500, 'four words take their time');
});

t.test('What was cut off is not heard, nor are its marks', async (t) => {
  const { clock, trunk, said } = line();
  const leg = trunk.call(null, '+13195550160');
  const heard: string[] = [];
  leg.far.on('heard', (text) => heard.push(text));
  leg.on('mark', (name) => heard.push(name));
  leg.play(said('You will not hear this.'));
  leg.mark('m');
  clock.after(100, () => leg.flush());
  await clock.runUntil(() => clock.now() > 10_000);
  t.same(heard, []);
});

t.test('A leg that ended ends once and is silent from then on', async (t) => {
  const { clock, trunk, said } = line();
  const leg = trunk.call(null, '+13195550160');
  const ends: string[] = [];
  leg.on('ended', (reason) => ends.push(reason));
  leg.play(said('Half of it.'));
  leg.leave();
  await leg.hangUp();
  t.same(ends, ['far-end-hung-up']);
  let heard = false;
  leg.far.on('heard', () => {
    heard = true;
  });
  await clock.runUntil(() => clock.now() > 60_000);
  t.equal(heard, false);
});

t.test('Two legs that are joined both go', async (t) => {
  let other: ScriptedLeg | null = null;
  const { clock, trunk } = line(() => ({
    answers: true,
    afterMs: 1_000,
    met: (leg) => {
      other = leg;
    },
  }));
  const leg = trunk.call('+13195550170', '+13195550160');
  const result = await clock.runFor(trunk.originate({ to: '+13195550161', ringSeconds: 20 }));
  t.equal(result.outcome, 'answered');
  if (result.outcome !== 'answered' || !other) return t.fail('nobody answered');
  t.equal(clock.now(), 1_000);
  await leg.handOver({ to: 'leg', leg: result.leg });
  t.equal(leg.over, 'handed-over');
  t.equal(result.leg.over, 'handed-over');
});

t.test('Nobody answers for as long as it may ring; who is no longer wanted stops ringing', async (t) => {
  const { clock, trunk } = line();
  const nobody = await clock.runFor(trunk.originate({ to: '+13195550161', ringSeconds: 25 }));
  t.equal(nobody.outcome, 'no-answer');
  t.equal(clock.now(), 25_000);
  const stop = new AbortController();
  clock.after(3_000, () => stop.abort());
  const cancelled = await clock.runFor(trunk.originate({ to: '+13195550161', ringSeconds: 25, signal: stop.signal }));
  t.equal(cancelled.outcome, 'cancelled');
  t.equal(clock.now(), 28_000);
  t.same(
    trunk.rung.map((r) => r.answered),
    [false, false],
  );
});

t.test('What a caller says reaches the ear as words, after it was said and a silence', async (t) => {
  const { clock, speech } = line();
  const ear = speech.openEar({ langs: ['en'], endSilenceMs: 700 });
  const heard: string[] = [];
  ear.on('voice', () => heard.push('voice'));
  ear.on('utterance', ({ text, lang }) => heard.push(`${lang}: ${text}`));
  await clock.runFor(speech.ear?.hear('good morning', 'en') ?? Promise.reject(new Error('no ear')));
  t.same(heard, ['voice', 'en: good morning']);
  t.ok(clock.now() >= 700 + 600);
});
