import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { alone } from '../../src/models/lock.ts';
import type { Manifest } from '../../src/models/manifest.ts';
import { modelState } from '../../src/models/state.ts';
import { noise, openShelf, sha256, tarball } from './shelf.ts';

/** Another process that fetches: `waits` when it found the lock taken, `fetched` is what it got in the end. */
function fetchInProcess(options: object) {
  const child = fork(new URL('./fetching.ts', import.meta.url).pathname, [JSON.stringify(options)], { silent: true });
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  const waits = Promise.withResolvers<void>();
  const fetched = new Promise<string[]>((resolve, reject) => {
    child.on('message', (message: { fetched: string[] } | 'waits') => {
      if (message === 'waits') waits.resolve();
      else resolve(message.fetched);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${errors}`)));
  });
  return { waits: Promise.race([waits.promise, fetched]), fetched };
}

t.test('two processes at once: one fetches, the other waits and finds all there', async (t) => {
  const registry = await openShelf();
  t.teardown(() => registry.close());
  const cacheDir = t.testdir();
  const weights = noise(2_000_000, 5);
  registry.files.set('/pack/-/pack-1.0.0.tgz', tarball({ 'package/w': weights }));
  const hold = Promise.withResolvers<void>();
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
  // The lock is ours until both are there, so that both go for it at the same moment.
  const holder = alone(cacheDir, () => hold.promise);
  const runs = [fetchInProcess(options), fetchInProcess(options)];
  await Promise.all(runs.map((run) => run.waits));
  hold.resolve();
  await holder;
  const fetched = await Promise.all(runs.map((run) => run.fetched));
  t.same(fetched.flat(), ['m'], 'exactly one of them fetched');
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
