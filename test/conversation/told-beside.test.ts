import t from 'tap';
import { Words } from './words-kit.ts';

const value = (d: Words, fact: string) => d.talk.facts[fact]?.value;

t.test('at a read-back the next facts are all taken: strength, name and birthday', async (t) => {
  const d = new Words().hears('i need my adderall refilled');
  t.equal(d.stage.at, 'read-back');
  d.hears("thirty milligrams, i'm owen pratt, march third nineteen sixty two");
  t.equal(value(d, 'dose'), '30 mg');
  t.equal(value(d, 'name'), 'Owen Pratt');
  t.equal(value(d, 'dob'), '1962-03-03');
  t.match(d.said, /How many days/);
  const unled = new Words().hears('i need my adderall forty refilled');
  t.equal(unled.stage.at, 'read-back');
  unled.hears('owen pratt, march third nineteen sixty two');
  t.equal(value(unled, 'name'), 'Owen Pratt');
  t.equal(value(unled, 'dob'), '1962-03-03');
});

t.test('who says who they are where a strength or days are asked is not asked for it again', async (t) => {
  const d = new Words().hears('a refill of losartan please');
  d.hears('owen pratt, march third nineteen sixty two');
  t.equal(value(d, 'name'), 'Owen Pratt');
  const days = new Words().hears('a refill of losartan fifty please');
  t.match(days.said, /How many days/);
  days.hears('sorry, owen pratt');
  t.equal(value(days, 'name'), 'Owen Pratt');
  t.match(days.said, /days/, 'and the days are asked for again');
});

t.test('days and a strength told a turn late are kept', async (t) => {
  const d = new Words().hears('a refill of losartan, owen pratt, march third nineteen sixty two');
  d.hears('it does not say').hears('i could not tell you').hears('i am not sure');
  d.hears("walgreens on main street, it's fifty milligrams and i've got six days left");
  t.equal(value(d, 'dose'), '50 mg');
  t.equal(value(d, 'days_left'), '6');
});

t.test('a house that calls has said who is calling, by what it is', async (t) => {
  for (const begun of [
    'this is moss and whitby attorneys, we represent our client owen pratt and need his records',
    "good morning, clara dunn with moss and whitby, attorneys. we represent owen pratt and we're asking for his chart",
  ]) {
    const d = new Words().hears(begun);
    t.match(value(d, 'caller_from'), /moss and whitby/, begun);
    d.hears('all from the first of june, with the bills');
    t.equal(value(d, 'records_what'), 'all from the first of june, with the bills', begun);
    t.same(d.forms, ['records_outside'], begun);
  }
});
