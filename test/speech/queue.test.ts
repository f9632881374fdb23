import t from 'tap';
import { LoadMeter } from '../../src/speech/ears/load.ts';
import { type Claim, RANK, type Rank, WorkQueue } from '../../src/speech/ears/queue.ts';

/** Who is decoded next, and what is told of how hard the recognisers work. Readings end when the test says so. */
function bench(width: number) {
  const queue = new WorkQueue(width);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (name: string, rank: Rank, owner = 1): Claim => {
    const claim: Claim = { owner, rank, dropped: false };
    void queue.run(claim, () => {
      begun.push(name);
      return new Promise<void>((resolve) => ends.set(name, resolve));
    });
    return claim;
  };
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, ask, end };
}

t.test('whoever has ended goes before whoever may have, and they before who still talks', async (t) => {
  const { begun, ask, end } = bench(1);
  ask('running', RANK.talking);
  ask('talking', RANK.talking, 2);
  ask('pausing', RANK.pausing, 3);
  ask('ended', RANK.ended, 4);
  for (const name of ['running', 'ended', 'pausing', 'talking']) await end(name);
  t.same(begun, ['running', 'ended', 'pausing', 'talking']);
});

t.test('a place stays free for last words: partial readings never take every one', async (t) => {
  const { begun, ask, end } = bench(2);
  ask('a talks', RANK.talking, 1);
  ask('b talks', RANK.talking, 2);
  t.same(begun, ['a talks']);
  ask('c has ended', RANK.ended, 3);
  t.same(begun, ['a talks', 'c has ended'], 'at once');
  await end('a talks');
  t.same(begun, ['a talks', 'c has ended', 'b talks']);
});

t.test('last words take every place where nobody else asks', async (t) => {
  const { begun, ask } = bench(2);
  ask('a', RANK.ended, 1);
  ask('b', RANK.pausing, 2);
  ask('c', RANK.ended, 3);
  t.same(begun, ['a', 'b']);
});

t.test('a second reading begins only beside a free place, and alone on one', async (t) => {
  const two = bench(2);
  two.ask('words', RANK.ended, 1);
  two.ask('again', RANK.again, 2);
  t.same(two.begun, ['words']);
  await two.end('words');
  t.same(two.begun, ['words', 'again']);
  const one = bench(1);
  one.ask('again', RANK.again, 2);
  t.same(one.begun, ['again']);
});

t.test('among equals the caller whose turn was longest ago; what was dropped is never begun', async (t) => {
  const { begun, ask, end } = bench(1);
  ask('a1', RANK.ended, 1);
  ask('a2', RANK.ended, 1);
  ask('b1', RANK.ended, 2);
  ask('gone', RANK.ended, 3).dropped = true;
  for (const name of ['a1', 'b1', 'a2']) await end(name);
  t.same(begun, ['a1', 'b1', 'a2']);
});

t.test(
  'the load is what was taken of all places over the last eight seconds, and the longest wait in them',
  async (t) => {
    const meter = new LoadMeter(2);
    meter.ran(1_000, 2_000, 0);
    meter.ran(1_500, 2_500, 180);
    t.match(meter.load(3_000), { places: 2, busy: 0.125, waitedMs: 180 });
    t.match(meter.load(30_000), { busy: 0, waitedMs: 0 });
  },
);
