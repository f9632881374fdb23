import { mkdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import type { Manifest } from '../../src/models/manifest.ts';
import { checkModels, modelDir, modelState, verifyModels } from '../../src/models/state.ts';
import { noise, sha256 } from './shelf.ts';

const A = noise(10_000, 1);
const B = noise(20_000, 2);

function scene(t: Test) {
  const cacheDir = t.testdir();
  const file = (name: string, bytes: Buffer) => ({ name, size: bytes.length, sha256: sha256(bytes), sources: [] });
  const manifest: Manifest = {
    models: [
      {
        id: 'm',
        purpose: 'phonemes',
        languages: [],
        licence: 'MIT',
        tested: true,
        note: 'a test',
        files: [file('a', A), file('deep/b', B)],
      },
    ],
  };
  const put = (name: string, bytes: Buffer) => {
    const path = join(modelDir(cacheDir, 'm'), name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, bytes);
    return path;
  };
  const what = { ids: ['m'], cacheDir, manifest };
  return { cacheDir, manifest, put, what, state: () => modelState({ id: 'm', cacheDir, manifest }) };
}

t.test('the states of a model', async (t) => {
  const { put, what, state } = scene(t);
  t.equal(state(), 'missing');
  const a = put('a', A);
  t.equal(state(), 'partial');
  put('deep/b', B);
  t.equal(state(), 'unchecked', 'right sizes prove nothing');
  await checkModels(what);
  t.equal(state(), 'ready');
  utimesSync(a, new Date(), new Date(Date.now() - 60_000));
  t.equal(state(), 'unchecked', 'somebody touched it');
  await checkModels(what);
  t.equal(state(), 'ready');
  truncateSync(a, 5);
  t.equal(state(), 'wrong');
  rmSync(a);
  t.equal(state(), 'partial');
});

t.test('whoever loads a model hears what is wrong with it', async (t) => {
  const { put, what, cacheDir, manifest } = scene(t);
  put('a', A);
  await t.rejects(checkModels(what), { code: 'NB_MODEL_MISSING', message: /m\/deep\/b/ });
  put('deep/b', B);
  await checkModels(what);
  const changed = Buffer.from(B);
  changed[777] = changed[777]! ^ 1;
  put('deep/b', changed);
  await t.rejects(checkModels(what), { code: 'NB_MODEL_HASH', message: /deep\/b/ });
  await t.rejects(checkModels({ ids: ['other'], cacheDir, manifest }), { code: 'NB_MODEL_UNKNOWN' });
});

t.test('verify hashes again what was checked before', async (t) => {
  const { put, what, state } = scene(t);
  const a = put('a', A);
  put('deep/b', B);
  const when = new Date(1_790_000_000_000);
  utimesSync(a, when, when);
  await checkModels(what);
  const changed = Buffer.from(A);
  changed[1] = changed[1]! ^ 1;
  writeFileSync(a, changed);
  utimesSync(a, when, when);
  t.equal(state(), 'ready', 'size and time do not tell');
  const verdicts = await verifyModels(what);
  t.same(verdicts, [
    { id: 'm', file: 'a', verdict: 'wrong' },
    { id: 'm', file: 'deep/b', verdict: 'right' },
  ]);
  t.not(state(), 'ready', 'what was found wrong does not stay ready');
});

t.test('a marker that is not ours counts for nothing', async (t) => {
  const { put, what, state, cacheDir } = scene(t);
  put('a', A);
  put('deep/b', B);
  await checkModels(what);
  writeFileSync(join(cacheDir, 'm/.checked.json'), '{"a": tru');
  t.equal(state(), 'unchecked');
  await checkModels(what);
  t.equal(state(), 'ready');
  t.match(readFileSync(join(cacheDir, 'm/.checked.json'), 'utf8'), /mtimeMs/);
});
