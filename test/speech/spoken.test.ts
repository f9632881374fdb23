import t from 'tap';
import { normalise } from '../../src/speech/spoken/normalise.ts';
import { piecesOf } from '../../src/speech/spoken/pieces.ts';

const ENGLISH: [written: string, spoken: string][] = [
  ['Call 911 now.', 'Call nine one one now.'],
  ['Text 988, day or night.', 'Text nine eight eight, day or night.'],
  ['I have +15185550121.', 'I have one, five one eight, five five five, zero one two one.'],
  ['I have (518) 555-0121.', 'I have five one eight, five five five, zero one two one.'],
  ['I have 5185550121.', 'I have five one eight, five five five, zero one two one.'],
  ['Call 555-0121.', 'Call five five five, zero one two one.'],
  ['I have 5 1 8, 5 5 5, 0 1 2 1.', 'I have five one eight, five five five, zero one two one.'],
  ['Dr. Lee saw Mrs. Ortiz.', 'Doctor Lee saw Missus Ortiz.'],
  ['Born May 2, 1955.', 'Born May second, 19 55.'],
  ['Born 1955-05-21.', 'Born May twenty-first, 19 55.'],
  ['Born March 30, 2004.', 'Born March thirtieth, two thousand 4.'],
  ['Open at 8:05 a.m. Closed at noon.', 'Open at 8 oh 5 A M. Closed at noon.'],
  ['At 5:00 PM.', 'At 5 P M.'],
  ['Take 20 mg.', 'Take 20 milligrams.'],
  ['A fee of $50.', 'A fee of 50 dollars.'],
  ['Is that right? No. Then press 1.', 'Is that right? No. Then press 1.'],
  ['In 25 minutes, at 2.5 miles.', 'In 25 minutes, at 2.5 miles.'],
  ['Code 004217.', 'Code zero zero four, two one seven.'],
  ['He said: “wait”.', 'He said: wait.'],
];

const SPANISH: [written: string, spoken: string][] = [
  ['Llame al 911 ahora.', 'Llame al nueve uno uno ahora.'],
  ['Tengo 518-555-0121.', 'Tengo cinco uno ocho, cinco cinco cinco, cero uno dos uno.'],
  ['El Dr. Pérez y la Dra. Ruiz.', 'El Doctor Pérez y la Doctora Ruiz.'],
  ['Nació el 1 de mayo de 1955.', 'Nació el primero de mayo de 1955.'],
  ['Nació el 1955-05-02.', 'Nació el 2 de mayo de 1955.'],
  ['A las 8:30 p.m. Gracias.', 'A las 8 y 30 de la tarde. Gracias.'],
  ['Son 20 mg.', 'Son 20 miligramos.'],
];

t.test('what is written is put into words that can be read aloud', async (t) => {
  for (const [written, spoken] of ENGLISH) t.equal(normalise(written, 'en'), spoken);
  for (const [written, spoken] of SPANISH) t.equal(normalise(written, 'es'), spoken);
});

t.test('what is in words already stays as it is, and twice is as once', async (t) => {
  for (const [, spoken] of ENGLISH) t.equal(normalise(spoken, 'en'), spoken);
  for (const [, spoken] of SPANISH) t.equal(normalise(spoken, 'es'), spoken);
});

t.test('a line is rendered a sentence at a time', async (t) => {
  const pieces = piecesOf('Please hang up and call 911 now. Do not drive yourself.', 'en');
  t.strictSame(
    pieces.map(({ text }) => text),
    ['Please hang up and call nine one one now.', 'Do not drive yourself.'],
  );
  t.strictSame(piecesOf('Dr. Lee will call. Goodbye.', 'en').length, 2, 'an abbreviation ends no sentence');
  t.strictSame(piecesOf(' … ', 'en'), []);
});

t.test('a long sentence is cut at a comma, a number never', async (t) => {
  const text =
    'Si siente que podría hacerlo, o está en peligro ahora, llame al 911, y no se quede solo, por favor, hasta que lleguen.';
  const pieces = piecesOf(text, 'es');
  t.ok(pieces.length > 1);
  t.ok(pieces.every((piece) => piece.text.length <= 110));
  t.equal(pieces.map((piece) => piece.text).join(' '), normalise(text, 'es'));
  const facts =
    'I have Grace Holloway, born on March fourth, nineteen eighty two, and it is about her knee, since two weeks.';
  t.equal(piecesOf(facts, 'en').length, 1, 'what is rendered once keeps its breath');
  t.equal(piecesOf(facts, 'en', true)[0]?.text, 'I have Grace Holloway,', 'what somebody waits for begins sooner');
  const number = piecesOf(
    'Usted llama desde el teléfono particular con el número 518-555-0121 y así lo voy a anotar para el médico',
    'es',
  );
  t.ok(number.some((piece) => piece.text.includes('cinco uno ocho, cinco cinco cinco, cero uno dos uno')));
});
