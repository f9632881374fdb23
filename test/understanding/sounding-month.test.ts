import t from 'tap';
import { monthsBySound } from '../../src/understanding/sounding-month.ts';
import { tokenise } from '../../src/words/tokens.ts';

const read = (text: string, lang: 'en' | 'es') =>
  monthsBySound(tokenise(text), lang)
    .map(({ w }) => w)
    .join(' ');

t.test('a month that was misheard is made out by its sound, between what makes it a date', async (t) => {
  for (const [heard, month] of [
    ['me second 1955', 'may'],
    ['marched the second 1955', 'march'],
    ['a prill ninth 1971', 'april'],
    ['m, a second, 1955', 'may'],
    ['joon fourth nineteen sixty two', 'june'],
    ['dissember twelfth 1941', 'december'],
  ] as const)
    t.match(read(heard, 'en'), new RegExp(`\\b${month} `), heard);
  t.equal(read('tres de ma yo de 1960', 'es'), 'tres de mayo de 1960');
  t.match(read('veintidos de hunio de mil novecientos ochenta', 'es'), /^veintidos de junio/);
});

t.test('no month where there is none', async (t) => {
  for (const text of [
    'born the second 1955',
    'leonard second 1955',
    'maple second 1962',
    'me second',
    's, m second 1955',
    'my second opinion of 1955',
    'may second 1955',
  ])
    t.equal(
      read(text, 'en'),
      tokenise(text)
        .map(({ w }) => w)
        .join(' '),
      text,
    );
});
