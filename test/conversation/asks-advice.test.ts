import t from 'tap';
import { asksAdvice } from '../../src/conversation/dialogue/asks-advice.ts';
import { Booking } from './booking-kit.ts';

t.test('what to take is asked in many ways, and a time or a door is none of them', async (t) => {
  for (const words of [
    'my sister has some amoxicillin left over, i could just use hers, right?',
    "she could take one of my water pills, couldn't she?",
    'can my husband take the ibuprofen with it',
    'would it hurt if i took two',
    'mi cuñada tiene amoxicilina, ¿le puedo dar de esa?',
  ])
    t.equal(asksAdvice(words), true, words);
  for (const words of [
    'i could take ten thirty, right',
    'could she take the friday slot instead?',
    'can she use the other door?',
    'can i get my lisinopril refilled',
  ])
    t.equal(asksAdvice(words), false, words);
});

t.test('such a question behind what was written down begins no refill', async (t) => {
  const d = new Booking('my elbow has been sore for two weeks, what should i do about it').as(
    'nora fields, march fourth nineteen seventy one',
  );
  for (let n = 0; n < 6 && d.stage.at !== 'anything-else'; n++) d.tells('yes');
  t.equal(d.stage.at, 'anything-else');
  d.tells('my sister has some amoxicillin left over, i could just use hers, right?');
  t.equal(d.stage.at, 'anything-else');
  t.match(d.said, /for the nurse or a clinician/);
  t.same(d.talk.matters, []);
});
