import t from 'tap';
import { findingsOf } from '../../src/desk/findings.ts';
import { type Supply, supplyIn } from '../../src/desk/findings-supply.ts';

t.test('how much is left is heard unasked, the gravest of several', async (t) => {
  const said: [text: string, supply: Supply | null][] = [
    ["I'm out of my insulin", 'out'],
    ['I ran out of it on Sunday', 'out'],
    ['she took her last pill this morning', 'out'],
    ["I don't have any left", 'out'],
    ['the inhaler is empty', 'out'],
    ['me quedé sin insulina', 'out'],
    ['se me acabaron las pastillas', 'out'],
    ['I am almost out of my blood thinner', 'low'],
    ['running low on my inhaler', 'low'],
    ['I need it before I run out', 'low'],
    ['I do not want to run out', 'low'],
    ['I have two days left of it', 'low'],
    ['ya casi se me acaban', 'low'],
    ['there is about a week left', 'enough'],
    ['I have ten days worth', 'enough'],
    ['me quedan tres días', 'enough'],
    ['I have four pills left', null],
    ['I am out of town and need a refill', null],
    ['I called five days ago', null],
    ['I need my pills refilled', null],
    ['I have ten days worth of one and I am out of the other', 'out'],
  ];
  for (const [text, supply] of said) t.equal(supplyIn(text), supply, text);
});

t.test('words that tell no number of days leave it to be asked', async (t) => {
  const told = (words: string, facts: Record<string, string> = {}) => findingsOf(facts, { words: [words] });
  t.match(told('I am running low on it'), { supply: 'low' });
  t.equal(told('I am running low on it').supply_days, undefined);
  t.equal(told('I have two days left of it').supply_days, 2);
  t.match(told('I am running low on it', { days_left: '12' }), { supply: 'enough', supply_days: 12 });
});

t.test('what was asked counts before what was said in passing', async (t) => {
  const medicine = () => ({ generic: 'insulin', schedule: null, vital: true });
  const gap = (facts: Record<string, string>, words: string[]) =>
    findingsOf({ medication: 'insulin', ...facts }, { words, medicine }).vital_gap;
  t.equal(gap({}, ["I'm out of my insulin"]), 'now');
  t.equal(gap({ days_left: '5' }, ['I am almost out']), 'none');
  t.equal(gap({ days_left: '0' }, ['I need it before I run out']), 'now');
  t.equal(gap({}, ['I need my insulin']), 'soon', 'nobody knows: as if it were low');
});
