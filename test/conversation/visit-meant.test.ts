import t from 'tap';
import type { Visit } from '../../src/calendar/types.ts';
import { contradicts, visitSaid } from '../../src/understanding/visit-said.ts';
import { Words } from './words-kit.ts';

// Tuesday the 20th of October 2026.
const NOW = '2026-10-20T10:00:00';
const visit = (id: string, provider: string, start: string): Visit => ({
  id,
  provider,
  start: `${start}:00-04:00`,
  location: 'harbour_street',
  visit: 'follow_up',
  minutes: 20,
  patient: 'p1',
  state: 'booked',
});
const THURSDAY = visit('v1', 'whitlock', '2026-10-22T10:00');
const MONDAY = visit('v2', 'abara', '2026-10-26T09:15');

/** A caller who is known, and has these visits. */
function caller(opening: string, visits: Visit[], lang: 'en' | 'es' = 'en'): Words {
  const d = new Words({ lang }).hears(opening, lang);
  d.hears(lang === 'es' ? 'irma salas, cuatro de marzo del setenta y uno' : 'irma salas, march fourth seventy one');
  if (d.request?.want === 'verify') d.known();
  return d.desk({ to: 'visits', visits });
}

const again = (d: Words, text: string, visits: Visit[]) => {
  d.hears(text);
  return d.request?.want === 'visits' ? d.desk({ to: 'visits', visits }) : d;
};

t.test(
  'a visit on another day, at another hour or with somebody else is not taken for the one that is named',
  async (t) => {
    for (const opening of [
      'please scratch my nine fifteen on monday with doctor abara',
      'cancel my friday appointment',
      "i won't need my two o'clock on thursday, cancel it",
      'i want to cancel thursday with doctor abara',
      'cancel my appointment with the nurse',
    ]) {
      const d = caller(opening, [THURSDAY]);
      t.match(
        d.said,
        /I do not find the one that you name\. Is it the appointment on Thursday, October 22 at 10 AM/,
        opening,
      );
      t.equal(d.stage.at, 'which-visit', opening);
      t.match(d.hears('yes').said, /^Shall I cancel it/, 'who agrees is asked before anything is given back');
    }
    const es = caller('quiero cancelar la cita del lunes a las tres', [THURSDAY], 'es');
    t.match(es.said, /No encuentro la que usted dice\. ¿Es la cita del jueves 22 de octubre/);
  },
);

t.test('nor confirmed, nor moved', async (t) => {
  t.match(caller('is my appointment still on for friday at nine', [THURSDAY]).said, /I do not find the one/);
  t.match(caller('can i move my friday appointment to next week', [THURSDAY]).said, /I do not find the one/);
  t.match(caller('can i move my thursday appointment to see doctor abara next week', [THURSDAY]).said, /^You have an/);
});

t.test('what fits is offered at once, however loosely it is told', async (t) => {
  for (const opening of [
    'cancel my appointment',
    'cancel my thursday appointment',
    "i can't make it thursday at ten, cancel it please",
    "i can't come thursday morning, please cancel",
    'cancel the one with doctor whitlock',
  ])
    t.match(caller(opening, [THURSDAY]).said, /^You have an appointment on Thursday/, opening);
  t.match(caller('cancel the one on monday', [THURSDAY, MONDAY]).said, /^You have an appointment on Monday/);
  t.match(caller('cancel the one with doctor abara', [THURSDAY, MONDAY]).said, /^You have an appointment on Monday/);
});

t.test('the other one, named at the question', async (t) => {
  const both = [THURSDAY, MONDAY];
  const which = caller('i need to cancel an appointment', both);
  t.match(which.said, /Is it the appointment on Thursday/);
  t.match(which.hears('no, the one on monday').said, /^You have an appointment on Monday/);
  const agree = caller('cancel the one on thursday', both);
  t.match(again(agree, 'no, not that, the monday one', both).said, /^You have an appointment on Monday/);
  const none = caller('cancel the one on thursday', [THURSDAY]);
  t.match(again(none, 'no, the monday one', [THURSDAY]).said, /I do not find the one that you name/);
  t.not(none.stage.at, 'agree-cancel');
  t.match(none.said, /I have written that down/);
});

t.test('who thinks better of it keeps the visit', async (t) => {
  const d = caller('cancel the one on thursday', [THURSDAY]).hears('no, leave it');
  t.match(d.said, /stays as it is\. All right\. Is there anything else/, 'and nothing more is asked');
});

t.test('days and hours of a visit that stands', async (t) => {
  const at = (text: string, moves = false) => contradicts(visitSaid(text, NOW, moves), THURSDAY.start);
  t.equal(at('cancel it'), 0);
  t.equal(at('my thursday one at ten'), 0);
  t.equal(at('the thursday after next, at ten'), 2, 'a date is a date');
  t.equal(at('thursday at two'), 1);
  t.equal(at('friday at two'), 3);
  t.equal(at('move my thursday appointment to friday at two', true), 0, 'the wanted time is none of the visit');
  t.equal(at('move my monday appointment to thursday at ten', true), 2);
});
