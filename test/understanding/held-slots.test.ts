import t from 'tap';
import { scoreSlots, slotCases } from './slots-kit.ts';

/**
 * Sets that were written before the rules were looked at. Found when they were blind: English 154 of 177 with 1 guess of 50, Spanish 62 of 66
 * with none of 18. Since then faults of their kinds were mended, so that they are blind no more: the figures are floors.
 */
const FLOORS = [
  { file: 'held-slots-en.jsonl', found: 0.86, guessed: 1 },
  { file: 'held-slots-es.jsonl', found: 0.92, guessed: 0 },
];

for (const { file, found, guessed } of FLOORS)
  t.test(file, async (t) => {
    const score = scoreSlots(slotCases(file));
    const share = 1 - (score.missed.length + score.wrong.length) / score.wanted;
    t.comment(`${file}: ${(100 * share).toFixed(1)} % of ${score.wanted} found, ${score.wrong.length} wrong`);
    t.ok(share >= found, [...score.missed, ...score.wrong].join('\n'));
    t.ok(score.guessed.length <= guessed, score.guessed.join('\n'));
  });
