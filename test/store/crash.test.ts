import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import t from 'tap';
import { verifyAudit } from '../../src/audit/verify.ts';
import { openAt, tempDir } from './helper.ts';

t.test(
  'S6: killed in the middle of 1,000 writes, everything that was committed is there and the log is whole',
  async (t) => {
    const dir = tempDir(t);
    const child = spawn(process.execPath, [join(import.meta.dirname, 'crash-child.ts'), dir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    const ids: string[] = [];
    for await (const id of createInterface(child.stdout)) {
      ids.push(id);
      if (ids.length === 400) child.kill('SIGKILL');
    }
    const [, signal] = await exited;
    t.equal(signal, 'SIGKILL');
    t.ok(ids.length < 1000, `it had ${ids.length} commits reported`);

    const store = await openAt(dir);
    const [callId, ...turns] = ids;
    const kept = new Set((await store.turns.of(callId!)).map((turn) => turn.id));
    t.same(
      turns.filter((id) => !kept.has(id)),
      [],
      'no turn whose commit was reported is missing',
    );
    const verdict = await verifyAudit(store);
    t.match(verdict, { whole: true });
    const facts = await store.facts.history(callId!);
    t.equal(verdict.lines, 1 + kept.size + facts.length, 'one line for each thing written, and none for what was not');
    t.match(await store.calls.closeUnfinished(), [{ id: callId }]);
    await store.close();
  },
);
