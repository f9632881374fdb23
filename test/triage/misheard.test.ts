import t from 'tap';
import { loadMind } from '../../src/wiring/mind.ts';
import { tokenise } from '../../src/words/tokens.ts';

const { engine } = loadMind();
const said = (text: string) => tokenise(text).map(({ w }) => w);

t.test('"just pain" that somebody has is chest pain, and pain that is only pain is none', async (t) => {
  t.equal(engine.judge('i have just pain since supper', 'en').tier, 'emergency');
  t.equal(engine.judge("he's having just pains", 'en').tier, 'emergency');
  for (const text of ['i have just pain in my knee', 'it is just pain', 'no fever or rash just pain'])
    t.notOk(said(text).includes('chest'), text);
  t.not(engine.judge("no, i don't have just pain", 'en').tier, 'emergency');
});

t.test('"that sits" at the end is "that\'s it"', async (t) => {
  t.same(said("one beer, that's sit.").slice(-2), ['that', 'it']);
  t.same(said('one beer. that sits').slice(-2), ['that', 'it']);
  t.notOk(engine.judge('i had three beers that sits', 'en').flags.some(({ concept }) => concept === 'med_error'));
  t.ok(said('the chair that sits low').includes('sits'));
});

t.test('"not the second" at the end is "not this second"', async (t) => {
  t.same(said('No, not the minute.').slice(-2), ['this', 'minute']);
  t.ok(said('not the second pill').includes('the'));
  const first = engine.judge('my boyfriend hit me', 'en');
  t.ok(first.ask, 'it is asked whether anybody is in danger');
  const answer = (text: string) => engine.judge(text, 'en', { before: first, answering: first.ask }).tier;
  t.equal(answer('Not the second.'), answer('not this second'));
});
