// A crisis that somebody tells of another, and words of death that were only a way of speaking.
import t from 'tap';
import { onlyThought, wasNotMeant } from '../../src/triage/crisis.ts';
import type { Opinion } from '../../src/triage/types.ts';
import { engine } from './bench.ts';

const seen: Opinion = {
  ...{ by: 'classifier', model: 'test@1', raises: null, doubts: null, insists: null },
  ...{ crisis: true, sureOfCrisis: 0.98, topic: 'self_harm', sure: 0.6 },
};
const then = (text: string, answer: string) => {
  const before = engine.judge(text, 'en', { opinions: [seen] });
  return { before, after: engine.judge(answer, 'en', { before, answering: before.ask }) };
};

t.test('what another thinks of, the caller does not know: their no leaves it urgent', async (t) => {
  for (const [text, answer] of [
    ['my cousin gave his end of the boat to me and he will not say why', 'no'],
    ['our neighbor is tidying up the end of everything, it frightens me', 'no, not that i know of'],
    ['my mother put her life in a box by the door', 'no, she has not'],
  ] as const) {
    const { before, after } = then(text, answer);
    t.equal(before.ask, 'self_harm', text);
    t.equal(after.tier, 'urgent', text);
    t.equal(after.crisis, true, text);
  }
});

t.test('the same no of oneself ends what only an opinion saw; and so does a way of speaking', async (t) => {
  t.equal(then('i am at the end of it with these forms', 'no').after.crisis, false);
  const told = then('my aunt is at the end of her life with these forms', 'oh that is only a figure of speech');
  t.equal(told.after.crisis, false);
  t.not(told.after.tier, 'urgent');
});

t.test('what was voiced stays urgent and is no 911 when it was a way of speaking', async (t) => {
  const before = engine.judge('i could kill myself, i lost the form again', 'en');
  t.equal(before.tier, 'urgent');
  const after = engine.judge("oh dear, that's just how i talk", 'en', { before, answering: 'self_harm_now' });
  t.equal(after.tier, 'urgent');
  t.equal(after.crisis, true);
});

t.test('said in earnest is no way of speaking', async (t) => {
  for (const text of [
    "i'm not joking",
    "it's no joke",
    'no es broma',
    "that's not just an expression",
    'not yet, only joking',
  ])
    t.notOk(wasNotMeant(text), text);
  for (const text of ['i was only kidding', "it's an old saying", 'es un decir', "it's a thing people say"])
    t.ok(wasNotMeant(text), text);
});

t.test(
  'an opinion that is all but sure of a crisis asks about it, and not whether there is danger right now',
  async (t) => {
    const unsure: Opinion = {
      ...seen,
      raises: 'urgent',
      insists: 'urgent',
      crisis: true,
      sureOfCrisis: 0.95,
      sure: 0.9,
    };
    const judged = engine.judge('my nephew filled a page with ways and drawings', 'en', { opinions: [unsure] });
    t.equal(judged.ask, 'self_harm');
  },
);

t.test('asked whether anybody acts, a thought that is owned and an act that is denied are no 911', async (t) => {
  for (const [opening, answer, lang] of [
    ['i wish i could die', "yeah, it crossed my mind, i won't lie. but i wouldn't do it", 'en'],
    ['quisiera morirme', 'sí, me ha pasado por la cabeza. pero nunca lo haría', 'es'],
  ] as const) {
    const before = engine.judge(opening, lang);
    const after = engine.judge(answer, lang, { before, answering: 'self_harm_now' });
    t.equal(after.tier, 'urgent', answer);
    t.equal(after.crisis, true, answer);
  }
  for (const text of [
    "i thought it through and i'm going to do it",
    "i won't do it till she sleeps, i've thought of that",
  ])
    t.notOk(onlyThought(text), text);
});
