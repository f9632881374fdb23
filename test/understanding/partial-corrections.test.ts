import t from 'tap';
import { correctDob } from '../../src/understanding/birthdate-correction.ts';
import { partFor } from '../../src/understanding/correction-parts.ts';
import { correctDose } from '../../src/understanding/strength-correction.ts';

t.test('a strength is corrected by its number, its unit or the old one denied', async (t) => {
  const says: [string | null, string, string | null][] = [
    ['20 mg', 'forty milligrams, not twenty', '40 mg'],
    ['20 mg', "sorry, it's forty not twenty", '40 mg'],
    ['20 mg', 'no the dose is forty', '40 mg'],
    ['20 mg', 'no forty milligrams', '40 mg'],
    ['20 mg', 'not the twenty milligram, the forty', '40 mg'],
    ['50 mcg', 'es de setenta y cinco microgramos, no de cincuenta', '75 mcg'],
    [null, "and it's the forty milligram", '40 mg'],
    ['20 mg', 'no, the last name is hale', null],
    ['20 mg', 'my birthday is the fourth, not the twentieth', null],
    ['20 mg', "that's right, twenty milligrams", null],
    ['100', 'la de cien no, ya vi, es la de veinticinco', '25'],
    ['100', 'no es de cien, es la de veinticinco', '25'],
    ['100', 'no, es la de cincuenta miligramos', '50 mg'],
    ['10', 'no, ten is right, the name is wrong', null],
  ];
  for (const [current, heard, now] of says) t.equal(correctDose(current, heard), now, heard);
});

t.test('words that name another fact are no part of the correction', async (t) => {
  const heard = "no, it's delia with an i, and it's the forty milligram not the twenty";
  t.notMatch(partFor('name', heard).text, /milligram|twenty/);
  t.notMatch(partFor('phone', heard).text, /milligram|twenty|forty/);
  t.match(partFor('dose', heard).text, /forty milligram/);
  t.equal(partFor('phone', 'no, the strength is forty milligrams').text, 'no');
  t.equal(partFor('dob', 'the last four are oh one nine nine').named, false);
});

t.test('a date of birth is corrected beside the facts that it was read back with', async (t) => {
  const says: [string, string | null][] = [
    ["it's the eleventh of may, not march", '1952-05-11'],
    ["the birthday's wrong, may eleventh", '1952-05-11'],
    ['fifty three, not fifty two', '1953-03-11'],
    ['the twelfth, not the eleventh', '1952-03-12'],
  ];
  for (const [heard, now] of says) t.equal(correctDob('1952-03-11', partFor('dob', heard).text), now, heard);
});
