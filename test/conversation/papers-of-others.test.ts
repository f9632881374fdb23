import t from 'tap';
import { Booking } from './booking-kit.ts';

t.test('who represents somebody is asked for the signed authorization, and for their client', async (t) => {
  for (const words of [
    'hi, dana from harlow and pike here, we represent miguel torres in his fall at the mill, i need the chart since june',
    'this is omar, our firm is representing a patient of yours and we want the records',
  ])
    t.same(new Booking(words).forms, ['records_outside'], words);
  t.same(new Booking('i represent nobody, i just want my own records').forms, ['records']);
});

t.test('a fax number tells where papers go, and is no number to call back on', async (t) => {
  const d = new Booking('i need a copy of my records').tells('the office notes from this year');
  t.match(d.said, /where should they go/);
  d.tells('518 555 0166');
  t.equal(d.talk.facts.records_to?.value, '518 555 0166');
  t.equal(d.talk.facts.phone, undefined);
  t.match(d.said, /full name/);
});
