/**
 * Installs what is missing, then runs a command of Nightbell:  node provision/with-setup.mjs demo|start|test|eval|soak|nightbell …
 *
 * Runs on any Node from 20 and without node_modules; what follows it runs on the Node that node_modules brings.
 * Each step looks first and costs milliseconds when its work is done. Nothing here reads standard input or
 * writes to standard output: both belong to the command. See README.md beside this file.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dependenciesAreThere, installDependencies, nodeOf } from './setup/dependencies.mjs';
import { installPackages, missingPackages } from './setup/packages.mjs';
import { SetupError, say } from './setup/say.mjs';

const tree = dirname(dirname(fileURLToPath(import.meta.url)));
const self = fileURLToPath(import.meta.url);

/** What each command needs beyond the npm packages. Commands of `nightbell` that are not named need nothing more. */
const NEEDS = {
  demo: ['asterisk', 'models', 'console', 'reference', 'early-prompts'],
  start: ['asterisk', 'models', 'console', 'reference'],
  test: ['asterisk', 'test-models', 'console', 'reference', 'test-prompts'],
  eval: ['models', 'reference'],
  soak: ['asterisk', 'models', 'console', 'reference', 'prompts'],
  call: ['models'],
  doctor: ['reference'],
  rehearse: ['reference'],
  transcribe: ['models'],
  triage: ['triage-models', 'reference'],
  understand: ['reference'],
};

/** @param {string} command @param {string[]} rest */
function plan(command, rest) {
  const cli = [join(tree, 'src/cli/nightbell.ts')];
  switch (command) {
    case 'demo':
    case 'start':
      return { needs: NEEDS[command], program: [...cli, command, ...rest] };
    case 'test':
      return { needs: NEEDS.test, program: [join(tree, 'provision/test.ts'), ...rest] };
    case 'eval':
      return { needs: NEEDS.eval, program: [join(tree, 'bench/evaluate.ts'), ...rest] };
    case 'soak':
      return { needs: NEEDS.soak, program: [join(tree, 'test/soak/main.ts'), ...rest] };
    case 'nightbell': {
      const word = rest[0] ?? '';
      const needs = Object.hasOwn(NEEDS, word) ? NEEDS[/** @type {keyof typeof NEEDS} */ (word)] : [];
      return { needs, program: [...cli, ...rest] };
    }
    default:
      throw new SetupError(
        `there is no command '${command}'.`,
        'Use one of: demo, start, test, eval, soak, nightbell.',
      );
  }
}

/** The steps that this Node does itself. @param {string} command */
function due(command) {
  const dependencies = !dependenciesAreThere(tree);
  return { dependencies, packages: missingPackages({ build: dependencies, test: command === 'test' }) };
}

/** Steps that need the libraries but for the one that is compiled, and take a processor for a while. */
const BESIDE_COMPILING = ['console', 'reference'];

/**
 * What npm compiles with comes first; what only tests need is installed beside npm: the one waits for the network, the other for the disk. What
 * can be built without the library that is compiled is built beside that, which is the longest step on one processor.
 * @param {string} command
 */
async function install(command) {
  const { dependencies, packages } = due(command);
  if (!dependencies || packages.some(({ optional }) => !optional)) installPackages(packages);
  const left = due(command).packages.length > 0 && dependencies;
  /** @param {string} node @param {string[]} args */
  const beside = (node, args) => once(spawn(node, args, { stdio: ['ignore', 2, 2] }), 'exit');
  const ends = left ? [beside(process.execPath, [self, '--packages', command])] : [];
  const build = BESIDE_COMPILING.filter((step) => needsOf(command).includes(step));
  try {
    if (dependencies)
      installDependencies(tree, () => {
        // Whatever comes of it, the step itself is looked at again later.
        if (build.length > 0) ends.push(beside(nodeOf(tree), [join(tree, 'provision/setup.ts'), ...build]));
      });
  } finally {
    await Promise.all(ends);
  }
}

/** @param {string} command @returns {string[]} */
const needsOf = (command) => (Object.hasOwn(NEEDS, command) ? NEEDS[/** @type {keyof typeof NEEDS} */ (command)] : []);

/** One set-up at a time in a tree. The kernel gives the lock back when its holder ends, however it ends. */
function installAlone(/** @type {string} */ command) {
  mkdirSync(join(tree, 'var'), { recursive: true });
  const lock = join(tree, 'var/setup.lock');
  const locked = [lock, process.execPath, self, '--install', command];
  const options = { stdio: /** @type {import('node:child_process').StdioOptions} */ (['ignore', 2, 2]) };
  let { status, signal, error } = spawnSync('flock', ['--nonblock', '--conflict-exit-code', '200', ...locked], options);
  if (status === 200) {
    say('another set-up is at work in this tree; waiting for it');
    ({ status, signal, error } = spawnSync('flock', locked, options));
  }
  if (error) throw new SetupError(`flock: ${error.message}`, 'It belongs to util-linux; install that.');
  if (signal || status !== 0) process.exit(status ?? 128 + constants.signals[signal ?? 'SIGTERM']);
}

/** Runs the command in our place: its standard streams, signals and exit status are ours. @param {string[]} args */
function become(args) {
  const env = {
    // What Node has stripped of its types and compiled is kept: a start of the program takes half as long.
    NODE_COMPILE_CACHE: join(tree, 'var/compiled'),
    ...process.env,
    PATH: `${join(tree, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
  };
  const child = spawn(nodeOf(tree), args, { stdio: 'inherit', env });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'])) {
    // a terminal sends SIGINT and SIGQUIT to the child itself
    const both = process.stdin.isTTY && (signal === 'SIGINT' || signal === 'SIGQUIT');
    process.on(signal, () => both || child.kill(signal));
  }
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    }
    process.exitCode = code ?? 1;
  });
}

/** The steps that need the libraries: Asterisk, models, console pages, reference data. @param {string[]} needs */
function prepare(needs) {
  if (needs.length === 0) return;
  const args = [join(tree, 'provision/setup.ts'), ...needs];
  const { status, signal } = spawnSync(nodeOf(tree), args, { stdio: ['ignore', 2, 2] });
  if (signal || status !== 0) process.exit(status ?? 128 + constants.signals[signal ?? 'SIGTERM']);
}

try {
  const [command = '', ...rest] = process.argv.slice(2);
  if (command === '--install') {
    await install(rest[0] ?? '');
  } else if (command === '--packages') {
    installPackages(due(rest[0] ?? '').packages);
  } else {
    const { needs, program } = plan(command, rest);
    const { dependencies, packages } = due(command);
    if (dependencies || packages.length > 0) installAlone(command);
    prepare(needs);
    become(program);
  }
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`set-up: ${error.message}\n  ${error.todo}\n`);
  process.exitCode = 1;
}
