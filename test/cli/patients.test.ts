// The people here are invented.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import t from 'tap';
import { makeLedger } from '../../src/audit/ledger.ts';
import { patients } from '../../src/cli/patients.ts';
import { silentLog } from '../../src/log.ts';
import { loadSettings, places } from '../../src/settings/load.ts';
import { loadStoreKey } from '../../src/store/key.ts';
import { openStore } from '../../src/store/store.ts';

t.test("the practice's own list becomes the register, beside a box that runs", async (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'nightbell-patients-'));
  t.teardown(() => rmSync(dir, { recursive: true, force: true }));
  const practice = join(import.meta.dirname, '../../examples/practice.yaml');
  writeFileSync(join(dir, 'settings.yaml'), `dataDir: ${dir}\npractice: ${practice}\n`);
  process.env.NIGHTBELL_SETTINGS = join(dir, 'settings.yaml');
  t.teardown(() => delete process.env.NIGHTBELL_SETTINGS);
  const run = async (...args: string[]) => {
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const status = await patients(args, { stdin, stdout, stderr });
    stdout.end();
    stderr.end();
    return { status, out: await text(stdout), err: await text(stderr) };
  };
  const file = join(dir, 'list.csv');
  writeFileSync(file, 'name,dob,phone\nAna Nunez,1980-04-02,555-0140\nRobert Oakes,12/30/1955,\n');
  await t.rejects(run('import', file), { code: 'NB_STORE_NONE' }, 'it never makes the records');
  const at = places(loadSettings());
  const key = loadStoreKey({ database: at.database, keyFile: at.storeKey });
  const store = await openStore({ file: at.database, key, ledger: makeLedger({ log: silentLog }), log: silentLog });
  t.teardown(() => store.close());

  t.match(await run('import', file, '--preview'), {
    status: 0,
    out: 'Would take in: 2 new, 0 changed, 0 as before.\n',
  });
  t.equal(await store.patients.count(), 0);
  t.match(await run('import', file), { status: 0, out: 'Taken in: 2 new, 0 changed, 0 as before.\n' });
  t.match(await run('import', file), { out: 'Taken in: 0 new, 0 changed, 2 as before.\n' });
  t.match(await store.patients.bornOn('1955-12-30'), [{ name: 'Robert Oakes' }]);
  const [line] = await store.read.selectFrom('auditLines').selectAll().execute();
  t.match(line, { action: 'patients.imported', subject: 'register', actor: /^cli:uid-/ });

  writeFileSync(file, 'name,dob\nAna Nunez,1980-04-02\nKit Oakes,soon\n');
  const some = await run('import', file);
  t.match(some, { out: 'Taken in: 0 new, 0 changed, 1 as before.\n' }, 'a list without numbers takes none away');
  t.match(some, { status: 1, err: 'line 3: no date of birth that can be read; left out\n' });
  t.notMatch(some.out + some.err, /Kit|soon/, 'S8: nothing of a line is repeated');
  writeFileSync(file, 'nothing\n');
  await t.rejects(run('import', file), { code: 'NB_PATIENTS_INVALID' });
  await t.rejects(run('import', join(dir, 'none.csv')), { code: 'NB_PATIENTS_INVALID' });
  await t.rejects(run('export', file), { code: 'NB_USAGE' });
});
