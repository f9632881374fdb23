import t from 'tap';
import { amountToldIn, daysToldIn } from '../../src/conversation/dialogue/told-supply.ts';
import { visitReason } from '../../src/conversation/dialogue/visit-reason.ts';
import { Words } from './words-kit.ts';

t.test('what is left is no question where it was told, as days or as a count', async (t) => {
  t.equal(daysToldIn("she's got maybe three days"), 3);
  t.equal(daysToldIn('me quedan dos semanas'), 14);
  t.equal(daysToldIn('i ran out three days ago'), null);
  t.equal(daysToldIn("i'm going away in four days"), null);
  t.equal(amountToldIn("i've got like six left"), 'six');
  t.equal(amountToldIn('down to my last two pills'), 'two pills');
  t.equal(amountToldIn('me quedan tres pastillas'), 'tres pastillas');
  t.equal(amountToldIn("i've got two weeks left"), null);
  const d = new Words().hears("i need my lisinopril twenty refilled, i've got like six left");
  t.notMatch(d.said, /How many days/);
  t.equal(d.talk.facts.amount_left?.value, 'six');
});

t.test('what a visit is for is no question where it was said in passing', async (t) => {
  t.equal(visitReason('an appointment next tuesday for my shoulder'), 'my shoulder');
  t.equal(visitReason("can i get in for my son's ear infection"), "my son's ear infection");
  t.equal(visitReason('una cita para que me revisen el oído el martes'), 'el oído');
  t.equal(visitReason('an appointment for my daughter'), null);
  t.equal(visitReason('i need an appointment for next week'), null);
});

t.test('who speaks for another has said what they are to them', async (t) => {
  const d = new Words().hears("my wife had an x-ray on monday and we're waiting for the results, i'm her husband");
  t.equal(d.talk.facts.relationship?.value, 'husband');
  const named = new Words().hears(
    "i'm calling about my mom edna moss, the bill from may is too high, i'm her daughter jane moss",
  );
  t.match(named.talk.facts, { relationship: { value: 'daughter' }, caller_name: { value: 'Jane Moss' } });
  t.equal(named.talk.facts.name?.value, 'Edna Moss');
});

t.test('which bill, which form and which records are no question where they were named', async (t) => {
  t.ok(new Words().hears('the statement from may has a charge for labs i never had').talk.facts.which_bill);
  t.notOk(new Words().hears('i have a question about a bill').talk.facts.which_bill);
  t.ok(new Words().hears('i got a bill for ninety dollars from june second and it is wrong').talk.facts.which_bill);
  t.equal(
    new Words().hears('i need a camp form filled out for my daughter by monday').talk.facts.paperwork_what?.value,
    'camp form, by monday',
  );
  t.ok(new Words().hears("i need my son's vaccine records").talk.facts.records_what);
  t.notOk(new Words().hears('i need my records').talk.facts.records_what);
});

t.test('the number of the line, said to be right before it is asked', async (t) => {
  const d = new Words().hears(
    'please tell doctor whitlock my knee brace came, ida moss, you can call me on this number',
  );
  t.equal(d.talk.facts.phone?.value, '+15185550121');
});
