// What is real of it and what is not: crowd.ts. How soon a hundred are rung is measured by bench/escalations.ts.
import t from 'tap';
import { crowd } from './crowd.ts';

t.setTimeout(200_000);

t.test(
  'S7: more escalations at once than lines: the most urgent are rung first, and each is taken with a PIN',
  async (t) => {
    const result = await crowd(t, { escalations: 15, lines: 5, people: 15, taken: true });
    t.ok(
      result.firstRingMs.every((ms) => ms !== null),
      'nobody is forgotten',
    );
    // A box that has no time lets go of a line late; that there are never more is shown with a clock of its own in crowd.test.ts.
    t.ok(result.mostLines >= 5 && result.mostLines < 15, `every line is in use, and not everybody is rung at once`);
    t.ok(result.inOrder, 'whoever has no line yet is less urgent');
    // Who had no time to enter a PIN, on a machine with other work, is rung again, and not before that call is over.
    t.ok(result.rings >= 15 && result.rings <= 20 && result.doubled === 0, `${result.rings} rings, never two for one`);
    t.same(result.states, { held: 15 }, 'none is lost in the store');
  },
);
