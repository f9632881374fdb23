// A line that is rendered while somebody waits: heard clause by clause, and no further than it was heard.
import t from 'tap';
import { Rendering } from '../../src/conversation/floor/rendering.ts';
import { Turn } from '../../src/conversation/floor/turn.ts';
import { SimulatedClock } from '../../src/rehearsal/simulated-clock.ts';
import type { Line, Speech } from '../../src/speech/speech.ts';

const LINE: Line = { text: 'I have Grace Holloway, and that it is about a knee.', lang: 'en', cacheable: false };
const CLAUSE = new Int16Array(16_000);

/** @param tries of each the clauses that come 100 ms apart; false: then it fails */
function voice(clock: SimulatedClock, tries: { clauses: number; whole: boolean }[]): Speech {
  return {
    async *say() {
      const { clauses, whole } = tries.shift() ?? { clauses: 0, whole: true };
      for (let i = 0; i < clauses; i++) {
        await new Promise<void>((resolve) => clock.after(100, resolve));
        yield CLAUSE;
      }
      if (!whole) throw new Error('it died');
    },
  } as unknown as Speech;
}

async function timesOf(clock: SimulatedClock, rendering: Rendering): Promise<number[]> {
  const times: number[] = [];
  for await (const _ of rendering.parts()) times.push(clock.now());
  return times;
}

t.test('a clause is there before the next one is rendered', async (t) => {
  const clock = new SimulatedClock(0);
  const speech = voice(clock, [{ clauses: 3, whole: true }]);
  const { signal } = new AbortController();
  const rendering = new Rendering(LINE, { speech, clock, signal, failed: () => t.fail('it failed') });
  t.same(await clock.runFor(timesOf(clock, rendering)), [100, 200, 300]);
});

t.test('a voice that dies goes on where it broke off, and nothing is said twice', async (t) => {
  const clock = new SimulatedClock(0);
  const speech = voice(clock, [
    { clauses: 1, whole: false },
    { clauses: 0, whole: false },
    { clauses: 3, whole: true },
  ]);
  let failed = 0;
  const { signal } = new AbortController();
  const rendering = new Rendering(LINE, { speech, clock, signal, failed: () => failed++ });
  const times = await clock.runFor(timesOf(clock, rendering));
  t.equal(times.length, 3);
  t.equal(failed, 1, 'the caller is told once');
});

t.test('one that stays away is told of', async (t) => {
  const clock = new SimulatedClock(0);
  const tries = Array.from({ length: 40 }, () => ({ clauses: 0, whole: false }));
  const { signal } = new AbortController();
  const options = { speech: voice(clock, tries), clock, signal, failed: () => undefined };
  await t.rejects(clock.runFor(timesOf(clock, new Rendering(LINE, options))));
  t.equal(tries.length, 10);
});

t.test('who is stopped after the first clause has not said the second', async (t) => {
  const turn = new Turn([{ line: LINE, pauseMs: 0, shown: LINE.text }], 'en', true);
  turn.add(CLAUSE, true);
  const { text, complete } = turn.spoken(CLAUSE.length);
  t.notOk(complete);
  t.match(text, /^I have Grace/);
  t.notMatch(text, /knee/);
  turn.add(CLAUSE, true);
  turn.endPiece();
  t.match(turn.spoken(2 * CLAUSE.length - 1_600).text, /knee/);
});
