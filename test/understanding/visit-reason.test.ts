import t from 'tap';
import { visitReason } from '../../src/understanding/visit-reason.ts';

t.test('what a visit is for, said in passing', async (t) => {
  const said: [string, string | null][] = [
    ['can I come in to have somebody look at my elbow this week', 'my elbow'],
    ['I want to get my toenail looked at', 'my toenail'],
    ['I need an appointment for my migraines, any morning', 'my migraines'],
    ['I would like to see doctor Lund about a mole on my back', 'a mole on my back'],
    ['quisiera una cita para que me revisen la rodilla', 'la rodilla'],
    ['una cita para que le vean los oídos a mi niño', 'los oídos a mi niño'],
    ['necesito una consulta por lo de mi presión', 'lo de mi presión'],
    ['una cita para el martes', null],
    ['an appointment for my son', null],
    ['I need an appointment', null],
    ['una cita para mi esposo', null],
  ];
  for (const [words, reason] of said) t.equal(visitReason(words), reason, words);
});
