import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import t from 'tap';
import { makeLedger } from '../../src/audit/ledger.ts';
import { protocolCommand } from '../../src/cli/protocol.ts';
import { silentLog } from '../../src/log.ts';
import { loadSettings, places } from '../../src/settings/load.ts';
import { loadStoreKey } from '../../src/store/key.ts';
import { openStore } from '../../src/store/store.ts';
import { earlier } from '../console/callers.ts';

t.test('a draft in a file is run over the stored calls', async (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'nightbell-replay-'));
  t.teardown(() => rmSync(dir, { recursive: true, force: true }));
  const settings = join(dir, 'settings.yaml');
  writeFileSync(settings, `dataDir: ${dir}\n`);
  process.env.NIGHTBELL_SETTINGS = settings;
  t.teardown(() => delete process.env.NIGHTBELL_SETTINGS);
  const at = places(loadSettings());
  const key = loadStoreKey({ database: at.database, keyFile: at.storeKey });
  const open = () => openStore({ file: at.database, key, ledger: makeLedger({ log: silentLog }), log: silentLog });
  const store = await open();
  const { routine } = await earlier(store);
  await store.close();

  const file = join(dir, 'ours.yaml');
  const run = async (...args: string[]) => {
    const stdout = new PassThrough();
    const status = await protocolCommand(['replay', ...args], {
      stdin: new PassThrough(),
      stdout,
      stderr: new PassThrough(),
    });
    stdout.end();
    return { status, out: await text(stdout) };
  };
  writeFileSync(
    file,
    'protocol: {id: ours, version: "1"}\nconcepts:\n  - {id: any_change, tier: urgent, say: cambiar mi cita}\n',
  );
  const { out } = await run('--months', '1', file);
  t.match(out, /^2 calls of the last 1 months/);
  t.match(out, new RegExp(`1 more urgent\\n.*${routine}.*was routine, live routine, would be urgent \\(any_change\\)`));
  t.notMatch(out, /Tomás|jueves|\+1518/, 'ids, and nothing that was said');
  await t.rejects(run('--months', 'many'), { code: 'NB_USAGE' });
  await t.rejects(run('--months', '1', '--version', '9'), { code: 'NB_USAGE' });

  const again = await open();
  t.teardown(() => again.close());
  const looks = await again.read.selectFrom('auditLines').selectAll().where('action', '=', 'calls.replayed').execute();
  t.match(looks, [{ actor: /^cli:uid-/, detail: new RegExp(routine) }]);
});
