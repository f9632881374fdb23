import t from 'tap';
import { phoneIn } from '../../src/understanding/phone.ts';
import { correctDigits } from '../../src/understanding/spoken-digits.ts';
import { tokenise } from '../../src/words/tokens.ts';

const phone = (text: string, asked = true) => phoneIn(tokenise(text), '518', asked);

t.test('words that sound like digits are digits in a number that was asked for, and leave a doubt', async (t) => {
  for (const [said, value] of [
    ['For one five, five five five, zero one, too nine.', '+14155550129'],
    ['A four five, five five five, zero one won six.', '+18455550116'],
    ['Five one eight, five five five, oh one to for.', '+15185550124'],
    ['Nine one seven, five five five, zero one, sex ate.', '+19175550168'],
    ['Five, one, eight, five, five, five, oh, one, free, mine.', '+15185550139'],
  ] as const)
    t.match(phone(said), { value, uncertain: true }, said);
});

t.test('nowhere else', async (t) => {
  t.equal(phone('It is for one person, or two.'), null);
  t.equal(phone('For one five, five five five, zero one, too nine.', false), null, 'nobody asked for a number');
  t.match(phone('You can call 518 555 0124 for a week or two.'), { value: '+15185550124', uncertain: false });
});

t.test('a digit that a recogniser counted on is left out, one that was said is not', async (t) => {
  t.match(phone('Five, one, eight, five, five, five, zero, one, eight, nine, ten.'), {
    value: '+15185550189',
    uncertain: true,
  });
  t.match(phone('Five, one, eight, five, five, five, zero, one, two, zero, zero.'), {
    value: '+15185550120',
    uncertain: true,
  });
  t.equal(
    phone('five one eight, fifty five, fifty five, oh one, twenty three'),
    null,
    'one too many: it is asked again',
  );
});

t.test('a correction in part may sound like words too', async (t) => {
  t.equal(correctDigits('5185550149', 'No, the last four are zero one for too.'), '5185550142');
  t.equal(correctDigits('5185550142', 'No, zero one, too four.'), '5185550124');
  t.equal(correctDigits('5185550142', 'The last four are for you.'), null);
});

t.test('a number that a recogniser wrote over and over is one', async (t) => {
  t.match(phone('518-555-0142. 518-555-0142. 518-555-0142.'), { value: '+15185550142' });
  t.equal(phone('518-555-0142-518-555-0147.'), null);
});
