// The people here are invented.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import t from 'tap';
import { makeLedger } from '../../src/audit/ledger.ts';
import { visits } from '../../src/cli/visits.ts';
import { silentLog } from '../../src/log.ts';
import { loadSettings, places } from '../../src/settings/load.ts';
import { loadStoreKey } from '../../src/store/key.ts';
import { openStore } from '../../src/store/store.ts';

t.test('S10: the front desk sees what the box booked and who waits, and each look is in the log', async (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'nightbell-visits-'));
  t.teardown(() => rmSync(dir, { recursive: true, force: true }));
  const practice = join(import.meta.dirname, '../../examples/practice.yaml');
  writeFileSync(join(dir, 'settings.yaml'), `dataDir: ${dir}\npractice: ${practice}\n`);
  process.env.NIGHTBELL_SETTINGS = join(dir, 'settings.yaml');
  t.teardown(() => delete process.env.NIGHTBELL_SETTINGS);
  const run = async (...args: string[]) => {
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const status = await visits(args, { stdin, stdout, stderr });
    stdout.end();
    return { status, out: await text(stdout) };
  };
  const at = places(loadSettings());
  const key = loadStoreKey({ database: at.database, keyFile: at.storeKey });
  const store = await openStore({ file: at.database, key, ledger: makeLedger({ log: silentLog }), log: silentLog });
  t.teardown(() => store.close());
  t.match(await run('list'), { status: 0, out: 'No visits.\n' });
  t.match(await run('waiting'), { status: 0, out: 'Nobody waits.\n' });

  const phones = ['+15185550144'];
  const patient = { name: 'Ana Oakes', dob: '1970-01-01', phones, proxies: [], chart: '' };
  const { id } = await store.patients.put(patient, 'cli:test');
  const hour = new Date(Math.ceil(Date.now() / 3_600_000 + 24) * 3_600_000).toISOString();
  const place = { resource: 'abara', provider: 'abara', location: 'lantern_street', visit: 'physical', minutes: 30 };
  const visit = await store.visits.book({ patientId: id, ...place, startsAt: hour });
  await store.waitList.add(id, { visit: 'physical', provider: null, location: null, when: null });
  const { out } = await run('list', '--days', '2');
  t.match(
    out,
    /^\d{4}-\d\d-\d\d \d\d:00 {2}30 min {2}Dr\. Lena Abara {2}Lantern Street office {2}Annual physical {2}Ana Oakes/,
  );
  t.match(out, '+15185550144');
  const waits = await run('waiting');
  t.match(waits.out, /Ana Oakes.*physical/);
  const waitId = waits.out.split(' ')[0]!;
  t.match(await run('done', waitId), { status: 0 });
  t.match(await run('done', waitId), { status: 1 });
  await store.visits.cancel(visit!.id, id);
  t.match(await run('list'), { out: 'No visits.\n' });
  const lines = await store.read.selectFrom('auditLines').select(['action', 'detail']).execute();
  const looks = lines.filter(({ action }) => action === 'calendar.viewed' || action === 'wait_list.viewed');
  t.equal(looks.length, 5);
  t.ok(
    looks.some(({ detail }) => detail.includes(id)),
    'the line names whose visits were shown',
  );
  await t.rejects(run('list', '--days', 'many'), { code: 'NB_USAGE' });
  await t.rejects(run('print'), { code: 'NB_USAGE' });
  writeFileSync(join(dir, 'settings.yaml'), `dataDir: ${dir}\n`);
  t.match(await run('list'), { status: 0 }, 'a box without a practice file is that of the example');
  writeFileSync(join(dir, 'settings.yaml'), `dataDir: ${dir}\npractice: ${dir}/none.yaml\n`);
  await t.rejects(run('list'), { code: 'NB_PRACTICE_INVALID' });
});
