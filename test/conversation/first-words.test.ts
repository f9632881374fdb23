import t from 'tap';
import { Booking } from './booking-kit.ts';

t.test('who wants to book, without a word for what, wants an appointment and is asked about no illness', async (t) => {
  for (const words of [
    'hello, i would like to schedule a time',
    'could you reserve a slot for me',
    'just making a booking',
    'i need to get something scheduled',
    'can we set something up with marisol',
  ]) {
    const d = new Booking(words);
    t.match(d.turn, /full name/, words);
    t.equal(d.talk.matters[0]?.intent, 'schedule', words);
  }
  const es = new Booking('quisiera apartar un lugar', { lang: 'es' });
  t.match(es.turn, /nombre completo/);
  const hurt = new Booking("i'd like to reserve a slot, i can't catch my breath");
  t.equal(hurt.stage.at, 'emergency', 'a danger beside it is heard');
});

t.test('who thinks better of it in the first words is let go', async (t) => {
  for (const words of ["oh never mind, i'll try again tomorrow", 'nevermind', "never mind then, i'll phone later"])
    t.equal(new Booking(words).stage.at, 'leaving', words);
  t.equal(new Booking('no importa, les marco más tarde', { lang: 'es' }).stage.at, 'leaving');
  t.not(new Booking("never mind me, i'll call later, it's my chest, it hurts").stage.at, 'leaving');
  t.not(new Booking("never mind, i don't want to live anymore").stage.at, 'leaving');
  t.not(new Booking("i'll call back later about my refill").stage.at, 'leaving');
});
