import t from 'tap';
import { askedThoughTold } from '../../src/rehearsal/asked.ts';

const turns = (...texts: string[]) =>
  texts.map((text, i) => ({ who: i % 2 === 0 ? ('box' as const) : ('caller' as const), text, at: i }));

t.test('what the first words held as the record has it is asked for too much', async (t) => {
  const slots = { name: 'Inés Corral', medication: 'naproxen', pharmacy: 'Dock Drugs' };
  const opening = 'this is ines corral, i need my naproxen again';
  const greeting = 'How can I help you?';
  t.same(askedThoughTold({ transcript: turns(greeting, opening, 'Which medicine is it?', 'naproxen'), slots }), [
    'medicine',
  ]);
  t.same(askedThoughTold({ transcript: turns(greeting, opening, "What is the patient's full name?", 'ines'), slots }), [
    'name',
  ]);
  // Their own name, a shop that nobody named, and what is read back.
  for (const said of [
    'What is your own name?',
    'Which pharmacy do you use?',
    'I have naproxen. Is that right?',
    'Which part is wrong: the medicine or the name?',
  ])
    t.same(askedThoughTold({ transcript: turns(greeting, opening, said, 'yes'), slots }), [], said);
});
