import t from 'tap';
import { type Ask, answerTo } from '../../src/understanding/answer-to.ts';
import type { Meaning } from '../../src/understanding/types.ts';

const NOTHING: Meaning = {
  intent: 'other',
  intents: ['other'],
  about: 'self',
  slots: {},
  uncertain: [],
  yesNo: null,
  command: null,
};
const answer = (kind: Ask['kind'], text: string, more: Partial<Ask> = {}, meaning: Partial<Meaning> = {}) =>
  answerTo({ kind, choices: [], range: null, ...more }, { text, lang: 'en' }, { ...NOTHING, ...meaning });

t.test('a number', async (t) => {
  const says: [string, string | null, boolean?][] = [
    ['four', '4', false],
    ['about four left', '4', true],
    ['none', '0', false],
    ["i'm out", '0', false],
    ['i took the last one this morning', '0', false],
    ["a week's worth", '7', false],
    ['two weeks', '14', false],
    ['a couple of days', '2', true],
    ['three or four', '3', true],
    ['five, no, six', '6', false],
    ['just one', '1', false],
    ['a dozen', '12', false],
    ["it's just the one refill", null],
    ['half a bottle', null],
    ['i have no idea', null],
    ['four hundred', null],
    ['ninguna', '0', false],
    ['ya se me acabaron', '0', false],
    ['me quedan como cinco', '5', true],
    ['para una semana', '7', false],
    ['unas tres', '3', true],
  ];
  for (const [text, value, uncertain] of says) {
    const found = answer('number', text, { range: [0, 120] });
    t.equal(found?.value ?? null, value, text);
    if (uncertain !== undefined) t.equal(found?.uncertain, uncertain, text);
  }
});

t.test('a number of a paper', async (t) => {
  const says: [string, string | null][] = [
    ['a one two three four', 'A1234'],
    ['it is r f as in frank seven seven double two dash nine', 'RF77229'],
    ['the authorization number is alpha bravo one nine four', 'AB194'],
    ['12-889-k', '12889K'],
    ['ve chica cuatro cinco seis doble u', 'V456W'],
    ["i don't have it with me", null],
    ['one', null],
  ];
  for (const [text, value] of says) t.equal(answer('code', text)?.value ?? null, value, text);
});

t.test('a choice', async (t) => {
  const choices = [
    {
      id: 'main',
      say: { en: 'the Elm Street office', es: 'la oficina de la calle Elm' },
      words: 'elm\n(main|downtown)',
    },
    { id: 'river', say: { en: 'the Riverside office', es: 'la oficina de Riverside' }, words: 'river*' },
    {
      id: 'either',
      say: { en: 'either one', es: 'cualquiera' },
      words: 'either\n(dont|doesnt) (care|matter)\ncualquiera\nda igual',
    },
  ];
  const says: [string, string | null, boolean?][] = [
    ['the elm street one please', 'main', false],
    ['riverside', 'river', false],
    ['the second one', 'river', false],
    ['la primera', 'main', false],
    ['number two', 'river', false],
    ['the last one', 'either', false],
    ["it doesn't matter", 'either', false],
    ['elm, no, actually riverside', 'river', false],
    ['elm or riverside', null],
    ['what are the choices', null],
    ['the fourth one', null],
  ];
  for (const [text, id, uncertain] of says) {
    const found = answer('choice', text, { choices });
    t.equal(found?.value ?? null, id, text);
    if (uncertain !== undefined) t.equal(found?.uncertain, uncertain, text);
  }
  t.same(
    answer('choice', 'not riverside', { choices: choices.slice(0, 2) }),
    { value: 'main', uncertain: true },
    'of two, the other',
  );
  t.equal(answer('choice', 'not riverside', { choices }), null, 'of three, nobody knows');
});

t.test('what the meaning holds', async (t) => {
  t.same(answer('name', 'x', {}, { slots: { name: 'Ida Steadman' } }), { value: 'Ida Steadman', uncertain: false });
  t.same(answer('dob', 'x', {}, { slots: { dob: '1948-06-01' }, uncertain: ['dob'] }), {
    value: '1948-06-01',
    uncertain: true,
  });
  t.same(answer('when', 'x', {}, { slots: { when: ['2026-11-16', '2026-11-17'] } })?.value, '2026-11-16,2026-11-17');
  t.equal(answer('phone', 'x'), null);
  t.same(answer('yes_no', 'yes', {}, { yesNo: 'yes' }), { value: 'yes', uncertain: false });
  t.equal(answer('yes_no', 'maybe'), null);
  t.same(answer('words', '  my knee, it clicks '), { value: 'my knee, it clicks', uncertain: false });
  t.equal(answer('words', ' um '), null);
  t.equal(answer('address', '18 oak street, troy, new york 12180')?.value, '18 Oak Street, Troy, NY 12180');
});
