import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import t from 'tap';
import { firstSound, peakDb, rmsDb } from '../../src/audio/level.ts';
import { silentLog } from '../../src/log.ts';
import { places } from '../../src/settings/load.ts';
import { collect, line, ownCache, RATE, startSpeech, until } from './help.ts';

const settings = ownCache(t);
const { prompts } = places(settings);
const speech = await startSpeech(t, settings);
const EMERGENCY = line('en', 'Please hang up and call 911 now. Do not drive yourself.', true);

t.test('a line comes sentence by sentence, at once audible and at an even level', async (t) => {
  const parts: Int16Array[] = [];
  for await (const part of speech.say(EMERGENCY)) parts.push(part);
  t.equal(parts.length, 2);
  const spanish = await collect(speech.say(line('es', 'Por favor cuelgue y llame al 911 ahora mismo. No maneje.')));
  for (const audio of [...parts, spanish]) {
    t.ok(firstSound(audio, { rate: RATE })! < RATE * 0.12, 'no silence before the first sound');
    t.ok(Math.abs(rmsDb(audio) + 19) < 3, `${rmsDb(audio).toFixed(1)} dBFS`);
    t.ok(peakDb(audio) < 0);
  }
  t.match((await speech.transcribe(spanish, 'es')).text, /911|nueve uno uno/);
});

t.test('every short Spanish sentence has a sound', async (t) => {
  // Some of these overflow the voice's half-precision weights at its own speed.
  for (const text of ['No maneje.', 'Sí.', 'Llame al 911 ahora mismo.', 'Gracias.', 'Adiós.'])
    t.ok(rmsDb(await collect(speech.say(line('es', text)))) > -30, text);
});

t.test('what was said once is there at once, also for another start', async (t) => {
  const first = speech.ready(EMERGENCY);
  t.ok(first, 'in memory after it was said');
  await until(() => readdirSync(prompts).filter((name) => name.endsWith('.pcm')).length === 2);
  const other = await startSpeech(t, settings, silentLog, 'mouth');
  t.equal(other.ready(EMERGENCY), null);
  const begun = performance.now();
  t.strictSame(await collect(other.say(EMERGENCY)), first, 'the very same audio');
  t.ok(performance.now() - begun < 250, 'without rendering');
  t.equal(other.health()[1]!.state, 'up');
});

t.test('a line that holds facts of a caller never reaches the disk', async (t) => {
  const before = readdirSync(prompts).length;
  const facts = line('en', 'I have the name Maria Example. Is that right?');
  await collect(speech.say(facts));
  await speech.prepare([line('en', 'Thank you.', true)]);
  await until(() => readdirSync(prompts).filter((name) => name.endsWith('.pcm')).length === before + 1);
  t.equal(speech.ready(facts), null);
});

t.test('a file that is not whole is rendered anew', async (t) => {
  const spoiled = line('en', 'One moment, please.', true);
  const begun = new Set(readdirSync(prompts));
  const audio = await collect(speech.say(spoiled));
  await until(() => readdirSync(prompts).some((name) => name.endsWith('.pcm') && !begun.has(name)));
  const name = readdirSync(prompts).find((file) => file.endsWith('.pcm') && !begun.has(file))!;
  const path = join(prompts, name);
  t.equal(statSync(path).mode & 0o077, 0, 'nobody else reads it');
  writeFileSync(path, readFileSync(path).subarray(0, 100));
  const other = await startSpeech(t, settings, silentLog, 'mouth');
  const again = await collect(other.say(spoiled));
  t.ok(Math.abs(again.length - audio.length) < RATE / 2 && rmsDb(again) > -25);
  await until(() => readFileSync(path).length > 1000);
});

t.test('lines are prepared in order, with progress, and kept', async (t) => {
  const lines = [line('en', 'You have reached the practice.', true), line('es', 'Bienvenido.', true)];
  const progress: string[] = [];
  await speech.prepare(lines, (done, total) => progress.push(`${done}/${total}`));
  t.strictSame(progress, ['1/2', '2/2']);
  for (const prepared of lines) t.ok(speech.ready(prepared));
});

t.test('what is aborted ends early and without an error, and makes room', async (t) => {
  const story = Array.from({ length: 12 }, (_, i) => `This is sentence number ${i} of a rather long story.`).join(' ');
  const over = new AbortController();
  let parts = 0;
  for await (const _ of speech.say(line('en', story), over.signal)) if (++parts === 1) over.abort();
  t.equal(parts, 1);
  const before = AbortSignal.abort();
  t.equal((await collect(speech.say(line('en', story), before))).length, 0);
  const begun = performance.now();
  await collect(speech.say(line('en', 'I am here.')));
  t.ok(performance.now() - begun < 3000, 'the rest of the story is not in the way');
});

t.test('a disk that takes nothing: the audio all the same, and one warning', async (t) => {
  const blocked = ownCache(t);
  // A file where the directory should be stops even root.
  writeFileSync(places(blocked).prompts, '');
  const warnings: string[] = [];
  const log = pino({ level: 'warn' }, { write: (text: string) => void warnings.push(text) });
  const other = await startSpeech(t, blocked, log, 'mouth');
  for (const text of ['First.', 'Second.']) t.ok((await collect(other.say(line('en', text, true)))).length > 0);
  await until(() => warnings.length > 0);
  t.equal(warnings.filter((text) => text.includes('kept on disk')).length, 1);
  t.notMatch(warnings.join(), /First|Second/);
});
