import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { silentLog } from '../../src/log.ts';
import { makeSettings, places } from '../../src/settings/load.ts';
import { createSpeech } from '../../src/speech/index.ts';
import { EXITS, exitReason } from '../../src/supervised/exits.ts';
import {
  collect,
  concat,
  hear,
  line,
  nextUtterance,
  overTelephone,
  play,
  silence,
  startSpeech,
  until,
  voiced,
} from './help.ts';

const speech = await startSpeech(t);
const CHEST = overTelephone(await voiced('en', 'I have a terrible pain in my chest and I cannot breathe.'));
const OPTIONS = { langs: ['en' as const], endSilenceMs: 500 };
const state = (name: 'ears' | 'mouth') => speech.health().find(({ process }) => process === name)!;

t.test('the ears are killed while a caller talks: what was said before and meanwhile is still heard', async (t) => {
  const ear = speech.openEar(OPTIONS);
  const events: string[] = [];
  for (const name of ['voice', 'down', 'back', 'utterance'] as const) ear.on(name, () => events.push(name));
  const half = Math.floor(CHEST.length / 2);
  const voiced = once(ear, 'voice');
  await play(ear, concat([silence(300), CHEST.subarray(0, half)]));
  await voiced;
  const down = once(ear, 'down');
  process.kill(speech.pids().ears!, 'SIGKILL');
  await down;
  const heard = nextUtterance(ear);
  await play(ear, concat([CHEST.subarray(half), silence(1500)]));
  const utterance = await heard;
  t.match(utterance, { text: /pain in my chest.*breathe/i, startMs: Number });
  t.strictSame(events, ['voice', 'down', 'back', 'utterance'], 'one voice, though it was heard twice');
  t.equal(state('ears').restarts, 1);
  t.match((await hear(ear, CHEST)).text, /chest/i, 'and the next utterance as ever');
  ear.close();
});

t.test('a hung process is noticed within two seconds and replaced', async (t) => {
  const ear = speech.openEar(OPTIONS);
  const { restarts } = state('ears');
  const begun = performance.now();
  const down = once(ear, 'down');
  process.kill(speech.pids().ears!, 'SIGSTOP');
  await down;
  // Two seconds of the watch's own ticks, which come late on a busy box.
  t.ok(performance.now() - begun < 8_000, `${Math.round(performance.now() - begun)} ms`);
  await once(ear, 'back');
  t.equal(state('ears').restarts, restarts + 1);
  t.match((await hear(ear, CHEST)).text, /chest/i);
  ear.close();
});

t.test('an ear that is opened while the process is away hears once it is back', async (t) => {
  process.kill(speech.pids().ears!, 'SIGKILL');
  await until(() => state('ears').state !== 'up');
  const ear = speech.openEar(OPTIONS);
  const reading = speech.transcribe(CHEST, 'en');
  await once(ear, 'down');
  t.match((await hear(ear, CHEST)).text, /chest/i);
  t.match((await reading).text, /chest/i, 'so does a recording that was given meanwhile');
  ear.close();
});

t.test('the mouth is killed while it speaks: an error at once, and later it speaks again', async (t) => {
  const story = line('en', Array.from({ length: 20 }, (_, i) => `This is sentence ${i} of a long story.`).join(' '));
  const told = collect(speech.say(story));
  const over = told.then(
    () => null,
    (error: Error) => error,
  );
  process.kill(speech.pids().mouth!, 'SIGKILL');
  t.match(await over, { code: 'NB_SPEECH_DOWN' });
  await t.rejects(collect(speech.say(line('en', 'Nobody hears this.'))), { code: 'NB_SPEECH_DOWN' });
  const prepared = speech.prepare([line('en', 'This is prepared.', true)]);
  await until(() => state('mouth').state === 'up', 60_000);
  await prepared;
  t.ok(speech.ready(line('en', 'This is prepared.', true)), 'what was to be prepared waited for it');
  t.ok((await collect(speech.say(line('en', 'I can speak again.')))).length > 0);
});

t.test('both processes end when the main process is killed', async (t) => {
  const program = `
    import { createSpeech } from ${JSON.stringify(new URL('../../src/speech/index.ts', import.meta.url).href)};
    import { makeSettings } from ${JSON.stringify(new URL('../../src/settings/load.ts', import.meta.url).href)};
    import { silentLog } from ${JSON.stringify(new URL('../../src/log.ts', import.meta.url).href)};
    const speech = createSpeech(makeSettings({}), silentLog);
    await speech.start();
    console.log(JSON.stringify(speech.pids()));
    setInterval(() => undefined, 1000);`;
  const main = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.teardown(() => main.kill('SIGKILL'));
  const [output] = (await once(main.stdout, 'data')) as [Buffer];
  const pids = Object.values(JSON.parse(String(output)) as Record<string, number>);
  t.equal(pids.length, 2);
  main.kill('SIGKILL');
  await until(() => pids.every((pid) => !alive(pid)), 3000);
  t.pass('they are gone');
});

t.test('a model that is missing is named, and no process is begun', async (t) => {
  const settings = makeSettings({ cacheDir: mkdtempSync(join(tmpdir(), 'nb-none-')) }, {});
  t.teardown(() => rmSync(settings.cacheDir, { recursive: true }));
  const other = createSpeech(settings, silentLog);
  await t.rejects(other.start(), { code: 'NB_MODEL_MISSING', message: /silero/ });
  t.strictSame(other.pids(), { ears: null, mouth: null });
});

t.test('a wrong file is a clear error and leaves no process behind', async (t) => {
  for (const [id, file, only] of [
    ['asr-moonshine-base-en', 'encoder_model.onnx', 'ears'],
    // The other one is told to leave while it loads.
    ['tts-piper-en_US-libritts_r-medium', 'model.onnx', undefined],
  ] as const) {
    const other = createSpeech(withWrongFile(t, id, file), silentLog);
    await t.rejects(other.start(only), { code: 'NB_MODEL_HASH', message: new RegExp(id) });
    t.strictSame(other.pids(), { ears: null, mouth: null });
  }
});

t.test('a voice that the model lacks', async (t) => {
  const other = createSpeech(makeSettings({ speech: { voice: { en: 100_000 } } }), silentLog);
  await t.rejects(other.start('mouth'), { code: 'NB_MODEL_HASH', message: /libritts/ });
});

t.test('every exit code has one meaning', async (t) => {
  const codes = Object.values(EXITS).map(({ code }) => code);
  t.equal(new Set(codes).size, codes.length);
  const ending = { code: null, signal: null, loading: null, hung: false };
  t.equal(exitReason({ ...ending, code: EXITS.parentGone.code }), 'parentGone');
  t.equal(exitReason({ ...ending, signal: 'SIGSEGV' }), 'crashed');
  t.equal(exitReason({ ...ending, signal: 'SIGABRT', loading: 'vad-silero' }), 'modelBad');
  t.equal(exitReason({ ...ending, signal: 'SIGKILL' }), 'killed');
  t.equal(exitReason({ ...ending, signal: 'SIGKILL', hung: true }), 'hung');
});

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The models of everybody but for one file. */
function withWrongFile(t: Test, id: string, file: string) {
  const cacheDir = mkdtempSync(join(tmpdir(), 'nb-wrong-'));
  t.teardown(() => rmSync(cacheDir, { recursive: true }));
  const from = places(makeSettings({})).models;
  const to = join(cacheDir, 'models');
  mkdirSync(join(to, id), { recursive: true });
  for (const name of readdirSync(from)) if (name !== id) symlinkSync(join(from, name), join(to, name));
  for (const name of readdirSync(join(from, id)))
    if (name !== file) symlinkSync(join(from, id, name), join(to, id, name));
  writeFileSync(join(to, id, file), 'this is no model');
  return makeSettings({ cacheDir }, {});
}
