import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError, say } from './say.mjs';

/**
 * The packages of Debian that set-up or the tests need, and how to tell in microseconds that they are there.
 * `optional`: without it some tests are left out; everything else works.
 * @typedef {{ name: string, there: () => boolean, optional: boolean }} Package
 */

/** @param {string} name */
const command = (name) => () =>
  `${process.env.PATH ?? ''}:/usr/local/sbin:/usr/sbin:/sbin`.split(':').some((dir) => {
    try {
      if (dir) accessSync(join(dir, name), constants.X_OK);
      return dir !== '';
    } catch {
      return false;
    }
  });

/** @type {Package[]} SQLCipher's Node binding comes as source and is compiled against the system's libcrypto. */
const BUILD = [
  { name: 'python3', there: command('python3'), optional: false },
  { name: 'make', there: command('make'), optional: false },
  { name: 'g++', there: command('g++'), optional: false },
  { name: 'libssl-dev', there: () => existsSync('/usr/include/openssl/crypto.h'), optional: false },
];

/** @type {Package[]} Second implementations of SIP, a browser, an SMS gateway, and the tools that check units and sockets. */
const TEST = [
  { name: 'sip-tester', there: command('sipp'), optional: true },
  { name: 'baresip-core', there: command('baresip'), optional: true },
  { name: 'chromium', there: command('chromium'), optional: true },
  { name: 'iproute2', there: command('ip'), optional: true },
  { name: 'openssl', there: command('openssl'), optional: true },
  { name: 'systemd', there: command('systemd-analyze'), optional: true },
  // A CalDAV server; not the package radicale, which starts one as a service of the machine.
  { name: 'python3-radicale', there: () => existsSync('/usr/lib/python3/dist-packages/radicale'), optional: true },
  { name: 'kannel', there: command('bearerbox'), optional: true },
  { name: 'kannel-extras', there: () => existsSync('/usr/lib/kannel/test/fakesmsc'), optional: true },
];

/**
 * @param {{ build: boolean, test: boolean }} needs
 * @returns {Package[]} those that are not there
 */
export function missingPackages(needs) {
  return [...(needs.build ? BUILD : []), ...(needs.test ? TEST : [])].filter((each) => !each.there());
}

/**
 * Installs packages: as root, else through a sudo that asks nothing.
 * Throws SetupError (NB_ROOT_NEEDED) where neither is possible and one of them cannot be done without.
 * @param {Package[]} missing
 */
export function installPackages(missing) {
  if (missing.length === 0) return;
  const names = missing.map((each) => each.name);
  const needed = missing.some((each) => !each.optional);
  const root = process.getuid?.() === 0;
  const sudo = !root && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  const byHand = `${root ? '' : 'sudo '}apt-get install --no-install-recommends ${names.join(' ')}`;
  if (!root && !sudo) {
    if (needed) {
      throw new SetupError(
        `NB_ROOT_NEEDED: packages of the system are missing (${names.join(', ')}) and this user may not install them.`,
        `Run this as root, then the same command again:  ${byHand}`,
      );
    }
    say(`${names.join(', ')} not installed; tests that need them are left out. To have them:  ${byHand}`);
    return;
  }
  say(`installing packages of the system: ${names.join(' ')}`);
  // a list that cannot be refreshed (a third-party source that is down) need not stop the install
  apt(['-qq', 'update'], sudo);
  const status = apt(
    ['-qq', '-y', '-o', 'DPkg::Lock::Timeout=600', 'install', '--no-install-recommends', ...names],
    sudo,
  );
  if (status === 0) return;
  if (needed) throw new SetupError(`apt could not install ${names.join(', ')}.`, `Run by hand to see why:  ${byHand}`);
  say(`apt could not install ${names.join(', ')}; tests that need them are left out. To see why:  ${byHand}`);
}

/** What apt says is shown only when it fails. @param {string[]} args @param {boolean} sudo */
function apt(args, sudo) {
  const line = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
  if (sudo) line.unshift('sudo', '-n');
  const [file, ...rest] = /** @type {[string, ...string[]]} */ (line);
  const { status, stdout, stderr } = spawnSync(file, rest, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  if (status !== 0) process.stderr.write(`${stdout}${stderr}`.split('\n').slice(-20).join('\n'));
  return status;
}
