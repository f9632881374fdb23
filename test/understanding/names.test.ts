import t from 'tap';
import { correctName, nameAnswered, nameInSpeech, nearestName } from '../../src/understanding/names.ts';
import { spelledAt } from '../../src/understanding/spelling.ts';
import { tokenise } from '../../src/words/tokens.ts';

t.test('what is spelled', async (t) => {
  const says: [string, string | null][] = [
    ['h a t c h', 'hatch'],
    ['H-A-T-C-H', 'hatch'],
    ['H.A.T.C.H.', null],
    ['d e double l', 'dell'],
    ['s as in sam m i t h', 'smith'],
    ['b like boy r o w n', 'brown'],
    ['o apostrophe d e l l', "o'dell"],
    ['m a c capital l e o d', 'macLeod'],
    ['bravo oscar november delta', 'bond'],
    ['oscar victor', null],
    ['eme u eñe o zeta', 'muñoz'],
    ['i griega a ene e zeta', 'yanez'],
    ['ve chica a ele', 'val'],
    ['doble u a ele', 'wal'],
    ['te de teresa o ene i', 'toni'],
    ['see you are', null],
    ['why are you', null],
    ['a friend', null],
    ['de la', null],
    ['i am ok', null],
  ];
  for (const [said, want] of says) t.equal(spelledAt(tokenise(said), 0, 2, said)?.text ?? null, want, said);
});

t.test('corrected in part', async (t) => {
  const says: [string, string, string | null][] = [
    ['Leonard Hatch', "no, it's hach without the t", 'Leonard Hach'],
    ['Jon Smith', 'john with an h, j o h n', 'John Smith'],
    ['Karl Weiss', 'no, with a c', 'Carl Weiss'],
    ['Karl Weiss', 'carl with a c', 'Carl Weiss'],
    ['Anna Jansen', "it's jensen with an e", 'Anna Jensen'],
    ['Anna Jensen', "with two n's", null],
    ['Sarah Cole', 'sara without the h', 'Sara Cole'],
    ['Janet Whitaker', "whittaker, two t's", 'Janet Whittaker'],
    ['Quincy Baily', 'e y at the end', 'Quincy Bailey'],
    ['Maria Gomes', 'gómez con zeta', 'Maria Gómez'],
    ['Maria Lopez', 'the last name is lópez garcía', 'Maria López García'],
    ['Maria de la Cruz', 'the first name is mariela', 'Mariela de la Cruz'],
    ['Ida Stedman', 's t e a d m a n', 'Ida Steadman'],
    ['Ida Stedman', 'no, ida steadman', 'Ida Steadman'],
    ['Ida Stedman', "no that's wrong", null],
    ['Ida Stedman', 'yes', null],
    ['Yolanda Paredes', 'con i griega', null],
    ['Iolanda Paredes', 'con i griega', 'Yolanda Paredes'],
    ['Bryan Tate', "no, his name's brian, b r i a n", 'Brian Tate'],
  ];
  for (const [known, heard, want] of says) t.equal(correctName(known, heard), want, `${known}: ${heard}`);
});

t.test('the nearest of the names that the practice knows', async (t) => {
  const known = [
    'Ngozi Okafor',
    'Estelle Pruitt',
    'Katherine Doyle',
    'Jon Brandt',
    'José Luis Paredes',
    'Maria Elena Vidal',
    'Marta Vidal',
  ];
  const says: [string, string | null][] = [
    ['Ngozi Okafor', 'Ngozi Okafor'],
    ['Engozi Okafer', 'Ngozi Okafor'],
    ['Okafor', 'Ngozi Okafor'],
    ['Doctor Okafor', 'Ngozi Okafor'],
    ['Estel Prewitt', 'Estelle Pruitt'],
    ['Pruitt Estelle', 'Estelle Pruitt'],
    ['Kathryn Doyle', 'Katherine Doyle'],
    ['Kathy Doyle', 'Katherine Doyle'],
    ['John Brant', 'Jon Brandt'],
    ['Pepe Paredes', 'José Luis Paredes'],
    ['Vidal', null],
    ['Maria Vidal', 'Maria Elena Vidal'],
    ['Gordon Quayle', null],
    ['', null],
  ];
  for (const [heard, want] of says) t.equal(nearestName(heard, known)?.name ?? null, want, heard);
  t.equal(nearestName('estelle pruitt', known)?.sure, 1, 'case is no difference');
  t.ok((nearestName('Estel Prewitt', known)?.sure ?? 1) < 1, 'another spelling is not sure');
});

t.test('no name where other things are told', async (t) => {
  const said = (text: string, ordinary: string[] = []) =>
    nameInSpeech(text, tokenise(text), false, new Set(ordinary))?.value ?? null;
  for (const x of [
    'my husband fell down the stairs',
    "i'm having chest pain",
    "this is doctor quayle's office",
    'my son has a fever',
    "i'm calling about my bill",
    'my wife needs her pills',
    'mi hijo tiene fiebre',
    'soy diabética',
  ])
    t.equal(said(x), null, x);
  t.equal(said("my wife's test results", ['test', 'results']), null);
  t.equal(said('my friend speaks highly of her', ['speaks']), null);
  t.equal(said('this is gloria steadman calling for my mother ida steadman'), 'Ida Steadman');
  t.equal(said("i'm gloria steadman and my knee hurts"), 'Gloria Steadman');
  t.equal(said('le habla rosaura benavides'), 'Rosaura Benavides');
});

t.test('an answer that tells something else is no name', async (t) => {
  const ordinary = new Set('eye hurts bill lab test cita fiebre pastilla sangre casi muero aceptan'.split(' '));
  const answered = (text: string) => nameAnswered(text, tokenise(text), ordinary)?.value ?? null;
  for (const x of [
    'my eye hurts so much and it is all red',
    'got bitten by a dog on my way home and it bleeds',
    'do you take z q p',
    'i want to book a swimming class for may',
    "i'm supposed to see maribel over at the river office",
    'me siento muy rara desde ayer',
    'aceptan el seguro plus',
    'con esta bill casi me muero',
    "it's happening again",
  ])
    t.equal(answered(x), null, x);
  t.equal(answered('oh sorry yes that would be maribel stokes'), 'Maribel Stokes');
  t.equal(answered('thuong obrecht'), 'Thuong Obrecht', 'a name that nobody knows');
  t.equal(answered('i hurt my knee, this is gloria steadman, and my eye is red as well'), 'Gloria Steadman');
});
