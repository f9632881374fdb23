import t from 'tap';
import { isWishAgain } from '../../src/conversation/dialogue/wish-again.ts';
import { Booking } from './booking-kit.ts';

const WHO = 'irma salas, march fourth seventy one';

t.test('a wish that was dealt with and is said once more opens no second form', async (t) => {
  const d = new Booking('i need a copy of my vaccine records sent to the camp, and i have a question on my bill').tells(
    WHO,
  );
  for (let n = 0; n < 12 && d.stage.at !== 'anything-else'; n++)
    d.tells(d.stage.at === 'summary' || d.stage.at === 'line-number' ? 'yes' : 'pine lake camp, the vaccine list');
  t.equal(d.stage.at, 'anything-else');
  const filed = d.done.length;
  d.tells("and my vaccine records, you won't forget those");
  t.equal(d.done.length, filed);
  t.same(d.forms, []);
  t.match(d.said, /written down\. Is there anything else\?/);
  t.ok(isWishAgain(d.talk, 'records', 'did you get the records request down'));
  t.notOk(isWishAgain(d.talk, 'records', "don't forget i need another set of records, for the school"));
  t.notOk(isWishAgain(d.talk, 'refill', 'did you get my refill'), 'nothing was asked of it');
  t.notOk(isWishAgain(d.talk, 'records', 'i need my records'));
});
