import t from 'tap';
import { type DeadAir, deadAir, type HeardCall } from './dead-air.ts';

/** A call that was answered at 0 and greeted from 100 to 5,000. */
function call(more: Partial<HeardCall>): HeardCall {
  return { answeredMs: 0, endMs: 60_000, sounds: [], acts: [], turns: [0], ...more };
}
const words = (fromMs: number, toMs: number) => ({ what: 'words' as const, fromMs, toMs });
const sound = (fromMs: number, toMs: number) => ({ fromMs, toMs });
const GREETING = sound(100, 5_000);
const above = (found: DeadAir[]) =>
  found.filter(({ ms }) => ms > 1_500).map(({ what, ms, open }) => ({ what, ms, open }));

t.test('from the last word to the next sound', async (t) => {
  const heard = deadAir(
    call({ sounds: [GREETING, sound(9_900, 12_000)], acts: [words(6_000, 8_000)], turns: [0, 9_800] }),
  );
  t.same(above(heard), [{ what: 'answer', ms: 1_900, open: false }]);
  const soon = deadAir(
    call({ sounds: [GREETING, sound(8_700, 12_000)], acts: [words(6_000, 8_000)], turns: [0, 8_600] }),
  );
  t.same(above(soon), []);
});

t.test('nothing comes at all: counted to the end, or to what the caller does next', async (t) => {
  const end = deadAir(call({ sounds: [GREETING], acts: [words(6_000, 8_000)], endMs: 11_000 }));
  t.same(above(end), [{ what: 'answer', ms: 3_000, open: true }]);
  const again = deadAir(call({ sounds: [GREETING], acts: [words(6_000, 8_000), words(9_000, 10_000)], endMs: 10_500 }));
  t.same(above(again), []);
});

t.test(
  'an interrupted prompt counts from where it falls silent; one that goes on is not the caller’s turn',
  async (t) => {
    const yielded = deadAir(
      call({ sounds: [sound(100, 4_200), sound(6_400, 9_000)], acts: [words(3_000, 4_000)], turns: [0, 6_300] }),
    );
    t.same(above(yielded), [{ what: 'answer', ms: 2_200, open: false }]);
    const over = deadAir(call({ sounds: [sound(100, 9_000)], acts: [words(3_000, 4_000)], endMs: 14_000 }));
    t.same(above(over), []);
  },
);

t.test('a gap within a turn counts; waiting for a caller who says nothing does not', async (t) => {
  const gap = deadAir(call({ sounds: [GREETING, sound(7_000, 8_000)] }));
  t.same(above(gap), [{ what: 'within', ms: 2_000, open: false }]);
  const asked = deadAir(call({ sounds: [GREETING, sound(12_100, 13_000)], turns: [0, 12_000] }));
  t.same(above(asked), []);
  const slow = deadAir(call({ sounds: [GREETING, sound(14_000, 15_000)], turns: [0, 12_000] }));
  t.same(above(slow), [{ what: 'within', ms: 2_000, open: false }]);
});

t.test('an answered call that says nothing', async (t) => {
  t.same(above(deadAir(call({ sounds: [sound(2_000, 3_000)] }))), [{ what: 'greeting', ms: 2_000, open: false }]);
});
