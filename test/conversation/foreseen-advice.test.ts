import t from 'tap';
import { ForeseenAdvice } from '../../src/conversation/foreseen-advice.ts';
import type { Adviser, NoOpinion, Said } from '../../src/opinion/adviser.ts';
import type { Opinion } from '../../src/triage/types.ts';

const said = (text: string): Said => ({ text, lang: 'en' });

function adviser() {
  const asked: { text: string; answer: (found: Opinion | NoOpinion) => void }[] = [];
  const own: Adviser = {
    by: 'classifier',
    model: 'made-up',
    advise: ({ text }) => new Promise((answer) => void asked.push({ text, answer })),
    close: async () => undefined,
  };
  return { asked, foreseen: new ForeseenAdvice(own) };
}

t.test('who was asked ahead about the same words is not asked again', async (t) => {
  const { asked, foreseen } = adviser();
  foreseen.foresee(said('I need a refill.'));
  foreseen.foresee(said('I need a refill.'));
  asked[0]?.answer('nothing');
  t.equal(await foreseen.advise(said('I need a refill.')), 'nothing');
  t.equal(asked.length, 1);
});

t.test('an opinion of other words is never given, nor one twice', async (t) => {
  const { asked, foreseen } = adviser();
  foreseen.foresee(said('I need a'));
  asked[0]?.answer('nothing');
  const final = foreseen.advise(said('I need an ambulance.'));
  t.equal(asked[1]?.text, 'I need an ambulance.');
  asked[1]?.answer('nothing');
  await final;
  void foreseen.advise(said('I need a'));
  t.equal(asked.length, 3);
});

t.test('where no answer came the first time, it is asked anew', async (t) => {
  const { asked, foreseen } = adviser();
  foreseen.foresee(said('My chest hurts.'));
  asked[0]?.answer('failed');
  const final = foreseen.advise(said('My chest hurts.'));
  await new Promise(setImmediate);
  asked[1]?.answer('nothing');
  t.equal(await final, 'nothing');
});
