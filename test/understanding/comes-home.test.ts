import t from 'tap';
import { loadMind } from '../../src/wiring/mind.ts';

const { understand } = loadMind();
const whenIn = (text: string, lang: 'en' | 'es' = 'en') =>
  understand({ text, lang, now: '2026-11-03T10:15:00', asked: null }).slots.when;

t.test('the day on which somebody comes home from the hospital is not the one that is wished', async (t) => {
  for (const said of [
    'she is being discharged tomorrow and i need an appointment for her',
    'getting out of rehab on friday and i need an appointment with the doctor',
    'they are sending my brother home thursday, he needs a follow up visit',
  ])
    t.equal(whenIn(said), undefined, said);
  t.equal(whenIn('a mi tía la dan de alta mañana y necesita una cita', 'es'), undefined);
  t.equal(whenIn('mi abuelo sale del hospital el jueves, quiero que lo vean el lunes', 'es'), '2026-11-09');
  t.equal(whenIn('she is being discharged tomorrow, could she be seen within a week'), whenIn('within a week'));
  t.equal(
    whenIn('they are sending him home tomorrow, can he come in friday morning'),
    '2026-11-06T08:00/2026-11-06T12:00',
  );
});

t.test('whoever comes in on a day wishes that day', async (t) => {
  t.equal(whenIn('can she come in tomorrow'), '2026-11-04');
  t.equal(whenIn('i am coming from work friday, could i be seen then, on friday'), '2026-11-06');
});
