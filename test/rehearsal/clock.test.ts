import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import { SimulatedClock } from '../../src/rehearsal/simulated-clock.ts';

t.test(
  'Time jumps from one timer to the next, and timers of one moment come in the order in which they were set',
  async (t) => {
    const clock = new SimulatedClock(1_000);
    const order: string[] = [];
    clock.after(600_000, () => order.push(`late ${clock.now()}`));
    clock.after(50, () => order.push('first'));
    clock.after(50, () => order.push('second'));
    const cancel = clock.after(60, () => order.push('never'));
    cancel();
    const began = performance.now();
    t.equal(await clock.runUntil(() => order.length === 3), true);
    t.same(order, ['first', 'second', 'late 601000']);
    t.ok(performance.now() - began < 5_000, 'ten minutes take no ten minutes');
  },
);

t.test('Nothing is left to wait for: that is said, and time stands still', async (t) => {
  const clock = new SimulatedClock(0);
  t.equal(await clock.runUntil(() => false), false);
  t.equal(clock.now(), 0);
});

t.test(
  'While real work is under way no timer comes, and what waited for the work goes on before the next timer',
  async (t) => {
    const clock = new SimulatedClock(0);
    const order: string[] = [];
    clock.after(10, () => order.push('timer'));
    void clock.work(sleep(30)).then(async () => {
      await Promise.resolve();
      order.push('work');
    });
    await clock.runUntil(() => order.length === 2);
    t.same(order, ['work', 'timer']);
  },
);

t.test('Work that fails lets time go on', async (t) => {
  const clock = new SimulatedClock(0);
  let rang = false;
  clock.after(10, () => {
    rang = true;
  });
  clock.work(Promise.reject(new Error('broken'))).catch(() => undefined);
  await clock.runUntil(() => rang);
  t.equal(rang, true);
});
