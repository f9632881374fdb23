/**
 * Runs the test files that its parent names, one after the other in this one process, each as a subtest of its own; started by shared.ts.
 * A file needs nothing for it: what it imports as `tap` is its own subtest here.
 */
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import root from 'tap';
import { DONE } from './done.ts';
import { rootIs } from './tap-of-file.ts';

const ofFile = import.meta.resolve('./tap-of-file.ts');
registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'tap' ? ofFile : specifier, context),
});

// A file that takes too long is ended by the parent.
root.setTimeout(0);
const given = { ...process.env };

/** A file may set what it likes of the environment: the next one has it as it was. */
function restoreEnvironment(): void {
  for (const name of Object.keys(process.env)) if (!(name in given)) delete process.env[name];
  Object.assign(process.env, given);
}

process.on('message', async (file: string) => {
  restoreEnvironment();
  const before = process.cpuUsage();
  await root.test(file, async (t) => {
    rootIs(t);
    await import(pathToFileURL(resolve(file)).href);
  });
  const { user, system } = process.cpuUsage(before);
  // What the parent was too slow to take waits in either of them.
  while (root.bufferLength > 0 || process.stdout.writableLength > 0) await sleep(5);
  process.stdout.write(`${DONE}${(user + system) / 1e6}\n`);
});
// tap lets go of the parent's channel; without one of them the process would end between two files.
setInterval(() => undefined, 2 ** 30);
process.on('disconnect', () => process.exit());
