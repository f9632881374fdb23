import t from 'tap';
import { hearThere } from './slots-kit.ts';

t.test('a day that is wanted is kept beside what hurts', async (t) => {
  const { intent, slots } = hearThere('put me on the books for thursday before ten, my ear hurts', {
    now: '2026-11-04T10:00',
  });
  t.equal(intent, 'symptom');
  t.equal(slots.when, '2026-11-05T08:00/2026-11-05T10:00');
});
