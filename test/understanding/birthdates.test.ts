import t from 'tap';
import { birthdateIn } from '../../src/understanding/birthdate.ts';
import { correctDob } from '../../src/understanding/birthdate-correction.ts';
import { Utterance } from '../../src/words/utterance.ts';

const BARE = { sets: new Map(), soundsLike: () => new Map() };
const dob = (text: string, lang: 'en' | 'es' = 'en', child = false) =>
  birthdateIn(new Utterance(text, BARE), lang, true, '2026-11-10T10:00', child);

const ONES = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const MESES = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
const UNOS = ['', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'];
const DIEZ =
  'diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(
    ' ',
  );
const DECENAS = '   treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ');

const two = (n: number): string =>
  n < 10 ? ONES[n]! : n < 20 ? TEENS[n - 10]! : `${TENS[Math.floor(n / 10)]} ${ONES[n % 10]}`.trim();
const ordinal = (n: number): string =>
  n <= 20 ? ORDINALS[n - 1]! : n === 30 ? 'thirtieth' : `${TENS[Math.floor(n / 10)]} ${ORDINALS[(n % 10) - 1]}`;
const dos = (n: number): string =>
  n < 10 ? UNOS[n]! : n < 30 ? DIEZ[n - 10]! : `${DECENAS[Math.floor(n / 10)]}${n % 10 ? ` y ${UNOS[n % 10]}` : ''}`;
const digits = (n: number): string =>
  String(n)
    .padStart(2, '0')
    .split('')
    .map((d) => (d === '0' ? 'oh' : ONES[Number(d)]))
    .join(' ');
const year = (y: number): string =>
  y % 100 === 0
    ? `${two(Math.floor(y / 100))} hundred`
    : y % 100 < 10
      ? `${two(Math.floor(y / 100))} oh ${ONES[y % 100]}`
      : `${two(Math.floor(y / 100))} ${two(y % 100)}`;
const pad = (n: number) => String(n).padStart(2, '0');

/** Dates of the last century, spread by a step that hits every month and day. */
const DATES = Array.from({ length: 90 }, (_, k) => {
  const d = new Date(Date.UTC(1931, 0, 1) + k * 274 * 86_400_000);
  return { y: d.getUTCFullYear(), m: d.getUTCMonth() + 1, d: d.getUTCDate() };
}).filter((x) => x.y < 2000 && x.y % 100 >= 31);

t.test('one date, however it is said in English', async (t) => {
  for (const { y, m, d } of DATES) {
    const iso = `${y}-${pad(m)}-${pad(d)}`;
    const month = MONTHS[m - 1]!;
    const forms = [
      `${month} ${ordinal(d)} ${year(y)}`,
      `${month} ${ordinal(d)}, ${two(y % 100)}`,
      `${month} the ${ordinal(d)}, ${year(y)}`,
      `the ${ordinal(d)} of ${month} ${year(y)}`,
      `it's the ${ordinal(d)} of ${month}, ${two(y % 100)}`,
      `${month} ${d}, ${y}`,
      `${m}/${d}/${y}`,
      `${pad(m)}/${pad(d)}/${String(y).slice(2)}`,
      `${pad(m)}${pad(d)}${y}`,
      `${two(m)}, ${two(d)}, ${year(y)}`,
      `${two(m)} ${two(d)} ${year(y)}`,
      `${digits(m)}, ${digits(d)}, ${year(y)}`,
      `${digits(m)} ${digits(d)} one nine ${digits(y % 100)}`,
      `um ${month} uh ${ordinal(d)} ${year(y)}.`,
      `${year(y)}, ${month} ${ordinal(d)}`,
    ];
    for (const said of forms) t.equal(dob(said)?.value, iso, said);
  }
});

t.test('one date, however it is said in Spanish, the day first', async (t) => {
  for (const { y, m, d } of DATES) {
    const iso = `${y}-${pad(m)}-${pad(d)}`;
    const mes = MESES[m - 1]!;
    const forms = [
      `el ${dos(d)} de ${mes} de mil novecientos ${dos(y % 100)}`,
      `${dos(d)} de ${mes} del ${dos(y % 100)}`,
      `el ${dos(d)} de ${mes}, ${dos(y % 100)}`,
      `${d} de ${mes} de ${y}`,
      `${d}/${m}/${y}`,
      `${dos(d)}, ${dos(m)}, ${dos(y % 100)}`,
      `${mes} ${dos(d)} de mil novecientos ${dos(y % 100)}`,
    ];
    for (const said of forms) t.equal(dob(said, 'es')?.value, iso, said);
  }
});

t.test('what could be another date is told', async (t) => {
  t.equal(dob('cinco tres sesenta y cuatro', 'es')?.uncertain, true, 'day and month could change places');
  t.equal(dob('el cinco de marzo del sesenta y cuatro', 'es')?.uncertain, false);
  t.equal(dob('june fourth, and hers is may second nineteen sixty')?.value, '1960-05-02');
  t.equal(dob('june fourth nineteen fifty and hers is may second nineteen sixty')?.uncertain, true, 'whose is wanted?');
  t.equal(dob('three four twenty four')?.uncertain, true, 'a small child or a very old person');
  t.equal(dob('three four twenty four', 'en', true)?.uncertain, false);
  t.equal(dob('march fourth twenty three, she is three', 'en')?.value, '2023-03-04');
});

t.test('a birthday without its year, by the age that was said', async (t) => {
  const at = (text: string, age?: string, lang: 'en' | 'es' = 'en') =>
    birthdateIn(new Utterance(text, BARE), lang, true, '2026-11-10T10:00', true, age);
  t.equal(at('september twentieth', '7 weeks')?.value, '2026-09-20');
  t.equal(at('el veinte de septiembre', '7 weeks', 'es')?.value, '2026-09-20');
  t.equal(at('december second', '4 years')?.value, '2021-12-02');
  t.equal(at('september twentieth', 'baby')?.value, '2026-09-20');
  t.equal(at('the baby was born december second')?.value, '2025-12-02');
  t.equal(at('september twentieth', 'baby')?.uncertain, true, 'to be read back');
  t.equal(at('september twentieth'), null);
  t.equal(at('march second', '7 weeks'), null, 'the age does not go with it');
});

t.test('what is no date of birth', async (t) => {
  for (const said of [
    'february thirtieth nineteen eighty',
    'march third twenty forty',
    'nineteen seventy',
    'june',
    'five one eight five five five oh one oh three',
    'i am forty',
  ])
    t.equal(dob(said), null, said);
});

t.test('corrected in part', async (t) => {
  const says: [string, string | null, ('en' | 'es')?][] = [
    ['no, seventy one', '1971-05-14'],
    ["no it's nineteen seventy one", '1971-05-14'],
    ['the year is 61', '1961-05-14'],
    ['the fifteenth, not the fourteenth', '1968-05-15'],
    ['not the fourteenth, the fifteenth', '1968-05-15'],
    ['no, march', '1968-03-14'],
    ['march, not may', '1968-03-14'],
    ['the month is three', '1968-03-14'],
    ['the day is nine', '1968-05-09'],
    ['no, june second', '1968-06-02'],
    ['no, june second nineteen seventy', '1970-06-02'],
    ['6/2/1970', '1970-06-02'],
    ["that's wrong", null],
    ['no', null],
    ['no, the thirty second', null],
    ['no, setenta y uno', '1971-05-14', 'es'],
    ['es el quince, no el catorce', '1968-05-15', 'es'],
    ['el día es quince', '1968-05-15', 'es'],
    ['marzo, no mayo', '1968-03-14', 'es'],
    ['el dos de junio', '1968-06-02', 'es'],
    ['del mil novecientos sesenta y nueve', '1969-05-14', 'es'],
  ];
  for (const [heard, want, lang] of says) t.equal(correctDob('1968-05-14', heard, lang ?? 'en'), want, heard);
  t.equal(correctDob('2004-05-14', 'no, oh six'), '2006-05-14', 'stays in its century');
});

t.test('a day or a month put right in the same breath', async (t) => {
  const says: [string, string, 'en' | 'es'][] = [
    ['may twelfth nineteen sixty four, sorry, twentieth, may twentieth', '1964-05-20', 'en'],
    ['may twelfth nineteen sixty four, no wait, the twentieth', '1964-05-20', 'en'],
    ['march second fifty eight, sorry, april second', '1958-04-02', 'en'],
    ['the ninth of march nineteen fifty eight, no, the tenth of march', '1958-03-10', 'en'],
    ['el nueve de marzo del cincuenta y ocho, perdón, el diez de marzo', '1958-03-10', 'es'],
    ['may twelfth nineteen sixty four, sorry, my son is here', '1964-05-12', 'en'],
  ];
  for (const [heard, iso, lang] of says) t.equal(dob(heard, lang)?.value, iso, heard);
});

t.test('a year that a recogniser parts by commas is one', async (t) => {
  t.match(dob('September, fifteen, nineteen, sixty, six.'), { value: '1966-09-15' });
  t.match(dob('May second, nineteen, ninety, nine'), { value: '1999-05-02' });
  t.match(dob('May second, nineteen ninety, five five five oh one two three'), { value: '1990-05-02' });
  t.match(dob('May second nineteen sixty, four of us are here'), { value: '1960-05-02' });
});

t.test('a month and a day of one figure each that were run together are read back', async (t) => {
  for (const [text, iso] of [
    ['58-1964', '1964-05-08'],
    ["It's 94, 1951.", '1951-09-04'],
    ['25-1972', '1972-02-05'],
  ] as const)
    t.match(dob(text), { value: iso, uncertain: true }, text);
  for (const text of ['11-1964', '12-1964', '25 1972', '50-1964', '5 58-1964']) t.notOk(dob(text)?.value, text);
});

t.test("a newborn's birthday is told by its weekday, and never an older one's", async (t) => {
  t.match(dob('october thirtieth, friday'), { value: '2026-10-30', uncertain: true });
  t.match(dob('viernes treinta de octubre', 'es'), { value: '2026-10-30', uncertain: true });
  t.equal(dob('october thirtieth, monday'), null, 'it was none');
  t.equal(dob('march sixth, friday'), null, 'too long ago for a weekday to be remembered');
  t.equal(dob('october thirtieth'), null);
});

t.test('a birthday of which two figures were written as an hour is one, and is read back', async (t) => {
  for (const [said, value] of [
    ['3, 14:62.', '1962-03-14'],
    ['seven 21:55', '1955-07-21'],
    ['8:19, 1974', '1974-08-19'],
  ] as const)
    t.match(dob(said), { value, uncertain: true }, said);
  t.equal(dob('14:62'), null);
  const free = birthdateIn(
    new Utterance('i was there at 3, 10:30 it began', BARE),
    'en',
    false,
    '2026-11-10T10:00',
    false,
  );
  t.equal(free, null, 'an hour within a story');
});
