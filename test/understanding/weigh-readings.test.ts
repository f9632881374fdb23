import t from 'tap';
import type { Heard, SlotName } from '../../src/understanding/types.ts';
import { weighReadings } from '../../src/understanding/weigh-readings.ts';
import { loadMind } from '../../src/wiring/mind.ts';

const { understand } = loadMind();
const NOW = '2026-03-10T10:00:00';
const weigh = (asked: SlotName | null, text: string, ...others: string[]) => {
  const heard: Heard = { text, lang: 'en', asked, now: NOW, areaCode: '518' };
  return weighReadings(understand, heard, others);
};

t.test('a number is the one that can be one', async (t) => {
  const whole = '518-555-0142.';
  const { text, meaning } = weigh('phone', 'Five, one, eight, five, five, five, zero, one.', whole);
  t.equal(text, whole);
  t.equal(meaning.slots.phone, '+15185550142');
  t.ok(meaning.uncertain.includes('phone'), 'only one of two readings had it');
});

t.test('two readings that give the same number in other writing leave no doubt', async (t) => {
  const { meaning } = weigh('phone', 'Five, one, eight, five, five, five, zero, one, four, two.', '518-555-0142.');
  t.equal(meaning.slots.phone, '+15185550142');
  t.notOk(meaning.uncertain.includes('phone'));
});

t.test('readings that differ in a digit leave it uncertain, and two of three are believed', async (t) => {
  const one = weigh('phone', '518-555-0142.', '518-555-0147.');
  t.equal(one.meaning.slots.phone, '+15185550142', 'the careful one');
  t.ok(one.meaning.uncertain.includes('phone'));
  const two = weigh('phone', '518-555-0142.', '518-555-0147.', 'five one eight, five five five, oh one four seven');
  t.equal(two.meaning.slots.phone, '+15185550147', 'the others, of one mind');
  t.ok(two.meaning.uncertain.includes('phone'));
});

t.test('a date of birth that there was is taken before one that there was not', async (t) => {
  const { meaning } = weigh('dob', 'June thirty first, nineteen sixty two.', 'June thirtieth, nineteen sixty two.');
  t.equal(meaning.slots.dob, '1962-06-30');
  t.ok(meaning.uncertain.includes('dob'));
  const day = weigh('dob', 'May fifth, 1971.', 'May ninth, 1971.');
  t.equal(day.meaning.slots.dob, '1971-05-05');
  t.ok(day.meaning.uncertain.includes('dob'), 'to be read back');
});

t.test('a letter that is heard two ways makes the name one to read back', async (t) => {
  const { meaning } = weigh('name', 'Ida Fenwick, F e n w i c k.', 'Ida Fenwick, H e n w i c k.');
  t.equal(meaning.slots.name, 'Ida Fenwick');
  t.ok(meaning.uncertain.includes('name'));
});

t.test('the surname that two readings spell alike is taken, whatever they made of the first name', async (t) => {
  const others = ['Heather Fenwick, F e n w i c k.', 'Ida Fenwick, F e n w i c k.'];
  const { meaning } = weigh('name', 'Ida Senwick, S e n w i c k.', ...others);
  t.match(meaning.slots.name, /Fenwick$/);
  t.ok(meaning.uncertain.includes('name'));
});

t.test(
  'a yes is a yes also where the first reading had another word for it, and no yes where another says no',
  async (t) => {
    t.equal(weigh(null, 'Guess.', 'Yes.').meaning.yesNo, 'yes');
    t.equal(weigh(null, 'Guess.', 'Yes.').text, 'Yes.');
    t.equal(weigh(null, 'Yes.', 'Yes.').meaning.yesNo, 'yes');
    const both = weigh(null, 'Yes.', 'No.');
    t.equal(both.meaning.yesNo, null, 'wrong is worse than missing');
    t.strictSame(both.passedOver, ['No.'], 'and what else it may have been is judged as well');
    t.strictSame(weigh(null, 'Guess.', 'Yes.').passedOver, ['Guess.']);
    t.strictSame(weigh(null, 'Yes.', 'Yes.').passedOver, []);
    t.equal(weigh(null, 'Gas.', 'Yes.', 'No.').meaning.yesNo, null);
  },
);

t.test('what is more than an answer stays as it was read first', async (t) => {
  const first = 'My chest hurts and I feel dizzy.';
  t.equal(weigh(null, first, 'Yes.').text, first);
  t.equal(weigh('provider', first, 'Doctor Amari.').text, first);
  t.equal(weigh('phone', 'No.', '518-555-0142.').text, 'No.', 'a no is an answer too');
  t.equal(weigh('phone', 'Wait a second.', '518-555-0142.').text, 'Wait a second.');
});

t.test('without further readings nothing is weighed', async (t) => {
  t.strictSame(weigh('phone', '518-555-0142.'), weigh('phone', '518-555-0142.', ' ', '518-555-0142.'));
});

t.test('an s that one reading has for an f is believed, an f for an s is not', async (t) => {
  t.equal(weigh('name', 'B e n f o n.', 'B e n s o n.').meaning.slots.name, 'Benson');
  t.equal(weigh('name', 'B e n s o n.', 'B e n f o n.').meaning.slots.name, 'Benson');
  t.equal(weigh('name', 'B e n s o n.', 'B e m s o n.').meaning.slots.name, 'Benson', 'else the first reading is');
  t.ok(weigh('name', 'B e n f o n.', 'B e n s o n.').meaning.uncertain.includes('name'));
});

t.test('letters that a recogniser parts by full stops are one spelling', async (t) => {
  t.equal(weigh('name', 'F. E. N. W. I. C. K.').meaning.slots.name, 'Fenwick');
  t.equal(weigh('name', 'Ida Fenwick. F. e. n. w. i. c. k.').meaning.slots.name, 'Ida Fenwick');
});

t.test('somebody of the practice whom only another reading has is made sure of', async (t) => {
  const heard: Heard = {
    ...{ text: 'Walgreens on Main Street, Dr. Oglesby.', lang: 'en', asked: 'pharmacy', now: NOW },
    providers: [{ name: 'Dr. Chidi Okonkwo', say: null }, { name: 'Dr. Ann Lund' }],
  };
  const said = weighReadings(understand, heard, ['Walgreens on Main Street, Dr. Okonquo.']).meaning;
  t.match(said, { slots: { provider: 'Okonkwo', pharmacy: 'Walgreens on Main Street' } });
  t.ok(said.uncertain.includes('provider'));
  const two = weighReadings(understand, heard, ['Walgreens, Dr. Okonkwo.', 'Walgreens, Dr. Lund.']).meaning;
  t.equal(two.slots.provider, undefined, 'two readings that name two');
});
