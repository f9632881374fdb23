import t from 'tap';
import { Booking } from './booking-kit.ts';

t.test('a member number said again where the group is asked puts the member number right', async (t) => {
  const d = new Booking('i have a new insurance card to give you').as('nora fields, march fourth nineteen seventy one');
  d.tells("it's cigna").tells('k four four one seven oh oh two');
  t.match(d.said, /group number/);
  d.tells("no, it's k four four one seven oh oh three");
  t.equal(d.talk.facts.member_id?.value, 'K4417003');
  t.equal(d.talk.facts.group_number, undefined);
  t.match(d.said, /I have changed that.*group number/);
  d.tells('seven seven b two');
  t.equal(d.talk.facts.group_number?.value, '77B2');
});

t.test('signs that are not there deny nothing of what was read out', async (t) => {
  const d = new Booking('my elbow has been sore for two weeks, what should i put on it').as(
    'nora fields, march fourth nineteen seventy one',
  );
  for (let n = 0; n < 4 && d.stage.at !== 'summary'; n++) d.tells('no, nothing like that');
  t.equal(d.stage.at, 'summary');
  d.tells('no redness, no swelling');
  t.equal(d.stage.at, 'summary');
  t.notMatch(d.said, /Which part/);
  t.equal(d.talk.facts.name?.value, 'Nora Fields');
  t.ok(d.talk.reason.includes('no redness, no swelling'), 'it goes with the message');
  t.equal(d.tells('yes').stage.at, 'anything-else');
});
