import t from 'tap';
import { goesOnWithCard, tellsCard } from '../../src/conversation/dialogue/card.ts';
import { wholeName } from '../../src/conversation/dialogue/own-name.ts';
import { Words } from './words-kit.ts';

t.test('who calls it off is let go, and nothing is said to be written down', async (t) => {
  const d = new Words().hears('i need my lisinopril twenty refilled').hears("never mind, i'll call back later");
  t.equal(d.stage.at, 'leaving');
  t.notMatch(d.said, /written down/);
});

t.test('a wait with something behind it is no wait', async (t) => {
  const d = new Words()
    .hears('i need an appointment for a physical')
    .hears('ida moss, may first nineteen eighty')
    .known();
  d.hears('friday afternoon');
  t.notMatch(d.hears('no wait, not friday, monday').said, /Take your time/);
  t.match(new Words().hears('i need a refill').hears('hold on, let me get the bottle').said, /Take your time/);
});

t.test('the number of a card to pay with is refused and kept nowhere', async (t) => {
  t.notOk(tellsCard('no, 518 555 0102, hold on, that was my old number, 518 555 0103'));
  t.ok(tellsCard('4242 4242 4242 4242'));
  t.ok(tellsCard('just take my visa, it is four seven one six'));
  t.ok(tellsCard('mi tarjeta de crédito es cuatro siete uno seis'));
  t.notOk(tellsCard('the number on my insurance card is four seven one six'));
  t.notOk(tellsCard('five one eight five five five oh one two one'));
  const d = new Words().hears('i have a question about a bill').hears('put it on my card, four seven one six');
  t.match(d.said, /do not tell me a card number.*Which bill/s);
  t.equal(d.talk.facts.which_bill, undefined);
});

t.test('a wish told with the number of a card is not lost, and the number is kept nowhere', async (t) => {
  const d = new Words().hears('i would like to settle my bill, the card is four one one two');
  t.match(d.said, /billing.*do not tell me a card number.*Which bill/s);
  t.same(d.forms, ['billing'], 'a card to pay with is no insurance');
  t.notMatch(JSON.stringify([d.talk.reason, d.talk.facts]), /four|one one|411/);
});

t.test('the rest of a card that was begun is no number of a bill, and is kept nowhere', async (t) => {
  t.ok(goesOnWithCard('and the next ones are nine oh three seven'));
  t.ok(goesOnWithCard('luego nueve cero tres siete'));
  t.notOk(goesOnWithCard('the bill is number nine oh three seven'));
  t.notOk(goesOnWithCard('the visit on the third of june, eighty two dollars'));
  const begun = 'i would like to settle my bill, the card is five two two';
  const d = new Words().hears(begun).hears('fine, then comes nine oh three seven');
  t.match(d.said, /do not tell me a card number.*Which bill/s);
  t.equal(d.talk.facts.which_bill, undefined);
  t.notMatch(JSON.stringify([d.talk.reason, d.talk.facts]), /nine|9037/);
  t.match(d.hears('the one from the third of june').talk.facts.which_bill?.value ?? '', /june/);
  const told = new Words().hears(begun).hears('the invoice says nine oh three seven');
  t.ok(told.talk.facts.which_bill, 'what is said to be a bill is one');
  const without = new Words().hears('i have a question about a bill').hears("it's nine oh three seven");
  t.ok(without.talk.facts.which_bill, 'no card was begun');
});

t.test('a question in the place of the yes goes with the message, and the yes alone is asked for', async (t) => {
  const d = new Words().hears('i have a question about a bill').hears('the one from the third of june');
  d.hears('ida moss, may first nineteen eighty').known();
  t.equal(d.stage.at, 'summary');
  d.hears('and are they going to keep writing to me till then?');
  t.match(d.said, /passing that on.*Is that right\?/s);
  t.notMatch(d.said, /Here is what I have/, 'not all of it again');
  t.equal(d.stage.at, 'summary');
  t.match(d.talk.reason.join(' '), /keep writing/);
  t.equal(d.hears('and are they going to keep writing to me till then?').stage.at, 'anything-else');
});

t.test('who calls from work and wants somebody now is not asked whether it is for now', async (t) => {
  const d = new Words().hears(
    "pharmacist at the drugstore on depot street, i can't fill this one for ida moss until somebody talks to me",
  );
  t.same(d.forms, ['pharmacy_call']);
  t.equal(d.talk.facts.needs_now?.value, 'yes');
  const other = new Words().hears('pharmacist at the drugstore on depot street, about a refill for ida moss');
  t.equal(other.talk.facts.needs_now, undefined);
});

t.test('what is to be told is the message already', async (t) => {
  const d = new Words().hears('please tell doctor okafor that new inhaler made all the difference to me');
  t.match(d.talk.facts.reason?.value ?? '', /inhaler/);
});

t.test('who is locked out of the portal leaves a name for records, and is asked for no records', async (t) => {
  const d = new Words().hears("the website won't accept my password and now i'm locked out of the portal");
  t.same(d.forms, ['portal_locked']);
  t.match(d.said, /full name/);
});

t.test('the next fact in the place of a yes is a yes', async (t) => {
  const d = new Words().hears('i need a refill').hears('lisinoprel');
  if (d.stage.at === 'read-back') d.hears('twenty milligrams');
  t.equal(d.talk.facts.medication?.value, 'lisinopril');
});

t.test('a general question in the middle is asked of the desk at once, and the call goes on behind it', async (t) => {
  const d = new Words().hears('i need my lisinopril twenty refilled').hears('oh what are your hours on saturday');
  t.same(d.forms, ['faq', 'refill']);
  t.equal(d.stage.at, 'looking');
});

t.test('a last name by itself goes with the first name that was told', async (t) => {
  t.equal(wholeName({ deniedName: 'Ida Mose', reason: [] }, 'Moss'), 'Ida Moss');
  t.equal(wholeName({ deniedName: 'Wanda Pell', reason: [] }, 'Sandra'), 'Sandra Pell');
  t.equal(wholeName({ deniedName: null, reason: [] }, 'Moss'), 'Moss');
});
