import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import t, { type Test } from 'tap';
import { encodeALaw, encodeMuLaw } from '../../src/audio/g711.ts';
import { resample } from '../../src/audio/resample.ts';
import { writeWav } from '../../src/audio/wav.ts';
import { transcribe } from '../../src/cli/transcribe.ts';
import { silentLog } from '../../src/log.ts';
import { makeSettings } from '../../src/settings/load.ts';
import { createSpeech } from '../../src/speech/index.ts';
import type { Speech } from '../../src/speech/speech.ts';
import { voiced } from '../speech/help.ts';

const SAID = 'Please call me back this morning.';

async function run(lines: string[], makeSpeech: () => Speech) {
  const stdout = new PassThrough();
  const io = { stdin: Readable.from([`${lines.join('\n')}\n`]), stdout, stderr: new PassThrough() };
  const out = text(stdout);
  const status = await transcribe(['--jsonl'], io, makeSpeech);
  stdout.end();
  return {
    status,
    answers: (await out)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  };
}

/** A G.711 file at 8 kHz, as a telephone system writes it. */
function g711(tag: 6 | 7, samples: Int16Array): Buffer {
  const data = tag === 7 ? encodeMuLaw(samples) : encodeALaw(samples);
  const head = writeWav(new Int16Array(0), 8000);
  head.writeUInt32LE(36 + data.length, 4);
  head.writeUInt16LE(tag, 20);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

function files(t: Test, contents: Record<string, Uint8Array>): (name: string) => string {
  const dir = t.testdir();
  mkdirSync(dir, { recursive: true });
  for (const [name, bytes] of Object.entries(contents)) writeFileSync(join(dir, name), bytes);
  return (name) => join(dir, name);
}

t.test('hears files of every rate and coding, in order, and goes on after bad ones', async (t) => {
  const spoken = await voiced('en', SAID);
  const pause = new Int16Array(16_000 * 20);
  const long = Int16Array.from([...spoken, ...pause, ...spoken, ...pause, ...spoken]);
  const at = files(t, {
    'wide.wav': writeWav(resample(spoken, 16_000, 44_100), 44_100),
    'mu.wav': g711(7, resample(spoken, 16_000, 8000)),
    'a.wav': g711(6, resample(spoken, 16_000, 8000)),
    'long.wav': writeWav(long, 16_000),
    'silent.wav': writeWav(new Int16Array(16_000), 16_000),
    'broken.wav': writeWav(spoken, 16_000).subarray(0, 1000),
  });
  const line = (id: string | number, name: string) => JSON.stringify({ id, lang: 'en', wav: at(name) });
  const { status, answers } = await run(
    [
      line('wide', 'wide.wav'),
      line(2, 'mu.wav'),
      'not json',
      line('broken', 'broken.wav'),
      line('gone', 'gone.wav'),
      JSON.stringify({ id: 'fr', lang: 'fr', wav: at('a.wav') }),
      JSON.stringify({ lang: 'en', wav: at('a.wav') }),
      '',
      line('a', 'a.wav'),
      line('silent', 'silent.wav'),
      line('long', 'long.wav'),
    ],
    () => createSpeech(makeSettings({}), silentLog),
  );
  t.equal(status, 0);
  t.strictSame(
    answers.map(({ id }) => id),
    ['wide', 2, null, 'broken', 'gone', 'fr', null, 'a', 'silent', 'long'],
  );
  for (const id of ['wide', 2, 'a']) {
    const answer = answers.find((one) => one.id === id);
    t.match(answer, { text: /call me back this morning/i, ms: Number }, String(id));
    t.ok(Math.abs(answer.audio_ms - spoken.length / 16) <= 1);
  }
  for (const [i, why] of [
    [2, /no JSON object/],
    [3, /cut short/],
    [4, /ENOENT/],
    [5, /lang must be/],
    [6, /id must be/],
  ] as const)
    t.match(answers[i], { error: why });
  t.match(answers[8], { id: 'silent', text: '', audio_ms: 1000 });
  t.equal(answers[9].text.match(/call me back/gi)?.length, 3, `three times, 20 s apart: ${answers[9].text}`);
});

t.test('no speech is started for nothing', async (t) => {
  const { status, answers } = await run(['nothing of use'], () => {
    throw new Error('it was started');
  });
  t.equal(status, 0);
  t.match(answers, [{ id: null, error: /^NB_INPUT_INVALID/ }]);
});

t.test('usage', async (t) => {
  const io = { stdin: Readable.from([]), stdout: new PassThrough(), stderr: new PassThrough() };
  const never = () => createSpeech(makeSettings({}), silentLog);
  for (const args of [[], ['--json'], ['--jsonl', 'file']])
    await t.rejects(transcribe(args, io, never), { code: 'NB_USAGE' });
});
