import t from 'tap';
import { fullFor, type Headroom } from '../../src/wiring/admission.ts';

/** One more call or not, by what is measured. */
const NOW = 1_000_000;
const idle: Headroom = { decode: { places: 2, busy: 0, waitedMs: 0 }, loopMs: 1 };
const decode = (busy: number, waitedMs = 0, places = 2): Headroom => ({
  decode: { places, busy, waitedMs },
  loopMs: 1,
});
const old = (calls: number) => Array.from({ length: calls }, () => NOW - 60_000);
const full = (headroom: Headroom, began: number[], most = 0) => fullFor(headroom, began, { most, now: NOW });

t.test('an idle box takes calls, and eight on two processors that talk now and then', async (t) => {
  t.equal(full(idle, []), null);
  t.equal(full(decode(0.35, 40), old(7)), null);
});

t.test('the settings say how many: the next is one too many, however idle the box', async (t) => {
  t.equal(full(idle, old(2), 3), null);
  t.equal(full(idle, old(3), 3), 'most');
});

t.test('words that wait, a program that is late and recognisers that are taken turn a call away', async (t) => {
  t.equal(full(decode(0.3, 900), old(3)), 'waiting');
  t.equal(full({ ...idle, loopMs: 400 }, old(3)), 'late');
  t.equal(full(decode(0.69), old(3)), 'reading');
});

t.test('the first call is taken whatever is measured, and so is every one that the settings allow', async (t) => {
  t.equal(full({ ...decode(1, 5_000), loopMs: 900 }, []), null);
  t.equal(full({ ...decode(1, 5_000), loopMs: 900 }, old(2), 3), null, 'who says how many has measured it');
  t.equal(full(decode(1, 5_000), old(1)), 'waiting');
});

t.test('a rush does not slip in before it is measured', async (t) => {
  const rush: number[] = [];
  while (full(idle, rush) === null && rush.length < 100) rush.push(NOW);
  t.ok(rush.length >= 8, `${rush.length} at once are taken by two processors`);
  t.ok(rush.length <= 12, `${rush.length} at once are no more than two processors carry`);
});

t.test(
  'more processors carry more, and where nothing is known of the recognisers the settings alone count',
  async (t) => {
    const began = old(20);
    t.equal(full(decode(0.5, 0, 2), began), 'reading');
    t.equal(full(decode(0.25, 0, 4), began), null);
    t.equal(full({ decode: null, loopMs: 1 }, began), null);
    t.equal(full({ decode: null, loopMs: 1 }, began, 20), 'most');
  },
);
