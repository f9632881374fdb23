import t from 'tap';
import { loadMind } from '../../src/wiring/mind.ts';

const { understand } = loadMind();
const medicine = (text: string, lang: 'en' | 'es' = 'en') =>
  understand({ text, lang, asked: null, now: '2026-10-22T20:00:00' }).slots.medication;

t.test('what somebody was put on is a medicine by its sound, also where nobody asked for one', async (t) => {
  t.equal(medicine('They put me on the ello quist two weeks ago, and now I bruise.'), 'Eliquis');
  t.equal(medicine('They put me on the at or vast a tin a month back and my legs hurt.'), 'atorvastatin');
  t.equal(medicine('The doctor started her on a tor vast a tin and her legs hurt.'), 'atorvastatin');
});

t.test('and no medicine where something else follows', async (t) => {
  for (const text of [
    'They put me on the list for Thursday.',
    'She put me on hold again.',
    'They switched me to Fidelis in January.',
    'They moved me to Pell Landing last week.',
    'They started me on physical therapy.',
    'They put me on crutches and a boot.',
    'They put me on in the afternoon.',
    'They started me on a plan at the office.',
  ])
    t.equal(medicine(text), undefined, text);
  t.equal(medicine('Me dieron la cita para el martes.', 'es'), undefined);
});
