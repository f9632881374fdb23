import t from 'tap';
import { correctName } from '../../src/understanding/name-correction.ts';
import { nameAnswered, nameInSpeech } from '../../src/understanding/names.ts';
import { tokenise } from '../../src/words/tokens.ts';

const answered = (text: string) => nameAnswered(text, tokenise(text))?.value ?? null;
const ORDINARY = new Set(['lab', 'work']);
const spoken = (text: string) => nameInSpeech(text, tokenise(text), false, ORDINARY)?.value ?? null;

t.test('words that tell how and where a name is written are none of it', async (t) => {
  const says: [string, string][] = [
    ['macdowell, capital m small a small c capital d, first name greta', 'Greta MacDowell'],
    ['william okun, william on the card', 'William Okun'],
    ['margaret dunne but everybody calls me peg', 'Margaret Dunne'],
    ['margaret dunne, my friends call me peg', 'Margaret Dunne'],
    ['nina castell', 'Nina Castell'],
    ['tina small', 'Tina Small'],
  ];
  for (const [heard, name] of says) t.equal(answered(heard), name, heard);
});

t.test('letters that a recogniser ran together are a spelling where they resemble the name', async (t) => {
  const says: [string, string][] = [
    ['Rosa Brandley, B. R A. Ntl, E. Y.', 'Rosa Brantley'],
    ['Know Rosa Brandley, b-r-a-n-t-l-e-y', 'Rosa Brantley'],
    ['Owen Catch, Ttt set. June second', 'Owen Catch'],
    ['Owen Catch, c a t c h may second nineteen fifty', 'Owen Catch'],
    ['Know, the name is Owen Catch', 'Owen Catch'],
    ['Rosa Finn, F.I., double N.', 'Rosa Finn'],
    ['No, Wendell Foss. F. O. double S. E. R.', 'Wendell Fosser'],
    ['The mean Wendell Foss, F. O. double S.', 'Wendell Foss'],
    ['Rosa Brandley, it is me again', 'Rosa Brandley'],
  ];
  for (const [heard, name] of says) t.equal(answered(heard), name, heard);
});

t.test('what somebody has is no part of their name', async (t) => {
  t.equal(spoken("hi, i'm calling about nora finch's warfarin"), 'Nora Finch');
  t.equal(spoken("this is Hal Brenner, it's about my wife's lab work, Maria Brenner"), 'Maria Brenner');
  t.equal(spoken("this is Hal Brenner, it's about my wife's lab work, Zelva Brenner. Is it in?"), 'Zelva Brenner');
  t.equal(spoken("this is Hal Brenner, it's about my wife's lab work, thank you"), 'Hal Brenner');
  t.equal(spoken('this is nina castell, i need an appointment'), 'Nina Castell');
  t.equal(spoken('hablo por mi nina, tiene calentura'), null);
});

t.test('a strength is never taken for a name', async (t) => {
  for (const heard of ['no, the strength is forty milligrams', "it's the forty milligram", 'the dose is wrong'])
    t.equal(correctName('Ann Lee', heard), null, heard);
});

t.test('the same two words again after a no: the other order', async (t) => {
  t.equal(correctName('Bergh Uli', 'no. bergh. uli.'), 'Uli Bergh');
  t.equal(correctName('Ann Lee', 'no. ann lee.'), null);
  t.equal(correctName('Ann Lee', 'no. ann. lee.'), null);
});

t.test('what somebody is called, and then the whole name: it alone, and read back', async (t) => {
  const words = 'chelo, consuelo rangel';
  t.match(nameAnswered(words, tokenise(words)), { value: 'Consuelo Rangel', uncertain: true });
  t.equal(answered('meg, margaret dunn'), 'Margaret Dunn');
  t.equal(answered('robeson, mary ann'), 'Mary Ann Robeson');
});

t.test('a name behind a title ends before what happened', async (t) => {
  t.equal(spoken('la receta de la señora elva soto llegó sin la dosis'), 'Elva Soto');
});

t.test('whoever gets papers is not the patient', async (t) => {
  t.equal(spoken('could you have my chart mailed to my brother otis'), null);
  t.equal(spoken('i want the x rays faxed over to my sister willa'), null);
  t.equal(spoken('it happened to my brother otis'), 'Otis');
});
