import t from 'tap';
import { loadMind } from '../../src/wiring/mind.ts';

const { engine } = loadMind();

t.test('digits of a number that is read from a card are no answers and no symptoms', async (t) => {
  for (const text of [
    'member number nine, three, zero, one, two, seven',
    'invoice number nine oh three one',
    'my account number, that is nine three three one five five eight',
    'the policy number nine, one, three, three, oh, two, double six',
  ])
    t.match(engine.judge(text, 'en'), { crisis: false, tier: /routine|unclear/ }, text);
});

t.test('a single figure that is an answer, a cry for help and measures are heard as ever', async (t) => {
  t.equal(engine.judge('on that form i put three for question number nine, nearly every day', 'en').crisis, true);
  const help = engine.judge('call the number nine one one nine one one, she is not breathing', 'en');
  t.equal(help.tier, 'emergency');
  const beside = engine.judge('my phone number is nine two nine three three five one and i took all of my pills', 'en');
  t.equal(beside.tier, 'emergency');
});

t.test('a letter that is doubled in a spelling is no double vision', async (t) => {
  for (const text of ['the name is moss, m o double s', 'the name larry seems as i double um r y', 'h a double t e n'])
    t.match(engine.judge(text, 'en', { field: true }).tier, /routine|unclear/, text);
  for (const text of ['i see double a lot since this morning', 'everything is double i think', 'i am seeing double'])
    t.match(engine.judge(text, 'en').tier, /urgent|emergency/, text);
});
