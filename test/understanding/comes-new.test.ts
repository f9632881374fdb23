import t from 'tap';
import { loadMind } from '../../src/wiring/mind.ts';

const { understand } = loadMind();
const intent = (text: string, lang: 'en' | 'es' = 'en') =>
  understand({ text, lang, asked: null, now: '2026-10-20T10:00', areaCode: '518' }).intent;

t.test('who asks whether the practice takes them is new, whatever the first visit is for', async (t) => {
  for (const words of [
    'hi we just moved out here from the city, do you take kids, my boy has to have his shots for kindergarten',
    'is the practice taking new families, my son needs his shots and a form for school',
  ])
    t.equal(intent(words), 'new_patient', words);
  for (const words of [
    'nos acabamos de mudar y quería ver si atienden a mi hijo, le piden las vacunas en la escuela',
    '¿están recibiendo pacientes nuevos? mi niño ocupa la hoja de vacunas para el kinder',
  ])
    t.equal(intent(words, 'es'), 'new_patient', words);
});

t.test('who moved and wants something else is not', async (t) => {
  t.equal(intent('i moved last week and need my records sent to my new doctor'), 'records');
  t.equal(intent('we just moved, do you take aetna'), 'insurance');
  t.equal(intent('me mudé y quiero que manden mi expediente a mi nuevo doctor', 'es'), 'records');
});
