import t from 'tap';
import { phoneIn } from '../../src/understanding/phone.ts';
import { correctDigits } from '../../src/understanding/spoken-digits.ts';
import { tokenise } from '../../src/words/tokens.ts';

const phone = (text: string, asked = true) => phoneIn(tokenise(text), '518', asked);

const EN = 'oh one two three four five six seven eight nine'.split(' ');
const ES = 'cero uno dos tres cuatro cinco seis siete ocho nueve'.split(' ');
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const single = (d: string, words: readonly string[]) => [...d].map((x) => words[Number(x)]).join(' ');
/** "double five", "triple five". */
const repeats = (d: string): string =>
  d
    .replace(
      /(\d)\1\1|(\d)\2|\d/g,
      (m) => `${m.length === 3 ? 'triple ' : m.length === 2 ? 'double ' : ''}${EN[Number(m[0])]} `,
    )
    .trim();
const pair = (d: string): string => {
  const n = Number(d);
  if (d[0] === '0') return single(d, EN);
  return n < 20 ? TEENS[n - 10]! : `${TENS[Math.floor(n / 10)]}${n % 10 ? ` ${EN[n % 10]}` : ''}`;
};
/** 555-0100 to 555-0199 of three area codes. */
const NUMBERS = ['518', '845', '917'].flatMap((area) =>
  Array.from({ length: 34 }, (_, k) => `${area}55501${String(k * 3).padStart(2, '0')}`),
);

t.test('one number, however its digits are grouped', async (t) => {
  for (const n of NUMBERS) {
    const [a, b, c] = [n.slice(0, 3), n.slice(3, 6), n.slice(6)];
    const forms = [
      single(n, EN),
      single(n, ES),
      [a, b, c].map((g) => single(g, EN)).join(', '),
      [a, b, c].map((g) => single(g, ES)).join(', '),
      `area code ${single(a, EN)}, then ${single(b, EN)} ${single(c, EN)}`,
      `${single(a, EN)} ${repeats(b)} ${repeats(c)}`,
      `${single(a, EN)}, triple five, ${pair(c.slice(0, 2))} ${pair(c.slice(2))}`,
      `${EN[Number(a[0])]} ${pair(a.slice(1))} ${single(b, EN)} ${single(c, EN)}`,
      `one ${single(n, EN)}`,
      `${a}-${b}-${c}`,
      `(${a}) ${b}-${c}`,
      `+1 ${a} ${b} ${c}`,
      `${a}${b}${c}`,
      `it's ${single(a, EN)} uh ${single(b, EN)} um ${single(c, EN)}`,
    ];
    for (const said of forms) t.equal(phone(said)?.value, `+1${n}`, said);
  }
});

t.test('corrections in one breath', async (t) => {
  const says: [string, string][] = [
    ['five one eight five five five oh one two seven, no, oh one seven two', '5185550172'],
    ['518 555 0127, sorry, 0128', '5185550128'],
    ['518 555 0127, i mean 28', '5185550128'],
    ['518 555 0127 no wait 845 555 0127', '8455550127'],
    ['518 555 0127 no the area code is 845', '8455550127'],
    ['five one eight, four four four, no, five five five, oh one two seven', '5185550127'],
    ['cinco uno ocho, cinco cinco cinco, cero uno veintisiete, no, veintiocho', '5185550128'],
    ['not 518 555 0127, use 518 555 0129', '5185550129'],
    ['518 555 0127 or my work is 518 555 0130', '5185550127'],
    ["518 555 0127, hang on, that one's my sister's, 0172", '5185550172'],
    [
      'the last four are oh one two seven, sorry, the other one was wrong, oh one seven two, and it begins 518 555',
      '5185550172',
    ],
    ['no al 518 555 0127 sino al 518 555 0172', '5185550172'],
    ['five one eight five five five oh one five one', '5185550151'],
    ['my mobile, 518 555 0146. not this one', '5185550146'],
    ['five one eight, five five five, oh one four six, this one rings in the barn', '5185550146'],
    ['my work, 518-555-0146-33', '5185550146'],
  ];
  for (const [said, want] of says) t.equal(phone(said)?.value, `+1${want}`, said);
});

t.test('an extension is no part of the number', async (t) => {
  const found = phone('five one eight five five five oh one two seven extension four one');
  t.same([found?.value, found?.extension], ['+15185550127', '41']);
});

t.test('not all of a number, or none', async (t) => {
  for (const said of [
    'five one eight',
    'five five five oh one',
    'the number i am calling from',
    'el mismo',
    'it is on my chart',
    'two pills a day for ten days',
  ])
    t.equal(phone(said), null, said);
  t.equal(
    phone('five five five oh one two seven')?.value,
    '+15185550127',
    'seven digits have the area code of the practice',
  );
  t.equal(phone('i took 555 milligrams at 0127', false), null);
  t.equal(phone('one one eight five five five oh one two seven')?.uncertain, true, 'no area code begins with one');
});

t.test('a number known already, corrected in part', async (t) => {
  const says: [string, string | null][] = [
    ['the last four are eight oh three one', '5185558031'],
    ['the last two are three one', '5185550131'],
    ['no, one two, not two one', '5185550112'],
    ['not two one, one two', '5185550112'],
    ['it ends in nine nine', '5185550199'],
    ['area code eight four five', '8455550121'],
    ['the first three are eight four five', '8455550121'],
    ['the middle is four four four', '5184440121'],
    ['no it is eight four five five five five oh one three three', '8455550133'],
    ['los últimos dos son tres tres', '5185550133'],
    ['no, three', null],
    ['that is wrong', null],
  ];
  for (const [said, want] of says) t.equal(correctDigits('5185550121', said), want, said);
});
