import t from 'tap';
import type { SlotName } from '../../src/understanding/types.ts';
import { hearThere } from './slots-kit.ts';

// A Wednesday.
const NOW = '2026-10-21T10:00:00';
const hear = (text: string, asked: SlotName | null = null) => hearThere(text, { asked, now: NOW });

t.test('a day that is told of is no wish', async (t) => {
  t.equal(hear('we had my cousins over friday and i ate too much, can i get an appointment').slots.when, undefined);
  t.equal(hear('i need to change my appointment on monday, we had a party friday').slots.when, undefined);
  t.equal(hear('i had hoped for friday', 'when').slots.when, '2026-10-23');
  t.equal(hear('can i come in on friday').slots.when, '2026-10-23');
});

t.test('a day on which something else begins or ends is none that is wanted', async (t) => {
  for (const text of [
    'i need a physical, hockey begins the ninth',
    'can i get a checkup, my plan ends on the thirtieth',
    "i'd like an appointment, i'm back from denver on the second",
    'necesito una cita, entro a trabajar el lunes dos',
    "i'd like a physical, she gets paid friday",
  ])
    t.equal(hear(text).slots.when, undefined, text);
  t.equal(hear('can i come in friday, school starts monday').slots.when, '2026-10-23', 'another day beside it is');
});

t.test('up to a day, within some time, and this week or the next', async (t) => {
  const when = (text: string) => hear(text).slots.when;
  t.equal(when('i need a physical any day before halloween'), '2026-10-22/2026-10-30');
  t.equal(when('i need a physical before my son arrives on the thirtieth'), '2026-10-22/2026-10-29');
  t.equal(when('i need a physical, we fly out on the thirtieth, so sometime before that'), '2026-10-22/2026-10-29');
  t.equal(when('quiero una cita antes de que salgamos de viaje el treinta'), '2026-10-22/2026-10-29');
  t.equal(when('i need an appointment by the end of the month'), '2026-10-22/2026-10-31');
  t.equal(when('i need an appointment within the next ten days'), '2026-10-22/2026-10-31');
  t.same(when('i need an appointment this week or next'), ['2026-10-21/2026-10-23', '2026-10-26/2026-10-30']);
  t.equal(when('i need an appointment before ten on thursday'), '2026-10-22T08:00/2026-10-22T10:00');
  t.equal(when('i need an appointment the day before halloween'), '2026-10-30');
});

t.test('the day of the visit that is moved is told with it', async (t) => {
  const moved = hear("my son's got his checkup on friday at two, could we slide it to monday");
  t.equal(moved.intent, 'reschedule');
  t.equal(moved.slots.when, '2026-10-26');
  t.equal(hear('she has her shots tomorrow with the nurse, can we push that till next month').intent, 'reschedule');
});

t.test('cancelled for another day: moved to that one', async (t) => {
  const moved = hear('please cancel my november fifth and book me for the twelfth instead');
  t.equal(moved.intent, 'reschedule');
  t.equal(moved.slots.when, '2026-11-12');
  const gone = hear('please cancel my november fifth, and tell doctor okafor thanks');
  t.equal(gone.intent, 'cancel');
});
