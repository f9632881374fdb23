import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import t, { type Test } from 'tap';
import { hasCode } from '../../src/errors.ts';
import { loadStoreKey } from '../../src/store/key.ts';
import { CALLER, newCall, openAt, tempDir } from './helper.ts';

const SAID = 'my chest feels like somebody is sitting on it';

/** Bits of information in a byte, over the whole buffer. Random bytes come close to 8; text stays below 5. */
function entropy(bytes: Buffer): number {
  const counts = new Array<number>(256).fill(0);
  for (const byte of bytes) counts[byte]! += 1;
  return -counts.filter((n) => n > 0).reduce((sum, n) => sum + (n / bytes.length) * Math.log2(n / bytes.length), 0);
}

function looksLikeNoise(t: Test, bytes: Buffer, what: string): void {
  t.notMatch(bytes.subarray(0, 15).toString('latin1'), 'SQLite format 3', `${what} has no header of a plain database`);
  for (const plain of [SAID, CALLER, 'caller_number', 'CREATE TABLE', 'chest']) {
    t.notOk(bytes.includes(plain), `${what} does not hold "${plain}"`);
  }
  t.ok(entropy(bytes) > 7.9, `${what} has ${entropy(bytes).toFixed(3)} bits of entropy in a byte`);
}

t.test('S11: without its key the file is noise, and so is its log of writes', async (t) => {
  const dir = tempDir(t);
  const store = await openAt(dir);
  const call = await store.calls.open(newCall);
  for (let i = 0; i < 100; i++) await store.turns.add({ callId: call.id, speaker: 'caller', text: SAID, lang: 'en' });
  looksLikeNoise(t, readFileSync(join(dir, 'nightbell.db-wal')), 'the write-ahead log');
  await store.close();
  const file = join(dir, 'nightbell.db');
  looksLikeNoise(t, readFileSync(file), 'the file');
  t.equal(statSync(file).mode & 0o777, 0o600);
  t.equal(statSync(join(dir, 'store.key')).mode & 0o777, 0o600);

  const again = await openAt(dir);
  const record = await again.calls.record(call.id);
  t.equal(record?.turns.length, 100, 'with its key it is all there');
  t.equal(record?.turns[0]?.text, SAID);
  await again.close();
});

t.test('a key that is missing, wrong, broken or readable by others is named', async (t) => {
  const dir = tempDir(t);
  const keyFile = join(dir, 'store.key');
  await (await openAt(dir)).close();
  const right = readFileSync(keyFile);

  rmSync(keyFile);
  await t.rejects(async () => openAt(dir), { code: 'NB_STORE_KEY_MISSING' });
  t.notOk(existsSync(keyFile), 'no new key is made for a database that has one');

  writeFileSync(keyFile, 'ab'.repeat(32), { mode: 0o600 });
  await t.rejects(openAt(dir), { code: 'NB_STORE_KEY_WRONG' });
  writeFileSync(keyFile, 'not a key');
  await t.rejects(async () => openAt(dir), { code: 'NB_STORE_KEY_WRONG' });

  writeFileSync(keyFile, right);
  chmodSync(keyFile, 0o640);
  await t.rejects(async () => openAt(dir), { code: 'NB_STORE_KEY_MODE' });
  chmodSync(keyFile, 0o600);
  await (await openAt(dir)).close();
});

t.test('S11: a credential of systemd comes before the key file, and then none is made', async (t) => {
  const dir = tempDir(t);
  const credentials = join(dir, 'credentials');
  mkdirSync(credentials);
  writeFileSync(join(credentials, 'store-key'), Buffer.alloc(32, 7), { mode: 0o400 });
  const keyFile = join(dir, 'store.key');
  const key = loadStoreKey({ database: join(dir, 'db'), keyFile, credentialsDirectory: credentials });
  t.equal(key.source, 'credential');
  t.equal(key.hex(), '07'.repeat(32));
  t.notOk(existsSync(keyFile));
  t.equal(loadStoreKey({ database: join(dir, 'db'), keyFile }).source, 'file');
});

t.test('a key shows nothing of itself', async (t) => {
  const dir = tempDir(t);
  const key = loadStoreKey({ database: join(dir, 'db'), keyFile: join(dir, 'store.key') });
  t.notMatch(inspect(key, { depth: 9, showHidden: true }) + JSON.stringify(key) + String(key), key.hex());
  t.notSame(key.derive('pin'), key.derive('something else'));
  t.notMatch(key.hex(), key.derive('pin').toString('hex'));
});

t.test('an empty file left by a crash before the first write is not a database', async (t) => {
  const dir = tempDir(t);
  writeFileSync(join(dir, 'nightbell.db'), '');
  const store = await openAt(dir).catch((error) => error);
  t.notOk(hasCode(store, 'NB_STORE_KEY_MISSING'));
  await store.close();
});
