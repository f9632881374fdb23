import t from 'tap';
import { tellsCard } from '../../src/conversation/dialogue/card.ts';
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
  t.ok(tellsCard('just take my visa, it is four seven one six'));
  t.ok(tellsCard('mi tarjeta de crédito es cuatro siete uno seis'));
  t.notOk(tellsCard('the number on my insurance card is four seven one six'));
  t.notOk(tellsCard('five one eight five five five oh one two one'));
  const d = new Words().hears('i have a question about a bill').hears('put it on my card, four seven one six');
  t.match(d.said, /do not tell me a card number.*Which bill/s);
  t.equal(d.talk.facts.which_bill, undefined);
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
