import t from 'tap';
import { sentences } from '../../src/conversation/script.ts';
import { nameAnswered, nameInSpeech } from '../../src/understanding/names.ts';
import { tokenise } from '../../src/words/tokens.ts';

t.test('initials stand for a given name', async (t) => {
  const says: [string, string | null][] = [
    ['B. K. Lindqvist', 'B.K. Lindqvist'],
    ["it's b k lindqvist", 'B.K. Lindqvist'],
    ['D.W. Farrow, f a r r o w', 'D.W. Farrow'],
    ['RJ Farrow', 'R.J. Farrow'],
    ['f a r r o w', 'Farrow'],
    ['St. John, first name Amy', 'Amy St John'],
    ['Harold T. Finch', 'Harold Finch'],
  ];
  for (const [said, want] of says) t.equal(nameAnswered(said, tokenise(said))?.value ?? null, want, said);
});

t.test('and in free speech', async (t) => {
  const says: [string, string | null][] = [
    ['this is D.W. Farrow, I have to cancel', 'D.W. Farrow'],
    ['calling for b k lindqvist, she is out of pills', 'B.K. Lindqvist'],
    ['this is about one of doctor ruiz’s patients, opal stinson', 'Opal Stinson'],
    ["it's for a patient of doctor ruiz, opal stinson", 'Opal Stinson'],
    ['hablo por un paciente de la doctora ruiz, ramón trejo', 'Ramón Trejo'],
    ['i saw a patient of doctor ruiz yesterday', null],
  ];
  for (const [said, want] of says) t.equal(nameInSpeech(said, tokenise(said))?.value ?? null, want, said);
});

t.test('a stop behind an initial ends no sentence', async (t) => {
  t.same(sentences('I have the name B.K. Lindqvist. Is that right?'), [
    'I have the name B.K. Lindqvist.',
    'Is that right?',
  ]);
});
