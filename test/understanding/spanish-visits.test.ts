import t from 'tap';
import { durationIn } from '../../src/understanding/duration.ts';
import { loadMind } from '../../src/wiring/mind.ts';
import { tokenise } from '../../src/words/tokens.ts';

const { engine, understand } = loadMind();
const intent = (text: string) => understand({ text, lang: 'es', asked: null, now: '2026-11-23T10:00' }).intent;

t.test('to be seen on a day is a wish for a visit', async (t) => {
  for (const text of [
    '¿me la ve el doctor el miércoles?',
    'que me lo atiendan hoy, por favor',
    '¿nos puede ver el viernes?',
    '¿qué día me sacan la sangre?',
  ])
    t.equal(intent(text), 'schedule', text);
});

t.test('and no day on which it began', async (t) => {
  const says: [string, string | null][] = [
    ['tiene calentura, ¿me lo ve el miércoles?', null],
    ['le duele desde anoche, a ver si la atienden el viernes', 'desde anoche'],
    ['lo vio el doctor el martes y está igual', null],
    ['hace ratito se cayó', 'hace ratito'],
    ['le duele desde el martes', 'desde el martes'],
  ];
  for (const [said, want] of says) t.equal(durationIn(said, tokenise(said), false), want, said);
});

t.test('blood that is to be drawn is no bleeding, and blood that comes is', async (t) => {
  t.equal(engine.judge('¿a qué hora me van a sacar sangre?', 'es').tier, 'routine');
  t.equal(engine.judge('no deja de sangrar donde me sacaron sangre', 'es').tier, 'emergency');
  t.match(engine.judge('mi niña tose desde el viernes', 'es').tier, /urgent/);
});
