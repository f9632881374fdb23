import t from 'tap';
import { evaluationLines, marksOf, trainingLines } from '../../models/opinion/corpus.ts';
import { TIERS } from '../../src/triage/types.ts';
import { INTENTS } from '../../src/understanding/types.ts';

const lines = trainingLines();

t.test('nothing of the evaluation set, nor like it, is trained on', async (t) => {
  const marks = new Map(evaluationLines().flatMap((line) => marksOf(line.text).map((mark) => [mark, line.text])));
  t.ok(marks.size > 1000);
  const like = lines.flatMap((line) => marksOf(line.text).filter((mark) => marks.has(mark)));
  t.same(like, []);
});

t.test('near duplicates are known by eight words in a row, whatever the case and the marks', async (t) => {
  const said = 'So, uh, my husband dropped the toaster on his foot last Tuesday evening.';
  const like = 'well my husband dropped the toaster on his foot last Tuesday and it hurts';
  const other = 'my husband dropped his phone, and the toaster is on the floor since last Tuesday evening';
  const marks = new Set(marksOf(said));
  t.ok(marksOf(like).some((mark) => marks.has(mark)));
  t.notOk(marksOf(other).some((mark) => marks.has(mark)));
});

t.test('every line has labels that the house knows', async (t) => {
  t.ok(lines.length > 5000);
  const wrong = lines.filter(
    ({ lang, tier, accept, intent, crisis }) =>
      !['en', 'es'].includes(lang) ||
      ![tier, ...accept].every((each) => (TIERS as readonly string[]).includes(each)) ||
      !accept.includes(tier) ||
      !(INTENTS as readonly string[]).includes(intent) ||
      typeof crisis !== 'boolean',
  );
  t.same(
    wrong.map((line) => line.text),
    [],
  );
});
