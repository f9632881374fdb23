import t from 'tap';
import { scoreSlots, slotCases } from './slots-kit.ts';

t.test('who calls for whom, names told in parts, and names of other people', async (t) => {
  const score = scoreSlots(slotCases('own-callers.jsonl'));
  t.ok(score.wanted > 60 && score.mayGuess > 10);
  t.same([...score.missed, ...score.wrong], []);
  t.same(score.guessed, []);
});
