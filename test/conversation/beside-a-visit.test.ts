import t from 'tap';
import { Booking } from './booking-kit.ts';

const WHO = 'irma salas, march fourth seventy one';
const QUIEN = 'irma salas, cuatro de marzo del setenta y uno';
/** Somebody who was offered a time. */
const offered = () =>
  new Booking("i'd like my physical with doctor abara, a wednesday morning").tells(WHO).tells('yes');

t.test('a time is taken by a sentence of its own, whatever else is said beside it', async (t) => {
  for (const text of [
    'half past eight, lovely. now where did i put my calendar. wednesday the what?',
    'eight thirty will do fine. hold on, let me write it down. is that the wednesday coming up?',
    "that's great. you're a doll.",
  ]) {
    const d = offered().tells(text);
    t.match(d.turn, /You are booked for Wednesday, October 21 at 8:30 AM/, text);
  }
});

t.test('a time is not taken where something else is looked for', async (t) => {
  for (const text of [
    'that is fine. or do you have anything after lunch?',
    'okay. is there something on thursday instead?',
    'good. but not with doctor abara',
  ])
    t.notOk(offered().tells(text).done.includes('booked'), text);
});

t.test('what is asked beside a yes is answered behind the visit', async (t) => {
  const parking = offered().tells("yes, that's perfect, and where do i park");
  t.match(parking.turn, /You are booked for Wednesday.*Answer 0\./s);
  const plan = offered().tells('sounds good. do you guys accept cigna?');
  t.match(plan.turn, /Cigna: that plan is on our list.*You are booked for Wednesday/s);
  t.equal(plan.talk.matters.length, 0);
});

t.test('whether a plan is taken is told before a time is chosen, once', async (t) => {
  const asked = new Booking('i need a physical, and do you folks take cigna').tells(WHO);
  t.match(asked.turn, /Cigna: that plan is on our list\..*What day and what time/s);
  t.same(asked.forms, ['schedule']);
  asked.tells('any morning next week').tells('yes').tells('yes');
  t.notMatch(asked.turn, /plan/);
  t.match(asked.turn, /You are booked/);
  const told = new Booking("set me up for a checkup please, we're with kaiser permanente these days").tells(WHO);
  t.match(told.turn, /Kaiser Permanente: that plan is not on our list right now\./);
  const es = new Booking('quiero una cita para mi examen físico, ¿agarran aetna?', { lang: 'es' }).tells(QUIEN);
  t.match(es.turn, /Aetna: ese plan está en nuestra lista\..*Qué día/s);
});

t.test('a plan asked about in the place of an answer is answered at once, and asked for no second time', async (t) => {
  const d = new Booking("i'd like a physical with doctor abara next week").tells(WHO).tells('do you take medicare');
  t.match(d.turn, /Medicare Part B\..*Should we call you back/s);
  t.match(d.tells('yes').turn, /^I have Monday/);
  t.match(d.tells('yes').turn, /You are booked for Monday.*office\. Is there anything else\?$/);
});

t.test('a plan is written as the list has it, where that is the same company and kind', async (t) => {
  const kept = (plan: string) =>
    new Booking(`set me up for a checkup please, we're with ${plan} these days`).tells(WHO).talk.facts.carrier?.value;
  t.equal(kept('kaiser'), 'Kaiser Permanente');
  t.equal(kept('medicare'), 'Medicare');
});
