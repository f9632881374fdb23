import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import type { EarOptions, Utterance } from '../../src/speech/speech.ts';
import { concat, hear, nextUtterance, overTelephone, play, RATE, silence, startEars, until, voiced } from './help.ts';

const speech = await startEars(t);
const said = async (lang: 'en' | 'es', text: string) => overTelephone(await voiced(lang, text));
const EN: EarOptions = { langs: ['en'], endSilenceMs: 500 };
const ES: EarOptions = { langs: ['es'], endSilenceMs: 500 };
const BOTH: EarOptions = { langs: ['en', 'es'], endSilenceMs: 500 };

/** So much is said between two looks at what was read. */
const PIECE = 0.8 * RATE;

const CHEST = await said('en', 'I have a terrible pain in my chest and I cannot breathe.');
const PECHO = await said('es', 'Me duele mucho el pecho y no puedo respirar.');

t.test('English and Spanish over a telephone', async (t) => {
  const ear = speech.openEar(EN);
  const english = await hear(ear, CHEST);
  t.match(english.text, /pain in my chest/i);
  t.equal(english.lang, 'en');
  t.ok(english.endMs > english.startMs && english.startMs >= 0);
  ear.expect({ langs: ['es'] });
  const spanish = await hear(ear, PECHO);
  t.match(spanish.text, /pecho/i);
  t.match(spanish.text, /respirar/i);
  t.ok(spanish.startMs > english.endMs, 'times go on from utterance to utterance');
  ear.close();
});

t.test('the language that was spoken is chosen', async (t) => {
  const ear = speech.openEar(BOTH);
  const english = await hear(ear, CHEST);
  t.equal(english.lang, 'en');
  t.match(english.text, /chest/i);
  t.strictSame(
    english.readings.map(({ lang }) => lang),
    ['en', 'es'],
  );
  const spanish = await hear(ear, PECHO);
  t.equal(spanish.lang, 'es');
  t.match(spanish.text, /pecho/i);
  ear.close();
});

t.test('short answers', async (t) => {
  const ear = speech.openEar(EN);
  t.match((await hear(ear, await said('en', 'Yes.'))).text, /^ye(s|ah)\b/i);
  t.match((await hear(ear, await said('en', 'No.'))).text, /^no\b/i);
  ear.expect(ES);
  t.match((await hear(ear, await said('es', 'Sí, por favor.'))).text, /^sí,? por favor/i);
  ear.close();
});

t.test('a telephone number', async (t) => {
  const ear = speech.openEar({ langs: ['en'], endSilenceMs: 900 });
  const { text } = await hear(ear, await said('en', 'My number is 518-555-0121.'));
  const words = 'zero one two three four five six seven eight nine'.split(' ');
  const digits = text
    .toLowerCase()
    .replace(/[a-z]+/g, (word) => (words.includes(word) ? String(words.indexOf(word)) : word));
  t.equal(String(digits).replace(/\D/g, ''), '5185550121', text);
  ear.close();
});

t.test('partial readings come while the caller talks, and the words soon after the end silence', async (t) => {
  const endSilenceMs = 900;
  const ear = speech.openEar({ langs: ['en'], endSilenceMs });
  const story = await said(
    'en',
    'Hello, my mother fell down the stairs this morning, and now she is very confused and keeps falling asleep.',
  );
  const partials: string[] = [];
  ear.on('partial', (text) => partials.push(text));
  const heard = nextUtterance(ear);
  const understood = () => partials.some((text) => /mother/i.test(text));
  // The ear counts by the sound that it is given, and reads the less often the longer it takes: a late one is waited for, and told once more.
  for (let told = 0; told < 2 && !understood(); told++)
    for (let at = 0; at < story.length; at += PIECE) {
      await play(ear, story.subarray(at, at + PIECE));
      await Promise.race([once(ear, 'partial'), sleep(2_000)]);
    }
  t.ok(understood(), `${partials.length} partial readings while talking`);
  await play(ear, silence(endSilenceMs + 700));
  const utterance = await heard;
  if (utterance === 'nothing') return t.fail('nothing was understood');
  t.match(utterance.text, /confused/i, 'no more silence is needed');
  ear.close();
});

t.test('two callers at once', async (t) => {
  const ears = [speech.openEar(EN), speech.openEar(ES)] as const;
  const [english, spanish] = await Promise.all([hear(ears[0], CHEST), hear(ears[1], PECHO)]);
  t.match(english.text, /chest/i);
  t.match(spanish.text, /pecho/i);
  for (const ear of ears) ear.close();
});

t.test('silence and clicks are no utterance, a noise that might be voice ends as nothing', async (t) => {
  const ear = speech.openEar(EN);
  const heard: string[] = [];
  ear.on('utterance', ({ text }) => heard.push(text));
  const click = silence(1000);
  click.fill(20000, 8000, 8040);
  await play(ear, concat([silence(2000), click, silence(1000)]));
  await hear(ear, CHEST);
  t.equal(heard.length, 1, 'only what was said');
  ear.close();
});

t.test('somebody who never pauses is heard in several utterances, and nothing is lost', async (t) => {
  const things = ['apple', 'bridge', 'candle', 'doctor', 'engine', 'flower', 'garden', 'hammer', 'island', 'kitchen'];
  const sentence = await said('en', `${things.map((thing) => `I am thinking of the ${thing}`).join(' and ')}.`);
  const long = concat([sentence, sentence, sentence]);
  t.ok(long.length > 31 * RATE, 'longer than one utterance may be');
  const ear = speech.openEar(EN);
  const utterances: Utterance[] = [];
  let voices = 0;
  ear.on('voice', () => voices++);
  ear.on('utterance', (utterance) => utterances.push(utterance));
  await play(ear, concat([long, silence(1500)]));
  await until(() => utterances.length >= 2 && utterances.length === voices, 60_000);
  const longMs = (long.length * 1000) / RATE;
  let heardUntil = 0;
  for (const { startMs, endMs } of utterances) {
    t.ok(endMs - startMs < 40_000, 'no utterance is longer than may be');
    t.ok(startMs - heardUntil < 700, 'each begins where the one before ended');
    heardUntil = endMs;
  }
  t.ok(heardUntil > longMs - 1000);
  const times =
    utterances
      .map(({ text }) => text)
      .join(' ')
      .split('thinking').length - 1;
  // What stands on a cut may be read on both sides of it.
  t.ok(times >= 27 && times <= 34, `${times} of 30 are in the text`);
  ear.close();
});

t.test('a recording of any length', async (t) => {
  const recording = concat([CHEST, silence(1500), await said('en', 'Please call me back this afternoon.')]);
  const { text, ms } = await speech.transcribe(recording, 'en');
  t.match(text, /chest.*call me back/is);
  t.ok(ms > 0);
  t.equal((await speech.transcribe(silence(1000), 'en')).text, '');
  t.equal((await speech.transcribe(new Int16Array(0), 'es')).text, '');
});
