import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const repository = join(import.meta.dirname, '../..');

/** What stands in for Nightbell's own command: it tells what set-up handed to it. */
const COMMAND = `
const [word] = process.argv.slice(2);
if (word === 'cat') process.stdin.pipe(process.stdout);
else if (word === 'exit') process.exitCode = Number(process.argv[3]);
else if (word === 'wait') {
  process.on('SIGTERM', () => { console.log('got SIGTERM'); process.exit(7); });
  setInterval(() => {}, 1000);
  console.log('waiting');
} else console.log(JSON.stringify(process.argv.slice(2)));
`;

/**
 * A small tree with the real set-up in it and npm packages that npm installs without a network: `node` is a
 * directory beside the tree's files, the rest is not needed.
 */
export function makeTree(t: { teardown: (end: () => void) => void }): string {
  // not below this repository: whatever goes wrong in it must not find our own package.json above
  const root = mkdtempSync(join(tmpdir(), 'nightbell-tree-'));
  t.teardown(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'vendor/node/bin'), { recursive: true });
  mkdirSync(join(root, 'src/cli'), { recursive: true });
  cpSync(join(repository, 'provision'), join(root, 'provision'), { recursive: true });
  writeFileSync(join(root, 'src/cli/nightbell.ts'), COMMAND);
  symlinkSync(process.execPath, join(root, 'vendor/node/bin/node'));
  writeFileSync(join(root, 'vendor/node/package.json'), '{ "name": "node", "version": "24.0.0" }');
  const dependencies = { node: 'file:vendor/node' };
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({ name: 'tree', version: '1.0.0', type: 'module', dependencies }),
  );
  writeFileSync(
    join(root, 'package-lock.json'),
    JSON.stringify({
      name: 'tree',
      version: '1.0.0',
      lockfileVersion: 3,
      requires: true,
      packages: {
        '': { name: 'tree', version: '1.0.0', dependencies },
        'node_modules/node': { version: process.versions.node, resolved: 'vendor/node', link: true },
        'vendor/node': { name: 'node', version: '24.0.0' },
      },
    }),
  );
  return root;
}

export type Ended = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string; ms: number };

/** Runs set-up in a tree and resolves when it has ended. `talk` is called with the process and its output so far. */
export function setUp(
  root: string,
  args: string[],
  options: {
    env?: NodeJS.ProcessEnv;
    uid?: number;
    node?: string;
    input?: string;
    talk?: (pid: number, stdout: string) => void;
  } = {},
): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>();
  const from = performance.now();
  const child = spawn(options.node ?? process.execPath, [join(root, 'provision/with-setup.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, ...options.env },
    ...(options.uid === undefined ? {} : { uid: options.uid }),
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    options.talk?.(child.pid!, stdout);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.end(options.input ?? '');
  child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr, ms: performance.now() - from }));
  return promise;
}
