import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import t from 'tap';
import { openAccess } from '../../src/access/access.ts';
import { makeLedger } from '../../src/audit/ledger.ts';
import { user } from '../../src/cli/user.ts';
import { silentLog } from '../../src/log.ts';
import { loadSettings, places } from '../../src/settings/load.ts';
import { loadStoreKey } from '../../src/store/key.ts';
import { openStore } from '../../src/store/store.ts';

t.test('a second account, so that two people can sign', async (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'nightbell-user-'));
  t.teardown(() => rmSync(dir, { recursive: true, force: true }));
  writeFileSync(join(dir, 'settings.yaml'), `dataDir: ${dir}\n`);
  process.env.NIGHTBELL_SETTINGS = join(dir, 'settings.yaml');
  t.teardown(() => delete process.env.NIGHTBELL_SETTINGS);
  const run = async (typed: string, ...args: string[]) => {
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    stdin.end(`${typed}\n`);
    const status = await user(args, { stdin, stdout, stderr });
    stdout.end();
    return { status, out: await text(stdout) };
  };
  const add = ['add', 'Sam Whitlock', '--role', 'clinical-lead'];
  await t.rejects(run('', ...add), { code: 'NB_STORE_NONE' }, 'it never makes the records');
  const at = places(loadSettings());
  const key = loadStoreKey({ database: at.database, keyFile: at.storeKey });
  const store = await openStore({ file: at.database, key, ledger: makeLedger({ log: silentLog }), log: silentLog });
  t.teardown(() => store.close());

  const password = 'seven grey herons at dusk';
  t.match(await run(password, ...add), { status: 0, out: 'Sam Whitlock can log in as clinical-lead.\n' });
  t.match(await run('', 'list'), { out: 'clinical-lead  Sam Whitlock\n' });
  const login = await openAccess({ store }).login({ name: 'Sam Whitlock', password, address: '192.0.2.7' });
  t.match(login, { outcome: 'ok', session: { user: { role: 'clinical-lead' } } });
  await t.rejects(run(password, ...add), { code: 'NB_USER_EXISTS' });
  await t.rejects(run('short', 'add', 'Another', '--role', 'clinician'), { code: 'NB_PASSWORD_WEAK' });
  await t.rejects(run(password, 'add', 'Another', '--role', 'king'), { code: 'NB_USAGE' });
  await t.rejects(run(password, 'add', 'Another', '--role', 'clinician', '--person', 'nobody'), {
    code: 'NB_PERSON_UNKNOWN',
  });
});
