import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { say } from './say.mjs';
import { prepareSqlcipher } from './sqlcipher.mjs';

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
 * `npm ci`, and then what packages do by themselves when they are installed: Node is fetched, SQLCipher compiled. Throws SetupError.
 * @param {string} tree
 * @param {() => void} [nodeIsThere] called before what takes longest: the rest of the libraries can be used
 */
export function installDependencies(tree, nodeIsThere) {
  say('installing the npm packages of package-lock.json (a minute or two)');
  npm(tree, ['ci', '--ignore-scripts'], ['rebuild', 'node']);
  nodeIsThere?.();
  prepareSqlcipher(tree);
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
