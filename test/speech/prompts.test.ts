import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import t from 'tap';
import { silentLog } from '../../src/log.ts';
import { keyOf, PromptCache } from '../../src/speech/prompts.ts';

const directory = join(mkdtempSync(join(tmpdir(), 'nb-prompts-')), 'prompts');
t.teardown(() => rmSync(join(directory, '..'), { recursive: true }));
const cache = new PromptCache(directory, silentLog);
const key = keyOf({ model: 'a voice', speaker: 1, spoken: 'Good morning.' });
const audio = Int16Array.from({ length: 1000 }, (_, i) => (i * 7919) % 30000);

t.test('what was written is read, and nothing else lies about', async (t) => {
  t.equal(await cache.read(key), null);
  await cache.write(key, audio.subarray(0));
  t.strictSame(await cache.read(key), audio);
  t.strictSame(readdirSync(directory), [`${key}.pcm`]);
  t.notMatch(key, /morning/i);
});

t.test('voice, speaker and words each make another prompt', async (t) => {
  const keys = [
    key,
    keyOf({ model: 'another', speaker: 1, spoken: 'Good morning.' }),
    keyOf({ model: 'a voice', speaker: 2, spoken: 'Good morning.' }),
    keyOf({ model: 'a voice', speaker: 1, spoken: 'Good evening.' }),
  ];
  t.equal(new Set(keys).size, keys.length);
});

t.test('a file that is not whole is as none', async (t) => {
  const path = join(directory, `${key}.pcm`);
  const whole = readFileSync(path);
  const flipped = Buffer.from(whole);
  flipped[500]! ^= 1;
  for (const bad of [
    whole.subarray(0, 900),
    Buffer.concat([whole, Buffer.alloc(2)]),
    flipped,
    whole.subarray(0, 32),
    Buffer.alloc(0),
    whole.subarray(0, 901),
  ]) {
    writeFileSync(path, bad);
    t.equal(await cache.read(key), null, `${bad.length} bytes`);
  }
  await cache.write(key, audio);
  t.strictSame(await cache.read(key), audio, 'and is written anew');
});

t.test('a directory that takes nothing is told of once and hurts nobody', async (t) => {
  const told: string[] = [];
  const log = pino({ level: 'warn' }, { write: (text: string) => void told.push(text) });
  const blocked = join(directory, '..', 'blocked');
  writeFileSync(blocked, '');
  const none = new PromptCache(blocked, log);
  await none.write(key, audio);
  await none.write(key, audio);
  t.equal(await none.read(key), null);
  t.equal(told.length, 1);
  // A directory in the place of the file cannot be renamed over: the part must not stay.
  const other = keyOf({ model: 'a voice', speaker: 1, spoken: 'Good night.' });
  mkdirSync(join(directory, `${other}.pcm`));
  await cache.write(other, audio);
  t.notOk(
    readdirSync(directory).some((name) => name.startsWith('.')),
    'no half file stays',
  );
});
