import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { until } from './kit.ts';

/** A test in the small: it is guarded, has started somebody who outlives it, and says who. */
const TEST = `
const { guard } = await import(${JSON.stringify(new URL('./guard.ts', import.meta.url).href)});
const { spawn } = await import('node:child_process');
const root = process.argv[1];
guard(root);
const other = spawn('sleep', ['300'], { detached: true, stdio: 'ignore', env: { PATH: process.env.PATH, OF: root + '/x' } });
console.log(other.pid);
setInterval(() => undefined, 1000);
`;

const runs = (pid: number) =>
  existsSync(`/proc/${pid}`) && !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));

t.test('what a test started ends with it, also when it is killed', async (t) => {
  const root = mkdtempSync(join(tmpdir(), 'nightbell-guard-'));
  const test = spawn(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    '--input-type=module',
    '-e',
    TEST,
    root,
  ]);
  t.teardown(() => test.kill('SIGKILL'));
  const [said] = (await once(test.stdout, 'data')) as [Buffer];
  const pid = Number(String(said));
  t.ok(pid > 0 && runs(pid), 'it runs');
  test.kill('SIGKILL');
  await until('it has ended', () => !runs(pid));
  await until('its directory is gone', () => !existsSync(root));
});
