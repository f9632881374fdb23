import t from 'tap';
import { Words } from './words-kit.ts';

t.test('a first sentence that was cut in two is finished by what comes next', async (t) => {
  const d = new Words().hears('i have a visit on thursday with doctor abara');
  t.match(d.stage, { at: 'field', field: 'name' });
  d.hears("but they put me on days at the plant so i can't make it then, could we move it");
  t.equal(d.talk.intent, 'reschedule');
  t.match(d.stage, { at: 'field', field: 'name' }, 'and the same is asked for');
  t.equal(d.talk.matters.length, 1, 'instead of the first guess, and not beside it');
});

t.test('in Spanish too', async (t) => {
  const d = new Words({ lang: 'es' }).hears('tengo una cita el jueves con la doctora abara');
  d.hears('pero me cambiaron el turno y no voy a poder ir');
  t.equal(d.talk.intent, 'reschedule');
});

t.test('an answer that begins so is an answer', async (t) => {
  const d = new Words().hears('i need a refill of my lisinopril');
  const { intent } = d.talk;
  d.hears('and the name is ida moss, may first nineteen eighty');
  t.equal(d.talk.intent, intent);
  t.equal(d.talk.facts.name?.value, 'Ida Moss');
});
