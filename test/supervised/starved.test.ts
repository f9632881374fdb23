import t from 'tap';
import { Starvation, type ThreadTime, threadTime } from '../../src/supervised/starved.ts';

/** What is asked of a process whose first thread does this, each 250 ms. */
function asked(...times: (ThreadTime | null)[]): boolean[] {
  const starvation = new Starvation(() => times.shift() ?? null);
  return times.map(() => starvation.since(250));
}
const ran = (ranMs: number, wantsToRun = true): ThreadTime => ({ ranMs, wantsToRun });

t.test('who could run and is not let is starved; who waits, works or is gone is not', async (t) => {
  t.same(asked(ran(1_000), ran(1_020), ran(1_020)), [true, true]);
  t.same(asked(ran(1_000), ran(1_250)), [false], 'works, and comes to no end');
  t.same(asked(ran(1_000, false), ran(1_000, false)), [false], 'waits for something, or was stopped');
  t.same(asked(ran(1_000), null, ran(1_010)), [false, false], 'nothing is known');
});

t.test('what Linux tells of this very thread', { skip: process.platform !== 'linux' }, async (t) => {
  const before = threadTime(process.pid);
  for (const until = performance.now() + 60; performance.now() < until; );
  const after = threadTime(process.pid);
  t.ok(after?.wantsToRun, 'it runs');
  t.ok(after && before && after.ranMs >= before.ranMs && after.ranMs > 0);
  t.equal(threadTime(2 ** 30), null);
});
