import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SetupError, say } from './say.mjs';

/** The packages of npm, exactly as package-lock.json has them; among them the Node that everything else runs with. */

/** @param {string} tree */
export const nodeOf = (tree) => join(tree, 'node_modules/node/bin/node');

/** @param {string} tree */
const markerOf = (tree) => join(tree, 'node_modules/.nightbell-lock');

/** @param {string} tree */
function hashOf(tree) {
  const hash = createHash('sha256').update(readFileSync(join(tree, 'package-lock.json')));
  return hash.update(process.arch).digest('hex');
}

/**
 * Whether node_modules holds what the lock file names. An installation made by hand (`npm ci`) is recognised and marked.
 * @param {string} tree
 */
export function dependenciesAreThere(tree) {
  if (!existsSync(nodeOf(tree))) return false;
  const hash = hashOf(tree);
  if (existsSync(markerOf(tree))) return readFileSync(markerOf(tree), 'utf8') === hash;
  if (!installedByHand(tree)) return false;
  writeFileSync(markerOf(tree), hash);
  return true;
}

/** @param {string} tree */
function installedByHand(tree) {
  const written = join(tree, 'node_modules/.package-lock.json'); // npm writes it last
  if (!existsSync(written)) return false;
  if (!existsSync(join(tree, 'node_modules/@journeyapps/sqlcipher/build/Release'))) return false;
  const wanted = JSON.parse(readFileSync(join(tree, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(written, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional, peer }]) =>
      path === '' || optional || devOptional || peer || present[path]?.version === version,
  );
}

/**
 * `npm ci`. Throws SetupError when it fails.
 * @param {string} tree
 */
export function installDependencies(tree) {
  say('installing the npm packages of package-lock.json (a minute or two)');
  npm(tree, ['ci']);
  writeFileSync(markerOf(tree), hashOf(tree));
}

/**
 * Takes away what only building and testing need: a box keeps a third of the space.
 * @param {string} tree
 */
export function pruneDependencies(tree) {
  say('leaving out what only building and testing need');
  npm(tree, ['prune', '--omit=dev', '--ignore-scripts']);
}

/** @param {string} tree @param {string[]} command */
function npm(tree, command) {
  const program = process.env.npm_execpath?.endsWith('npm-cli.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  const [file, ...first] = /** @type {[string, ...string[]]} */ (program);
  // Warnings are left out: they tell that this Node is older than the one that is being installed.
  // Without --prefix npm would look for a package.json in the directories above, and work there.
  const args = [...first, ...command, '--prefix', tree, '--loglevel=error', '--no-audit', '--no-fund', '--no-progress'];
  const { status, error } = spawnSync(file, args, {
    cwd: tree,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...headers(), ONNXRUNTIME_NODE_INSTALL: 'skip' },
  });
  if (error || status !== 0) {
    throw new SetupError(
      `npm ${command[0]} failed (${error ? error.message : `exit status ${status}`}).`,
      'Its last lines above say why; with a network that reaches the npm registry, run the same command again.',
    );
  }
}

/** Node's own headers, where they came with it: then the compiler needs no download for them. */
function headers() {
  const root = dirname(dirname(realpathSync(process.execPath)));
  const there = existsSync(join(root, 'include/node/node_api.h'));
  return there ? { npm_config_nodedir: root } : {};
}
