import t from 'tap';
import { correctName } from '../../src/understanding/names.ts';
import { correctDigits } from '../../src/understanding/spoken-digits.ts';

t.test('a number is corrected in part or whole', async (t) => {
  const says: [string, string | null][] = [
    ['the last four are eight oh three one', '5185558031'],
    ['no, five five five oh one two one', '5185550121'],
    ['no it ends in oh one three six', '5185550136'],
    ['the area code is eight four five', '8455550142'],
    ['no, five one eight five five five oh one nine nine', '5185550199'],
    ['not oh one four two but oh one two four', '5185550124'],
    ['los últimos cuatro son cero uno dos uno', '5185550121'],
    ["no that's wrong", null],
    ['no, nine', null],
    ['the last three are double oh eight, is an eight that', '5185550008'],
  ];
  for (const [heard, now] of says) t.equal(correctDigits('5185550142', heard), now, heard);
});

t.test('a name is corrected in part or whole', async (t) => {
  const says: [string, string, string | null][] = [
    ['Leonard Hatch', "no, it's hatch with one t, h a c h", 'Leonard Hach'],
    ['John Smith', 'the last name is s m y t h', 'John Smyth'],
    ['Jon Lee', 'first name is j o h n', 'John Lee'],
    ['Mary Jones', 'no, maria gomez', 'Maria Gomez'],
    ['Mary Jones', "no that's not right", null],
  ];
  for (const [current, heard, now] of says) t.equal(correctName(current, heard), now, heard);
});
