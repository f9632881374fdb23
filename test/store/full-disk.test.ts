import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import t from 'tap';
import { verifyAudit } from '../../src/audit/verify.ts';
import type { WriteState } from '../../src/store/write-behind.ts';
import { newCall, openAt, tempDir } from './helper.ts';
import { fill, smallDisk } from './small-disk.ts';

t.test(
  'S5, S6: the disk is full: the call goes on, nothing is lost, and all is written once there is room',
  async (t) => {
    const disk = smallDisk(t);
    if (!disk) return void t.comment('not run: this user may not mount a tmpfs');
    const store = await openAt(disk);
    t.teardown(() => store.close().catch(() => {}));
    const book = store.notebook(newCall);
    await book.flush();
    fill(join(disk, 'filler'));

    const kept = new Promise<WriteState>((resolve) => {
      book.onState((state) => state.state === 'kept' && resolve(state));
    });
    const before = performance.now();
    const ids: string[] = [];
    for (let i = 0; i < 200; i++)
      ids.push(book.turn({ speaker: 'caller', text: `${i} ${'x'.repeat(2000)}`, lang: 'en' }));
    book.ended('caller-hung-up');
    t.ok(performance.now() - before < 500, 'the call did not wait for the disk');
    t.match(await kept, { state: 'kept', code: 'NB_STORE_FULL' });
    t.match(store.health(), { state: 'kept', code: 'NB_STORE_FULL' });
    t.ok(await store.calls.get(book.callId), 'reading goes on');
    await t.rejects(
      store.facts.note({ callId: book.callId, name: 'a', value: 'x'.repeat(500_000), confirmed: false }),
      {
        code: 'NB_STORE_FULL',
      },
    );

    rmSync(join(disk, 'filler'));
    await book.flush();
    t.same(store.health(), { state: 'written' });
    t.same(
      (await store.turns.of(book.callId)).map((turn) => turn.id),
      ids,
      'every turn, in order',
    );
    t.equal((await store.calls.get(book.callId))?.outcome, 'caller-hung-up');
    t.match(await verifyAudit(store), { whole: true });
  },
);

t.test('S6: the same where the system refuses writes in another way', async (t) => {
  const dir = tempDir(t);
  const script = join(import.meta.dirname, 'full-disk-child.ts');
  const child = spawn(process.execPath, [script, dir], { stdio: ['pipe', 'pipe', 'inherit'] });
  const limit = (bytes: number | string) =>
    execFileSync('prlimit', [`--pid=${child.pid}`, `--fsize=${bytes}:unlimited`]);
  const said: string[] = [];
  const exited = once(child, 'exit');
  for await (const line of createInterface(child.stdout)) {
    if (line === 'open') {
      // Room for a part of the 500 turns behind what an empty store takes.
      limit(Math.max(...readdirSync(dir).map((file) => statSync(join(dir, file)).size)) + 300_000);
      child.stdin.write('\n');
    } else said.push(line);
    if (line.startsWith('kept')) limit('unlimited');
  }
  await exited;
  t.match(said, [/^kept NB_STORE_FAILED/, 'written 500 in order']);
});
