import t from 'tap';
import { Booking } from './booking-kit.ts';

t.test('who is to be put through to a department is, whatever its work is', async (t) => {
  for (const words of ['could you connect me with billing please', 'i need to speak to someone in billing']) {
    const d = new Booking(words);
    t.match(
      d.effects.find((e) => e.do === 'transfer'),
      { to: 'billing' },
      words,
    );
    d.send({ type: 'transfer', news: 'nobody' });
    t.equal(d.talk.matters[0]?.to, 'billing', 'nobody there: a message to them');
  }
  t.notOk(new Booking('i have a question about billing').effects.some((e) => e.do === 'transfer'));
});

t.test('a reason told with the wish for a person is not asked for again, and goes where it belongs', async (t) => {
  const d = new Booking('give me a real person please, there is a charge on my bill for the flu clinic');
  t.equal(d.stage.at, 'transferring');
  d.send({ type: 'transfer', news: 'nobody' });
  t.notMatch(d.said, /what is it about/);
  t.equal(d.talk.matters[0]?.intent, 'billing');
});
