import t from 'tap';
import { withNameHeard } from '../../src/understanding/read-name.ts';
import { loadMind } from '../../src/wiring/mind.ts';

const { understand } = loadMind();
const read = (text: string, heard: string, sure = true) => {
  const meaning = understand({ text, lang: 'en', asked: 'name', now: '2026-10-22T20:00:00' });
  return withNameHeard(meaning, 'name', { name: heard, sure }, text);
};

t.test(
  'a whole name whose surname is said and spelled alike stands against a reading by what names there are',
  async (t) => {
    const spelled = read('Wendell Simms, S. I. double M. S.', 'Royce Ends');
    t.match(spelled, { slots: { name: 'Wendell Simms' }, uncertain: ['name'] }, 'and is read back');
    t.match(read('No, Jorelle Fiske, F I S K E', 'Joel Fitz'), { slots: { name: 'Jorelle Fiske' } });
  },
);

t.test('what the words did not get is read by what names there are', async (t) => {
  t.match(
    read('Wendell Simms.', 'Wendell Sims'),
    { slots: { name: 'Wendell Sims' }, uncertain: ['name'] },
    'not spelled',
  );
  t.match(read('Mandanewing, e, w, i, n, g', 'Brandon Ewing'), { slots: { name: 'Brandon Ewing' } });
  t.match(read('Simms, S I M M S', 'Wendell Sims'), { slots: { name: 'Wendell Sims' } }, 'no given name');
});

t.test('a given name that was read stands against another one that there is', async (t) => {
  t.match(
    read('Keisha Dunn', 'Rashad Dunn'),
    { slots: { name: 'Keisha Dunn' }, uncertain: ['name'] },
    'and is read back',
  );
  t.match(read('Bran Dennis Bell', 'Brandon Bell'), { slots: { name: 'Brandon Bell' } }, 'no given name that there is');
});

t.test('a surname alone that is not sure does not take the place of a whole name', async (t) => {
  t.match(read('Wendell Barrow, the double R O W', 'Brow', false), {
    slots: { name: 'Wendell Barrow' },
    uncertain: ['name'],
  });
  t.match(read('Barrow.', 'Barro', false), { slots: { name: 'Barro' } });
});
