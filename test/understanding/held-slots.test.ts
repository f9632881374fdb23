import t from 'tap';
import { scoreSlots, slotCases } from './slots-kit.ts';

/**
 * Sets that were written before the rules were looked at. Found when they were blind: English 154 of 177 with 1 guess of 50, Spanish 62 of 66
 * with none of 18. Since then faults of their kinds were mended, so that they are blind no more: the figures are floors. The last one was written
 * after that: 38 of 42 with 1 guess of 11 when it was blind.
 */
const FLOORS = [
  { file: 'held-slots-en.jsonl', found: 0.97, guessed: 0 },
  { file: 'held-slots-es.jsonl', found: 0.98, guessed: 0 },
  { file: 'held-slots-last.jsonl', found: 0.9, guessed: 1 },
];

for (const { file, found, guessed } of FLOORS)
  t.test(file, async (t) => {
    const score = scoreSlots(slotCases(file));
    const share = 1 - (score.missed.length + score.wrong.length) / score.wanted;
    t.comment(`${file}: ${(100 * share).toFixed(1)} % of ${score.wanted} found, ${score.wrong.length} wrong`);
    t.ok(share >= found, [...score.missed, ...score.wrong].join('\n'));
    t.ok(score.guessed.length <= guessed, score.guessed.join('\n'));
  });

/** What recognisers do to the same words: no marks, and figures where numbers were said. */
const bare = (text: string): string => text.replace(/[¿¡]|[,.;:!?]+(?=\s|$)/g, '').replace(/\s+/g, ' ');
const SAID = 'zero one two three four five six seven eight nine'.split(' ');
const LONE = /(?<!ty )\b(?:zero|two|three|four|five|six|seven|eight|nine)\b(?! (?:hundred|thousand))/g;
const inFigures = (text: string): string => text.replace(LONE, (w) => String(SAID.indexOf(w)));

for (const { file, found } of FLOORS)
  t.test(`${file} as a recogniser writes it`, async (t) => {
    const cases = slotCases(file);
    const share = (score: ReturnType<typeof scoreSlots>) =>
      1 - (score.missed.length + score.wrong.length) / score.wanted;
    const plain = scoreSlots(cases, (c) => bare(c.text));
    t.ok(share(plain) >= found - 0.03, `without marks: ${[...plain.missed, ...plain.wrong].join('\n')}`);
    const figures = scoreSlots(cases, (c) => (c.lang === 'en' ? inFigures(bare(c.text)) : bare(c.text)));
    t.ok(share(figures) >= found - 0.06, `in figures: ${[...figures.missed, ...figures.wrong].join('\n')}`);
  });
