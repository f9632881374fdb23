import t from 'tap';
import type { Intent, WishSigns } from '../../src/understanding/types.ts';
import { weighedIntent } from '../../src/understanding/weighed-intent.ts';

const signs = (named: Intent[], more: Partial<WishSigns> = {}): WishSigns => ({
  named,
  vague: false,
  changed: false,
  ...more,
});
const weighed = (intent: Intent, of: WishSigns | undefined, guess: string, sure: number) =>
  weighedIntent(of ? { intent, signs: of } : { intent }, { intent: guess, sure });

t.test('a guess that words agree with outweighs a wish that stands alone', async (t) => {
  t.equal(weighed('reschedule', signs(['reschedule', 'billing']), 'billing', 0.6), 'billing');
  t.equal(weighed('reschedule', signs(['reschedule', 'billing']), 'billing', 0.4), 'reschedule', 'a weak one does not');
  t.equal(weighed('schedule', signs(['schedule']), 'refill', 0.7), 'schedule', 'nor one that no word speaks of');
  t.equal(weighed('schedule', signs(['schedule']), 'refill', 0.95), 'refill', 'but for one that is all but certain');
  t.equal(weighed('other', signs([]), 'records', 0.45), 'records', 'words that give no wish');
});

t.test('what words say more closely stands', async (t) => {
  t.equal(weighed('reschedule', signs(['reschedule', 'schedule']), 'schedule', 0.95), 'reschedule');
  t.equal(weighed('insurance', signs(['insurance', 'faq']), 'faq', 0.8), 'insurance');
  t.equal(
    weighed('cancel', signs(['cancel', 'refill'], { changed: true }), 'refill', 0.95),
    'cancel',
    'a changed mind',
  );
  t.equal(weighed('schedule', signs(['schedule']), 'human', 0.8), 'schedule');
  t.equal(weighed('schedule', undefined, 'billing', 0.99), 'schedule', 'an answer is weighed with nothing');
});

t.test('a complaint is made of no guess, and given up for none that is not certain (S4)', async (t) => {
  t.equal(weighed('schedule', signs(['schedule']), 'symptom', 1), 'schedule');
  t.equal(weighed('symptom', signs(['symptom', 'schedule']), 'schedule', 0.8), 'symptom');
  t.equal(weighed('symptom', signs(['symptom', 'schedule']), 'schedule', 0.95), 'schedule');
  t.equal(weighed('symptom', signs(['symptom']), 'schedule', 0.99), 'symptom', 'a complaint that was understood');
  t.equal(weighed('symptom', signs(['symptom'], { vague: true }), 'refill', 0.8), 'refill', 'a medicine is only named');
});
