import t from 'tap';
import { timesIn } from '../../src/rehearsal/caller/dates.ts';
import { actsOf } from '../../src/rehearsal/caller/doing.ts';
import { hearTurn, isQuestion, joinDigits, tells911 } from '../../src/rehearsal/caller/hearing.ts';
import { pageEvent } from '../../src/rehearsal/page-event.ts';
import { ageOn } from '../../src/rehearsal/slots.ts';

t.test('What is heard of a turn', (t) => {
  t.equal(joinDigits('I have three one nine five five five zero one seven zero'), 'I have 3195550170');
  t.equal(joinDigits('take one pill'), 'take one pill');
  t.same(hearTurn(['You call from', 'three', 'one', 'nine', 'Is that right?']).questions, ['Is that right?']);
  t.equal(isQuestion('Please say the month, the day and the year of birth.'), true);
  t.equal(isQuestion('Para español, diga español, u oprima dos.'), false);
  t.equal(tells911(hearTurn(['In an emergency, hang up and dial 911.'])), false);
  t.equal(tells911(hearTurn(['Cuelgue y marque el 911 ahora.'])), true);
  t.same(timesIn('I have Thursday, September 10 at 2:20 PM.', '2026-09-08'), [{ date: '2026-09-10', time: '14:20' }]);
  // As it is heard over the telephone.
  t.same(timesIn('Tengo el viernes 11 de septiembre a las 2 y 30 de la tarde.', '2026-09-08'), [
    { date: '2026-09-11', time: '14:30' },
  ]);
  t.same(timesIn('Tengo el viernes 11 de septiembre a las 9:30 de la mañana.', '2026-09-08'), [
    { date: '2026-09-11', time: '09:30' },
  ]);
  t.end();
});

t.test('Which pages are answered is read from the events of a story', (t) => {
  t.same(pageEvent({ at: '0 and 10 minutes after the first page', do: 'the page to lindgren is not answered' }), [
    { who: 'lindgren', answered: false, minutes: [0, 10], nth: [] },
  ]);
  t.same(pageEvent({ at: '20 minutes after the first page', do: 'the page to Dr. Oduro goes unanswered' }), [
    { who: 'Dr. Oduro', answered: false, minutes: [20], nth: [] },
  ]);
  t.same(pageEvent({ at: 'told to call 911', do: 'says: no' }), []);
  t.end();
});

t.test('An age follows from the birth', (t) => {
  t.equal(ageOn('1955-05-02', '2026-05-01'), '70 years');
  t.equal(ageOn('1955-05-02', '2026-05-02'), '71 years');
  t.equal(ageOn('2026-07-20', '2026-08-31'), '6 weeks');
  t.equal(ageOn('2026-08-25', '2026-08-31'), '6 days');
  t.equal(ageOn('2025-02-10', '2026-08-31'), '18 months');
  t.end();
});

t.test('What a recogniser wrote down is heard as a question without its mark', (t) => {
  const asked = (text: string) => hearTurn([text], true).questions.length > 0;
  for (const text of [
    'cuál es el nombre completo del paciente y su fecha de nacimiento.',
    'y la fecha de nacimiento.',
    'Le devolvemos la llamada a ese número.',
    'Ya lo anoté. Algo más.',
    'What day suits you best.',
  ])
    t.ok(asked(text), text);
  for (const text of ['Ya anoté su solicitud para la recepción.', 'I have written that down for billing.', 'Goodbye.'])
    t.notOk(asked(text), text);
  t.end();
});

t.test('An hour in words is an hour', (t) => {
  const at = (words: string) => timesIn(words, '2026-10-22');
  t.same(at("the two o'clock with the nurse"), [{ date: null, time: '14:00' }]);
  t.same(at('my nine thirty on friday'), [{ date: '2026-10-23', time: '09:30' }]);
  t.same(at('el martes a las dos y media'), [{ date: '2026-10-27', time: '14:30' }]);
  t.same(at('nine thirty fifty six'), [], 'a birthday');
  t.end();
});

t.test('Doings in free words', (t) => {
  for (const [does, acts] of [
    ['hands the phone to her son, who says: she fell', [{ say: 'she fell' }]],
    ['says "hold on" and hangs up', [{ say: 'hold on' }, { hangUp: 'far-end-hung-up' }]],
    ['hangs up to dial 911', [{ hangUp: 'far-end-hung-up' }]],
    ['hits zero', [{ press: '0' }]],
    ['keys in 3195550170', [{ press: '3195550170' }]],
    ['her phone battery dies', [{ hangUp: 'lost' }]],
    ['stays silent for half a minute', [{ wait: 30_000 }]],
    ['asks for a person', [{ say: 'can i talk to a person' }]],
  ] as const)
    t.same(actsOf(does), acts, does);
  t.same(pageEvent({ at: 'the second page', do: 'Dr. Lindgren answers' }), [
    { who: 'Dr. Lindgren', answered: true, minutes: [], nth: [1] },
  ]);
  t.same(pageEvent({ at: 'the first page and the one ten minutes later', do: 'the page to oduro is not answered' }), [
    { who: 'oduro', answered: false, minutes: [0, 10], nth: [] },
  ]);
  t.same(pageEvent({ at: 'asked', do: 'she answers: yes' }), []);
  t.end();
});
