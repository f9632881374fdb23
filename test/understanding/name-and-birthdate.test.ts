import t from 'tap';
import type { SlotName } from '../../src/understanding/types.ts';
import { loadMind } from '../../src/wiring/mind.ts';

const { understand } = loadMind();
const hear = (text: string, lang: 'en' | 'es', asked: SlotName) =>
  understand({ text, lang, asked, areaCode: '518', now: '2026-11-10T10:00' });

/** Names that are also words, months or numbers of letters, long and short, spelled and not. */
const EN: [string, string][] = [
  ['delia harcastle', 'Delia Harcastle'],
  ['marvin obrecht', 'Marvin Obrecht'],
  ['lopez, l o p e z, mary', 'Mary Lopez'],
  ['orla whitcombe, w h i t c o m b e', 'Orla Whitcombe'],
  ['april jones', 'April Jones'],
  ['june rivers', 'June Rivers'],
  ['may hollis', 'May Hollis'],
  ['augusta finch', 'Augusta Finch'],
  ['st clair, first name irene', 'Irene St Clair'],
  ['pieter van der berg', 'Pieter van der Berg'],
  ["sinead o'rourke", "Sinead O'Rourke"],
  ['mary beth dawkins', 'Mary Beth Dawkins'],
  ["it's gordon smith", 'Gordon Smith'],
  ['this is ruth bloom calling for my father leonard spivey', 'Leonard Spivey'],
];
const EN_DATES: [string, string][] = [
  ['march ninth nineteen seventy two', '1972-03-09'],
  ['three nine seventy two', '1972-03-09'],
  ['three nine nineteen seventy two', '1972-03-09'],
  ['oh three oh nine seventy two', '1972-03-09'],
  ['the ninth of march, seventy two', '1972-03-09'],
  ['eleven nineteen eighty seven', '1987-11-19'],
  ['two eleven forty eight', '1948-02-11'],
  ['may second nineteen fifty five', '1955-05-02'],
  ['born on 11/30/1938', '1938-11-30'],
  ['date of birth is june twenty fourth ninety nine', '1999-06-24'],
];
const ES: [string, string][] = [
  ['octavio rengifo', 'Octavio Rengifo'],
  ['paredes, pe a ere e de e ese, yolanda', 'Yolanda Paredes'],
  ['yolanda paredes, paredes con pe de papá', 'Yolanda Paredes'],
  ['abril villalobos', 'Abril Villalobos'],
  ['maricela de la cruz', 'Maricela de la Cruz'],
  ['llamo por mi papá, se llama evaristo montenegro', 'Evaristo Montenegro'],
  ['aurelio muñoz con eñe y con zeta', 'Aurelio Muñoz'],
];
const ES_DATES: [string, string][] = [
  ['el nueve de marzo del setenta y dos', '1972-03-09'],
  ['nueve de marzo de mil novecientos setenta y dos', '1972-03-09'],
  ['nueve tres setenta y dos', '1972-03-09'],
  ['fecha de nacimiento veinte de septiembre del dos mil uno', '2001-09-20'],
  ['nació el primero de mayo del cincuenta', '1950-05-01'],
];

for (const [lang, names, dates] of [
  ['en', EN, EN_DATES],
  ['es', ES, ES_DATES],
] as const)
  t.test(`name and date of birth in one breath (${lang})`, async (t) => {
    for (const [name, value] of names)
      for (const [date, dob] of dates)
        for (const mark of ['. ', ', ', ' ']) {
          // Without a pause a spelled name runs into a digit that is also a letter's name: nobody could tell.
          if (mark === ' ' && /\b[a-z]$/.test(name)) continue;
          const text = `${name}${mark}${date}`;
          const { slots } = hear(text, lang, 'name');
          t.same([slots.name, slots.dob], [value, dob], text);
        }
  });

t.test('the date was asked for, and the name comes before it', async (t) => {
  const { slots } = hear('gordon smith, three nine seventy two', 'en', 'dob');
  t.equal(slots.dob, '1972-03-09');
});
