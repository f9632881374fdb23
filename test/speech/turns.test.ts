import t from 'tap';
import { type Claim, RANK, type Rank, WorkQueue } from '../../src/speech/ears/queue.ts';
import { type Job, Turns } from '../../src/speech/mouth/turns.ts';

const claim = (owner: number, rank: Rank): Claim => ({ owner, rank, dropped: false });

/** Work that waits until it is let go, and the order in which it was begun. */
function workshop() {
  const begun: string[] = [];
  const held: (() => void)[] = [];
  return {
    begun,
    work: (name: string) => () => {
      begun.push(name);
      return new Promise<string>((resolve) => held.push(() => resolve(name)));
    },
    async finishOne() {
      held.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

t.test('the most pressing decoding goes first, and callers take turns', async (t) => {
  const { begun, work, finishOne } = workshop();
  const queue = new WorkQueue(1);
  void queue.run(claim(1, RANK.talking), work('1 first'));
  void queue.run(claim(1, RANK.talking), work('1 second'));
  void queue.run(claim(2, RANK.talking), work('2 first'));
  void queue.run(claim(0, RANK.recording), work('recording'));
  void queue.run(claim(3, RANK.ended), work('3 ended'));
  for (let i = 0; i < 5; i++) await finishOne();
  t.strictSame(begun, ['1 first', '3 ended', '2 first', '1 second', 'recording']);
});

t.test('a claim that rises while it waits is served sooner, one that is dropped never', async (t) => {
  const { begun, work, finishOne } = workshop();
  const queue = new WorkQueue(1);
  void queue.run(claim(1, RANK.talking), work('now'));
  const rising = claim(2, RANK.pausing);
  const dropped = claim(3, RANK.ended);
  const never = queue.run(dropped, work('dropped'));
  void queue.run(claim(4, RANK.pausing), work('4'));
  void queue.run(rising, work('risen'));
  rising.rank = RANK.ended;
  dropped.dropped = true;
  for (let i = 0; i < 3; i++) await finishOne();
  t.equal(await never, null);
  t.strictSame(begun, ['now', 'risen', '4']);
});

t.test('not more at once than there is room for', async (t) => {
  const { begun, work } = workshop();
  const queue = new WorkQueue(2);
  for (let i = 0; i < 5; i++) void queue.run(claim(i, RANK.ended), work(`${i}`));
  t.equal(begun.length, 2);
});

t.test('what is said now goes before what is prepared', async (t) => {
  const { begun, work, finishOne } = workshop();
  const turns = new Turns(({ id }) => work(String(id))().then(() => undefined));
  const job = (id: number, urgency: Job['urgency']): Job => ({ id, text: '', lang: 'en', urgency });
  turns.add(job(1, 'ahead'));
  turns.add(job(2, 'ahead'));
  turns.add(job(3, 'live'));
  turns.add(job(4, 'live'));
  turns.add(job(5, 'live'));
  turns.add(job(6, 'live'));
  turns.drop(6);
  t.strictSame(begun, ['1', '3'], 'a live one does not wait for one that is prepared, and there are never three');
  await finishOne();
  t.strictSame(begun, ['1', '3', '4']);
  for (let i = 0; i < 4; i++) await finishOne();
  t.strictSame(begun, ['1', '3', '4', '5', '2']);
});
