import { once } from 'node:events';
import t from 'tap';
import { type Claim, RANK, type Rank, WorkQueue } from '../../src/speech/ears/queue.ts';
import type { Recogniser } from '../../src/speech/ears/recogniser.ts';
import { SecondReader } from '../../src/speech/ears/second.ts';
import { Tape } from '../../src/speech/ears/tape.ts';
import type { EarOptions } from '../../src/speech/speech.ts';
import { concat, hear, nextUtterance, overTelephone, play, silence, startEars, voiced } from './help.ts';

const speech = await startEars(t);
const said = async (lang: 'en' | 'es', text: string) => overTelephone(await voiced(lang, text));
const EN: EarOptions = { langs: ['en'], endSilenceMs: 500 };
const CHEST = await said('en', 'I have a terrible pain in my chest and I cannot breathe.');
const BASE = 'asr-moonshine-base-en';

t.test('an utterance is told of, and then read again', async (t) => {
  const ear = speech.openEar(EN);
  const utterance = await hear(ear, CHEST);
  t.match(utterance.text, /chest/i);
  const second = utterance.second;
  if (!second) return t.fail('no second reading is made');
  const first = await Promise.race([second.then(() => 'the second reading'), Promise.resolve('the words')]);
  t.equal(first, 'the words', 'nobody waits for it');
  t.match(await second, { text: /chest/i, lang: 'en', model: BASE });
  ear.close();
});

t.test('Spanish is read twice as well, and what was taken for English is read again as English', async (t) => {
  const ear = speech.openEar({ langs: ['en', 'es'], endSilenceMs: 500 });
  const spanish = await hear(ear, await said('es', 'Me duele mucho el pecho y no puedo respirar.'));
  t.match(await spanish.second, { text: /pecho/i, lang: 'es', model: 'asr-moonshine-base-es' });
  t.match(await (await hear(ear, CHEST)).second, { text: /chest/i, lang: 'en', model: BASE });
  ear.close();
});

t.test('a caller who is gone by then is read again all the same', async (t) => {
  const ear = speech.openEar(EN);
  const utterance = await hear(ear, CHEST);
  ear.close();
  t.match(await utterance.second, { text: /chest/i });
});

t.test('a process that dies before it leaves none, and nobody waits for ever', async (t) => {
  const ear = speech.openEar(EN);
  const heard = nextUtterance(ear);
  await play(ear, concat([silence(300), CHEST, silence(1200)]));
  const utterance = await heard;
  if (utterance === 'nothing') return t.fail('nothing was understood');
  const down = once(ear, 'down');
  process.kill(speech.pids().ears!, 'SIGKILL');
  await down;
  const second = await utterance.second;
  t.ok(second === null || second?.model === BASE);
  ear.close();
});

t.test('a recording is read twice as well, where that is asked for', async (t) => {
  t.match(await speech.transcribe(CHEST, 'en', true), { text: /chest/i, second: /chest/i });
  t.match(await speech.transcribe(CHEST, 'en'), { text: /chest/i, second: '' });
});

const claim = (rank: Rank, owner = 1): Claim => ({ owner, rank, dropped: false });

/** Work that lasts until it is let go. */
function held() {
  const { promise, resolve } = Promise.withResolvers<string>();
  let begun = false;
  const work = () => {
    begun = true;
    return promise;
  };
  return { work, end: () => resolve(''), begun: () => begun };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

t.test('it begins only where a place stays free for somebody who has not been read at all', async (t) => {
  const queue = new WorkQueue(2);
  const [glance, second, other, first] = [held(), held(), held(), held()];
  void queue.run(claim(RANK.talking), glance.work);
  void queue.run(claim(RANK.again), second.work);
  t.notOk(second.begun(), 'one of two places is taken');
  glance.end();
  await turn();
  t.ok(second.begun());
  void queue.run(claim(RANK.again), other.work);
  void queue.run(claim(RANK.ended, 2), first.work);
  t.ok(first.begun(), 'a first reading goes beside it at once');
  t.notOk(other.begun());
  second.end();
  first.end();
  await turn();
  t.ok(other.begun());
  other.end();
});

t.test('on a box with one place it waits until nothing else is read', async (t) => {
  const queue = new WorkQueue(1);
  const [first, second, recording] = [held(), held(), held()];
  void queue.run(claim(RANK.ended), first.work);
  void queue.run(claim(RANK.recording, 0), recording.work);
  void queue.run(claim(RANK.again), second.work);
  first.end();
  await turn();
  t.ok(second.begun() && !recording.begun(), 'a caller comes before a recording');
  second.end();
  await turn();
  t.ok(recording.begun());
  recording.end();
});

t.test('on a box that is busy for too long it is given up', async (t) => {
  const queue = new WorkQueue(1);
  const busy = held();
  void queue.run(claim(RANK.talking), busy.work);
  const model = { id: 'made-up', read: async () => 'words' } as unknown as Recogniser;
  const reader = new SecondReader({ en: model, es: model }, queue, 20);
  const reading = reader.read(new Tape(), [{ from: 0, to: 16_000 }], 'en', claim(RANK.again));
  setTimeout(busy.end, 60);
  t.equal(await reading, null);
  const next = reader.read(new Tape(), [{ from: 0, to: 16_000 }], 'en', claim(RANK.again));
  t.match(await next, { text: 'words', model: 'made-up' });
});
