import t from 'tap';
import type { Lang } from '../../src/lang.ts';
import type { SlotName } from '../../src/understanding/types.ts';
import { loadMind } from '../../src/wiring/mind.ts';

const mind = loadMind();
const slots = (text: string, lang: Lang = 'en', asked: SlotName | null = null) =>
  mind.understand({ text, lang, asked, now: '2026-11-03T10:15' }).slots;

t.test('a date with its year right behind a whole name is a birthday, in the first words too', async (t) => {
  const said: [string, string, Lang?][] = [
    ["cancel my appointment please, it's colin marsh, august ninth fifty eight", '1958-08-09'],
    ['call off my visit, colin marsh, october thirtieth two thousand three', '2003-10-30'],
    ['this is colin marsh august ninth fifty eight, i need my sertraline fifty', '1958-08-09'],
    ['one refill for colin marsh, eight nine fifty eight', '1958-08-09'],
    ['cancelar mi visita, es para julia ramos, nueve de agosto del cincuenta y ocho', '1958-08-09', 'es'],
  ];
  for (const [text, dob, lang] of said) {
    const { dob: is, when } = slots(text, lang);
    t.equal(is, dob, text);
    t.equal(when, undefined, `${text}: no wished day`);
  }
  const both = slots('move my visit, colin marsh, august ninth fifty eight, to december fourth');
  t.match(both, { dob: '1958-08-09', when: '2026-12-04' });
});

t.test('a day to come behind a name stays the day that is wanted', async (t) => {
  for (const text of [
    'i need an appointment for colin marsh, december fourth twenty twenty six',
    'i need an appointment for colin marsh december fourth',
  ])
    t.match(slots(text), { dob: undefined, when: '2026-12-04' }, text);
});

t.test('a weekday with its number, and weeks counted from a weekday', async (t) => {
  const said: [string, Lang, string][] = [
    ['el miércoles once en la tarde', 'es', '2026-11-11T12:00/2026-11-11T17:00'],
    ['el viernes a las once en la mañana', 'es', '2026-11-06T11:00/2026-11-06T11:00'],
    ['de este martes en tres semanas', 'es', '2026-12-01'],
    ['this friday in two weeks', 'en', '2026-11-20'],
    ['friday in two weeks', 'en', '2026-11-20'],
    ['wednesday in three weeks', 'en', '2026-11-25'],
  ];
  for (const [text, lang, when] of said) t.equal(slots(text, lang, 'when').when, when, text);
});
