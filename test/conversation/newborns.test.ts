import t from 'tap';
import { ageSaid } from '../../src/conversation/asked.ts';
import { Booking } from './booking-kit.ts';

t.test('a birth that is told gives the birthday its year', async (t) => {
  const d = new Booking(
    'hello, we just had our little girl on sunday and they want her looked at this week, when can we come in',
  );
  t.not(d.talk.facts.when?.value, '2026-10-25', 'the day of the birth is none that is wished for');
  d.tells('nina salas, october eighteenth, sunday');
  t.equal(d.talk.facts.dob?.value, '2026-10-18');
  t.not(d.stage.at, 'read-back');
  const es = new Booking('tuvimos a nuestro niño el sábado y necesita su primera consulta', { lang: 'es' });
  es.tells('bruno salas, diecisiete de octubre');
  t.match(es.turn, /17 de octubre de 2026/);
});

t.test('who had something else on a day has no newborn', async (t) => {
  for (const words of [
    'we had our boiler fixed on friday',
    'my son had the flu last week',
    'we just had our son in for his physical',
  ])
    t.same(ageSaid(new Booking(words).talk), {}, words);
});
