import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { SetupError } from './say.mjs';

/**
 * Runs npm in a tree, on the Node that the lock file names: an older one would silently leave out optional packages
 * that ask for a newer (compiled parts of the tools), and warn of the others. Throws SetupError when it fails.
 * @param {string} tree @param {string[][]} commands one after the other
 */
export function npm(tree, ...commands) {
  const stage = join(tree, 'var/node');
  const cli = npmCli();
  try {
    // `npm ci` takes the tree's own away first
    const own = commands.every(([name]) => name === 'rebuild') ? installedNode(tree) : null;
    const node = newEnough(tree) ? process.execPath : (own ?? fetchNode(tree, stage, cli));
    for (const command of commands) run(tree, node, cli, [...command, '--prefix', tree]);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** @param {string} tree */
function lockedNode(tree) {
  const { packages } = JSON.parse(readFileSync(join(tree, 'package-lock.json'), 'utf8'));
  return /** @type {string} */ (packages['node_modules/node'].version);
}

/** @param {string} tree */
function newEnough(tree) {
  return Number.parseInt(process.versions.node, 10) >= Number.parseInt(lockedNode(tree), 10);
}

/** The tree's own, where an earlier step has brought it. @param {string} tree */
function installedNode(tree) {
  const node = join(tree, 'node_modules/node/bin/node');
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() === `v${lockedNode(tree)}` ? node : null;
}

/** The Node of the lock file in a directory of its own, for as long as npm runs. @param {string} tree @param {string} stage @param {string} cli */
function fetchNode(tree, stage, cli) {
  mkdirSync(stage, { recursive: true });
  const install = ['install', '--no-save', '--no-package-lock', '--prefix', stage, `node@${lockedNode(tree)}`];
  run(stage, process.execPath, cli, install);
  return join(stage, 'node_modules/node/bin/node');
}

/** @param {string} directory @param {string} node @param {string} cli @param {string[]} args */
function run(directory, node, cli, args) {
  const calm = ['--loglevel=error', '--no-audit', '--no-fund', '--no-progress'];
  const { status, error } = spawnSync(node, [cli, ...args, ...calm], {
    cwd: directory,
    stdio: ['ignore', 2, 2],
    env: {
      ...process.env,
      ...headers(),
      // packages call `node` while they are installed
      PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
      // what is compiled (SQLCipher) takes every processor
      npm_config_jobs: String(availableParallelism()),
      ONNXRUNTIME_NODE_INSTALL: 'skip',
      NODE_NO_WARNINGS: '1',
    },
  });
  if (error || status !== 0) {
    throw new SetupError(
      `npm ${args[0]} failed (${error ? error.message : `exit status ${status}`}).`,
      'Its last lines above say why; with a network that reaches the npm registry, run the same command again.',
    );
  }
}

/** npm's own program: of the npm that called us, else of the one in PATH. */
function npmCli() {
  const calling = process.env.npm_execpath;
  if (calling?.endsWith('npm-cli.js') && existsSync(calling)) return calling;
  for (const directory of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(directory, 'npm');
    try {
      accessSync(file, constants.X_OK);
    } catch {
      continue;
    }
    const real = realpathSync(file);
    if (real.endsWith('npm-cli.js')) return real;
  }
  throw new SetupError('npm was not found.', 'Install Node 20 or newer with npm, then run the same command again.');
}

/** Node's own headers, where they came with it: then the compiler needs no download for them. */
function headers() {
  const root = dirname(dirname(realpathSync(process.execPath)));
  const there = existsSync(join(root, 'include/node/node_api.h'));
  return there ? { npm_config_nodedir: root } : {};
}
