import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, globSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { loadSettings } from '../../src/settings/load.ts';
import { repository } from './tree.ts';

const install = (...args: string[]) => spawnSync(join(repository, 'provision/install'), args, { encoding: 'utf8' });
const noSystemd = spawnSync('systemd-sysusers', ['--version']).status !== 0 && 'systemd is not there';
const whyNot = process.getuid?.() === 0 ? noSystemd : 'only root can give files to another user';
const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);

t.test('a dry run tells every step and does nothing', async (t) => {
  const root = t.testdir();
  const { status, stdout, stderr } = install('--dry-run', '--root', root);
  t.equal(status, 0, stderr);
  for (const step of ['packages', 'user nightbell', 'program', 'Asterisk', 'settings', 'key', 'services'])
    t.match(stdout, new RegExp(`^install: .*${step}`, 'm'));
  t.same(
    globSync('**', { cwd: root }).filter((name) => name !== '.' && name !== ''),
    [],
  );
  t.equal(install('--frobnicate').status, 64);
});

t.test('a box, and again without a change', { skip: whyNot }, async (t) => {
  const root = t.testdir();
  mkdirSync(join(root, 'etc'));
  const first = install('--root', root);
  t.equal(first.status, 0, first.stderr);

  t.equal(mode(join(root, 'var/lib/nightbell')), '700', 'data is for its owner alone');
  t.equal(mode(join(root, 'etc/nightbell')), '750');
  t.equal(mode(join(root, 'etc/nightbell/settings.yaml')), '640');
  t.match(readFileSync(join(root, 'etc/passwd'), 'utf8'), /^nightbell:.*:\/usr\/sbin\/nologin$/m);
  t.not(statSync(join(root, 'var/lib/nightbell')).uid, 0);
  t.equal(statSync(join(root, 'opt/nightbell/src/errors.ts')).uid, 0, 'the service cannot change its own program');
  t.notOk(existsSync(join(root, 'opt/nightbell/test')));
  for (const unit of ['nightbell.service', 'nightbell-asterisk.service', 'nightbell-asterisk.path'])
    t.ok(existsSync(join(root, 'etc/systemd/system/multi-user.target.wants', unit)) || unitLinked(root, unit), unit);

  const settings = join(root, 'etc/nightbell/settings.yaml');
  t.equal(loadSettings(settings, {}).asterisk.run, 'system', 'the settings it writes are valid');
  appendFileSync(settings, '# ours\n');
  const before = times(root);
  const second = install('--root', root);
  t.equal(second.status, 0, second.stderr);
  t.same(times(root), before, 'nothing is written twice');
  t.match(readFileSync(settings, 'utf8'), /# ours/);
});

/** A link of an image points to a file that is only there once the image runs. */
function unitLinked(root: string, unit: string): boolean {
  return spawnSync('readlink', [join(root, 'etc/systemd/system/multi-user.target.wants', unit)]).status === 0;
}

function times(root: string): string[] {
  return globSync('{etc,opt,usr}/**', { cwd: root })
    .map((name) => join(root, name))
    .filter((file) => existsSync(file) && statSync(file).isFile())
    .map((file) => `${file} ${statSync(file).mtimeMs}`)
    .sort();
}
