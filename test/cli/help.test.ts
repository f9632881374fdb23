// Whoever asks a command what it takes is told, and that is no error.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';

const TREE = join(import.meta.dirname, '../..');
const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(TREE, 'src/cli/nightbell.ts'), ...args], { encoding: 'utf8' });

t.test('--help behind a command prints its usage, --version the version', async (t) => {
  for (const name of ['rehearse', 'forms', 'patients', 'doctor']) {
    const { status, stdout, stderr } = run(name, '--help');
    t.equal(status, 0, `${name}: ${stderr}`);
    t.match(stdout, new RegExp(`^nightbell ${name}`));
  }
  t.match(run('rehearse', '-h').stdout, /--only ID/);
  const { version } = JSON.parse(readFileSync(join(TREE, 'package.json'), 'utf8'));
  t.equal(run('--version').stdout, `${version}\n`);
  t.equal(run('--versoin').status, 2);
});
