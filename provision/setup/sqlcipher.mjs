import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { nodeOf } from './dependencies.mjs';
import { npm } from './npm.mjs';
import { say } from './say.mjs';

/**
 * SQLCipher's binding for Node, which comes as source. What was compiled once for this system is kept in the cache, for the next clone: it
 * is the longest step of set-up on one processor.
 */
const NAME = '@journeyapps/sqlcipher';
const BUILT = 'build/Release/node_sqlite3.node';

/** What another result would come of: its source, the Node that it is for, and the system whose libcrypto it is linked to. @param {string} tree */
function keyOf(tree) {
  const { packages } = JSON.parse(readFileSync(join(tree, 'package-lock.json'), 'utf8'));
  const of = (/** @type {string} */ name) => packages[`node_modules/${name}`];
  const system = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const parts = [of(NAME).version, of(NAME).integrity, of('node').version, process.arch, system];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** As settings have it where no file of theirs says otherwise. */
function cache() {
  return process.env.NIGHTBELL_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'nightbell');
}

/** @param {string} tree */
const loads = (tree) =>
  spawnSync(nodeOf(tree), ['-e', `require('${NAME}')`], { cwd: tree, stdio: 'ignore' }).status === 0;

/** Compiles it, or takes what is kept. Throws SetupError. @param {string} tree */
export function prepareSqlcipher(tree) {
  const directory = join(tree, 'node_modules', NAME);
  // a tree of tests has none
  if (!existsSync(directory)) return;
  const built = join(directory, BUILT);
  const kept = join(cache(), 'compiled', keyOf(tree), 'node_sqlite3.node');
  if (existsSync(kept)) {
    copy(kept, built);
    if (loads(tree)) return;
    say('what was kept of SQLCipher does not load; compiling it');
    rmSync(kept, { force: true });
  }
  npm(tree, ['rebuild', NAME]);
  try {
    copy(built, kept);
  } catch {
    // Without a cache that can be written the next clone compiles it again.
  }
}

/** Nobody finds half of it. @param {string} from @param {string} to */
function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  const part = `${to}.${process.pid}`;
  cpSync(from, part);
  renameSync(part, to);
}
