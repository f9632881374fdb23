import t from 'tap';
import { guessLang, languageIn } from '../../src/understanding/language.ts';

const lang = (text: string) => languageIn(text).lang;

t.test('English and Spanish, one word or many', async (t) => {
  for (const text of [
    'yes',
    'Hello?',
    'I need to see the doctor',
    'my name is Odalys Brandt',
    'help',
    'no',
    'five five five',
  ])
    t.equal(lang(text), 'en', text);
  for (const text of [
    'sí',
    'hola',
    'bueno',
    'necesito una cita',
    'me duele el pecho',
    'español',
    'mande',
    'es para mi hijo',
  ])
    t.equal(lang(text), 'es', text);
});

t.test('who mixes both is heard in the one that most of it is in', async (t) => {
  t.equal(lang('necesito un appointment para el checkup de mi hija'), 'es');
  t.equal(lang('i need una cita for my mother please'), 'en');
  t.equal(lang('mi hijo tiene fever desde ayer y no quiere comer'), 'es');
  t.equal(languageIn('una appointment for her').sure, false);
});

t.test('what could be of either is not sure', async (t) => {
  for (const text of ['no', 'Montoya', 'metformin', '']) t.equal(languageIn(text).sure, false, text);
  for (const text of ['yes', 'sí', 'necesito una cita para mi hijo', 'i would like to talk to the nurse'])
    t.equal(languageIn(text).sure, true, text);
});

t.test('other languages', async (t) => {
  const said: [string, string | null][] = [
    ['Bonjour, je voudrais un rendez-vous avec le docteur', 'French'],
    ['bonjour', 'French'],
    ["j'ai besoin de parler français s'il vous plaît", 'French'],
    ['eu preciso falar com o médico, não falo inglês, estou com dor', 'Portuguese'],
    ['mwen bezwen pale ak dokte a souple', 'Haitian Creole'],
    ['buongiorno vorrei un appuntamento grazie', 'Italian'],
    ['guten Tag ich brauche einen Termin bitte', 'German'],
    ['dzień dobry potrzebuję wizytę', 'Polish'],
    ['xin chào tôi muốn khám bệnh', 'Vietnamese'],
    ['ni hao', null],
    ['你好我要看医生', null],
    ['Здравствуйте, мне нужен врач', null],
    ['نعم أريد موعدا', null],
    ['namaste mujhe doctor chahiye', 'Hindi'],
  ];
  for (const [text, name] of said) {
    t.equal(lang(text), 'neither', text);
    if (name) t.equal(languageIn(text).name, name, text);
  }
});

t.test('names and medicines are no language', async (t) => {
  const said = [
    'François Besoin',
    'my doctor is Nguyen Xin',
    'this is Mein Hao calling for a refill',
    'is Dr. Bac there',
    'la doctora Pale me vio ayer',
    'levothyroxine fifty',
    'I was in Warsaw and my stomach hurts',
    'es la farmacia de la calle Bonjour',
  ];
  for (const text of said) t.not(lang(text), 'neither', text);
});

t.test('a guess is always one of the two', async (t) => {
  t.equal(guessLang('bonjour'), 'en');
  t.equal(guessLang('me duele'), 'es');
});
