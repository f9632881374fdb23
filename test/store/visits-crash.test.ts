import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import t from 'tap';
import { verifyAudit } from '../../src/audit/verify.ts';
import { openAt, tempDir } from './helper.ts';

t.test('killed among bookings and moves, each that was told stands, once, and the log is whole', async (t) => {
  const dir = tempDir(t);
  const child = spawn(process.execPath, [join(import.meta.dirname, 'visits-crash-child.ts'), dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const told = new Map<string, string>();
  let lines = 0;
  for await (const line of createInterface(child.stdout)) {
    const [id = '', startsAt = ''] = line.split(' ');
    told.set(id, startsAt);
    if (++lines === 201) child.kill('SIGKILL');
  }
  const [, signal] = await exited;
  t.equal(signal, 'SIGKILL');

  const store = await openAt(dir);
  t.teardown(() => store.close());
  const rows = await store.read.selectFrom('visits').selectAll().orderBy('startsAt').execute();
  const standing = new Map(rows.map(({ id, startsAt }) => [id, startsAt]));
  t.ok(rows.length - told.size <= 1, 'at most one was committed and could not be told');
  for (const [id, startsAt] of told) {
    // The last one may have been moved on without having been told.
    const now = standing.get(id) ?? '';
    if (now !== startsAt && id !== [...told.keys()].at(-1)) t.fail(`${id} stands at ${now}, not ${startsAt}`);
    if (now === '') t.fail(`${id} is lost`);
  }
  for (const [i, row] of rows.entries()) if (i > 0 && rows[i - 1]!.endsAt > row.startsAt) t.fail('two at one time');
  const verdict = await verifyAudit(store);
  t.match(verdict, { whole: true });
  const { n } = await store.read
    .selectFrom('auditLines')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('action', '=', 'visit.booked')
    .executeTakeFirstOrThrow();
  t.equal(Number(n), rows.length, 'a line for each booking, and none for what was not');
});
