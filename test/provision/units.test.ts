import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { repository } from './tree.ts';

const folder = join(repository, 'systemd');
const units = readdirSync(folder).filter((name) => /\.(service|path)$/.test(name));
/** Of 10: below 2 systemd calls a unit "OK", as few of its own are. */
const MOST_EXPOSED = 2;
const analyze = (args: string[]) =>
  spawnSync('systemd-analyze', args, { encoding: 'utf8', env: { ...process.env, SYSTEMD_COLORS: '0' } });
const needsSystemd = { skip: analyze(['--version']).status === 0 ? false : 'systemd-analyze is not there' };

/** The units as they are, but for the programs: those lie elsewhere on this machine. */
function unitsHere(t: { testdir: () => string }): string {
  const at = t.testdir();
  for (const unit of units) {
    const text = readFileSync(join(folder, unit), 'utf8').replace(/^ExecStart=\S+/gm, 'ExecStart=/bin/true');
    writeFileSync(join(at, unit), text);
  }
  return at;
}

t.test('systemd finds nothing wrong with the units', needsSystemd, async (t) => {
  const at = unitsHere(t);
  const { status, stderr } = analyze(['verify', '--man=no', ...units.map((unit) => join(at, unit))]);
  t.equal(status, 0);
  t.equal(stderr, '');
});

t.test('the services are shut in', needsSystemd, async (t) => {
  const at = unitsHere(t);
  for (const unit of units.filter((name) => name.endsWith('.service'))) {
    const file = join(at, unit);
    const { status, stdout } = analyze([
      'security',
      '--offline=true',
      `--threshold=${MOST_EXPOSED * 10}`,
      '--no-pager',
      file,
    ]);
    t.equal(status, 0, /Overall exposure level.*/.exec(stdout)?.[0] ?? `${unit} was not judged`);
  }
});

t.test('what a box at night depends on', async (t) => {
  const [program, exchange] = ['nightbell.service', 'nightbell-asterisk.service'].map((unit) =>
    readFileSync(join(folder, unit), 'utf8'),
  ) as [string, string];
  for (const text of [program, exchange]) {
    t.match(text, /^Restart=always$/m);
    t.match(text, /^StartLimitIntervalSec=0$/m, 'never gives up');
    t.match(text, /^Type=notify$/m);
    t.match(text, /^WatchdogSec=\d+$/m);
    t.match(text, /^LimitCORE=0$/m, 'no dump holds what patients said');
    t.match(text, /^UMask=0077$/m);
  }
  t.match(program, /^LoadCredentialEncrypted=store-key:nightbell\.store-key$/m);
  t.notMatch(`${program}${exchange}`, /^(Requires|BindsTo|PartOf)=/m, 'neither stops with the other');
});
