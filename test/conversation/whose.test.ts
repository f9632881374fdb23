import t from 'tap';
import { fileEffect } from '../../src/conversation/dialogue/endings.ts';
import { Words } from './words-kit.ts';

/** A booking whose patient is known, in the middle of its questions. */
const booking = () =>
  new Words()
    .hears('i would like an appointment for a physical')
    .hears('olga marsh, april ninth nineteen seventy')
    .known();

t.test('an emergency of somebody else has no name until it is told, and the booking keeps its own', async (t) => {
  for (const words of [
    'oh no my father just fell over and he is not breathing',
    "she's unconscious, my daughter won't wake up",
  ]) {
    const d = booking().hears(words);
    t.equal(d.stage.at, 'emergency');
    t.equal(d.talk.facts.name, undefined, words);
    t.equal(d.talk.facts.dob, undefined);
    t.match(d.hears('yes i am calling').said, /what is the patient's full name and date of birth/);
    const message = fileEffect(d.hears('peter marsh').talk, d.talk.matters[0] ?? null, null, false);
    t.equal(d.talk.facts.name?.value, 'Peter Marsh');
    t.match(message, { matter: { facts: { name: 'Olga Marsh', dob: '1970-04-09' } } });
  }
});

t.test("one's own emergency in the middle of one's own booking has one's name", async (t) => {
  const d = booking().hears("i have crushing chest pain and i can't breathe");
  t.equal(d.talk.facts.name?.value, 'Olga Marsh');
});

t.test('an urgent matter of a child is asked whose it is', async (t) => {
  const d = booking().hears('my son threw up all day and has not peed since yesterday, he is two');
  t.not(d.talk.facts.name?.value, 'Olga Marsh');
});
