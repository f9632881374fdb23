import t from 'tap';
import { lengthsSaid } from '../../src/triage/said-length.ts';
import { numbersSaid } from '../../src/triage/said-number.ts';
import { tokenise } from '../../src/words/tokens.ts';

const days = (text: string) => numbersSaid(text, tokenise(text), 'duration').map(({ value }) => value);

t.test('a length of time without a number is an answer to how long', async (t) => {
  t.same(days('since last night'), [1]);
  t.same(days('desde ayer en la tarde'), [1]);
  t.same(days('oh, since around october'), [4, 365], 'of a month the least and the most');
  t.same(days('desde el martes'), [1, 6], 'of a day of the week too');
  t.same(days('it has been months'), [60]);
  t.same(days('just since lunch'), [0.1, 0.7]);
  t.same(days('for weeks now'), [14, 28]);
});

t.test('a number goes before it, and what tells no length is none', async (t) => {
  t.same(days('two days, since saturday'), [2]);
  t.same(days('three weeks'), [21]);
  for (const words of ['no', 'i could not say', 'it hurts a lot', 'may i ask why', 'it falls asleep'])
    t.same(lengthsSaid(tokenise(words)), [], words);
});
